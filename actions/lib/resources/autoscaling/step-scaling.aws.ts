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
import type { Found, OwnedKind, Tags } from '../../core/graph.ts';
import { byPipeline } from '../../core/names.ts';
import { deleteAlarm, describeAlarm, findAlarms, putAlarm, readAlarmTags } from './alarm.aws.ts';
import { describeTarget, readTargetTags, SCALED } from './scaling.aws.ts';

/** A step-scaling policy and the alarm that calls it; neither works without the other. */
export interface StepScaling {
  readonly policy?: ScalingPolicy;
  readonly alarm?: MetricAlarm;
}

/** Name of the policy. The name of its alarm is the last part of the resource's id. */
const POLICY = 'step';

/** Step scaling of a variant by `<resource id>:<name of the alarm>`. */
export function stepScalingKind(aws: Aws): OwnedKind<StepScaling> {
  const scaling = () => aws.client(ApplicationAutoScalingClient);
  return {
    name: 'step scaling',
    identity: 'name',
    async observe(id) {
      const { ResourceId, PolicyName, alarmName } = split(id);
      const request = { ...SCALED, ResourceId, PolicyNames: [PolicyName] };
      const { ScalingPolicies } = await scaling().send(new DescribeScalingPoliciesCommand(request));
      const [policy] = ScalingPolicies ?? [];
      const alarm = await describeAlarm(aws, alarmName);
      if (policy === undefined && alarm === undefined) return undefined;
      const resource = { ...(policy && { policy }), ...(alarm && { alarm }) };
      // The target's tags name the owner of a policy; the alarm's name shows that the alarm is the pipeline's.
      const target = policy && (await describeTarget(aws, ResourceId));
      const tags = target && (await readTargetTags(aws, target.ScalableTargetARN));
      return { resource, phase: { is: 'ready', detail: 'in effect' }, ...(tags && { tags }) };
    },
    ownPrefix: byPipeline,
    async *find(prefix): AsyncIterable<Found> {
      for await (const { AlarmName = '', AlarmArn, Dimensions = [] } of findAlarms(aws, prefix)) {
        const [endpoint, variant] = ['EndpointName', 'VariantName'].map(
          (name) => Dimensions.find(({ Name }) => Name === name)?.Value,
        );
        if (AlarmName !== `${prefix}${endpoint}-step`) continue;
        const id = `endpoint/${endpoint}/variant/${variant}:${AlarmName}`;
        yield { id, running: false, tags: () => readAlarmTags(aws, AlarmArn) };
      }
    },
    async remove(id) {
      const { alarmName, ...policy } = split(id);
      await deleteAlarm(aws, alarmName);
      // The policy is deleted last: while it exists, the next run finds the remaining parts.
      await unlessNotFound(scaling().send(new DeleteScalingPolicyCommand({ ...SCALED, ...policy })));
    },
  };
}

/** Creates or replaces the policy, then the alarm that calls it. */
export async function putStepScaling(
  aws: Aws,
  id: string,
  configuration: StepScalingPolicyConfiguration,
  alarm: Omit<PutMetricAlarmInput, 'AlarmName' | 'AlarmActions' | 'Tags'>,
  tags: Tags,
): Promise<void> {
  const { alarmName: AlarmName, ...names } = split(id);
  const policy = { PolicyType: 'StepScaling', StepScalingPolicyConfiguration: configuration } as const;
  const request = new PutScalingPolicyCommand({ ...SCALED, ...names, ...policy });
  const client = aws.client(ApplicationAutoScalingClient);
  const { PolicyARN = '' } = await aws.onceKnown(() => client.send(request));
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  await putAlarm(aws, { ...alarm, AlarmName, AlarmActions: [PolicyARN], Tags } as PutMetricAlarmInput);
}

function split(id: string): { ResourceId: string; PolicyName: string; alarmName: string } {
  const at = id.lastIndexOf(':');
  return { ResourceId: id.slice(0, at), PolicyName: POLICY, alarmName: id.slice(at + 1) };
}
