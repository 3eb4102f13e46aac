import type { Domain } from '../../core/domain.ts';
import { allow, type Conditions, type Place, type Statement } from '../../iam/document.ts';
import { type Arns, arnsOf, roleNames, TRAINING_LOGS } from '../arns.ts';
import { startedByPullRequests, taggedAsOwn, unlessAnothers, unlessMains } from '../conditions.ts';
import type { Permissions } from '../family.ts';
import type { Config } from '../types.ts';

/** Training jobs, tuning jobs with their trials, and the logs of both. A pull request only controls its own. */
export function permissions(config: Config, place: Place): Permissions {
  const arns = arnsOf(config, place);
  return {
    main: ofMain(config, arns),
    'pull-request': ofPullRequests(config, arns),
    execution: logs(arns, 'main'),
    'pull-request-execution': logs(arns, 'pull-request'),
  };
}

function ofMain(config: Config, arns: Arns): Statement[] {
  const jobs = arns.jobs('main');
  if (jobs.length === 0) return [];
  const running = [...jobs, ...arns.trials('main')];
  return [
    // A create call with tags also needs AddTags.
    allow('StartJobs', { sagemaker: [...START_JOBS, 'AddTags'] }, jobs, taggedAsOwn(config)),
    allow('Jobs', { sagemaker: [...READ_JOBS, ...STOP_JOBS] }, running, unlessAnothers(config)),
    lists(),
    readQuotasAndPrices(),
    ...readJobLogs(arns, 'main'),
    passExecutionRole(config, arns, 'main'),
  ];
}

function ofPullRequests(config: Config, arns: Arns): Statement[] {
  const jobs = arns.jobs('pull-request');
  if (jobs.length === 0) return [];
  const both = ['main', 'pull-request'] as const;
  return [
    allow('ReadJobs', { sagemaker: READ_JOBS }, [
      ...both.flatMap((domain) => arns.jobs(domain)),
      ...arns.trials('pull-request'),
    ]),
    allow('StartJobs', { sagemaker: START_JOBS }, jobs, startedByPullRequests(config, machines(config))),
    // Only within these calls: with more, a pull request could tag a job of another pull request and then stop it.
    allow(
      'TagJobs',
      { sagemaker: ['AddTags'] },
      jobs,
      startedByPullRequests(config, { StringEquals: { 'sagemaker:TaggingAction': START_JOBS } }),
    ),
    // A missing job has no tag, and AWS must answer that it is missing, not that access is denied.
    allow('StopJobs', { sagemaker: STOP_JOBS }, jobs, unlessMains(config)),
    lists(),
    readQuotasAndPrices(),
    ...readJobLogs(arns, ...both),
    passExecutionRole(config, arns, 'pull-request'),
  ];
}

/**
 * Limits the costs to instance types and run times of main's config. There is no condition key for the number of
 * instances or trials (Service Authorization Reference, Amazon SageMaker AI). A request without an instance type must
 * not pass as one with only allowed types, and instances that are kept after the job cost money as well.
 */
function machines({ tune, train }: Config): Conditions {
  const resources = [...(tune === undefined ? [] : [tune]), ...Object.values(train)];
  const types = [...new Set(resources.map(({ instance }) => instance))];
  const longest = Math.max(...resources.map(({ maxRuntime }) => maxRuntime));
  return {
    'ForAllValues:StringEquals': { 'sagemaker:InstanceTypes': types },
    Null: { 'sagemaker:InstanceTypes': ['false'] },
    NumericLessThanEquals: { 'sagemaker:MaxRuntimeInSeconds': [String(longest)] },
    NumericLessThanEqualsIfExists: { 'sagemaker:KeepAlivePeriod': ['0'] },
  };
}

/** Read calls of a job, without its log. */
const READ_JOBS = [
  ...['DescribeTrainingJob', 'DescribeHyperParameterTuningJob'],
  ...['ListTrainingJobsForHyperParameterTuningJob', 'ListTags'],
];

const START_JOBS = ['CreateTrainingJob', 'CreateHyperParameterTuningJob'];
const STOP_JOBS = ['StopTrainingJob', 'StopHyperParameterTuningJob'];

/** Reading the logs of the jobs of trust domains, including trials, because a trial that diverged must not win. */
function readJobLogs(arns: Arns, ...domains: readonly Domain[]): Statement[] {
  return [
    allow('ListJobLogs', { logs: ['DescribeLogStreams'] }, [arns.regional('logs', `${TRAINING_LOGS}:*`)]),
    allow(
      'ReadJobLogs',
      { logs: ['GetLogEvents'] },
      domains.flatMap((domain) => arns.jobLogs(domain, 'and trials')),
    ),
  ];
}

/** SageMaker's list calls cannot be limited to resources (Service Authorization Reference). */
function lists(): Statement {
  return allow('ListJobs', { sagemaker: ['ListTrainingJobs', 'ListHyperParameterTuningJobs'] }, ['*']);
}

/** Quotas of the account and prices; neither list can be limited to resources. */
function readQuotasAndPrices(): Statement {
  const servicequotas = ['ListServiceQuotas', 'ListAWSDefaultServiceQuotas'];
  return allow('ReadQuotasAndPrices', { servicequotas, pricing: ['GetProducts'] }, ['*']);
}

/** Passing a domain's execution role, only to SageMaker. */
function passExecutionRole(config: Config, arns: Arns, domain: Domain): Statement {
  const to = { StringEquals: { 'iam:PassedToService': ['sagemaker.amazonaws.com'] } };
  return allow('PassExecutionRole', { iam: ['PassRole'] }, [arns.role(roleNames(config).execution[domain])], to);
}

/** All training jobs of an account share one log group; each role may only write the streams of its jobs. */
function logs(arns: Arns, domain: Domain): Statement[] {
  const group = arns.regional('logs', TRAINING_LOGS);
  return [
    allow('LogGroups', { logs: ['CreateLogGroup', 'DescribeLogStreams'] }, [group, `${group}:*`]),
    allow('Logs', { logs: ['CreateLogStream', 'PutLogEvents'] }, arns.jobLogs(domain, 'and trials')),
  ];
}
