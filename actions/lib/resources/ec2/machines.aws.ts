import {
  DescribeImagesCommand,
  DescribeInstanceTypeOfferingsCommand,
  DescribeInstanceTypesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { GetInstanceProfileCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';

/** An AMI. */
export interface Image {
  readonly id: string;
  readonly name: string;
  /** `x86_64` or `arm64`. */
  readonly architecture: string;
  /** Device name of its root volume. */
  readonly rootDevice: string;
  /** GB of the root volume's snapshot; the volume cannot be smaller. */
  readonly size: number;
}

/** The value of a Systems Manager parameter; `undefined` when the parameter does not exist. */
export async function readParameter(aws: Aws, Name: string): Promise<string | undefined> {
  const found = await unlessNotFound(aws.client(SSMClient).send(new GetParameterCommand({ Name })));
  return found?.Parameter?.Value;
}

/** An AMI by its id; `undefined` when it does not exist, or is no longer available. */
export async function findImage(aws: Aws, id: string): Promise<Image | undefined> {
  const request = new DescribeImagesCommand({ ImageIds: [id] });
  const found = await unlessNotFound(aws.client(EC2Client).send(request));
  const [image] = found?.Images ?? [];
  if (image === undefined || image.State !== 'available') return undefined;
  const { RootDeviceName: rootDevice = '', BlockDeviceMappings = [], Name: name = id, Architecture = '' } = image;
  const root = BlockDeviceMappings.find(({ DeviceName }) => DeviceName === rootDevice);
  return { id, name, rootDevice, architecture: Architecture, size: root?.Ebs?.VolumeSize ?? 0 };
}

/** A subnet with its zone and network. */
export interface Subnet {
  readonly id: string;
  readonly vpc: string;
  readonly zone: string;
  /** Whether it is the subnet that AWS created for the zone. */
  readonly isDefault: boolean;
}

/** Subnets by their ids, in the same order; missing subnets are left out. */
export async function findSubnets(aws: Aws, ids: readonly string[]): Promise<Subnet[]> {
  const found = await describeSubnets(aws, 'subnet-id', ids);
  return ids.flatMap((id) => found.find((subnet) => subnet.id === id) ?? []);
}

/**
 * Finds the subnets of the account's default VPC, sorted by zone. AWS makes one subnet in each zone; it has a route to the
 * internet and its instances get a public address (VPC User Guide, "Default subnets").
 *
 * @returns these default subnets; all subnets of the VPC if it has no default subnet; `undefined` if there is no default VPC
 */
export async function findDefaultSubnets(aws: Aws): Promise<Subnet[] | undefined> {
  const request = new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] });
  const [vpc] = (await aws.client(EC2Client).send(request)).Vpcs ?? [];
  if (vpc?.VpcId === undefined) return undefined;
  const all = await describeSubnets(aws, 'vpc-id', [vpc.VpcId]);
  const made = all.filter(({ isDefault }) => isDefault);
  return (made.length > 0 ? made : all).sort((one, other) => (one.zone < other.zone ? -1 : 1));
}

async function describeSubnets(aws: Aws, Name: string, Values: readonly string[]): Promise<Subnet[]> {
  const request = new DescribeSubnetsCommand({ Filters: [{ Name, Values: [...Values] }] });
  const { Subnets = [] } = await aws.client(EC2Client).send(request);
  return Subnets.map(
    ({ SubnetId: id = '', VpcId: vpc = '', AvailabilityZone: zone = '', DefaultForAz: isDefault = false }) => ({
      ...{ id, vpc, zone, isDefault },
    }),
  );
}

/** Properties of an instance type. */
export interface MachineType {
  readonly vcpus: number;
  readonly architectures: readonly string[];
  readonly gpus: number;
}

/** Instance types of the region by their names; types that EC2 does not know are left out. */
export async function findTypes(aws: Aws, types: readonly string[]): Promise<ReadonlyMap<string, MachineType>> {
  const Filters = [{ Name: 'instance-type', Values: [...types] }];
  const { InstanceTypes = [] } = await aws.client(EC2Client).send(new DescribeInstanceTypesCommand({ Filters }));
  return new Map(
    InstanceTypes.map(({ InstanceType = '', VCpuInfo, ProcessorInfo, GpuInfo }) => [
      String(InstanceType),
      {
        vcpus: VCpuInfo?.DefaultVCpus ?? 0,
        architectures: ProcessorInfo?.SupportedArchitectures ?? [],
        gpus: (GpuInfo?.Gpus ?? []).reduce((sum, { Count = 0 }) => sum + Count, 0),
      },
    ]),
  );
}

/** The types that each zone offers, as `<type> <zone>`. */
export async function findOfferings(aws: Aws, types: readonly string[]): Promise<ReadonlySet<string>> {
  const Filters = [{ Name: 'instance-type', Values: [...types] }];
  const request = new DescribeInstanceTypeOfferingsCommand({ LocationType: 'availability-zone', Filters });
  const { InstanceTypeOfferings = [] } = await aws.client(EC2Client).send(request);
  return new Set(InstanceTypeOfferings.map(({ InstanceType, Location }) => `${InstanceType} ${Location}`));
}

/** Reads the role names of an instance profile, at most one. @returns `undefined` if the profile does not exist */
export async function findProfile(aws: Aws, InstanceProfileName: string): Promise<string[] | undefined> {
  const request = new GetInstanceProfileCommand({ InstanceProfileName });
  const found = await unlessNotFound(aws.client(IAMClient).send(request));
  return found?.InstanceProfile?.Roles?.map(({ RoleName = '' }) => RoleName);
}
