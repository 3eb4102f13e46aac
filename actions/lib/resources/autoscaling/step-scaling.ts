import type { StepScalingPolicyConfiguration } from '@aws-sdk/client-application-auto-scaling';
import type { MetricAlarm, PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import type { Node, Tags } from '../../core/graph.ts';
import { VARIANT } from '../endpoint/model.ts';
import type { Scope } from '../scope.ts';
import type { Step } from './config.ts';
import { differences, scaledVariant } from './node.ts';
import { putStepScaling, type StepScaling, stepScalingKind } from './step-scaling.aws.ts';

/** Name of the alarm that calls the step scaling of an endpoint. */
export function stepAlarm({ config }: Scope, endpoint: string): string {
  return `${config.name}-${endpoint}-step`;
}

/** Step scaling, which adds instances at once when the load rises steeply; removed if the config has no `step`. */
export function stepScalingNode(
  scope: Scope,
  name: string,
  wanted: Step | undefined,
  needs: Node<unknown>,
): Node<void> {
  const { aws } = scope;
  const node: Node<void, StepScaling> = {
    key: `step-scaling:${name}`,
    stages: ['scale'],
    kind: stepScalingKind(aws),
    needs: [needs],
    hideIfUnchanged: wanted === undefined,
    desire() {
      const id = `${scaledVariant(name)}:${stepAlarm(scope, name)}`;
      const output = () => undefined;
      if (wanted === undefined) {
        const why = ({ policy, alarm }: StepScaling) =>
          `the config no longer has it: ${describeSteps(policy?.StepScalingPolicyConfiguration, alarm)}`;
        return { id, absent: { why }, output };
      }
      const apply = (tags: Tags) => putStepScaling(aws, id, policyOf(wanted), alarmOf(name, wanted), tags);
      return {
        id,
        changes({ policy, alarm }) {
          const before = policy && describeSteps(policy.StepScalingPolicyConfiguration, alarm);
          const called = policy === undefined ? [] : alarm?.AlarmActions;
          const calls = policy?.PolicyARN === undefined ? called : [policy.PolicyARN];
          return differences({
            step: [before, describeSteps(policyOf(wanted), alarmOf(name, wanted))],
            'alarm-action': [called?.join(), calls?.join()],
          });
        },
        create: (_id, tags) => apply(tags),
        update: (_id, _seen, _changes, tags) => apply(tags),
        output,
      };
    },
  };
  return node;
}

/** AWS counts steps relative to the alarm's threshold, which is the lowest step of the config. */
function policyOf({ add, cooldown }: Step): StepScalingPolicyConfiguration {
  const threshold = add[0]?.above ?? 0;
  return {
    AdjustmentType: 'ChangeInCapacity',
    Cooldown: cooldown,
    MetricAggregationType: 'Average',
    StepAdjustments: add.map(({ above, instances }, index) => {
      const next = add[index + 1]?.above;
      return {
        MetricIntervalLowerBound: above - threshold,
        ...(next === undefined ? {} : { MetricIntervalUpperBound: next - threshold }),
        ScalingAdjustment: instances,
      };
    }),
  };
}

function alarmOf(endpoint: string, { add, minutes }: Step): Omit<PutMetricAlarmInput, 'AlarmName'> {
  return {
    Namespace: 'AWS/SageMaker',
    MetricName: 'InvocationsPerInstance',
    Dimensions: [
      { Name: 'EndpointName', Value: endpoint },
      { Name: 'VariantName', Value: VARIANT },
    ],
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: minutes,
    Threshold: add[0]?.above ?? 0,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
  };
}

/** The fields that are compared, as text. */
function describeSteps(
  policy: StepScalingPolicyConfiguration | undefined,
  alarm: Partial<Pick<MetricAlarm, 'Threshold' | 'EvaluationPeriods'>> | undefined,
): string {
  const threshold = alarm?.Threshold ?? Number.NaN;
  const steps = (policy?.StepAdjustments ?? []).map(
    ({ MetricIntervalLowerBound: lower = 0, ScalingAdjustment }) => `${ScalingAdjustment} above ${threshold + lower}`,
  );
  return `add ${steps.join(', ')} after ${alarm?.EvaluationPeriods} min, cool-down ${policy?.Cooldown} s`;
}
