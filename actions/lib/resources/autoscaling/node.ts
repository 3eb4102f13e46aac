import type {
  ScalableTarget,
  ScalingPolicy,
  ScheduledAction,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import type { Change, Node } from '../../core/graph.ts';
import { poll } from '../../core/poll.ts';
import { VARIANT } from '../endpoint/model.ts';
import type { Served } from '../endpoint/node.ts';
import { describeEndpoint } from '../endpoint/observe.ts';
import type { Scope } from '../scope.ts';
import type { Scaling } from './config.ts';
import {
  deleteScheduledAction,
  putScheduledAction,
  putTargetTracking,
  registerTarget,
  scalableTargetKind,
  scalingPolicyKind,
  scheduledActionsKind,
  updateTarget,
} from './scaling.aws.ts';

/** A variant that is scaled. */
export interface Scaled {
  /** `endpoint/<endpoint>/variant/<variant>`. */
  readonly resourceId: string;
  readonly min: number;
  readonly max: number;
}

/** Name of the pipeline's policy; other policies of the same target stay. */
const POLICY = 'invocations-per-instance';

/** Resource id of an endpoint's variant in Application Auto Scaling. */
export function scaledVariant(endpoint: string): string {
  return `endpoint/${endpoint}/variant/${VARIANT}`;
}

/** The minimum and maximum number of an endpoint's instances. */
export function scalableTargetNode(
  scope: Scope,
  name: string,
  wanted: Scaling,
  needs: readonly [endpoint: Node<Served>, restored: Node<void>],
): Node<Scaled> {
  const { aws } = scope;
  const { min, max } = wanted;
  const node: Node<Scaled, ScalableTarget> = {
    key: `scaling:${name}`,
    stages: ['scale'],
    kind: scalableTargetKind(aws),
    needs,
    desire: () => ({
      id: scaledVariant(name),
      changes(resource) {
        // A limit that a scheduled action of the config has set is not a difference.
        const scheduled = Object.values(wanted.scheduled);
        const keep = (limit: number, other: number | undefined, of: 'min' | 'max') =>
          scheduled.some((range) => range[of] !== undefined && range[of] === other) ? other : limit;
        return differences({
          min: [resource.MinCapacity, keep(min, resource.MinCapacity, 'min')],
          max: [resource.MaxCapacity, keep(max, resource.MaxCapacity, 'max')],
        });
      },
      create: (id, tags) => registerTarget(aws, id, wanted, tags),
      update: (_id, resource, _changes, tags) => updateTarget(aws, resource, wanted, tags),
      output: (id, resource) => ({
        resourceId: id,
        min: resource.MinCapacity ?? min,
        max: resource.MaxCapacity ?? max,
      }),
    }),
  };
  return node;
}

/** The policy that adds and removes instances. */
export function scalingPolicyNode(scope: Scope, name: string, wanted: Scaling, target: Node<Scaled>): Node<string> {
  const { aws } = scope;
  const configuration: TargetTrackingScalingPolicyConfiguration = {
    TargetValue: wanted.target,
    PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
    ScaleInCooldown: wanted.scaleInCooldown,
    ScaleOutCooldown: wanted.scaleOutCooldown,
    DisableScaleIn: false,
  };
  const node: Node<string, ScalingPolicy> = {
    key: `scaling-policy:${name}`,
    stages: ['scale'],
    kind: scalingPolicyKind(aws),
    needs: [target],
    desire: (of) => ({
      id: `${of(target).resourceId}:${POLICY}`,
      changes({ TargetTrackingScalingPolicyConfiguration: resource }) {
        const metric = resource?.PredefinedMetricSpecification?.PredefinedMetricType;
        return differences({
          metric: [metric, configuration.PredefinedMetricSpecification?.PredefinedMetricType],
          target: [resource?.TargetValue, configuration.TargetValue],
          'scale-in-cooldown': [resource?.ScaleInCooldown, configuration.ScaleInCooldown],
          'scale-out-cooldown': [resource?.ScaleOutCooldown, configuration.ScaleOutCooldown],
          'disable-scale-in': [resource?.DisableScaleIn ?? false, configuration.DisableScaleIn],
        });
      },
      create: (id) => putTargetTracking(aws, id, configuration),
      update: (id) => putTargetTracking(aws, id, configuration),
      verify: (_id, _seen, signal) => untilInRange(scope, name, of(target), signal),
      output: (id) => id,
    }),
  };
  return node;
}

/** Scheduled changes of the limits. Only actions whose names begin with the pipeline's name are changed or deleted. */
export function scheduleNode(scope: Scope, name: string, wanted: Scaling, target: Node<Scaled>): Node<string> {
  const { aws, config } = scope;
  const actions = new Map(
    Object.entries(wanted.scheduled).map(([action, { schedule, timezone, min, max }]) => [
      `${config.name}-${action}`,
      {
        Schedule: schedule,
        Timezone: timezone,
        ScalableTargetAction: {
          ...(min === undefined ? {} : { MinCapacity: min }),
          ...(max === undefined ? {} : { MaxCapacity: max }),
        },
      },
    ]),
  );
  const apply = async (id: string, names: readonly string[]) => {
    for (const ScheduledActionName of names) {
      const action = actions.get(ScheduledActionName);
      if (action === undefined) await deleteScheduledAction(aws, id, ScheduledActionName);
      else await putScheduledAction(aws, id, { ScheduledActionName, ...action });
    }
  };
  const node: Node<string, readonly ScheduledAction[]> = {
    key: `schedule:${name}`,
    stages: ['scale'],
    kind: scheduledActionsKind(aws),
    needs: [target],
    hideIfUnchanged: actions.size === 0,
    desire: (of) => ({
      id: of(target).resourceId,
      changes(resource) {
        const ours = resource.filter((action) => action.ScheduledActionName?.startsWith(`${config.name}-`));
        const there = new Map(ours.map((action) => [action.ScheduledActionName ?? '', describeAction(action)]));
        const names = [...new Set([...actions.keys(), ...there.keys()])];
        const after = (action: string) => (actions.has(action) ? describeAction(actions.get(action) ?? {}) : undefined);
        return differences(Object.fromEntries(names.map((action) => [action, [there.get(action), after(action)]])));
      },
      create: (id) => apply(id, [...actions.keys()]),
      update: (id, _seen, changes) =>
        apply(
          id,
          changes.map(({ path }) => path),
        ),
      output: (id) => id,
    }),
  };
  return node;
}

function describeAction(action: Partial<ScheduledAction>): string {
  const { MinCapacity: min = 'unchanged', MaxCapacity: max = 'unchanged' } = action.ScalableTargetAction ?? {};
  return `${action.Schedule} ${action.Timezone ?? 'UTC'}, min ${min}, max ${max}`;
}

/** Fields that differ; an update can change all of them. */
export function differences(fields: Readonly<Record<string, readonly [before: unknown, after: unknown]>>): Change[] {
  return Object.entries(fields)
    .filter(([, [before, after]]) => before !== after)
    .map(([path, [before, after]]) => ({ path, before, after, by: 'update' }));
}

/** A registration only requests a number of instances within the range; this waits until the instances exist. */
async function untilInRange(scope: Scope, name: string, { min, max }: Scaled, signal: AbortSignal): Promise<void> {
  const look = async () => {
    const resource = await describeEndpoint(scope.aws, name);
    const variant = resource?.ProductionVariants?.find(({ VariantName }) => VariantName === VARIANT);
    const { CurrentInstanceCount: current = 0, DesiredInstanceCount: desired = current } = variant ?? {};
    return current >= min && desired <= max ? current : undefined;
  };
  const { clock, deadline } = scope;
  const current = await poll(`endpoint ${name} with ${min} to ${max} instances`, look, { clock, signal, deadline });
  scope.progress(`scaling:${name}`, `${current} of ${min} to ${max} instances answer`);
}
