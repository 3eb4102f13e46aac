import {
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteSecurityGroupCommand,
  DeleteTagsCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeInstanceTypeOfferingsCommand,
  DescribeInstanceTypesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  paginateDescribeInstances,
  RevokeSecurityGroupEgressCommand,
  type RunInstancesCommandInput,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { CreateInstanceProfileCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetServiceQuotaCommand, ListServiceQuotasCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Ec2Settings } from '../../local-aws/src/common/ec2-account.ts';
import { clientSettings } from '../support/client-settings.ts';
import { Instances } from '../support/instances.ts';
import { rejection } from '../support/served-model.ts';
import { sign } from '../support/sign.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';

let standIn: StandIn;
let ec2: Instances;
beforeAll(async () => {
  standIn = await startStandIn({ noCapacity: ['c5.large@us-east-1a'] });
  ec2 = new Instances(standIn);
});
afterAll(() => standIn?.stop());

const settings = (change: Partial<Ec2Settings>) => ec2.local('ec2', change);
afterEach(() =>
  settings({ noCapacity: ['c5.large@us-east-1a'], defaultVpc: 'yes', vcpuQuota: 256, vcpuQuotas: {}, unseenFor: 0 }),
);

/** What a launch with these parameters is refused with. */
async function refused(more: Partial<RunInstancesCommandInput>, script = '') {
  const { name, message, $metadata } = await rejection(ec2.run(script, more));
  return [name, message, ($metadata as { httpStatusCode: number }).httpStatusCode];
}

const subnetIn = async (zone: string, of: 'default' | 'other' = 'default') => {
  const { Vpcs = [] } = await ec2.client.send(new DescribeVpcsCommand({}));
  const VpcId = Vpcs.find(({ IsDefault }) => IsDefault === (of === 'default'))?.VpcId;
  const Filters = [
    { Name: 'vpc-id', Values: [VpcId ?? ''] },
    { Name: 'availability-zone', Values: [zone] },
  ];
  const { Subnets = [] } = await ec2.client.send(new DescribeSubnetsCommand({ Filters }));
  return Subnets[0]?.SubnetId ?? '';
};

test('a client token launches once: the same request gets the same instance, a changed one is refused', async () => {
  const token = { ClientToken: 'once', InstanceType: 't3.micro' as const };
  const first = await ec2.run('#!/bin/sh\n', { ...token, TagSpecifications: tagged('instance', { a: '1', b: '2' }) });
  const again = () => ec2.run('#!/bin/sh\n', { ...token, TagSpecifications: tagged('instance', { a: '1', b: '2' }) });
  expect((await again()).InstanceId).toBe(first.InstanceId);
  const both = await Promise.all([
    ec2.run('', { ClientToken: 'race', InstanceType: 't3.micro' }),
    ec2.run('', { ClientToken: 'race', InstanceType: 't3.micro' }),
  ]);
  expect(both[0].InstanceId).toBe(both[1].InstanceId);
  const mismatch = [
    'IdempotentParameterMismatch',
    'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    400,
  ];
  expect(await refused(token)).toEqual(mismatch);
  const other = { ...token, TagSpecifications: tagged('instance', { a: '1', b: '3' }) };
  expect(await refused(other, '#!/bin/sh\n')).toEqual(mismatch);

  // With a subnet, or a zone, a token counts in that zone alone.
  const a = { ClientToken: 'once', SubnetId: await subnetIn('us-east-1a'), InstanceType: 't3.micro' as const };
  const b = { ...a, SubnetId: await subnetIn('us-east-1b') };
  const [inA, inB] = [await ec2.run('', a), await ec2.run('', b)];
  expect(new Set([first.InstanceId, inA.InstanceId, inB.InstanceId]).size).toBe(3);
  expect((await ec2.run('', a)).InstanceId).toBe(inA.InstanceId);
  const Filters = [{ Name: 'client-token', Values: ['once'] }];
  const { Reservations = [] } = await ec2.client.send(new DescribeInstancesCommand({ Filters }));
  expect(Reservations.map(({ Instances }) => Instances?.[0]?.InstanceId)).toEqual([
    ...[first.InstanceId, inA.InstanceId, inB.InstanceId],
  ]);

  await ec2.client.send(new TerminateInstancesCommand({ InstanceIds: [first.InstanceId] }));
  await ec2.until(first.InstanceId, 'terminated');
  expect(await rejection(again())).toMatchObject({
    name: 'IdempotentInstanceTerminated',
    message:
      'The client token you have provided is associated with a terminated instance. Please use a different client token.',
  });
});

test('capacity, offers of zones and quotas are refused in EC2’s words, and nothing is launched', async () => {
  const before = await count();
  const [a, b, e] = await Promise.all(['us-east-1a', 'us-east-1b', 'us-east-1e'].map((zone) => subnetIn(zone)));
  const none = (zone: string, elsewhere: string) =>
    `We currently do not have sufficient c5.large capacity in the Availability Zone you requested (${zone}). Our system will be working on provisioning additional capacity.${elsewhere}`;
  const choose = (zones: string) =>
    ` You can currently get c5.large capacity by not specifying an Availability Zone in your request or choosing ${zones}.`;
  const c5 = { InstanceType: 'c5.large' as const };
  const inA = none('us-east-1a', choose('us-east-1b, us-east-1c, us-east-1d, us-east-1f'));
  expect(await refused({ ...c5, SubnetId: a })).toEqual(['InsufficientInstanceCapacity', inA, 500]);
  await settings({ noCapacity: ['c5.large'] });
  expect(await refused({ ...c5, SubnetId: b })).toEqual(['InsufficientInstanceCapacity', none('us-east-1b', ''), 500]);
  expect((await refused(c5))[1]).toMatch(
    /^We currently do not have sufficient c5.large capacity in zones with support/,
  );
  expect(await refused({ ...c5, SubnetId: e })).toEqual([
    'Unsupported',
    'Your requested instance type (c5.large) is not supported in your requested Availability Zone (us-east-1e). Please retry your request by not specifying an Availability Zone or choosing us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1f.',
    400,
  ]);
  await settings({ noCapacity: ['spot@us-east-1a'] });
  const spot = { InstanceMarketOptions: { MarketType: 'spot' as const } };
  const noSpot = 'There is no Spot capacity available that matches your request.';
  expect(await refused({ ...spot, SubnetId: a })).toEqual(['InsufficientInstanceCapacity', noSpot, 500]);

  await settings({ vcpuQuotas: { 'L-DB2E81BA': 0, 'L-34B43A08': 3 } });
  expect(await refused({ InstanceType: 'g4dn.xlarge' })).toEqual([
    'VcpuLimitExceeded',
    'You have requested more vCPU capacity than your current vCPU limit of 0 allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.',
    400,
  ]);
  expect(await refused(spot)).toEqual(['MaxSpotInstanceCountExceeded', 'Max spot instance count exceeded', 400]);
  const quotas = new ServiceQuotasClient(clientSettings(standIn));
  expect((await ec2.local('ec2', { capacity: 0 })).status).toBe(400);
  const { Quotas = [] } = await quotas.send(new ListServiceQuotasCommand({ ServiceCode: 'ec2' }));
  expect(Quotas.map(({ QuotaCode, Value }) => [QuotaCode, Value])).toEqual([
    ...[
      ['L-1216C47A', 256],
      ['L-34B43A08', 3],
      ['L-DB2E81BA', 0],
      ['L-3819A6DF', 256],
      ['L-417A185B', 256],
    ],
    ['L-7212CCBC', 256],
  ]);
  const one = await quotas.send(new GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode: 'L-1216C47A' }));
  expect(one.Quota?.QuotaName).toBe('Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances');
  expect(await count()).toBe(before);

  // What runs counts: two of six vCPUs are left after the first one.
  await ec2.run('', { InstanceType: 't3.micro' });
  const running = (await list()).filter(({ State }) => /pending|running/.test(State?.Name ?? ''));
  await ec2.client.send(
    new TerminateInstancesCommand({ InstanceIds: running.map(({ InstanceId = '' }) => InstanceId) }),
  );
  await settings({ vcpuQuotas: { 'L-1216C47A': 6 } });
  await ec2.run('', { InstanceType: 'm5.xlarge' });
  expect((await refused({ InstanceType: 'm5.xlarge' }))[0]).toBe('VcpuLimitExceeded');
  await ec2.run('', { InstanceType: 'c5.large', SubnetId: b });
});

test('what a launch refers to must be there, and go with the rest', async () => {
  const arn = `arn:aws:iam::${standIn.account}:instance-profile/fresh`;
  const profile = (Name: string) => refused({ IamInstanceProfile: { Name } });
  const unknown = (member: string, value: string, what: string) =>
    `Value (${value}) for parameter iamInstanceProfile.${member} is invalid. Invalid IAM Instance Profile ${what}`;
  expect(await profile('none')).toEqual(['InvalidParameterValue', unknown('name', 'none', 'name'), 400]);
  await new IAMClient(clientSettings(standIn)).send(new CreateInstanceProfileCommand({ InstanceProfileName: 'fresh' }));
  expect(await profile('fresh')).toEqual(['InvalidParameterValue', unknown('name', 'fresh', 'name'), 400]);
  expect((await refused({ IamInstanceProfile: { Arn: arn } }))[1]).toBe(unknown('arn', arn, 'ARN'));
  const hasNoRole = `IAM Instance Profile "${arn}" has no associated IAM Roles`;
  await expect.poll(async () => (await profile('fresh'))[1], { timeout: 10_000 }).toBe(hasNoRole);

  const tooLarge = Buffer.alloc(16_385, 'x').toString('base64');
  const ebs = (VolumeSize: number) => [{ DeviceName: '/dev/sda1', Ebs: { VolumeSize, Encrypted: true } }];
  const snapshot = (await ec2.client.send(new DescribeImagesCommand({}))).Images?.[0]?.BlockDeviceMappings?.[0]?.Ebs;
  const cases: [Partial<RunInstancesCommandInput>, string, string | RegExp][] = [
    [{ ImageId: 'ami-0' }, 'InvalidAMIID.NotFound', `The image id '[ami-0]' does not exist`],
    [{ ImageId: 'image' }, 'InvalidAMIID.Malformed', `Invalid id: "image" (expecting "ami-...")`],
    [{ ImageId: undefined }, 'MissingParameter', 'The request must contain the parameter ImageId'],
    [{ MinCount: undefined }, 'MissingParameter', 'The request must contain the parameter MinCount'],
    [
      { InstanceType: 'm9.xlarge' as 'm5.xlarge' },
      'InvalidParameterValue',
      `Invalid value 'm9.xlarge' for InstanceType.`,
    ],
    [
      { InstanceType: 'm6g.xlarge' },
      'InvalidParameterValue',
      /^The architecture 'arm64' of the specified instance type/,
    ],
    [{ UserData: tooLarge }, 'InvalidParameterValue', 'User data is limited to 16384 bytes'],
    [{ UserData: '#!/bin/sh' }, 'InvalidUserData.Malformed', 'Invalid BASE64 encoding of user data.'],
    [{ KeyName: 'mine' }, 'InvalidKeyPair.NotFound', `The key pair 'mine' does not exist`],
    [{ SubnetId: 'subnet-0' }, 'InvalidSubnetID.NotFound', `The subnet ID 'subnet-0' does not exist`],
    [{ SecurityGroupIds: ['sg-0'] }, 'InvalidGroup.NotFound', `The security group 'sg-0' does not exist`],
    [
      { BlockDeviceMappings: ebs(8) },
      'InvalidBlockDeviceMapping',
      `Volume of size 8GB is smaller than snapshot '${snapshot?.SnapshotId}', expect size >= ${snapshot?.VolumeSize}GB`,
    ],
    [
      { TagSpecifications: tagged('instance', { 'aws:x': '1' }) },
      'InvalidParameterValue',
      /are reserved for internal use$/,
    ],
    [{ LicenseSpecifications: [{ LicenseConfigurationArn: 'x' }] }, 'NotImplemented', /LicenseSpecifications/],
    [{ DryRun: true }, 'DryRunOperation', 'Request would have succeeded, but DryRun flag is set.'],
  ];
  for (const [more, code, words] of cases) {
    const [name, message] = await refused(more);
    expect([name, message]).toEqual([code, typeof words === 'string' ? words : expect.stringMatching(words)]);
  }
});

test('without a default VPC, or with an empty one, a subnet must be named', async () => {
  const other = await subnetIn('us-east-1a', 'other');
  await settings({ defaultVpc: 'empty' });
  const [vpc] = (await vpcs()).filter(({ IsDefault }) => IsDefault);
  const input = `No subnets found for the default VPC '${vpc?.VpcId}'. Please specify a subnet.`;
  expect(await refused({})).toEqual(['MissingInput', input, 400]);
  await settings({ defaultVpc: 'no' });
  expect((await vpcs()).filter(({ IsDefault }) => IsDefault)).toEqual([]);
  const words = 'No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.';
  expect(await refused({})).toEqual(['VPCIdNotSpecified', words, 400]);
  const group = new CreateSecurityGroupCommand({ GroupName: 'a', Description: 'a' });
  expect(await rejection(ec2.client.send(group))).toMatchObject({ name: 'VPCIdNotSpecified' });
  const { SubnetId, Placement } = await ec2.run('', { SubnetId: other });
  expect([SubnetId, Placement?.AvailabilityZone]).toEqual([other, 'us-east-1a']);
});

test('security groups are made without a rule inwards, used, and only removed when nothing is in them', async () => {
  const VpcId = (await vpcs()).find(({ IsDefault }) => IsDefault)?.VpcId;
  const make = (more = {}) => ({ GroupName: 'training', Description: 'no way in', VpcId, ...more });
  const create = new CreateSecurityGroupCommand(make({ TagSpecifications: tagged('security-group', { a: 'b' }) }));
  const { GroupId = '' } = await ec2.client.send(create);
  expect(await rejection(ec2.client.send(create))).toMatchObject({
    name: 'InvalidGroup.Duplicate',
    message: `The security group 'training' already exists for VPC '${VpcId}'`,
  });
  const ascii = new CreateSecurityGroupCommand(make({ GroupName: 'b', Description: 'für' }));
  expect((await rejection(ec2.client.send(ascii)))['message']).toContain('Character sets beyond ASCII');
  const asId = new CreateSecurityGroupCommand(make({ GroupName: 'sg-training' }));
  expect(await rejection(ec2.client.send(asId))).toMatchObject({
    name: 'InvalidParameterValue',
    message: expect.stringContaining('Group names may not be in the format sg-*'),
  });
  const Filters = [{ Name: 'group-name', Values: ['train*'] }];
  const groups = async () => (await ec2.client.send(new DescribeSecurityGroupsCommand({ Filters }))).SecurityGroups;
  expect(await groups()).toMatchObject([
    {
      ...{ GroupId, VpcId, IpPermissions: [], Tags: [{ Key: 'a', Value: 'b' }] },
      IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    },
  ]);
  const rules = new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [GroupId] }] });
  const [rule] = (await ec2.client.send(rules)).SecurityGroupRules ?? [];
  const SecurityGroupRuleIds = [rule?.SecurityGroupRuleId ?? ''];
  await ec2.client.send(new RevokeSecurityGroupEgressCommand({ GroupId, SecurityGroupRuleIds }));
  expect(await groups()).toMatchObject([{ IpPermissionsEgress: [] }]);

  const { InstanceId, SecurityGroups } = await ec2.run('', { SecurityGroupIds: [GroupId] });
  expect(SecurityGroups).toEqual([{ GroupId, GroupName: 'training' }]);
  const remove = new DeleteSecurityGroupCommand({ GroupId });
  expect(await rejection(ec2.client.send(remove))).toMatchObject({
    name: 'DependencyViolation',
    message: `resource ${GroupId} has a dependent object`,
  });
  await ec2.client.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }));
  await ec2.until(InstanceId, 'terminated');
  await ec2.client.send(remove);
  expect(await groups()).toEqual([]);
});

test('instances are found by tags and states, in pages, and tags are put on and taken off', async () => {
  const all = { instance: 'it', volume: 'its' };
  const ids: string[] = [];
  for (let index = 0; index < 6; index++) {
    const specifications = (['instance', 'volume'] as const).flatMap((type) => tagged(type, { of: all[type] }));
    ids.push((await ec2.run('', { InstanceType: 't3.micro', TagSpecifications: specifications })).InstanceId);
  }
  const Filters = [
    { Name: 'tag:of', Values: ['i?'] },
    { Name: 'instance-state-name', Values: ['pending', 'running'] },
  ];
  const pages = await Array.fromAsync(paginateDescribeInstances({ client: ec2.client, pageSize: 5 }, { Filters }));
  expect(pages.map(({ Reservations }) => Reservations?.length)).toEqual([5, 1]);
  expect(pages.flatMap((page) => page.Reservations ?? []).map((one) => one.Instances?.[0]?.InstanceId)).toEqual(ids);

  const [id = ''] = ids;
  const Volume = (await ec2.describe(id)).BlockDeviceMappings?.[0]?.Ebs?.VolumeId ?? '';
  const Tags = [
    { Key: 'of', Value: 'other' },
    { Key: 'run', Value: '7' },
  ];
  await ec2.client.send(new CreateTagsCommand({ Resources: [id, Volume], Tags }));
  expect((await ec2.describe(id)).Tags).toEqual(Tags);
  await ec2.client.send(new DeleteTagsCommand({ Resources: [id], Tags: [{ Key: 'run', Value: '8' }, { Key: 'of' }] }));
  expect((await ec2.describe(id)).Tags).toEqual([{ Key: 'run', Value: '7' }]);
  const many = Array.from({ length: 51 }, (_, index) => ({ Key: `${index}`, Value: '' }));
  const tooMany = ec2.client.send(new CreateTagsCommand({ Resources: [id], Tags: many }));
  expect(await rejection(tooMany)).toMatchObject({ name: 'TagLimitExceeded' });

  const ask = (input: object) => rejection(ec2.client.send(new DescribeInstancesCommand(input)));
  expect((await ask({ MaxResults: 3 }))['message']).toBe(
    'Value ( 3 ) for parameter maxResults is invalid. Expecting a value greater than 5.',
  );
  expect(await ask({ MaxResults: 5, InstanceIds: ids })).toMatchObject({ name: 'InvalidParameterCombination' });
  expect(await ask({ Filters: [{ Name: 'colour', Values: ['red'] }] })).toMatchObject({
    message: `The filter 'colour' is invalid`,
  });
  expect(await ask({ InstanceIds: ['i-1'] })).toMatchObject({ name: 'InvalidInstanceID.Malformed' });
  const missing = ['i-0123456789abcdef0', 'i-0123456789abcdef1'];
  const terminate = ec2.client.send(new TerminateInstancesCommand({ InstanceIds: [...ids, ...missing] }));
  expect((await rejection(terminate))['message']).toBe(`The instance IDs '${missing.join(', ')}' do not exist`);
  expect((await ec2.describe(id)).State?.Name).toMatch(/pending|running/);
});

test('where descriptions are late, a client token still gets the instance that there is', async () => {
  await settings({ unseenFor: 600_000 });
  const launch = { ClientToken: 'unseen', InstanceType: 't3.micro' as const };
  const { InstanceId } = await ec2.run('', launch);
  const Filters = [{ Name: 'client-token', Values: ['unseen'] }];
  expect((await ec2.client.send(new DescribeInstancesCommand({ Filters }))).Reservations ?? []).toEqual([]);
  const terminate = new TerminateInstancesCommand({ InstanceIds: [InstanceId] });
  expect(await rejection(ec2.client.send(terminate))).toMatchObject({ name: 'InvalidInstanceID.NotFound' });
  expect((await ec2.run('', launch)).InstanceId).toBe(InstanceId);
  await settings({ unseenFor: 0 });
  await ec2.client.send(terminate);
});

test('the AMI is found by its public parameter, in each region another one', async () => {
  const parameter = async (region: string, Name: string) => {
    const headers = { 'x-amz-target': 'AmazonSSM.GetParameter', 'content-type': 'application/x-amz-json-1.1' };
    const request = { method: 'POST', path: '/', headers, body: JSON.stringify({ Name }) };
    const { url, ...signed } = await sign({ ...clientSettings(standIn), region }, 'ssm', request);
    const answer = await fetch(url, signed);
    return (await answer.json()) as { __type?: string; Parameter: { Value: string; ARN: string } };
  };
  const folder = '/aws/service/deeplearning/ami/x86_64';
  const name = `${folder}/oss-nvidia-driver-gpu-pytorch-2.13-ubuntu-26.04/latest/ami-id`;
  const { Parameter } = await parameter('us-east-1', name);
  expect(Parameter.ARN).toBe(`arn:aws:ssm:us-east-1::parameter${name}`);
  const { Images } = await ec2.client.send(new DescribeImagesCommand({ ImageIds: [Parameter.Value] }));
  expect(Images).toMatchObject([
    {
      State: 'available',
      Architecture: 'x86_64',
      RootDeviceName: '/dev/sda1',
      Name: expect.stringContaining('PyTorch 2.13'),
    },
  ]);
  expect((await parameter('eu-west-1', name)).Parameter.Value).not.toBe(Parameter.Value);
  const none = await parameter('us-east-1', `${folder}/oss-nvidia-driver-gpu-pytorch-9.9-ubuntu-26.04/latest/ami-id`);
  expect(none.__type).toContain('ParameterNotFound');
});

test('types have their vCPUs, architectures and GPUs, and zones offer them or not', async () => {
  const names = ['m5.xlarge', 'c7g.2xlarge', 'g4dn.xlarge', 't3.medium', 'g5.12xlarge', 'p5.48xlarge', 'm9.large'];
  const Filters = [{ Name: 'instance-type', Values: names }];
  const { InstanceTypes = [] } = await ec2.client.send(new DescribeInstanceTypesCommand({ Filters }));
  const facts = InstanceTypes.map(({ InstanceType, VCpuInfo, ProcessorInfo, GpuInfo }) => [
    ...[InstanceType, VCpuInfo?.DefaultVCpus, ProcessorInfo?.SupportedArchitectures?.[0], GpuInfo?.Gpus?.[0]?.Count],
  ]);
  expect(new Set(facts)).toEqual(
    new Set([
      ...[
        ['m5.xlarge', 4, 'x86_64', undefined],
        ['c7g.2xlarge', 8, 'arm64', undefined],
      ],
      ...[
        ['g4dn.xlarge', 4, 'x86_64', 1],
        ['t3.medium', 2, 'x86_64', undefined],
        ['g5.12xlarge', 48, 'x86_64', 4],
      ],
      ['p5.48xlarge', 192, 'x86_64', 8],
    ]),
  );
  const offerings = new DescribeInstanceTypeOfferingsCommand({
    LocationType: 'availability-zone',
    Filters: [{ Name: 'instance-type', Values: ['m5.xlarge'] }],
  });
  const { InstanceTypeOfferings = [] } = await ec2.client.send(offerings);
  expect(InstanceTypeOfferings.map(({ Location }) => Location?.at(-1))).toEqual(['a', 'b', 'c', 'd', 'f']);
});

async function list() {
  const { Reservations = [] } = await ec2.client.send(new DescribeInstancesCommand({}));
  return Reservations.flatMap(({ Instances = [] }) => Instances);
}

async function count() {
  return (await list()).length;
}

async function vpcs() {
  return (await ec2.client.send(new DescribeVpcsCommand({}))).Vpcs ?? [];
}

function tagged(ResourceType: 'instance' | 'volume' | 'security-group', tags: Record<string, string>) {
  return [{ ResourceType, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }];
}
