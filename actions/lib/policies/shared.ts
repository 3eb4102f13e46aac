import type { Config } from '../config/types.ts';
import { type Arns, roleNames } from './arns.ts';
import { allow, type Statement } from './document.ts';

/** SageMaker's lists know no resources (Service Authorization Reference). */
export function lists(): Statement {
  const names = ['ListTrainingJobs', 'ListHyperParameterTuningJobs', 'ListModels', 'ListEndpointConfigs'];
  return allow('Lists', { sagemaker: names }, ['*']);
}

/**
 * Reading how autoscaling is set knows no resources either, and a target's ARN, whose tags are read, has no name in it;
 * alarms are found by a search among all.
 */
export function readScaling(): Statement {
  const names = [
    ...['DescribeScalableTargets', 'DescribeScalingPolicies', 'DescribeScheduledActions'],
    'ListTagsForResource',
  ];
  return allow('ReadScaling', { 'application-autoscaling': names, cloudwatch: ['DescribeAlarms'] }, ['*']);
}

/** How many instances the account's endpoints may have; Service Quotas' lists know no resources. */
export function readQuotas(): Statement {
  return allow('ReadQuotas', { servicequotas: ['ListServiceQuotas'] }, ['*']);
}

/** Handing the execution role to SageMaker, and to nobody else. */
export function passExecutionRole(config: Config, arns: Arns): Statement {
  const to = { StringEquals: { 'iam:PassedToService': ['sagemaker.amazonaws.com'] } };
  return allow('PassExecutionRole', { iam: ['PassRole'] }, [arns.role(roleNames(config).execution)], to);
}

/** Reading the log of the pipeline's jobs. */
export function readJobLogs({ name }: Config, arns: Arns): Statement[] {
  const group = arns.regional('logs', 'log-group:/aws/sagemaker/TrainingJobs');
  return [
    allow('ListJobLogs', { logs: ['DescribeLogStreams'] }, [`${group}:*`]),
    allow('ReadJobLogs', { logs: ['GetLogEvents'] }, [`${group}:log-stream:${name}-*`]),
  ];
}

/** The KMS key of volumes and artefacts. A key that the config names by its alias is one of the account's. */
export function useKey({ aws }: Config, arns: Arns): Statement | undefined {
  const { kmsKey } = aws;
  if (kmsKey === undefined) return undefined;
  const actions = { kms: ['Decrypt', 'GenerateDataKey', 'DescribeKey', 'CreateGrant'] };
  if (kmsKey.startsWith('arn:')) return allow('UseKey', actions, [kmsKey]);
  if (!kmsKey.startsWith('alias/')) return allow('UseKey', actions, [arns.regional('kms', `key/${kmsKey}`)]);
  // KMS looks at keys, never at aliases: the alias is a condition on them.
  return allow('UseKey', actions, [arns.regional('kms', 'key/*')], {
    'ForAnyValue:StringEquals': { 'kms:ResourceAliases': [kmsKey] },
  });
}
