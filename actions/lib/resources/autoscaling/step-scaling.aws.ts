import {
  ApplicationAutoScalingClient,
  DeleteScalingPolicyCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
  type ScalingPolicy,
  type StepScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import type { MetricAlarm, PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import type { Kind, Tags } from '../../core/graph.ts';
import { deleteAlarm, describeAlarm, putAlarm } from './alarm.aws.ts';
import { SCALED } from './scaling.aws.ts';

/** A step-scaling policy and the alarm that calls it: neither does anything without the other. */
export interface StepScaling {
  readonly policy?: ScalingPolicy;
  readonly alarm?: MetricAlarm;
}

/** Where both are: they are ours by their names. */
export interface StepNames {
  readonly resourceId: string;
  readonly policy: string;
  readonly alarm: string;
}

/** Step scaling of a variant: none is a state like any other. */
export function stepScalingKind(aws: Aws, names: StepNames): Kind<StepScaling> {
  return {
    name: 'step scaling',
    onCancel: 'leave',
    naming: 'stable',
    async observe() {
      const request = { ...SCALED, ResourceId: names.resourceId, PolicyNames: [names.policy] };
      const client = aws.client(ApplicationAutoScalingClient);
      const { ScalingPolicies } = await client.send(new DescribeScalingPoliciesCommand(request));
      const [policy] = ScalingPolicies ?? [];
      if (policy === undefined) return { resource: {}, phase: { is: 'ready', detail: 'none' } };
      const alarm = await describeAlarm(aws, names.alarm);
      const resource = { policy, ...(alarm === undefined ? {} : { alarm }) };
      return { resource, phase: { is: 'ready', detail: 'in effect' } };
    },
  };
}

/** Creates or replaces the policy, then the alarm that calls it. */
export async function putStepScaling(
  aws: Aws,
  { resourceId: ResourceId, policy: PolicyName, alarm: AlarmName }: StepNames,
  configuration: StepScalingPolicyConfiguration,
  alarm: Omit<PutMetricAlarmInput, 'AlarmName' | 'AlarmActions' | 'Tags'>,
  tags: Tags,
): Promise<void> {
  const policy = { PolicyType: 'StepScaling', StepScalingPolicyConfiguration: configuration } as const;
  const request = new PutScalingPolicyCommand({ ...SCALED, ResourceId, PolicyName, ...policy });
  const client = aws.client(ApplicationAutoScalingClient);
  const { PolicyARN = '' } = await aws.onceKnown(() => client.send(request));
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  await putAlarm(aws, { ...alarm, AlarmName, AlarmActions: [PolicyARN], Tags } as PutMetricAlarmInput);
}

/** Deletes alarm and policy, the policy last: as long as it is there, the next run finds what is left. */
export async function deleteStepScaling(aws: Aws, names: StepNames): Promise<void> {
  await deleteAlarm(aws, names.alarm);
  const request = { ...SCALED, ResourceId: names.resourceId, PolicyName: names.policy };
  await unlessNotFound(aws.client(ApplicationAutoScalingClient).send(new DeleteScalingPolicyCommand(request)));
}
