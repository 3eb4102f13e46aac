import { DescribeSubnetsCommand, type Instance, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Ec2Repository, ec2Repository } from '../support/ec2-repository.ts';
import { until } from '../support/until.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let repository: Ec2Repository;

beforeAll(async () => {
  bench = await startWorkbench();
  repository = await ec2Repository(bench, 'late');
}, 120_000);

afterEach(() => repository.instances.local('ec2', { noCapacity: [], unseenFor: 0 }));

afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

test('an instance that EC2 does not know yet is waited for, bears the tags of its run, and is in a subnet that AWS has made', {
  timeout: 60_000,
}, async () => {
  repository.edit((config) => {
    config['training'].hyperparameters = { sleep: 6, batch_size: 1 };
  });
  await repository.instances.local('ec2', { unseenFor: 4_000 });
  // Of the default VPC those subnets are taken that AWS has made, which lead to the internet.
  bench.proxy.fault({
    ...{ operation: 'DescribeSubnets', how: 'alter' },
    // Somebody's own subnet in the first zone.
    alter: ({ body, ...answer }) => ({
      ...answer,
      body: Buffer.from(body.toString().replace('<defaultForAz>true<', '<defaultForAz>false<')),
    }),
  });
  const result = await bench.run('train-on-ec2', repository, { env: { GITHUB_RUN_ID: '7001' } });
  expect(result.code, result.log).toBe(0);
  const all = await repository.all();
  expect(all).toHaveLength(1);
  expect(all[0]?.Tags?.map(({ Key }) => Key)).toContain('sagemaker-actions:run');
  expect(all[0]?.Placement?.AvailabilityZone).toBe('us-east-1b');
});

test('an instance that not all of EC2 knows yet is ended with its run', { timeout: 60_000 }, async () => {
  repository.edit((config) => {
    config['training'].hyperparameters = { sleep: 60, batch_size: 2 };
  });
  const action = bench.start('train-on-ec2', repository, { env: { GITHUB_RUN_ID: '7002' } });
  await action.printed(/^Invoking: /m);
  const [{ InstanceId = '' } = {}] = await repository.all();
  bench.proxy.fault({
    ...{ operation: 'TerminateInstances', how: 'refuse' },
    error: ['InvalidInstanceID.NotFound', `The instance ID '${InstanceId}' does not exist`],
  });
  action.process.kill('SIGINT');
  await action.ended;
  await repository.instances.until(InstanceId, 'terminated');
});

test('of two runs at once, one of which AWS refused a launch, one instance is left: that of the newest launch', {
  timeout: 60_000,
}, async () => {
  repository.edit((config) => {
    config['training'].hyperparameters = { sleep: 0, batch_size: 3 };
  });
  const before = (await repository.all()).length;
  const asked = () => bench.proxy.calls.filter(({ operation }) => operation === 'RunInstances').length;
  const already = asked();
  bench.proxy.fault({ operation: 'RunInstances', how: 'delay', milliseconds: 1500 });
  const action = bench.start('train-on-ec2', repository, { env: { GITHUB_RUN_ID: '7003' } });
  await until(() => asked() > already);
  // What the other run writes once AWS has refused it the first launch: the next, in another zone.
  const Bucket = `sagemaker-${bench.standIn.region}-${bench.standIn.account}`;
  const [name] = Object.entries(await repository.files()).find(([, files]) => !files.includes('status.json')) ?? [''];
  const Key = `late/ec2/${name}/launch-1.json`;
  const { Body } = await bench.s3.send(new GetObjectCommand({ Bucket, Key }));
  const launch = JSON.parse((await Body?.transformToString()) ?? '');
  const { Subnets = [] } = await repository.instances.client.send(new DescribeSubnetsCommand({}));
  const other = Subnets.find(({ AvailabilityZone }) => AvailabilityZone === 'us-east-1b');
  launch.parameters.SubnetId = other?.SubnetId;
  const second = { ...launch, number: 2, token: 'f'.repeat(64), zone: 'us-east-1b' };
  const next = { Bucket, Key: Key.replace('-1.json', '-2.json'), Body: JSON.stringify(second) };
  await bench.s3.send(new PutObjectCommand(next));
  const result = await action.ended;
  expect(result.code, result.log).toBe(0);
  const all = await repository.all();
  expect(all.slice(0, all.length - before)).toMatchObject([
    { ClientToken: second.token },
    { ClientToken: launch.token, State: { Name: 'terminated' } },
  ]);
  expect(result.outputs['instance-id']).toBe(all[0]?.InstanceId);
});

test('an instance that somebody ends half-way is told; one with copies of its tags is neither taken for it, nor ended', {
  timeout: 60_000,
}, async () => {
  repository.edit((config) => {
    config['training'].hyperparameters = { sleep: 60, batch_size: 4 };
  });
  const action = bench.start('train-on-ec2', repository, { env: { GITHUB_RUN_ID: '7004' } });
  await action.printed(/^Invoking: /m);
  const [{ InstanceId = '', Tags = [] } = {}] = await repository.all();
  const copy = await repository.instances.run('#!/bin/sh\nexec sleep 600\n', {
    TagSpecifications: [{ ResourceType: 'instance', Tags }],
  });
  await repository.instances.until(copy.InstanceId, 'running');
  await repository.instances.client.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }));
  expect(onlyError(await action.ended, 'resource-failed')).toContain(
    `its instance ${InstanceId}, m5.xlarge in us-east-1a was ended by a user`,
  );
  expect((await repository.instances.describe(copy.InstanceId)).State?.Name).toBe('running');
});

test('what a run left pending behind a training is gone on with when EC2 has forgotten the instance', {
  timeout: 60_000,
}, async () => {
  repository.edit((config) => {
    config['training'].hyperparameters = { sleep: 10, batch_size: 8 };
    config['endpoints'][repository.endpoint].model = 'ec2';
  });
  const stages = 'train-on-ec2,deploy';
  const waited = await bench.run('train-on-ec2', repository, {
    inputs: { wait: '8s', stages },
    env: { GITHUB_RUN_ID: '7009' },
  });
  expect(waited.outputs['state'], waited.log).toBe('pending');
  await until(async () => (await repository.all())[0]?.State?.Name === 'terminated');
  bench.proxy.fault({
    ...{ operation: 'DescribeInstances', how: 'alter', times: 20 },
    alter: ({ body, ...answer }) => ({
      ...answer,
      body: Buffer.from(body.toString().replace(/<reservationSet>.*<\/reservationSet>/s, '<reservationSet/>')),
    }),
  });
  const plan = await bench.run('plan', repository, {
    inputs: { stages },
    env: { GITHUB_EVENT_NAME: 'schedule', GITHUB_RUN_ID: '7010' },
  });
  expect(plan.log).toContain('This scheduled run resumes what an earlier run left pending: train-on-ec2, deploy.');
});

test('a scheduled run ends what a lost run has left, also where the record of another training cannot be read', {
  timeout: 60_000,
}, async () => {
  const [other] = (await repository.all()).filter(({ State }) => State?.Name === 'running');
  const nameOf = ({ Tags = [] }: Instance = {}) =>
    Tags.find(({ Key }) => Key === 'sagemaker-actions:ec2-training')?.Value;
  const Bucket = `sagemaker-${bench.standIn.region}-${bench.standIn.account}`;
  const write = (file: string, Body: string) =>
    bench.s3.send(new PutObjectCommand({ Bucket, Key: `late/ec2/${file}`, Body }));
  repository.edit((config) => {
    config['training'].hyperparameters = { sleep: 600, batch_size: 5 };
  });
  const action = bench.start('train-on-ec2', repository, { env: { GITHUB_RUN_ID: '7005' } });
  await action.printed(/^Invoking: /m);
  action.process.kill('SIGKILL');
  await action.ended;
  const [left] = await repository.all();
  const scheduled = { inputs: { stages: 'train' }, env: { GITHUB_EVENT_NAME: 'schedule', GITHUB_RUN_ID: '7006' } };
  const early = await bench.run('plan', repository, scheduled);
  expect(early.code, early.log).toBe(0);
  expect((await repository.instances.describe(left?.InstanceId ?? '')).State?.Name).toBe('running');
  await write(`${nameOf(other)}/launch-1.json`, '{}');
  // It has said that it is over, and goes on.
  await write(`${nameOf(left)}/status.json`, JSON.stringify({ outcome: 'failed', instance: {}, phases: [] }));
  const plan = await bench.run('plan', repository, scheduled);
  expect(plan.code, plan.log).toBe(0);
  expect(plan.log).toContain(`the instance of ${nameOf(left)} was ended`);
  expect(plan.annotations.map(({ message }) => message).join()).toContain('should be ended could not be looked up');
  await repository.instances.until(left?.InstanceId ?? '', 'terminated');
  expect((await repository.instances.describe(other?.InstanceId ?? '')).State?.Name).toBe('running');
  // Neither keeps other content from being trained.
  repository.edit((config) => {
    config['training'].hyperparameters = { sleep: 0, batch_size: 7 };
  });
  const trained = await bench.run('train-on-ec2', repository, { env: { GITHUB_RUN_ID: '7008' } });
  expect(trained.code, trained.log).toBe(0);
});

test('a training that failed and left no status is not tried again when EC2 has forgotten the instance', {
  timeout: 60_000,
}, async () => {
  const script = repository.read('training/train.py');
  repository.write(
    'training/train.py',
    `${script}
import glob, signal
for path in glob.glob("/proc/[0-9]*/cmdline"):
    if b"/runner/main.py" in open(path, "rb").read():
        os.kill(int(path.split("/")[2]), signal.SIGKILL)
`,
  );
  const left = /is (shutting-down|terminated) and left no status/;
  const train = (run: string) => bench.run('train-on-ec2', repository, { env: { GITHUB_RUN_ID: run } });
  expect(onlyError(await train('7020'), 'resource-failed')).toMatch(left);
  const before = (await repository.all()).length;
  bench.proxy.fault({
    ...{ operation: 'DescribeInstances', how: 'alter', times: 100 },
    alter: ({ body, ...answer }) => ({
      ...answer,
      body: Buffer.from(body.toString().replace(/<reservationSet>.*<\/reservationSet>/s, '<reservationSet/>')),
    }),
  });
  const plan = await bench.run('plan', repository, { inputs: { stages: 'train-on-ec2' } });
  expect(onlyError(plan, 'run-would-fail')).toMatch(left);
  expect(onlyError(await train('7021'), 'resource-failed')).toMatch(left);
  expect((await repository.all()).length).toBe(before);
  repository.write('training/train.py', script);
});
