import { randomUUID } from 'node:crypto';
import type { PutScalingPolicyRequest, ScalingPolicy } from '@aws-sdk/client-application-auto-scaling';
import type { Context } from '../context.ts';
import { page } from '../protocol/page.ts';
import { AwsError } from '../protocol/service.ts';
import { readAlarms } from './alarms.ts';
import type { Handlers } from './operations.ts';
import { calls } from './step-scaling.ts';
import { nameOf, notFound, resourceIdOf, type ScalableTargets, type TargetRecord } from './target-records.ts';

/** PutScalingPolicy, DescribeScalingPolicies and DeleteScalingPolicy. */
export function policyOperations(context: Context, targets: ScalableTargets): Handlers {
  return {
    async PutScalingPolicy(input) {
      const target = targets.existing(input);
      const known = target.policies.find(({ PolicyName }) => PolicyName === input.PolicyName);
      const policy: ScalingPolicy = {
        ...nameOf(target),
        PolicyARN: known?.PolicyARN ?? targets.childArn(target, 'scalingPolicy', input.PolicyName ?? ''),
        PolicyName: input.PolicyName,
        PolicyType: input.PolicyType,
        ...configurationOf(input),
        Alarms: known?.Alarms ?? (input.PolicyType === 'StepScaling' ? [] : alarms(context, target)),
        CreationTime: known?.CreationTime ?? new Date(),
      };
      target.policies = [...target.policies.filter((other) => other !== known), policy];
      targets.put(target);
      return { PolicyARN: policy.PolicyARN, Alarms: policy.Alarms };
    },

    async DescribeScalingPolicies(input) {
      const chosen = targets
        .all()
        .filter((target) => (input.ResourceId ?? resourceIdOf(target)) === resourceIdOf(target))
        .flatMap(({ policies }) => policies)
        .filter(({ PolicyName = '' }) => input.PolicyNames?.includes(PolicyName) ?? true);
      const { items, next } = page(chosen, input);
      const users = items.some(({ PolicyType }) => PolicyType === 'StepScaling') ? await readAlarms(context) : [];
      const withAlarms = items.map((policy) => {
        const calling = users.filter((one) => calls(one, policy));
        const named = calling.map(({ AlarmName, AlarmArn }) => ({ AlarmName, AlarmARN: AlarmArn }));
        return policy.PolicyType === 'StepScaling' ? { ...policy, Alarms: named } : policy;
      });
      return { ScalingPolicies: withAlarms, ...next };
    },

    async DeleteScalingPolicy(input) {
      const target = targets.existing(input);
      const rest = target.policies.filter(({ PolicyName }) => PolicyName !== input.PolicyName);
      if (rest.length === target.policies.length) throw notFound('scaling policy', input);
      target.policies = rest;
      targets.put(target);
      return {};
    },
  };
}

/** The alarms of target tracking, with names in AWS's format. */
function alarms({ region, account }: Context, target: TargetRecord) {
  return ['High', 'Low'].map((which) => {
    const AlarmName = `TargetTracking-${resourceIdOf(target)}-Alarm${which}-${randomUUID()}`;
    return { AlarmName, AlarmARN: `arn:aws:cloudwatch:${region}:${account}:alarm:${AlarmName}` };
  });
}

/**
 * @throws AwsError for a type of policy or a metric that the stand-in does not have, and for an invalid target value or
 *   steps
 */
function configurationOf(input: PutScalingPolicyRequest): Partial<ScalingPolicy> {
  const { PolicyType, TargetTrackingScalingPolicyConfiguration: tracking } = input;
  const { StepScalingPolicyConfiguration: steps } = input;
  if (PolicyType === 'StepScaling') {
    if (steps?.AdjustmentType === undefined || (steps.StepAdjustments ?? []).length === 0) {
      throw new AwsError('ValidationException', 'A step scaling policy needs an adjustment type and step adjustments.');
    }
    return { StepScalingPolicyConfiguration: steps };
  }
  const metric = tracking?.PredefinedMetricSpecification?.PredefinedMetricType;
  if (PolicyType !== 'TargetTrackingScaling' || metric !== 'SageMakerVariantInvocationsPerInstance') {
    const words = `The stand-in for AWS has step scaling and target tracking of SageMakerVariantInvocationsPerInstance, not ${PolicyType} of ${metric}`;
    throw new AwsError('NotImplemented', words, 501);
  }
  if (!((tracking?.TargetValue ?? 0) > 0)) {
    throw new AwsError('ValidationException', 'The target value of a target tracking policy must be greater than 0.');
  }
  return { TargetTrackingScalingPolicyConfiguration: tracking };
}
