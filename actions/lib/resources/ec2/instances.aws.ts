import {
  CreateTagsCommand,
  type Instance as Described,
  EC2Client,
  type Filter,
  GetConsoleOutputCommand,
  paginateDescribeInstances,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import { cleanTags } from '../../aws/tags.ts';
import type { Tags } from '../../core/graph.ts';
import { tagName } from '../../core/tags.ts';
import type { Launch } from './launch.ts';

/** An instance as EC2 describes it. */
export interface Instance {
  readonly id: string;
  readonly state: 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped';
  /** The reason of its last change of state, with EC2's code, such as `Client.UserInitiatedShutdown`. */
  readonly reason: { readonly code: string; readonly message: string } | undefined;
  /** Milliseconds since the epoch. */
  readonly launched: number;
  readonly type: string;
  readonly zone: string;
  /** `ClientToken` of its launch; empty if the launch had none. */
  readonly token: string;
  readonly tags: Tags;
}

/** Tag of an instance and its volumes: the name of the attempt. */
export const ATTEMPT = tagName('ec2-training');

/** States of an instance that is billed, or will be billed soon. */
const ALIVE: readonly Instance['state'][] = ['pending', 'running', 'stopping', 'stopped'];

export const isAlive = ({ state }: Instance): boolean => ALIVE.includes(state);

/** The instance of a launch with this token, in any state; EC2 shows a terminated instance for about an hour. */
export async function findByToken(aws: Aws, token: string): Promise<Instance | undefined> {
  return (await describe(aws, [{ Name: 'client-token', Values: [token] }]))[0];
}

/** All instances of a pipeline's trainings that have not ended, by the tags of their launch. */
export function findLiving(aws: Aws, pipeline: string): Promise<Instance[]> {
  return findInStates(aws, pipeline, ALIVE);
}

/** All instances of a pipeline's trainings that have ended within the last hour. */
export function findEnded(aws: Aws, pipeline: string): Promise<Instance[]> {
  return findInStates(aws, pipeline, ['shutting-down', 'terminated']);
}

function findInStates(aws: Aws, pipeline: string, states: readonly Instance['state'][]): Promise<Instance[]> {
  return describe(aws, [
    { Name: `tag:${tagName('pipeline')}`, Values: [pipeline] },
    { Name: 'tag-key', Values: [ATTEMPT] },
    { Name: 'instance-state-name', Values: [...states] },
  ]);
}

async function describe(aws: Aws, Filters: Filter[]): Promise<Instance[]> {
  const pages = paginateDescribeInstances({ client: aws.client(EC2Client) }, { Filters });
  const reservations = (await Array.fromAsync(pages)).flatMap((page) => page.Reservations ?? []);
  return reservations.flatMap(({ Instances = [] }) => Instances.map(instanceOf));
}

function instanceOf(described: Described): Instance {
  const {
    InstanceId: id = '',
    InstanceType: type = '',
    State,
    StateReason,
    LaunchTime,
    Placement,
    ClientToken: token = '',
    Tags = [],
  } = described;
  return {
    ...{ id, type, token, zone: Placement?.AvailabilityZone ?? '', launched: LaunchTime?.getTime() ?? 0 },
    state: (State?.Name ?? 'pending') as Instance['state'],
    reason:
      StateReason?.Code === undefined ? undefined : { code: StateReason.Code, message: StateReason.Message ?? '' },
    tags: Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value])),
  };
}

/** Milliseconds after which a request without an answer counts as failed. */
const ANSWERS_WITHIN = 60_000;

/**
 * Sends the RunInstances request of a launch, once. With the same token, a repeated call returns the same instance (EC2
 * Developer Guide, "Ensuring idempotency").
 *
 * @throws EC2's error; InsufficientInstanceCapacity has the status of a server error
 */
export async function runInstance(aws: Aws, { parameters, token }: Launch): Promise<Instance> {
  const { tags, SecurityGroupIds, BlockDeviceMappings, InstanceType, ...rest } = parameters;
  const client = aws.sendingOnce(EC2Client, ANSWERS_WITHIN);
  const Tags = toTags(tags);
  const { Instances: [made] = [] } = await client.send(
    new RunInstancesCommand({
      ...rest,
      InstanceType: InstanceType as 'm5.xlarge',
      SecurityGroupIds: [...SecurityGroupIds],
      BlockDeviceMappings: [...BlockDeviceMappings],
      TagSpecifications: (['instance', 'volume'] as const).map((ResourceType) => ({ ResourceType, Tags })),
      ClientToken: token,
    }),
  );
  return instanceOf(made ?? {});
}

/** Sets tags of an instance, which may be new; existing keys get the new values. */
export async function tagInstance(aws: Aws, instance: string, tags: Tags): Promise<void> {
  const request = new CreateTagsCommand({ Resources: [instance], Tags: toTags(tags) });
  await aws.onceKnown(() => aws.client(EC2Client).send(request));
}

function toTags(tags: Tags) {
  return Object.entries(cleanTags(tags)).map(([Key, Value]) => ({ Key, Value }));
}

/**
 * Terminates an instance; no error if it has already ended.
 *
 * @returns whether EC2 knows the instance: one that was launched a moment ago may still be unknown, although it runs
 */
export async function endInstance(aws: Aws, instance: string): Promise<boolean> {
  const request = new TerminateInstancesCommand({ InstanceIds: [instance] });
  return (await unlessNotFound(aws.client(EC2Client).send(request))) !== undefined;
}

/** The lines of an instance's console; EC2 provides them some minutes after the start and after the end. */
export async function readConsole(aws: Aws, instance: string): Promise<string[]> {
  const request = new GetConsoleOutputCommand({ InstanceId: instance });
  const { Output = '' } = (await unlessNotFound(aws.client(EC2Client).send(request))) ?? {};
  const lines = Buffer.from(Output, 'base64').toString().split(/\r?\n/);
  return lines.map((line) => line.trimEnd()).filter((line) => line !== '');
}
