import {
  ApplicationAutoScalingClient,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  paginateDescribeScalingPolicies,
  RegisterScalableTargetCommand,
  type ScalableTarget,
  type ScalingPolicy,
  type ScheduledAction,
} from '@aws-sdk/client-application-auto-scaling';
import type { Aws } from '../../aws/clients.ts';
import type { Tags } from '../../core/graph.ts';
import { describeTarget, listScheduledActions, readTargetTags, SCALED } from './scaling.aws.ts';

/** A registration with everything that a deregistration deletes (API reference of DeregisterScalableTarget). */
export interface Registration {
  readonly target: Pick<ScalableTarget, 'MinCapacity' | 'MaxCapacity' | 'SuspendedState' | 'CreationTime'>;
  readonly tags: Tags;
  readonly policies: readonly Partial<ScalingPolicy>[];
  readonly scheduled: readonly Partial<ScheduledAction>[];
}

/** A CloudWatch alarm whose action is the former ARN of a step-scaling policy. */
export interface StrandedAlarm {
  readonly alarm: string;
  readonly policy: string;
  readonly from: string;
  readonly to: string;
}

/** The registration of a variant; `undefined` when it is not registered. @param id the target's resource id */
export async function readRegistration(aws: Aws, id: string): Promise<Registration | undefined> {
  const target = await describeTarget(aws, id);
  if (target === undefined) return undefined;
  const policies: ScalingPolicy[] = [];
  const client = aws.client(ApplicationAutoScalingClient);
  for await (const page of paginateDescribeScalingPolicies({ client }, { ...SCALED, ResourceId: id }))
    policies.push(...(page.ScalingPolicies ?? []));
  const scheduled = await listScheduledActions(aws, id);
  const tags = await readTargetTags(aws, target.ScalableTargetARN);
  return tags && { target, tags, policies, scheduled };
}

/**
 * Restores a removed registration, or its missing parts. Existing parts stay: the target may not have been removed, or
 * another user may have registered it since.
 *
 * A policy that is created again has another ARN (hashicorp/terraform-provider-aws#4340), but alarms still have the
 * former one as their action. Target tracking creates its own alarms.
 *
 * @returns the alarms whose action is a former ARN
 */
export async function restoreRegistration(
  aws: Aws,
  id: string,
  noted: Registration,
): Promise<{ restored: boolean; stranded: readonly StrandedAlarm[] }> {
  const now = await readRegistration(aws, id);
  if (now !== undefined && !isPartOf(now, noted)) return { restored: false, stranded: [] };
  const client = aws.client(ApplicationAutoScalingClient);
  const named = { ...SCALED, ResourceId: id };
  if (now === undefined) {
    const { MinCapacity, MaxCapacity, SuspendedState } = noted.target;
    const range = { MinCapacity, MaxCapacity, ...(SuspendedState === undefined ? {} : { SuspendedState }) };
    const request = { ...named, ...range, Tags: { ...noted.tags } };
    await aws.onceKnown(() => client.send(new RegisterScalableTargetCommand(request)));
  }
  const stranded: StrandedAlarm[] = [];
  for (const policy of noted.policies) {
    const { PolicyName, PolicyType, StepScalingPolicyConfiguration, TargetTrackingScalingPolicyConfiguration } = policy;
    const kept = { PolicyName, PolicyType, StepScalingPolicyConfiguration, TargetTrackingScalingPolicyConfiguration };
    const { PolicyARN: to = '' } =
      now?.policies.find((there) => there.PolicyName === PolicyName) ??
      (await aws.onceKnown(() => client.send(new PutScalingPolicyCommand({ ...named, ...kept }))));
    const callers = PolicyType === 'StepScaling' ? (policy.Alarms ?? []) : [];
    for (const { AlarmName: alarm = '' } of callers)
      stranded.push({ alarm, policy: PolicyName ?? '', from: policy.PolicyARN ?? '', to });
  }
  for (const action of noted.scheduled) {
    const { ScheduledActionName, Schedule, Timezone, StartTime, EndTime, ScalableTargetAction } = action;
    if (now?.scheduled.some((there) => there.ScheduledActionName === ScheduledActionName)) continue;
    const kept = { ScheduledActionName, Schedule, Timezone, StartTime, EndTime, ScalableTargetAction };
    await aws.onceKnown(() => client.send(new PutScheduledActionCommand({ ...named, ...kept })));
  }
  return { restored: true, stranded };
}

/** Whether a registration may be a partial result of an earlier attempt to restore this one. */
function isPartOf(now: Registration, noted: Registration): boolean {
  if (now.target.CreationTime?.getTime() === noted.target.CreationTime?.getTime()) return false;
  const sameRange =
    now.target.MinCapacity === noted.target.MinCapacity && now.target.MaxCapacity === noted.target.MaxCapacity;
  const policies = noted.policies.map(({ PolicyName }) => PolicyName);
  const scheduled = noted.scheduled.map(({ ScheduledActionName }) => ScheduledActionName);
  return (
    // A scheduled action may have changed the limits.
    (sameRange || scheduled.length > 0) &&
    now.policies.every(({ PolicyName }) => policies.includes(PolicyName)) &&
    now.scheduled.every(({ ScheduledActionName }) => scheduled.includes(ScheduledActionName))
  );
}
