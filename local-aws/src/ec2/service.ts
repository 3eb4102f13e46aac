import type { Context, Part } from '../context.ts';
import { page } from '../protocol/page.ts';
import { AwsError } from '../protocol/service.ts';
import { describeInstances } from './describe-instances.ts';
import { filtered } from './filters.ts';
import { type InstanceRecord, InstanceRecords } from './instance-records.ts';
import { describeType, INSTANCE_TYPES, isOffered } from './instance-types.ts';
import { machineImages } from './machine-images.ts';
import { Machines } from './machines.ts';
import { Metadata } from './metadata.ts';
import { Network } from './network.ts';
import type { Handlers } from './operations.ts';
import { checkDryRun } from './requests.ts';
import { runInstances } from './run-instances.ts';
import { securityGroups } from './security-groups.ts';
import { taggedOf, tagOperations } from './tag-operations.ts';

export const simplifications: readonly string[] = [];

/** EC2: instances that run their user data as processes of this machine. */
export function instances(context: Context): {
  handlers: Handlers;
  part: Part;
  metadata: Metadata;
  /** Interrupts a spot instance; gives when. @returns undefined when none of that id runs */
  interrupt(id: string): Date | undefined;
  tags(id: string): Readonly<Record<string, string>>;
} {
  const records = new InstanceRecords(context.state);
  const metadata = new Metadata(context);
  const machines = new Machines(context, records, metadata);
  const network = new Network(context);

  function terminate(record: InstanceRecord) {
    const { InstanceId, State: PreviousState } = record.description;
    machines.terminate(record);
    return { InstanceId, CurrentState: record.description.State, PreviousState };
  }

  const handlers: Handlers = {
    RunInstances: runInstances(context, { records, machines, network }),
    DescribeInstances: describeInstances(context, records),
    ...tagOperations(records, network),
    ...securityGroups(network, records),
    async TerminateInstances({ InstanceIds = [], DryRun }) {
      const found = records.find(InstanceIds);
      checkDryRun(DryRun);
      return { TerminatingInstances: found.map(terminate) };
    },
    async GetConsoleOutput({ InstanceId = '', DryRun }) {
      const [record] = records.find([InstanceId]);
      checkDryRun(DryRun);
      const Output = record && machines.console(record).toString('base64');
      return { InstanceId, Timestamp: new Date(), ...(Output ? { Output } : {}) };
    },
    async DescribeImages({ ImageIds = [], Filters, Owners }) {
      const all = machineImages(context.region);
      const missing = ImageIds.find((id) => all.every(({ ImageId }) => ImageId !== id));
      if (missing !== undefined)
        throw new AwsError('InvalidAMIID.NotFound', `The image id '[${missing}]' does not exist`);
      const asked = all.filter(({ ImageId }) => ImageIds.length === 0 || ImageIds.includes(ImageId));
      const owned = asked.filter(
        ({ OwnerId = '' }) => Owners?.some((one) => one === 'amazon' || one === OwnerId) ?? true,
      );
      return {
        Images: filtered(owned, Filters, (image) => ({
          ...{ 'image-id': [image.ImageId], name: [image.Name], architecture: [image.Architecture] },
          ...{ state: [image.State], 'owner-alias': [image.ImageOwnerAlias], 'owner-id': [image.OwnerId] },
        })),
      };
    },
    async DescribeVpcs({ VpcIds, Filters, ...pages }) {
      const all = network.vpcs();
      const missing = VpcIds?.find((id) => all.every(({ VpcId }) => VpcId !== id));
      if (missing !== undefined) throw new AwsError('InvalidVpcID.NotFound', `The vpc ID '${missing}' does not exist`);
      const asked = all.filter(({ VpcId }) => VpcIds?.includes(VpcId) ?? true);
      const found = filtered(asked, Filters, (vpc) => ({
        ...{ 'vpc-id': [vpc.VpcId], 'is-default': [String(vpc.IsDefault)], isDefault: [String(vpc.IsDefault)] },
        ...{ state: [vpc.State], cidr: [vpc.CidrBlock] },
      }));
      const { items, next } = page(found, { MaxResults: 1000, ...pages });
      return { Vpcs: items, ...next };
    },
    async DescribeSubnets({ SubnetIds, Filters, ...pages }) {
      const all = network.subnets();
      const missing = SubnetIds?.find((id) => all.every(({ SubnetId }) => SubnetId !== id));
      if (missing !== undefined)
        throw new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${missing}' does not exist`);
      const asked = all.filter(({ SubnetId }) => SubnetIds?.includes(SubnetId) ?? true);
      const found = filtered(asked, Filters, (subnet) => ({
        ...{ 'subnet-id': [subnet.SubnetId], 'vpc-id': [subnet.VpcId], state: [subnet.State] },
        ...{ 'availability-zone': [subnet.AvailabilityZone], availabilityZone: [subnet.AvailabilityZone] },
        ...{ 'default-for-az': [String(subnet.DefaultForAz)], defaultForAz: [String(subnet.DefaultForAz)] },
      }));
      const { items, next } = page(found, { MaxResults: 1000, ...pages });
      return { Subnets: items, ...next };
    },
    async DescribeInstanceTypes({ InstanceTypes, Filters, MaxResults = 100, NextToken }) {
      const missing = InstanceTypes?.filter((type) => !INSTANCE_TYPES.includes(type)) ?? [];
      if (missing.length > 0)
        throw new AwsError('InvalidInstanceType', `The following supplied instance types do not exist: [${missing}]`);
      const types = INSTANCE_TYPES.filter((type) => InstanceTypes?.some((one) => one === type) ?? true);
      const found = filtered(types.map(describeType), Filters, (type) => ({
        ...{ 'instance-type': [type.InstanceType] },
        'processor-info.supported-architecture': type.ProcessorInfo?.SupportedArchitectures ?? [],
      }));
      const { items, next } = page(found, { MaxResults, NextToken });
      return { InstanceTypes: items, ...next };
    },
    async DescribeInstanceTypeOfferings({ LocationType = 'region', Filters, MaxResults = 1000, NextToken }) {
      const zonal = LocationType === 'availability-zone';
      const places = zonal ? network.zones : [context.region];
      const all = places.flatMap((Location) =>
        INSTANCE_TYPES.filter((type) => !zonal || isOffered(type, Location)).map((InstanceType) => ({
          ...{ InstanceType: InstanceType as 'm5.xlarge', LocationType, Location },
        })),
      );
      const found = filtered(all, Filters, ({ InstanceType, Location }) => ({
        ...{ 'instance-type': [InstanceType], location: [Location] },
      }));
      const { items, next } = page(found, { MaxResults, NextToken });
      return { InstanceTypeOfferings: items, ...next };
    },
  };

  return {
    ...{ handlers, part: machines, metadata },
    interrupt(id) {
      const record = records.shown().find(({ description }) => description.InstanceId === id);
      return record && machines.interrupt(record);
    },
    tags(id) {
      const tags = taggedOf(records, network, id)?.tags ?? [];
      return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
    },
  };
}
