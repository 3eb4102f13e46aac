import type { RunInstancesRequest, Tag, TagSpecification } from '@aws-sdk/client-ec2';
import { loadModel } from '../protocol/model.ts';
import { readQuery } from '../protocol/query-input.ts';
import type { Call, Place } from './asked.ts';
import { requestTags, withPrefix } from './asked-of-scaling.ts';
import type { Request } from './policy.ts';
import type { Roles } from './roles.ts';

const MODEL = loadModel('ec2');

/** Account, region, instance profiles and tags, which determine the resources and conditions of requests to EC2. */
export interface Ec2Place extends Pick<Place, 'account' | 'region'> {
  readonly roles: Pick<Roles, 'instanceProfile'>;
  /** Tags of an instance, a volume or a security group. */
  ec2Tags(id: string): Readonly<Record<string, string>>;
}

/** Types of resources by the prefix of their IDs. */
const TYPES: readonly (readonly [prefix: string, type: string])[] = [
  ['i-', 'instance'],
  ['vol-', 'volume'],
  ['sg-', 'security-group'],
  ['vpc-', 'vpc'],
  ['subnet-', 'subnet'],
];

type Context = Request['context'];

/**
 * The requests to check for a call of EC2 (Service Authorization Reference, Amazon EC2). Launching an instance needs
 * one for each resource that it creates or uses, and those for tags and for the instance's role. Describe operations
 * have no resources.
 *
 * @throws AwsError for parameters that EC2 does not accept
 */
export async function askedOfEc2({ operation, input }: Call, place: Ec2Place): Promise<Request[]> {
  const action = `ec2:${operation}`;
  if (MODEL.operations[operation] === undefined || operation.startsWith('Describe'))
    return [{ action, resource: '*', context: {} }];
  const { Action: _action, Version: _version, ...form } = input as Record<string, string>;
  const read = readQuery(MODEL, operation, form) as Record<string, unknown>;
  const on = (resource: string, context: Context = {}, one = action): Request => ({
    ...{ action: one, resource },
    context: { 'ec2:Region': place.region, ...context },
  });
  const existing = (id: string, context: Context = {}) => {
    const tags = place.ec2Tags(id);
    const told = { ...withPrefix('aws:ResourceTag/', tags), ...withPrefix('ec2:ResourceTag/', tags), ...context };
    return on(arnOf(id, place), told);
  };
  const specifications = (read['TagSpecifications'] ?? []) as TagSpecification[];
  const tagged = specifications.map(({ ResourceType = '', Tags = [] }) =>
    on(anyOf(ResourceType, place), { ...requestTags(asObject(Tags)), 'ec2:CreateAction': operation }, 'ec2:CreateTags'),
  );
  switch (operation) {
    case 'RunInstances':
      return [...(await askedToLaunch(read as unknown as RunInstancesRequest, place, { on, existing })), ...tagged];
    case 'CreateSecurityGroup': {
      const made = on(anyOf('security-group', place), tagsOf('security-group', specifications));
      return [made, existing(String(read['VpcId'] ?? 'vpc-*')), ...tagged];
    }
    case 'CreateTags':
    case 'DeleteTags': {
      const tags = asObject((read['Tags'] ?? []) as Tag[]);
      return (read['Resources'] as string[]).map((id) => existing(id, requestTags(tags)));
    }
    default: {
      const ids = [read['InstanceIds'] ?? read['InstanceId'] ?? read['GroupId'] ?? []].flat().map(String);
      return ids.map((id) => existing(id));
    }
  }
}

async function askedToLaunch(
  input: RunInstancesRequest,
  place: Ec2Place,
  ask: {
    on: (resource: string, context?: Context, action?: string) => Request;
    existing: (id: string, context?: Context) => Request;
  },
): Promise<Request[]> {
  const { on, existing } = ask;
  const { TagSpecifications = [], NetworkInterfaces: [own] = [], IamInstanceProfile: asked } = input;
  const profile =
    asked === undefined
      ? undefined
      : await place.roles.instanceProfile(asked.Name ?? asked.Arn?.split('/').at(-1) ?? '');
  const spot = input.InstanceMarketOptions?.MarketType === 'spot';
  const made = (type: string, context: Context = {}) =>
    on(anyOf(type, place), { ...tagsOf(type, TagSpecifications), ...context });
  const volumes = (input.BlockDeviceMappings ?? []).flatMap(({ Ebs }) => Ebs ?? []);
  const [volume] = volumes;
  const subnet = input.SubnetId ?? own?.SubnetId;
  const groups = input.SecurityGroupIds ?? own?.Groups ?? ['sg-*'];
  const spotRole = 'aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot';
  return [
    on(`arn:aws:ec2:${place.region}::image/${input.ImageId}`, { 'ec2:Owner': 'amazon' }),
    made('instance', {
      'ec2:InstanceType': input.InstanceType ?? 'm1.small',
      'ec2:InstanceMarketType': spot ? 'spot' : 'on-demand',
      'ec2:MetadataHttpTokens': input.MetadataOptions?.HttpTokens ?? 'optional',
      ...(profile === undefined ? {} : { 'ec2:InstanceProfile': profile.arn }),
    }),
    made('network-interface', subnet === undefined ? {} : { 'ec2:Subnet': arnOf(subnet, place) }),
    ...groups.map((id) => existing(id)),
    existing(subnet ?? 'subnet-*'),
    made('volume', {
      'ec2:Encrypted': String(volume?.Encrypted ?? false),
      ...(volume?.VolumeSize === undefined ? {} : { 'ec2:VolumeSize': String(volume.VolumeSize) }),
    }),
    ...(spot ? [made('spot-instances-request')] : []),
    ...(profile?.role === undefined
      ? []
      : [
          on(
            `arn:aws:iam::${place.account}:role/${profile.role}`,
            { 'iam:PassedToService': 'ec2.amazonaws.com' },
            'iam:PassRole',
          ),
        ]),
    // EC2 creates the service-linked role of Spot with the caller's permissions, unless it exists.
    ...(spot
      ? [
          {
            ...on(
              `arn:aws:iam::${place.account}:role/${spotRole}`,
              { 'iam:AWSServiceName': 'spot.amazonaws.com' },
              'iam:CreateServiceLinkedRole',
            ),
            inCallersName: true as const,
          },
        ]
      : []),
  ];
}

function tagsOf(type: string, specifications: readonly TagSpecification[]): Context {
  const own = specifications.filter(({ ResourceType }) => ResourceType === type);
  return requestTags(asObject(own.flatMap(({ Tags = [] }) => Tags)));
}

function asObject(tags: readonly Tag[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}

function arnOf(id: string, { account, region }: Ec2Place): string {
  const type = TYPES.find(([prefix]) => id.startsWith(prefix))?.[1] ?? '*';
  return `arn:aws:ec2:${region}:${account}:${type}/${id.endsWith('-*') ? '*' : id}`;
}

/** ARN pattern of a resource that does not exist yet. */
function anyOf(type: string, { account, region }: Ec2Place): string {
  return `arn:aws:ec2:${region}:${account}:${type}/*`;
}
