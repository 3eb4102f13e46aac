import type {
  ScalableTarget,
  ScalingPolicy,
  TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import { describeEndpoint } from '../aws/endpoint.ts';
import {
  putTargetTracking,
  registerTarget,
  scalableTargetKind,
  scalingPolicyKind,
  updateTarget,
} from '../aws/scaling.ts';
import type { Scaling } from '../config/types.ts';
import { systemClock } from '../core/clock.ts';
import type { Change, Node } from '../core/graph.ts';
import { poll } from '../core/poll.ts';
import type { Served } from './endpoint.ts';
import { VARIANT } from './model.ts';
import type { Scope } from './scope.ts';

/** A variant that is scaled. */
export interface Scaled {
  /** `endpoint/<endpoint>/variant/<variant>`. */
  readonly resourceId: string;
  readonly min: number;
  readonly max: number;
}

/** Name of the one policy; others on the same target are left alone. */
const POLICY = 'invocations-per-instance';

/** How long the instances may take to come into the range. */
const IN_RANGE_WITHIN = 60 * 60_000;

/** Resource id of an endpoint's variant with Application Auto Scaling. */
export function scaledVariant(endpoint: string): string {
  return `endpoint/${endpoint}/variant/${VARIANT}`;
}

/** The range of an endpoint's number of instances. */
export function scalableTargetNode(scope: Scope, name: string, wanted: Scaling, endpoint: Node<Served>): Node<Scaled> {
  const { aws } = scope;
  const { min, max } = wanted;
  const node: Node<Scaled, ScalableTarget> = {
    key: `scaling:${name}`,
    stages: ['scale'],
    kind: scalableTargetKind(aws),
    needs: [endpoint],
    desire: () => ({
      id: scaledVariant(name),
      content: {},
      changes: (seen) => differences({ min: [seen.MinCapacity, min], max: [seen.MaxCapacity, max] }),
      create: (id, tags) => registerTarget(aws, id, wanted, tags),
      update: (_id, seen, _changes, tags) => updateTarget(aws, seen, wanted, tags),
      output: (id) => ({ resourceId: id, min, max }),
    }),
  };
  return node;
}

/** What adds and removes instances. */
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
      content: {},
      changes({ TargetTrackingScalingPolicyConfiguration: seen }) {
        const metric = seen?.PredefinedMetricSpecification?.PredefinedMetricType;
        return differences({
          metric: [metric, configuration.PredefinedMetricSpecification?.PredefinedMetricType],
          target: [seen?.TargetValue, configuration.TargetValue],
          'scale-in-cooldown': [seen?.ScaleInCooldown, configuration.ScaleInCooldown],
          'scale-out-cooldown': [seen?.ScaleOutCooldown, configuration.ScaleOutCooldown],
          'disable-scale-in': [seen?.DisableScaleIn ?? false, configuration.DisableScaleIn],
        });
      },
      create: (id) => putTargetTracking(aws, id, configuration),
      update: (id) => putTargetTracking(aws, id, configuration),
      verify: (_id, _seen, signal) => untilInRange(scope, name, wanted, signal),
      output: (id) => id,
    }),
  };
  return node;
}

/** Fields that differ, each of which an update can change. */
function differences(fields: Readonly<Record<string, readonly [before: unknown, after: unknown]>>): Change[] {
  return Object.entries(fields)
    .filter(([, [before, after]]) => before !== after)
    .map(([path, [before, after]]) => ({ path, before, after, by: 'update' }));
}

/** Registering only asks for a number of instances inside of the range: this waits until they are there. */
async function untilInRange(scope: Scope, name: string, { min, max }: Scaling, signal: AbortSignal): Promise<void> {
  const look = async () => {
    const seen = await describeEndpoint(scope.aws, name);
    const variant = seen?.ProductionVariants?.find(({ VariantName }) => VariantName === VARIANT);
    const { CurrentInstanceCount: current = 0, DesiredInstanceCount: desired = current } = variant ?? {};
    return current >= min && desired <= max ? current : undefined;
  };
  const deadline = systemClock.now() + IN_RANGE_WITHIN;
  const current = await poll(`endpoint ${name} with ${min} to ${max} instances`, look, {
    clock: systemClock,
    signal,
    deadline,
  });
  scope.progress(`scaling:${name}`, `${current} of ${min} to ${max} instances answer`);
}
