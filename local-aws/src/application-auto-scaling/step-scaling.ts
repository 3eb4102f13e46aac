import type { ScalingPolicy, StepAdjustment } from '@aws-sdk/client-application-auto-scaling';
import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Minute } from './invocation-meter.ts';
import type { Wanted } from './target-tracking.ts';

/** Members of {@link Minute} by SageMaker's metric. */
const METRICS: Readonly<Record<string, keyof Minute>> = {
  InvocationsPerInstance: 'perInstance',
  Invocations: 'requests',
};

const COMPARE: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  GreaterThanThreshold: (value, threshold) => value > threshold,
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

/** Whether an alarm triggers a policy and is about the policy's variant. */
export function calls({ AlarmActions, Dimensions = [], ...alarm }: MetricAlarm, policy: ScalingPolicy): boolean {
  const dimension = (name: string) => Dimensions.find(({ Name }) => Name === name)?.Value;
  return (
    (AlarmActions?.includes(policy.PolicyARN ?? '') ?? false) &&
    alarm.ActionsEnabled !== false &&
    alarm.Namespace === 'AWS/SageMaker' &&
    `endpoint/${dimension('EndpointName')}/variant/${dimension('VariantName')}` === policy.ResourceId
  );
}

/**
 * The capacity that a step-scaling policy requests; undefined unless the alarm is in state ALARM and a step matches.
 *
 * @param alarm an alarm that triggers the policy
 * @param last returns the last complete minutes; undefined = insufficient data
 */
export function step(
  policy: ScalingPolicy,
  alarm: MetricAlarm,
  capacity: number,
  last: (length: number) => readonly Minute[] | undefined,
): Wanted | undefined {
  const { EvaluationPeriods: periods = 1, DatapointsToAlarm: enough = periods, Threshold: threshold = 0 } = alarm;
  const metric = METRICS[alarm.MetricName ?? ''];
  const compare = COMPARE[alarm.ComparisonOperator ?? ''];
  const values = metric && last(periods)?.map((minute) => minute[metric]);
  if (values === undefined || compare === undefined) return undefined;
  if (values.filter((value) => compare(value, threshold)).length < enough) return undefined;
  const distance = (values.at(-1) ?? 0) - threshold;
  const {
    AdjustmentType,
    StepAdjustments = [],
    MinAdjustmentMagnitude = 0,
  } = policy.StepScalingPolicyConfiguration ?? {};
  const adjustment = StepAdjustments.find((each) => holds(each, distance))?.ScalingAdjustment;
  if (adjustment === undefined) return undefined;
  const part = Math.trunc((capacity * adjustment) / 100);
  const change = Math.sign(adjustment) * Math.max(MinAdjustmentMagnitude, 1, Math.abs(part));
  const wanted = {
    ChangeInCapacity: capacity + adjustment,
    ExactCapacity: adjustment,
    PercentChangeInCapacity: capacity + change,
  }[AdjustmentType ?? 'ChangeInCapacity'];
  return { capacity: wanted, alarm: alarm.AlarmName ?? '', policy: policy.PolicyName ?? '' };
}

/** Above the threshold, an interval includes its lower bound; below the threshold, its upper bound. */
function holds(adjustment: StepAdjustment, distance: number): boolean {
  const { MetricIntervalLowerBound: lower = Number.NEGATIVE_INFINITY } = adjustment;
  const { MetricIntervalUpperBound: upper = Number.POSITIVE_INFINITY } = adjustment;
  return distance >= 0 ? distance >= lower && distance < upper : distance > lower && distance <= upper;
}
