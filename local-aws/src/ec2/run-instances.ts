import { hash } from 'node:crypto';
import type { Reservation, RunInstancesRequest } from '@aws-sdk/client-ec2';
import type { Context } from '../context.ts';
import { AwsError } from '../protocol/service.ts';
import { type InstanceRecord, type InstanceRecords, newId, state, stateReason } from './instance-records.ts';
import type { Machines } from './machines.ts';
import type { Network } from './network.ts';

/** RunInstances. */
export function runInstances(
  context: Context,
  { records, machines, network }: { records: InstanceRecords; machines: Machines; network: Network },
) {
  return async (input: RunInstancesRequest): Promise<Reservation> => {
    const subnet = network.subnets()[0];
    const reservation = newId('r');
    const InstanceId = newId('i');
    if (subnet === undefined) throw new AwsError('VPCIdNotSpecified', 'No default VPC for this user');
    const record: InstanceRecord = {
      reservation,
      userData: input.UserData,
      shutdownBehavior: input.InstanceInitiatedShutdownBehavior ?? 'stop',
      role: undefined,
      fingerprint: hash('sha256', JSON.stringify(input)),
      askedZone: undefined,
      description: {
        InstanceId,
        ImageId: input.ImageId,
        InstanceType: input.InstanceType ?? 'm1.small',
        LaunchTime: new Date(),
        State: state('pending'),
        StateReason: stateReason('pending'),
        StateTransitionReason: '',
        Placement: { AvailabilityZone: subnet.AvailabilityZone, GroupName: '', Tenancy: 'default' },
        PrivateDnsName: 'ip-172-31-0-7.ec2.internal',
        ...(input.ClientToken === undefined ? {} : { ClientToken: input.ClientToken }),
        Tags: (input.TagSpecifications ?? []).flatMap(({ Tags = [] }) => Tags),
      },
    };
    records.put(record);
    machines.start(record);
    return {
      ReservationId: reservation,
      OwnerId: context.account,
      Groups: [],
      Instances: [structuredClone(record.description)],
    };
  };
}
