import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DescribeInstancesCommand,
  EC2Client,
  GetConsoleOutputCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  GetInstanceProfileCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientSettings } from '../support/client-settings.ts';
import { Instances } from '../support/instances.ts';
import { rejection } from '../support/served-model.ts';
import { type Signer, sign } from '../support/sign.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const OWN = { StringEquals: { 'aws:RequestTag/pipeline': 'dogs' } };
const BORNE = { StringEquals: { 'aws:ResourceTag/pipeline': 'dogs' } };

let bench: Workbench;
let standIn: StandIn;
let everything: Instances;
let iam: IAMClient;
let launcher: Signer;
let ec2: EC2Client;
/** A launch that the role may ask for. */
let allowed: RunInstancesCommandInput;

beforeAll(async () => {
  bench = await startWorkbench();
  standIn = bench.standIn;
  everything = new Instances(standIn);
  iam = new IAMClient(clientSettings(standIn));
  const { account } = standIn;
  const arn = (type: string, id = '*') => `arn:aws:ec2:us-east-1:${account}:${type}/${id}`;
  const may = (actions: string, resources: string | string[], Condition?: object) => ({
    ...{ Effect: 'Allow', Action: actions.split(' '), Resource: resources },
    ...(Condition && { Condition }),
  });
  for (const name of ['trainer', 'other']) await makeRole(name, 'ec2.amazonaws.com', [], true);
  await makeRole('launcher', account, [
    may('ec2:DescribeInstances', '*'),
    may('ssm:GetParameter', 'arn:aws:ssm:us-east-1::parameter/aws/service/deeplearning/*'),
    may('iam:GetInstanceProfile', `arn:aws:iam::${account}:instance-profile/trainer`),
    may('ec2:RunInstances', arn('instance'), {
      StringEquals: {
        ...OWN.StringEquals,
        'ec2:InstanceType': ['m5.xlarge', 't3.micro'],
        'ec2:InstanceProfile': `arn:aws:iam::${account}:instance-profile/trainer`,
        'ec2:MetadataHttpTokens': 'required',
      },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['pipeline', 'stage'] },
    }),
    may('ec2:RunInstances', arn('volume'), {
      ...OWN,
      Bool: { 'ec2:Encrypted': 'true' },
      NumericLessThanEquals: { 'ec2:VolumeSize': '100' },
    }),
    may('ec2:RunInstances', ['arn:aws:ec2:us-east-1::image/*', arn('network-interface'), arn('subnet')]),
    may('ec2:RunInstances', arn('security-group'), BORNE),
    may('ec2:CreateSecurityGroup', arn('security-group'), OWN),
    may('ec2:CreateSecurityGroup', arn('vpc')),
    may('ec2:CreateTags', [arn('instance'), arn('volume'), arn('security-group')], {
      StringEquals: { ...OWN.StringEquals, 'ec2:CreateAction': ['RunInstances', 'CreateSecurityGroup'] },
    }),
    may('ec2:CreateTags', arn('instance'), BORNE),
    may('ec2:TerminateInstances ec2:GetConsoleOutput', arn('instance'), {
      StringEquals: { 'ec2:ResourceTag/pipeline': 'dogs' },
    }),
    may('iam:PassRole', `arn:aws:iam::${account}:role/trainer`, {
      StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' },
    }),
  ]);
  launcher = await session('launcher');
  ec2 = new EC2Client({ ...launcher, maxAttempts: 1 });
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({
      ...{ GroupName: 'own', Description: 'own', TagSpecifications: tags('security-group') },
    }),
  );
  allowed = await everything.request('#!/bin/sh\necho up\n', {
    SecurityGroupIds: [GroupId],
    IamInstanceProfile: { Name: 'trainer' },
    MetadataOptions: { HttpTokens: 'required' },
    BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { VolumeSize: 80, Encrypted: true } }],
    TagSpecifications: [...tags('instance', { stage: 'train' }), ...tags('volume')],
  });
  // EC2 takes a while to know a new profile.
  const known = () => ec2.send(new RunInstancesCommand({ ...allowed, DryRun: true })).catch((error) => error.name);
  while ((await known()) !== 'DryRunOperation') await sleep(200);
});
afterAll(() => bench?.[Symbol.asyncDispose]());

async function makeRole(RoleName: string, principal: string, statements: object[], profile = false) {
  const Principal = principal.includes('.') ? { Service: principal } : { AWS: principal };
  const document = (Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
  const AssumeRolePolicyDocument = document([{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }]);
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  if (statements.length > 0)
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'own', PolicyDocument: document(statements) }));
  if (!profile) return;
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: RoleName }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: RoleName, RoleName }));
}

async function session(role: string): Promise<Signer> {
  const RoleArn = `arn:aws:iam::${standIn.account}:role/${role}`;
  const sts = new STSClient(clientSettings(standIn));
  const { Credentials: keys } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' }));
  const credentials = {
    ...{ accessKeyId: keys?.AccessKeyId ?? '', secretAccessKey: keys?.SecretAccessKey ?? '' },
    sessionToken: keys?.SessionToken ?? '',
  };
  return { ...clientSettings(standIn), credentials };
}

function tags(ResourceType: 'instance' | 'volume' | 'security-group', more: Record<string, string> = {}) {
  const all = Object.entries({ pipeline: 'dogs', ...more }).map(([Key, Value]) => ({ Key, Value }));
  return [{ ResourceType, Tags: all }];
}

/** What a launch with these parameters is denied; it is a dry run, so one that is not denied says so. */
async function denied(more: Partial<RunInstancesCommandInput>) {
  const { name, message } = await rejection(ec2.send(new RunInstancesCommand({ ...allowed, DryRun: true, ...more })));
  return `${name}: ${message}`;
}

const unauthorized = (action: string, resource: string) =>
  `UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::${standIn.account}:assumed-role/launcher/test is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action. Encoded authorization failure message: `;

test('a role launches what its policies allow, and each condition keeps it from everything else', async () => {
  const arn = (type: string, id = '*') => `arn:aws:ec2:us-east-1:${standIn.account}:${type}/${id}`;
  const role = (name: string) => `arn:aws:iam::${standIn.account}:role/${name}`;
  const [instanceTags = { Tags: [] }, volumeTags = { Tags: [] }] = allowed.TagSpecifications ?? [];
  const onInstance = unauthorized('ec2:RunInstances', arn('instance'));
  const onVolume = unauthorized('ec2:RunInstances', arn('volume'));
  const foreign = (await everything.run('', { InstanceType: 't3.micro' })).SecurityGroups?.[0]?.GroupId ?? '';
  const ebs = (Ebs: object) => ({ BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs }] });
  const cases: [Partial<RunInstancesCommandInput>, string][] = [
    [{ InstanceType: 'm5.large' }, onInstance],
    [{ MetadataOptions: { HttpTokens: 'optional' } }, onInstance],
    [{ TagSpecifications: [volumeTags] }, onInstance],
    [{ TagSpecifications: [...tags('instance', { more: '1' }), volumeTags] }, onInstance],
    [{ IamInstanceProfile: { Name: 'other' } }, onInstance],
    [{ IamInstanceProfile: undefined }, onInstance],
    [{ TagSpecifications: [instanceTags] }, onVolume],
    [ebs({ VolumeSize: 80 }), onVolume],
    [ebs({ VolumeSize: 101, Encrypted: true }), onVolume],
    [{ SecurityGroupIds: [foreign] }, unauthorized('ec2:RunInstances', arn('security-group', foreign))],
    [
      { InstanceMarketOptions: { MarketType: 'spot' } },
      unauthorized('ec2:RunInstances', arn('spot-instances-request')),
    ],
  ];
  for (const [more, words] of cases) expect(await denied(more)).toContain(words);
  expect(await denied({})).toBe('DryRunOperation: Request would have succeeded, but DryRun flag is set.');

  // Whoever may launch anything may still not hand any role to it, nor tag, nor have EC2 make a role.
  const any = { Effect: 'Allow', Action: 'ec2:RunInstances', Resource: '*' };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [any] });
  await iam.send(new PutRolePolicyCommand({ RoleName: 'launcher', PolicyName: 'any', PolicyDocument }));
  expect(await denied({ IamInstanceProfile: { Name: 'other' } })).toContain(
    unauthorized('iam:PassRole', role('other')),
  );
  const others = [{ ResourceType: 'instance' as const, Tags: [{ Key: 'pipeline', Value: 'cats' }] }];
  expect(await denied({ TagSpecifications: others })).toContain(unauthorized('ec2:CreateTags', arn('instance')));
  expect(await denied({ InstanceMarketOptions: { MarketType: 'spot' } })).toBe(
    'AuthFailure.ServiceLinkedRoleCreationNotPermitted: The provided credentials do not have permission to create the service-linked role for EC2 Spot Instances.',
  );
});

test('a role ends, reads and tags the instances with its tag alone', async () => {
  const { Instances: [own] = [] } = await ec2.send(new RunInstancesCommand(allowed));
  const foreign = await everything.run('', { InstanceType: 't3.micro', TagSpecifications: tags('volume') });
  const arn = `arn:aws:ec2:us-east-1:${standIn.account}:instance/${foreign.InstanceId}`;
  const send = (id: string) => [
    () => ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'run', Value: '1' }] })),
    () => ec2.send(new GetConsoleOutputCommand({ InstanceId: id })),
    () => ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] })),
  ];
  const actions = ['CreateTags', 'GetConsoleOutput', 'TerminateInstances'].map((name) => `ec2:${name}`);
  const refusals = await Promise.all(send(foreign.InstanceId).map((one) => rejection(one())));
  expect(refusals.map(({ name, message }) => `${name}: ${message}`)).toEqual(
    actions.map((action) => expect.stringContaining(unauthorized(action, arn))),
  );
  expect(refusals).toMatchObject(Array(3).fill({ $metadata: { httpStatusCode: 403 } }));
  const { InstanceId = '' } = own ?? {};
  for (const one of send(InstanceId)) await one();
  await everything.until(InstanceId, 'terminated');
  const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [foreign.InstanceId] }));
  expect(Reservations?.[0]?.Instances?.[0]?.State?.Name).toMatch(/pending|running/);
});

test('parameters and instance profiles are told apart, and an unknown key is refused as EC2 does', async () => {
  const parameter = async (Name: string) => {
    const headers = { 'x-amz-target': 'AmazonSSM.GetParameter', 'content-type': 'application/x-amz-json-1.1' };
    const request = { method: 'POST', path: '/', headers, body: JSON.stringify({ Name }) };
    const { url, ...signed } = await sign(launcher, 'ssm', request);
    return (await (await fetch(url, signed)).json()) as { __type?: string; message?: string };
  };
  expect((await parameter('/aws/service/deeplearning/none')).__type).toContain('ParameterNotFound');
  expect((await parameter('/own/parameter')).message).toContain(
    `ssm:GetParameter on resource: arn:aws:ssm:us-east-1:${standIn.account}:parameter/own/parameter`,
  );
  const own = new IAMClient({ ...launcher, maxAttempts: 1 });
  const profile = (InstanceProfileName: string) => own.send(new GetInstanceProfileCommand({ InstanceProfileName }));
  expect((await profile('trainer')).InstanceProfile?.Roles).toMatchObject([{ RoleName: 'trainer' }]);
  expect(await rejection(profile('other'))).toMatchObject({ name: 'AccessDenied' });
  const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wrong' };
  const nobody = new EC2Client({ ...launcher, credentials, maxAttempts: 1 });
  expect(await rejection(nobody.send(new DescribeInstancesCommand({})))).toMatchObject({
    name: 'AuthFailure',
    message: 'AWS was not able to validate the provided access credentials',
  });
});
