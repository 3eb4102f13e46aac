import type { Instance, Reservation, RunInstancesRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../context.ts';
import { checkQuota, placeIn } from './capacity.ts';
import { fingerprintOf, launchedBefore } from './client-tokens.ts';
import { type InstanceRecord, type InstanceRecords, newId, state, stateReason } from './instance-records.ts';
import { vcpusOf } from './instance-types.ts';
import { checkLaunch, imageOf, networkOf, type Placed, profileOf } from './launch.ts';
import type { Machines } from './machines.ts';
import type { Network } from './network.ts';
import type { Handlers } from './operations.ts';
import { checkDryRun, tagsFor } from './requests.ts';

/** RunInstances: checks the request as EC2 does, and starts the instances. */
export function runInstances(
  context: Context,
  { records, machines, network }: { records: InstanceRecords; machines: Machines; network: Network },
): NonNullable<Handlers['RunInstances']> {
  return async (input) => {
    checkLaunch(input);
    const image = imageOf(context, input);
    const placed = networkOf(network, input);
    const tags = tagsFor('instance', input.TagSpecifications);
    const volumeTags = tagsFor('volume', input.TagSpecifications);
    const profile = await profileOf(context, input);
    checkDryRun(input.DryRun);
    // There is no `await` after this line, so two requests with the same token cannot both launch instances.
    const before = launchedBefore(records, input, placed.zone);
    if (before.length > 0) return reservationOf(context, before);
    const { InstanceType: type = 'm1.small', MaxCount: count = 1 } = input;
    const market = input.InstanceMarketOptions?.MarketType === 'spot' ? 'spot' : 'on-demand';
    const wanted = { type, market, count } as const;
    checkQuota(wanted, records.known(), context.ec2);
    const zones = placed.subnets.map(({ AvailabilityZone }) => AvailabilityZone);
    const zone = placeIn(wanted, { zones, all: network.zones, named: placed.zone !== undefined }, context.ec2);
    const reservation = newId('r');
    const launched = Array.from({ length: count }, (_, index): InstanceRecord => {
      const place = { zone, address: freeAddress(records), index };
      const instance = describe(context, input, { image, placed, place, profile, spot: market === 'spot' });
      const record: InstanceRecord = {
        description: { ...instance, Tags: tags },
        volumeTags,
        reservation,
        userData: input.UserData,
        shutdownBehavior: input.InstanceInitiatedShutdownBehavior ?? 'stop',
        role: profile?.role,
        fingerprint: fingerprintOf(input),
        askedZone: placed.zone,
      };
      records.put(record);
      return record;
    });
    for (const record of launched) machines.start(record);
    return reservationOf(context, launched);
  };
}

function reservationOf({ account }: Context, records: readonly InstanceRecord[]): Reservation {
  return {
    ReservationId: records[0]?.reservation,
    OwnerId: account,
    Groups: [],
    Instances: records.map(({ description }) => structuredClone(description)),
  };
}

/** The last two numbers of a free private address in 172.31.0.0/16. */
function freeAddress(records: InstanceRecords): readonly [number, number] {
  const used = new Set(records.known().map(({ description }) => description.PrivateIpAddress));
  for (let number = 4; ; number++) {
    const address = [number >> 8, number & 255] as const;
    if (!used.has(`172.31.${address.join('.')}`)) return address;
  }
}

/** What DescribeInstances returns for a new instance. */
function describe(
  { region }: Context,
  input: RunInstancesRequest,
  parts: {
    image: { Architecture?: string | undefined; RootDeviceName?: string | undefined };
    placed: Placed;
    place: { zone: string; address: readonly [number, number]; index: number };
    profile: { arn: string; id: string } | undefined;
    spot: boolean;
  },
): Instance & { InstanceId: string } {
  const { image, placed, place, profile, spot } = parts;
  const now = new Date();
  const { SubnetId, VpcId } = placed.subnets.find(({ AvailabilityZone }) => AvailabilityZone === place.zone) ?? {};
  const PrivateIpAddress = `172.31.${place.address.join('.')}`;
  const PrivateDnsName = `ip-${PrivateIpAddress.replaceAll('.', '-')}.${region === 'us-east-1' ? 'ec2' : `${region}.compute`}.internal`;
  const Groups = placed.groups.map(({ GroupId, GroupName }) => ({ GroupId, GroupName }));
  const { HttpTokens = 'optional', HttpEndpoint = 'enabled', ...metadata } = input.MetadataOptions ?? {};
  const type = input.InstanceType ?? 'm1.small';
  return {
    ...{ InstanceId: newId('i'), ImageId: input.ImageId, InstanceType: type, AmiLaunchIndex: place.index },
    ...{ State: state('pending'), StateReason: stateReason('pending'), StateTransitionReason: '', LaunchTime: now },
    ...(input.ClientToken === undefined ? {} : { ClientToken: input.ClientToken }),
    Placement: { AvailabilityZone: place.zone, GroupName: '', Tenancy: 'default' },
    ...{ SubnetId, VpcId, PrivateIpAddress, PrivateDnsName, PublicDnsName: '', SecurityGroups: Groups },
    NetworkInterfaces: [
      {
        ...{ NetworkInterfaceId: newId('eni'), Status: 'in-use', SubnetId, VpcId, PrivateIpAddress, Groups },
        Attachment: { AttachTime: now, DeleteOnTermination: true, DeviceIndex: 0, Status: 'attached' },
      },
    ],
    ...{ RootDeviceName: image.RootDeviceName, RootDeviceType: 'ebs', Architecture: image.Architecture as 'x86_64' },
    BlockDeviceMappings: [
      {
        DeviceName: image.RootDeviceName,
        Ebs: { VolumeId: newId('vol'), Status: 'attached', AttachTime: now, DeleteOnTermination: true },
      },
    ],
    ...(profile && { IamInstanceProfile: { Arn: profile.arn, Id: profile.id } }),
    ...(spot ? { InstanceLifecycle: 'spot', SpotInstanceRequestId: newId('sir') } : {}),
    MetadataOptions: {
      ...{ State: 'applied', HttpTokens, HttpEndpoint, HttpPutResponseHopLimit: metadata.HttpPutResponseHopLimit ?? 1 },
      InstanceMetadataTags: metadata.InstanceMetadataTags ?? 'disabled',
    },
    CpuOptions: { CoreCount: Math.ceil(vcpusOf(type) / 2), ThreadsPerCore: vcpusOf(type) === 1 ? 1 : 2 },
    ...{ EbsOptimized: input.EbsOptimized ?? false, EnaSupport: true, Hypervisor: 'xen', VirtualizationType: 'hvm' },
    ...{ Monitoring: { State: input.Monitoring?.Enabled ? 'pending' : 'disabled' }, SourceDestCheck: true },
    ...{ PlatformDetails: 'Linux/UNIX', UsageOperation: 'RunInstances', ProductCodes: [] },
  };
}
