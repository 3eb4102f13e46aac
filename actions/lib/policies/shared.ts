import type { Domain } from '../core/domain.ts';
import { tagName } from '../core/tags.ts';
import type { Config } from '../resources/types.ts';
import { type Arns, keysOf, roleNames, TRAINING_LOGS } from './arns.ts';
import { allow, type Conditions, type Statement } from './document.ts';

/** Condition keys of the tags that say whose a resource is. */
export const PIPELINE = tagKeys('pipeline');
export const REF = tagKeys('ref');

function tagKeys(name: string) {
  return { requested: `aws:RequestTag/${tagName(name)}`, borne: `aws:ResourceTag/${tagName(name)}` };
}

/** What is made bears the pipeline's tag; what is there already must not bear another's. */
export function taggedAsOwn({ name }: Config): Conditions {
  return { StringEquals: { [PIPELINE.requested]: [name] }, ...unlessAnothers({ name }) };
}

/**
 * Not what bears another pipeline's tag: the names of `dog` with the entry `breeds-x` are those of `dog-breeds` with the
 * entry `x`. What is not there bears no tag, and has to be called missing, not forbidden.
 */
export function unlessAnothers({ name }: Pick<Config, 'name'>): Conditions {
  return { StringEqualsIfExists: { [PIPELINE.borne]: [name] } };
}

/**
 * Writing a domain's objects. What is published must not be there yet, which S3 makes sure of under the header
 * `If-None-Match` (S3 User Guide, "Enforce conditional writes"). A version's files are also filled by copies, which have
 * no such header; the manifest that is written after them makes them a version. Nothing may be deleted. An upload in
 * parts has the header on its last call, the one that makes the object (`s3:ObjectCreationOperation`; same page).
 */
export function writeObjects(config: Config, arns: Arns, domain: Domain): Statement[] {
  const { data, records, code, weights, packages } = keysOf(config, domain);
  const large = [weights, ...(domain === 'main' ? [packages] : [])];
  const once = [...records, code, ...large];
  return [
    allow('WriteOnce', { s3: ['PutObject'] }, arns.objects(...once), { Null: { 's3:if-none-match': ['false'] } }),
    allow('WriteParts', { s3: ['PutObject'] }, arns.objects(...large), {
      Bool: { 's3:ObjectCreationOperation': ['false'] },
    }),
    allow('GiveUpParts', { s3: ['AbortMultipartUpload'] }, arns.objects(...large)),
    allow('WriteData', { s3: ['PutObject', 'AbortMultipartUpload'] }, arns.objects(data)),
  ];
}

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

/** How many instances the account's jobs and endpoints may have; Service Quotas' lists know no resources. */
export function readQuotas(): Statement {
  return allow('ReadQuotas', { servicequotas: ['ListServiceQuotas', 'ListAWSDefaultServiceQuotas'] }, ['*']);
}

/** Handing a domain's execution role to SageMaker, and to nobody else. */
export function passExecutionRole(config: Config, arns: Arns, domain: Domain): Statement {
  const to = { StringEquals: { 'iam:PassedToService': ['sagemaker.amazonaws.com'] } };
  return allow('PassExecutionRole', { iam: ['PassRole'] }, [arns.role(roleNames(config).execution[domain])], to);
}

/** What reads a job, its log apart. */
export const READ_JOBS = [
  ...['DescribeTrainingJob', 'DescribeHyperParameterTuningJob'],
  ...['ListTrainingJobsForHyperParameterTuningJob', 'ListTags'],
];

export const START_JOBS = ['CreateTrainingJob', 'CreateHyperParameterTuningJob'];
export const STOP_JOBS = ['StopTrainingJob', 'StopHyperParameterTuningJob'];

/** Reading the logs of the jobs of trust domains, trials among them: one that diverged must not win. */
export function readJobLogs(arns: Arns, ...domains: readonly Domain[]): Statement[] {
  return [
    allow('ListJobLogs', { logs: ['DescribeLogStreams'] }, [arns.regional('logs', `${TRAINING_LOGS}:*`)]),
    allow(
      'ReadJobLogs',
      { logs: ['GetLogEvents'] },
      domains.flatMap((domain) => arns.jobLogs(domain, 'and trials')),
    ),
  ];
}

/**
 * The KMS key of volumes and artefacts: for objects in S3 and for SageMaker, which takes grants on the volumes of its
 * instances. A key that the config names by its alias is one of the account's.
 */
export function useKey({ aws }: Config, arns: Arns): Statement[] {
  const { kmsKey, region } = aws;
  if (kmsKey === undefined) return [];
  const path = kmsKey.startsWith('alias/') ? 'key/*' : `key/${kmsKey}`;
  const key = [kmsKey.startsWith('arn:') ? kmsKey : arns.regional('kms', path)];
  // KMS looks at keys, never at aliases: the alias is a condition on them.
  const alias: Conditions = kmsKey.startsWith('alias/')
    ? { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': [kmsKey] } }
    : {};
  const via = ['s3', 'sagemaker'].map((service) => `${service}.${region}.amazonaws.com`);
  return [
    allow('DescribeKey', { kms: ['DescribeKey'] }, key, alias),
    allow('UseKey', { kms: ['Decrypt', 'GenerateDataKey'] }, key, {
      StringEquals: { 'kms:ViaService': via },
      ...alias,
    }),
    allow('GrantKey', { kms: ['CreateGrant'] }, key, { Bool: { 'kms:GrantIsForAWSResource': ['true'] }, ...alias }),
  ];
}
