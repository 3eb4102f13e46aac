import {
  ApplicationAutoScalingClient,
  DeleteScheduledActionCommand,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  ListTagsForResourceCommand,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  type PutScheduledActionRequest,
  paginateDescribeScalableTargets,
  paginateDescribeScheduledActions,
  RegisterScalableTargetCommand,
  type ScalableTarget,
  type ScalingPolicy,
  type ScheduledAction,
  TagResourceCommand,
  type TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import type { Found, OwnedKind, PartKind, Tags } from '../../core/graph.ts';

/** The service and the dimension of all calls: the instances of an endpoint's variant. */
export const SCALED = {
  ServiceNamespace: 'sagemaker',
  ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
} as const;

/** Scalable targets by their resource id, `endpoint/<endpoint>/variant/<variant>`. */
export function scalableTargetKind(aws: Aws): OwnedKind<ScalableTarget> {
  return {
    name: 'scalable target',
    identity: 'name',
    async observe(id) {
      const resource = await describeTarget(aws, id);
      if (resource === undefined) return undefined;
      const detail = `${resource.MinCapacity} to ${resource.MaxCapacity} instances`;
      const tags = await readTargetTags(aws, resource.ScalableTargetARN);
      return tags && { resource, phase: { is: 'ready', detail }, tags };
    },
    async *find(prefix): AsyncIterable<Found> {
      const client = aws.client(ApplicationAutoScalingClient);
      for await (const { ScalableTargets = [] } of paginateDescribeScalableTargets({ client }, SCALED)) {
        for (const { ResourceId: id, ScalableTargetARN, CreationTime: created } of ScalableTargets) {
          const tags = async () => (await readTargetTags(aws, ScalableTargetARN)) ?? {};
          if (id?.startsWith(prefix)) yield { id, created, running: false, tags };
        }
      }
    },
    async remove(id) {
      const request = new DeregisterScalableTargetCommand({ ...SCALED, ResourceId: id });
      await unlessNotFound(aws.client(ApplicationAutoScalingClient).send(request));
    },
  };
}

/** Scaling policies by `<resource id>:<name>`. They have no tags, so the tags of their target name the owner. */
export function scalingPolicyKind(aws: Aws): PartKind<ScalingPolicy> {
  return {
    name: 'scaling policy',
    identity: 'name',
    partOf: 'scalable target',
    async observe(id) {
      const { ResourceId, PolicyName } = splitPolicyId(id);
      const { ScalingPolicies } = await aws
        .client(ApplicationAutoScalingClient)
        .send(new DescribeScalingPoliciesCommand({ ...SCALED, ResourceId, PolicyNames: [PolicyName] }));
      const [resource] = ScalingPolicies ?? [];
      return resource && { resource, phase: { is: 'ready', detail: 'in effect' } };
    },
  };
}

/** The scheduled actions of a target, by the target's resource id; an empty list if it has none. */
export function scheduledActionsKind(aws: Aws): PartKind<readonly ScheduledAction[]> {
  return {
    name: 'scheduled actions',
    identity: 'name',
    partOf: 'scalable target',
    async observe(id) {
      const resource = await listScheduledActions(aws, id);
      return {
        resource,
        phase: { is: 'ready', detail: resource.length === 0 ? 'none' : `${resource.length} in effect` },
      };
    },
  };
}

/** Creates or replaces a scheduled action of a target. */
export async function putScheduledAction(
  aws: Aws,
  id: string,
  action: Pick<PutScheduledActionRequest, 'ScheduledActionName' | 'Schedule' | 'Timezone' | 'ScalableTargetAction'>,
): Promise<void> {
  const request = new PutScheduledActionCommand({ ...SCALED, ResourceId: id, ...action });
  await aws.onceKnown(() => aws.client(ApplicationAutoScalingClient).send(request));
}

/** Deletes a scheduled action of a target; a missing one is no error. */
export async function deleteScheduledAction(aws: Aws, id: string, name: string): Promise<void> {
  const request = new DeleteScheduledActionCommand({ ...SCALED, ResourceId: id, ScheduledActionName: name });
  await unlessNotFound(aws.client(ApplicationAutoScalingClient).send(request));
}

/** All scheduled actions of a target, by the target's resource id. */
export async function listScheduledActions(aws: Aws, id: string): Promise<ScheduledAction[]> {
  const actions: ScheduledAction[] = [];
  const client = aws.client(ApplicationAutoScalingClient);
  for await (const page of paginateDescribeScheduledActions({ client }, { ...SCALED, ResourceId: id }))
    actions.push(...(page.ScheduledActions ?? []));
  return actions;
}

/** Registers a variant. AWS then brings its number of instances into the range. */
export async function registerTarget(
  aws: Aws,
  id: string,
  range: { min: number; max: number },
  tags: Tags,
): Promise<void> {
  const request = { ...SCALED, ResourceId: id, MinCapacity: range.min, MaxCapacity: range.max };
  const command = new RegisterScalableTargetCommand({ ...request, Tags: tags });
  await aws.onceKnown(() => aws.client(ApplicationAutoScalingClient).send(command));
}

/** Changes the range and the owner of a registered variant. */
export async function updateTarget(
  aws: Aws,
  { ResourceId, ScalableTargetARN }: ScalableTarget,
  range: { min: number; max: number },
  tags: Tags,
): Promise<void> {
  const client = aws.client(ApplicationAutoScalingClient);
  await client.send(new TagResourceCommand({ ResourceARN: ScalableTargetARN, Tags: tags }));
  const request = { ...SCALED, ResourceId, MinCapacity: range.min, MaxCapacity: range.max };
  await client.send(new RegisterScalableTargetCommand(request));
}

/** Creates or replaces a target-tracking policy. AWS creates and manages its two alarms. */
export async function putTargetTracking(
  aws: Aws,
  id: string,
  configuration: TargetTrackingScalingPolicyConfiguration,
): Promise<void> {
  const command = new PutScalingPolicyCommand({
    ...SCALED,
    ...splitPolicyId(id),
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: configuration,
  });
  await aws.onceKnown(() => aws.client(ApplicationAutoScalingClient).send(command));
}

/** A scalable target by its resource id; `undefined` when it is not registered. */
export async function describeTarget(aws: Aws, id: string): Promise<ScalableTarget | undefined> {
  const request = new DescribeScalableTargetsCommand({ ...SCALED, ResourceIds: [id] });
  const { ScalableTargets } = await aws.client(ApplicationAutoScalingClient).send(request);
  return ScalableTargets?.[0];
}

/** Tags of a scalable target; `undefined` when it was deregistered after it was described. */
export async function readTargetTags(aws: Aws, arn: string | undefined): Promise<Tags | undefined> {
  const request = new ListTagsForResourceCommand({ ResourceARN: arn });
  const found = await unlessNotFound(aws.client(ApplicationAutoScalingClient).send(request));
  return found && (found.Tags ?? {});
}

function splitPolicyId(id: string): { ResourceId: string; PolicyName: string } {
  const at = id.lastIndexOf(':');
  return { ResourceId: id.slice(0, at), PolicyName: id.slice(at + 1) };
}
