import type { Image, RunInstancesRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../context.ts';
import { lacks } from '../protocol/not-implemented.ts';
import { AwsError } from '../protocol/service.ts';
import { architectureOf } from './instance-types.ts';
import { machineImages } from './machine-images.ts';
import type { Group, Network } from './network.ts';
import { invalid } from './requests.ts';

/** Maximum bytes of user data before it is encoded in base64. Source: EC2 User Guide, "User data". */
const LARGEST_USER_DATA = 16_384;

/** Milliseconds until EC2 knows a new instance profile; on AWS about ten seconds. */
const PROFILE_SETTLES = 5000;

/** Parameters that the stand-in evaluates, or that have no effect that it would have to imitate. */
const KNOWN: readonly (keyof RunInstancesRequest)[] = [
  ...(['ImageId', 'InstanceType', 'MinCount', 'MaxCount', 'UserData', 'ClientToken', 'DryRun', 'KeyName'] as const),
  ...(['SubnetId', 'SecurityGroupIds', 'SecurityGroups', 'NetworkInterfaces', 'Placement'] as const),
  ...(['IamInstanceProfile', 'MetadataOptions', 'BlockDeviceMappings', 'TagSpecifications'] as const),
  ...(['InstanceMarketOptions', 'InstanceInitiatedShutdownBehavior', 'EbsOptimized', 'Monitoring'] as const),
];

/** @throws AwsError for a request that EC2 refuses before it looks up any resource */
export function checkLaunch(input: RunInstancesRequest): void {
  for (const member of Object.keys(input) as (keyof RunInstancesRequest)[])
    if (!KNOWN.includes(member)) throw lacks(`ec2:RunInstances with ${member}`);
  const { UserData, KeyName, MinCount = 1, MaxCount = 1, ClientToken = '' } = input;
  if (MinCount < 1 || MaxCount < MinCount)
    throw invalid(`Value (${MaxCount}) for parameter maxCount is invalid. Must be at least minCount, ${MinCount}.`);
  if (ClientToken.length > 64) throw invalid(`Value (${ClientToken}) for parameter clientToken is invalid. Too long.`);
  if (KeyName !== undefined) throw new AwsError('InvalidKeyPair.NotFound', `The key pair '${KeyName}' does not exist`);
  if (UserData === undefined) return;
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(UserData))
    throw new AwsError('InvalidUserData.Malformed', 'Invalid BASE64 encoding of user data.');
  if (Buffer.from(UserData, 'base64').length > LARGEST_USER_DATA)
    throw invalid(`User data is limited to ${LARGEST_USER_DATA} bytes`);
}

/** The AMI of a launch. @throws AwsError when it does not exist, or does not fit the instance type or the volume */
export function imageOf({ region }: Context, input: RunInstancesRequest): Image {
  const { ImageId, InstanceType = 'm1.small', BlockDeviceMappings = [] } = input;
  if (ImageId === undefined) throw new AwsError('MissingParameter', 'The request must contain the parameter ImageId');
  if (!/^ami-/.test(ImageId))
    throw new AwsError('InvalidAMIID.Malformed', `Invalid id: "${ImageId}" (expecting "ami-...")`);
  const image = machineImages(region).find((one) => one.ImageId === ImageId);
  if (image === undefined) throw new AwsError('InvalidAMIID.NotFound', `The image id '[${ImageId}]' does not exist`);
  if (image.Architecture !== architectureOf(InstanceType))
    throw invalid(
      `The architecture '${architectureOf(InstanceType)}' of the specified instance type does not match the architecture '${image.Architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`,
    );
  const own = image.BlockDeviceMappings?.[0]?.Ebs;
  const asked = BlockDeviceMappings.find(({ DeviceName }) => DeviceName === image.RootDeviceName)?.Ebs?.VolumeSize;
  if (asked !== undefined && asked < (own?.VolumeSize ?? 0))
    throw new AwsError(
      'InvalidBlockDeviceMapping',
      `Volume of size ${asked}GB is smaller than snapshot '${own?.SnapshotId}', expect size >= ${own?.VolumeSize}GB`,
    );
  return image;
}

/** The subnets from which the zone of an instance is chosen, and its security groups. */
export interface Placed {
  readonly subnets: readonly { readonly SubnetId: string; readonly AvailabilityZone: string; readonly VpcId: string }[];
  /** Zone that the request names, directly or by its subnet. */
  readonly zone: string | undefined;
  readonly groups: readonly Group[];
  readonly publicAddress: boolean;
}

/** @throws AwsError if the subnet or security group does not exist, or if there is no default VPC */
export function networkOf(network: Network, input: RunInstancesRequest): Placed {
  const { NetworkInterfaces = [], Placement, SubnetId, SecurityGroupIds, SecurityGroups = [] } = input;
  const [own, ...more] = NetworkInterfaces;
  if (more.length > 0 || own?.NetworkInterfaceId !== undefined)
    throw lacks('ec2:RunInstances with several network interfaces, or one that exists');
  if (own !== undefined && (SubnetId !== undefined || SecurityGroupIds !== undefined))
    throw new AwsError(
      'InvalidParameterCombination',
      `Network interfaces and an instance-level ${SubnetId === undefined ? 'security groups' : 'subnet ID'} may not be specified on the same request`,
    );
  const id = SubnetId ?? own?.SubnetId;
  const all = network.subnets();
  const vpc = network.defaultVpc();
  let subnets = all.filter((subnet) => (id === undefined ? subnet.VpcId === vpc?.VpcId : subnet.SubnetId === id));
  if (id !== undefined && subnets.length === 0)
    throw new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`);
  if (id === undefined && vpc === undefined)
    throw new AwsError(
      'VPCIdNotSpecified',
      'No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.',
    );
  if (subnets.length === 0)
    throw new AwsError(
      'MissingInput',
      `No subnets found for the default VPC '${vpc?.VpcId}'. Please specify a subnet.`,
    );
  const asked = Placement?.AvailabilityZone;
  if (asked !== undefined) {
    if (!network.zones.includes(asked)) throw invalid(`Invalid availability zone: [${asked}]`);
    subnets = subnets.filter(({ AvailabilityZone }) => AvailabilityZone === asked);
    if (subnets.length === 0) throw invalid(`The availability zone '${asked}' is not that of the subnet '${id}'.`);
  }
  const [{ VpcId, AvailabilityZone } = { VpcId: '', AvailabilityZone: '' }] = subnets;
  const inVpc = network.groups().filter((group) => group.VpcId === VpcId);
  const ids = SecurityGroupIds ?? own?.Groups ?? [];
  const groups = ids.map((group) => {
    const found = inVpc.find(({ GroupId }) => GroupId === group);
    if (found !== undefined) return found;
    network.group(group);
    throw new AwsError('InvalidParameter', `Security group ${group} and subnet ${id} belong to different networks.`);
  });
  for (const name of SecurityGroups) {
    const found = inVpc.find(({ GroupName }) => GroupName === name);
    if (found === undefined)
      throw new AwsError('InvalidGroup.NotFound', `The security group '${name}' does not exist in VPC '${VpcId}'`);
    groups.push(found);
  }
  return {
    subnets,
    zone: asked ?? (id === undefined ? undefined : AvailabilityZone),
    groups: groups.length > 0 ? groups : inVpc.filter(({ GroupName }) => GroupName === 'default'),
    publicAddress: own?.AssociatePublicIpAddress ?? VpcId === vpc?.VpcId,
  };
}

/** The instance profile of a launch, with its role. @throws AwsError when EC2 does not know it, or not yet */
export async function profileOf({ roles }: Context, { IamInstanceProfile: asked }: RunInstancesRequest) {
  if (asked === undefined) return undefined;
  if (asked.Name !== undefined && asked.Arn !== undefined)
    throw new AwsError(
      'InvalidParameterCombination',
      `The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'`,
    );
  const profile = await roles.instanceProfile(asked.Name ?? asked.Arn?.split('/').at(-1) ?? '');
  const settled = profile !== undefined && profile.created.getTime() + PROFILE_SETTLES <= Date.now();
  const [value, member, what] = asked.Name === undefined ? [asked.Arn, 'arn', 'ARN'] : [asked.Name, 'name', 'name'];
  if (!settled || (asked.Arn !== undefined && asked.Arn !== profile.arn))
    throw invalid(
      `Value (${value}) for parameter iamInstanceProfile.${member} is invalid. Invalid IAM Instance Profile ${what}`,
    );
  if (profile.role === undefined) throw invalid(`IAM Instance Profile "${profile.arn}" has no associated IAM Roles`);
  return { ...profile, role: profile.role };
}
