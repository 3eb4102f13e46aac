import type { ScalingPolicy } from '@aws-sdk/client-application-auto-scaling';
import type { Minute } from './invocation-meter.ts';

/** Points of one minute that each of the service's two alarms looks at. [inferred from the service's own ECS alarms] */
export const HIGH_POINTS = 3;
export const LOW_POINTS = 15;
/** The low alarm's threshold, as a part of the target. */
const LOW = 0.9;

/** What a policy asks for, and the alarm that made it ask. */
export interface Wanted {
  readonly capacity: number;
  readonly alarm: string;
  readonly policy: string;
  /** Of a step: the number of instances that it adds to. */
  readonly base?: number;
}

/**
 * What a target-tracking policy asks for: `ceil(capacity × metric / target)`. Capacity times metric is the number of
 * requests of that minute, so instances that were added since then count and only a larger need adds more, as in
 * AWS's scale-out cool-down. Scaling in leaves enough for each of the minutes that the alarm looked at.
 *
 * @param points the last full minutes; undefined = insufficient data, which asks for nothing
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
