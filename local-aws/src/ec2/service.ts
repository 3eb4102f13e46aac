import type { Context, Part } from '../context.ts';
import { type InstanceRecord, InstanceRecords } from './instance-records.ts';
import { Machines } from './machines.ts';
import { Metadata } from './metadata.ts';
import { Network } from './network.ts';
import type { Handlers } from './operations.ts';
import { runInstances } from './run-instances.ts';

export const simplifications: readonly string[] = [];

/** EC2: instances that run their user data as processes of this machine. */
export function instances(context: Context): { handlers: Handlers; part: Part } {
  const records = new InstanceRecords(context.state);
  const metadata = new Metadata(context);
  const machines = new Machines(context, records, metadata);
  const network = new Network(context);

  function change(record: InstanceRecord, act: () => void) {
    const { InstanceId, State: PreviousState } = record.description;
    act();
    return { InstanceId, CurrentState: record.description.State, PreviousState };
  }

  return {
    part: machines,
    handlers: {
      RunInstances: runInstances(context, { records, machines, network }),
      async DescribeInstances({ InstanceIds = [] }) {
        const found = InstanceIds.length > 0 ? records.find(InstanceIds) : records.shown();
        return {
          Reservations: found.map(({ description, reservation }) => ({
            ...{ ReservationId: reservation, OwnerId: context.account, Groups: [], Instances: [description] },
          })),
        };
      },
      async TerminateInstances({ InstanceIds = [] }) {
        const found = records.find(InstanceIds);
        return {
          TerminatingInstances: found.map((record) => change(record, () => machines.terminate(record))),
        };
      },
      async GetConsoleOutput({ InstanceId = '' }) {
        const [record] = records.find([InstanceId]);
        const Output = record && machines.console(record).toString('base64');
        return { InstanceId, Timestamp: new Date(), ...(Output === undefined ? {} : { Output }) };
      },
    },
  };
}
