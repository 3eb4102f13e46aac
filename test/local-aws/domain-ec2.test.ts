import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CreateLogStreamCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DescribeInstancesCommand,
  GetConsoleOutputCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { CreateBucketCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { ListTrainingJobsCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUCKET, type Call, get, object, passes, put, refused, remove } from '../support/crossings.ts';
import { Instances } from '../support/instances.ts';
import { rejection } from '../support/served-model.ts';
import type { StandIn } from '../support/stand-in.ts';
import { type Clients, clientsOf, type RoleName, trustDomains } from '../support/trust-domains.ts';
import { until } from '../support/until.ts';

import { startWorkbench, type Workbench } from '../support/workbench.ts';

const HASH = 'a'.repeat(64);
const RUN = 'dog/ec2/dog-ec2-0123456789';
const PYTHON = fileURLToPath(new URL('../../.local-aws/test-tools/bin/python', import.meta.url));
const RUNNER = fileURLToPath(new URL('../../python/ec2', import.meta.url));

let bench: Workbench;
let standIn: StandIn;
let root: Clients;
let dog: Record<RoleName, Clients>;
let breeds: Record<RoleName, Clients>;
/** What main of `dog` may launch. */
let launch: RunInstancesCommandInput;

beforeAll(async () => {
  bench = await startWorkbench();
  standIn = bench.standIn;
  root = await clientsOf(standIn);
  dog = await trustDomains(standIn, 'dog');
  breeds = await trustDomains(standIn, 'dog-breeds');
  await root.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  for (const key of [...READS, ...CLOSED]) await put(key)(root);
  const group = { ...{ GroupName: 'dog-ec2-vpc', Description: 'none' }, TagSpecifications: tagged('security-group') };
  const { GroupId = '' } = await dog.main.ec2.send(new CreateSecurityGroupCommand(group));
  launch = {
    ...(await new Instances(standIn).request('#!/bin/sh\nexec sleep 600\n')),
    SecurityGroupIds: [GroupId],
    IamInstanceProfile: { Name: 'dog-ec2' },
    MetadataOptions: { HttpTokens: 'required' },
    BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { Encrypted: true, VolumeSize: 100 } }],
    TagSpecifications: tagged('instance', 'volume'),
  };
}, 60_000);

afterAll(() => bench?.[Symbol.asyncDispose]());

const tagged = (...types: ('instance' | 'volume' | 'security-group')[]) =>
  types.map((ResourceType) => ({ ResourceType, Tags: [{ Key: 'sagemaker-actions:pipeline', Value: 'dog' }] }));

const READS = [
  ...[`dog/code/${HASH}/sourcedir.tar.gz`, `dog/weights/${HASH}/weights.pth`, `dog/.versions/${HASH}.json`],
  ...[`dog/${HASH}/train/001.cat/1.png`, `${RUN}/job-${HASH}.json`, `${RUN}/checkpoints.tar`],
];
const RESULTS = ['status.json', 'model.tar.gz', 'output.tar.gz', 'log.txt'].map((file) => `${RUN}/${file}`);
const CLOSED = [
  ...[`dog/packages/${HASH}/model.tar.gz`, `dog/.sources/${HASH}.json`, 'dog/runs/1/plan.1.json'],
  ...[
    'dog/jobs/dog-single-0123456789/output/model.tar.gz',
    `${RUN}/launch-1.json`,
    `dog-pr/code/${HASH}/sourcedir.tar.gz`,
  ],
];

describe('an instance of main', () => {
  it('reads what main has published and told it, and nothing else', async () => {
    for (const key of READS) await passes(dog.ec2, get(key));
    for (const key of [...CLOSED, ...RESULTS]) await refused(dog.ec2, get(key), 's3:GetObject', object(key));
  });

  it('writes each of its results once, and over nothing', async () => {
    for (const key of RESULTS) {
      await refused(dog.ec2, put(key), 's3:PutObject', object(key));
      await passes(dog.ec2, put(key, 'once'));
      expect((await rejection(put(key, 'once')(dog.ec2)))['name']).toBe('PreconditionFailed');
      await refused(dog.ec2, remove(key), 's3:DeleteObject', object(key));
    }
    const checkpoint = `${RUN}/checkpoints.tar`;
    for (const key of [...READS, ...CLOSED].filter((key) => key !== checkpoint))
      await refused(dog.ec2, put(key, 'once'), 's3:PutObject', object(key));
    // It is replaced after each epoch.
    await passes(dog.ec2, put(checkpoint));
  });

  it('sends a large result in parts, once only', async () => {
    const script = `
import sys, tempfile, pathlib
sys.path.insert(0, sys.argv[1])
import store
store.LARGE = 6 * 1024 * 1024
store.PART = 5 * 1024 * 1024
file = pathlib.Path(tempfile.mkdtemp()) / "model"
file.write_bytes(b"x" * 7 * 1024 * 1024)
one = store.Store("us-east-1")
one.write(sys.argv[2], file)
try:
    one.write(sys.argv[2], file)
except Exception as error:
    print(error.response["Error"]["Code"])
`;
    const uri = `s3://${BUCKET}/${RUN}-r2/model.tar.gz`;
    const { accessKeyId, secretAccessKey, sessionToken = '' } = await dog.ec2.s3.config.credentials();
    const keys = {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    };
    const env = { PATH: process.env['PATH'], ...standIn.env, ...keys };
    const ran = spawnSync(PYTHON, ['-c', script, RUNNER, uri], { env, encoding: 'utf8' });
    expect([ran.stdout, ran.stderr]).toEqual(['PreconditionFailed\n', '']);
    const stored = await root.s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key: `${RUN}-r2/model.tar.gz` }));
    expect([stored.ContentLength, stored.ETag]).toEqual([7 * 1024 * 1024, expect.stringMatching(/-2"$/)]);
  });

  it('writes its own log, and calls no other service', async () => {
    const stream =
      (group: string): Call =>
      ({ logs }) =>
        logs.send(new CreateLogStreamCommand({ logGroupName: group, logStreamName: 'dog-ec2-0123456789' }));
    await passes(dog.ec2, stream('/aws/ec2/dog'), 'log group does not exist');
    for (const group of ['/aws/ec2/dog-breeds', '/aws/sagemaker/TrainingJobs']) {
      const { name } = await rejection(stream(group)(dog.ec2));
      expect(name).toBe('AccessDeniedException');
    }
    expect(await rejection(dog.ec2.ec2.send(new DescribeInstancesCommand({})))).toMatchObject({
      name: 'UnauthorizedOperation',
    });
    const { name } = await rejection(dog.ec2.sagemaker.send(new ListTrainingJobsCommand({})));
    expect(name).toMatch(/AccessDenied/);
  });

  it('is read and written by nobody of another pipeline, nor by pull requests', async () => {
    for (const clients of [...Object.values(breeds), dog['pull-request'], dog['pr-execution'], dog.function])
      for (const key of [...RESULTS, `${RUN}/launch-1.json`]) {
        await refused(clients, get(key), 's3:GetObject', object(key));
        await refused(clients, put(key, 'once'), 's3:PutObject', object(key));
      }
  });
});

const unauthorized = async (call: Promise<unknown>) =>
  expect((await rejection(call))['name']).toBe('UnauthorizedOperation');

describe('main', () => {
  it('leaves no result, and writes down each launch once', async () => {
    for (const key of RESULTS) await refused(dog.main, put(`${key}-2`, 'once'), 's3:PutObject', object(`${key}-2`));
    for (const file of ['launch-2.json', 'over.json', `job-${HASH}0.json`]) {
      await refused(dog.main, put(`${RUN}/${file}`), 's3:PutObject', object(`${RUN}/${file}`));
      await passes(dog.main, put(`${RUN}/${file}`, 'once'));
    }
  });

  it('launches what the config says, encrypted and with its profile, and ends its own alone', async () => {
    const Ebs = { Encrypted: false, VolumeSize: 100 };
    for (const [what, more] of [
      ['another type', { InstanceType: 'm5.2xlarge' }],
      ['an open disk', { BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs }] }],
      ['version 1 of the metadata service', { MetadataOptions: { HttpTokens: 'optional' } }],
      ['no profile', { IamInstanceProfile: undefined }],
      ['the profile of another pipeline', { IamInstanceProfile: { Name: 'dog-breeds-ec2' } }],
      ['no tags', { TagSpecifications: [] }],
      ['the default security group', { SecurityGroupIds: undefined }],
    ] as const) {
      const request = { ...launch, ...more } as RunInstancesCommandInput;
      const { name } = await rejection(dog.main.ec2.send(new RunInstancesCommand(request)));
      expect(name, what).toBe('UnauthorizedOperation');
    }
    const InstanceIds: string[] = [];
    // EC2 knows a new profile after some seconds.
    await until(async () => {
      const answer = await dog.main.ec2.send(new RunInstancesCommand(launch)).catch((error: Error) => {
        if (!error.message.includes('Invalid IAM Instance Profile')) throw error;
      });
      InstanceIds.push(...(answer?.Instances ?? []).map(({ InstanceId = '' }) => InstanceId));
      return answer !== undefined;
    });
    const pipeline = (Value: string) => [{ Key: 'sagemaker-actions:pipeline', Value }];
    const retag = { Resources: InstanceIds, Tags: pipeline('dog-breeds') };
    for (const { ec2 } of [breeds.main, dog['pull-request'], dog.execution, dog.ec2]) {
      await unauthorized(ec2.send(new TerminateInstancesCommand({ InstanceIds })));
      await unauthorized(ec2.send(new GetConsoleOutputCommand({ InstanceId: InstanceIds[0] })));
      await unauthorized(ec2.send(new CreateTagsCommand(retag)));
      await unauthorized(ec2.send(new RunInstancesCommand(launch)));
    }
    await unauthorized(dog.main.ec2.send(new CreateTagsCommand(retag)));
    const named = { Resources: InstanceIds, Tags: [{ Key: 'sagemaker-actions:run', Value: '2.1' }] };
    await dog.main.ec2.send(new CreateTagsCommand(named));
    const ended = await dog.main.ec2.send(new TerminateInstancesCommand({ InstanceIds }));
    expect(ended.TerminatingInstances).toMatchObject([
      { CurrentState: { Name: expect.stringMatching(/shutting-down|terminated/) } },
    ]);
  });
});
