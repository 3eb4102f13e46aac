import type { Context, Part } from '../context.ts';
import { catalogue } from './catalogue.ts';
import { describeInstances } from './describe-instances.ts';
import { type InstanceRecord, InstanceRecords } from './instance-records.ts';
import { Machines } from './machines.ts';
import { Metadata } from './metadata.ts';
import { Network } from './network.ts';
import { networks } from './networks.ts';
import type { Handlers } from './operations.ts';
import { checkDryRun } from './requests.ts';
import { runInstances } from './run-instances.ts';
import { securityGroups } from './security-groups.ts';
import { taggedOf, tagOperations } from './tag-operations.ts';

export const simplifications: readonly string[] = [
  'Instances are processes of this machine. User data must be a script that begins with #!, and runs once: not cloud-config, not in several parts, not compressed. There is no second boot, so an instance that has stopped can only be terminated.',
  'On Linux an instance has its own processes, host name, /tmp and /run, and of the other folders of this machine a copy that it may change; it has few devices and cannot change settings of the kernel. If you are not root, it can replace the files of root, but not change them or give them to others. Where the system permits none of that, as on a Mac, user data runs in a folder, with /opt/pytorch in its text replaced; the console then says so.',
  'The network is that of this machine: an instance reaches what you reach, its addresses are made up, and its security groups keep nothing out.',
  'There are the Deep Learning AMIs of three public parameters of Systems Manager. Their /opt/pytorch is the Python of jobs, with boto3 and the AWS CLI. There is no GPU and no systemd, only shutdown, poweroff, halt, systemctl poweroff and systemd-run --on-active; their timers run in real time.',
  'The metadata service is at AWS_EC2_METADATA_SERVICE_ENDPOINT, which is in the environment of user data with AWS_ENDPOINT_URL; nothing answers at 169.254.169.254. boto3 and the AWS CLI use it; the SDK for JavaScript drops the path of this variable.',
  'An instance is described at once, and runs as soon as its processes do. When it is shut down they have three seconds to end. The console is always up to date. An instance profile is accepted five seconds after it was made.',
  'Volumes have sizes, encryption and tags in descriptions only: an instance can fill the disk of this machine.',
  'There is a default VPC, and one other VPC with two subnets; vCPUs and GPUs are derived from the name of the type. Capacity is there unless --no-capacity or /_local/ec2 says otherwise, and spot instances are interrupted by /_local/ec2/interrupt only, after a notice of two minutes or of the seconds that the request names.',
];

/** EC2: its instances run their user data as processes of this machine. */
export function instances(context: Context): {
  handlers: Handlers;
  part: Part;
  metadata: Metadata;
  /**
   * Interrupts a spot instance.
   * @param notice seconds until then; default: 120, as on AWS
   * @returns the time of the interruption; undefined when no such instance is running
   */
  interrupt(id: string, notice?: number): Date | undefined;
  tags(id: string): Readonly<Record<string, string>>;
} {
  const records = new InstanceRecords(context);
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
    ...networks(network),
    ...catalogue(context, network),
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
  };

  return {
    ...{ handlers, part: machines, metadata },
    interrupt(id, notice) {
      const record = records.shown().find(({ description }) => description.InstanceId === id);
      return record && machines.interrupt(record, notice);
    },
    tags(id) {
      const tags = taggedOf(records, network, id)?.tags ?? [];
      return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
    },
  };
}
