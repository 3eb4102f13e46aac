import type { AdjustmentType, ScalingPolicy, StepAdjustment } from '@aws-sdk/client-application-auto-scaling';
import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { calls, step } from '../../local-aws/src/application-auto-scaling/step-scaling.ts';

const policy = (AdjustmentType: AdjustmentType, StepAdjustments: StepAdjustment[]): ScalingPolicy => ({
  PolicyARN: 'arn:policy',
  PolicyName: 'p',
  ServiceNamespace: 'sagemaker',
  ResourceId: 'endpoint/e/variant/v',
  ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
  PolicyType: 'StepScaling',
  CreationTime: new Date(),
  StepScalingPolicyConfiguration: { AdjustmentType, StepAdjustments },
});
const ALARM: MetricAlarm = {
  AlarmName: 'a',
  AlarmActions: ['arn:policy'],
  Namespace: 'AWS/SageMaker',
  MetricName: 'InvocationsPerInstance',
  Dimensions: [
    { Name: 'EndpointName', Value: 'e' },
    { Name: 'VariantName', Value: 'v' },
  ],
  ComparisonOperator: 'GreaterThanThreshold',
  Threshold: 10,
  EvaluationPeriods: 2,
};
const OUT: StepAdjustment[] = [
  { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 },
  { MetricIntervalLowerBound: 10, ScalingAdjustment: 3 },
];
const ask = (using: ScalingPolicy, alarm: MetricAlarm, values: readonly number[], capacity = 2) =>
  step(using, alarm, capacity, (length) =>
    values.length < length ? undefined : values.slice(-length).map((value) => ({ requests: 0, perInstance: value })),
  )?.capacity;

test.each([
  ['the first step', [15, 15], 3],
  ['the second one, its lower bound included', [15, 20], 5],
  ['the threshold itself is no breach', [15, 10], undefined],
  ['too few points ask for nothing', [15], undefined],
  ['one of two points is not enough', [5, 15], undefined],
])('%s', (_what, values, capacity) => {
  expect(ask(policy('ChangeInCapacity', OUT), ALARM, values)).toBe(capacity);
});

test('one of two points is enough where the alarm says so', () => {
  expect(ask(policy('ChangeInCapacity', OUT), { ...ALARM, DatapointsToAlarm: 1 }, [15, 12])).toBe(3);
});

test.each([
  ['ExactCapacity', 7, 7],
  ['PercentChangeInCapacity', 50, 3],
  ['PercentChangeInCapacity', 10, 3],
  ['ChangeInCapacity', -1, 1],
] as const)('%s of %i makes 2 instances %i', (type, ScalingAdjustment, capacity) => {
  expect(ask(policy(type, [{ ScalingAdjustment }]), ALARM, [15, 15])).toBe(capacity);
});

test('below a threshold the upper bound belongs to a step', () => {
  const below: MetricAlarm = { ...ALARM, ComparisonOperator: 'LessThanThreshold' };
  const into = policy('ChangeInCapacity', [{ MetricIntervalUpperBound: -5, ScalingAdjustment: -1 }]);
  expect(ask(into, below, [5, 5])).toBe(1);
  expect(ask(into, below, [6, 6])).toBeUndefined();
});

test('only an alarm of this variant that names the policy and is on calls it', () => {
  const using = policy('ChangeInCapacity', OUT);
  expect(calls(ALARM, using)).toBe(true);
  expect(calls({ ...ALARM, ActionsEnabled: false }, using)).toBe(false);
  expect(calls({ ...ALARM, AlarmActions: ['arn:other'] }, using)).toBe(false);
  expect(calls({ ...ALARM, Dimensions: [{ Name: 'EndpointName', Value: 'other' }] }, using)).toBe(false);
});
