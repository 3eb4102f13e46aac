import type { ScalingPolicy } from '@aws-sdk/client-application-auto-scaling';
import type { Minute } from './invocation-meter.ts';

/** Minutes that each of the service's two alarms evaluates. [inferred from the service's own ECS alarms] */
export const HIGH_POINTS = 3;
export const LOW_POINTS = 15;
/** Threshold of the low alarm, as a fraction of the target value. */
const LOW = 0.9;

/** The capacity that a policy requests, and the alarm that triggered the policy. */
export interface Wanted {
  readonly capacity: number;
  readonly alarm: string;
  readonly policy: string;
  /** For a step: the number of instances to which it is added. */
  readonly base?: number;
}

/**
 * The capacity that a target-tracking policy requests: `ceil(capacity × metric / target)`. Capacity times metric is the
 * number of requests in that minute. So instances that were added since then count, and only a larger need adds more,
 * as in AWS's scale-out cool-down. Scaling in leaves enough instances for each minute that the alarm evaluates.
 *
 * @param points the last complete minutes; undefined = insufficient data, with which nothing is requested
 */
export function track(
  policy: ScalingPolicy,
  capacity: number,
  points: { readonly high: readonly Minute[] | undefined; readonly low: readonly Minute[] | undefined },
): Wanted | undefined {
  const target = policy.TargetTrackingScalingPolicyConfiguration?.TargetValue;
  if (target === undefined) return undefined;
  const need = (minutes: readonly Minute[]) => Math.ceil(Math.max(...minutes.map(({ requests }) => requests)) / target);
  const wanted = (which: 'High' | 'Low', minutes: readonly Minute[]): Wanted => ({
    capacity: need(minutes),
    alarm: policy.Alarms?.find(({ AlarmName }) => AlarmName?.includes(`-Alarm${which}-`))?.AlarmName ?? '',
    policy: policy.PolicyName ?? '',
  });
  const { high, low } = points;
  if (high?.every(({ perInstance }) => perInstance > target)) {
    const out = wanted('High', high.slice(-1));
    return out.capacity > capacity ? out : undefined;
  }
  if (low?.every(({ perInstance }) => perInstance < LOW * target)) {
    const into = wanted('Low', low);
    return into.capacity < capacity ? into : undefined;
  }
  return undefined;
}
