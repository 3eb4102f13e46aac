import type { Config } from '../resources/types.ts';
import { type Arns, arnsOf, keysOf, roleNames } from './arns.ts';
import { allow, type Conditions, type Place, policy, type Role, type Statement } from './document.ts';
import {
  lists,
  PIPELINE,
  passExecutionRole,
  READ_JOBS,
  REF,
  readJobLogs,
  readQuotas,
  readScaling,
  START_JOBS,
  STOP_JOBS,
  useKey,
  writeObjects,
} from './shared.ts';
import { trustJobs } from './trust.ts';

/** `refs/pull/<number>/merge`: the ref that GitHub gives the runs of a pull request. */
const PULL_REQUESTS = 'refs/pull/*';

/**
 * The role of pull requests: it plans, and trains candidates under names and keys of its own. It reads what main has
 * published, and writes, starts and stops nothing of main. Functions it does not even read: Lambda hands out a function's
 * code and environment with its description.
 */
export function pullRequestRole(config: Config, place: Place): Role {
  const arns = arnsOf(config, place);
  const main = keysOf(config, 'main');
  const own = keysOf(config, 'pull-request');
  return {
    name: roleNames(config)['pull-request'],
    description: `Pull requests to the pipeline ${config.name}`,
    trust: trustJobs(place, 'pull_request'),
    permissions: policy(
      allow('Bucket', { s3: ['ListBucket', 'GetBucketPublicAccessBlock'] }, [arns.bucket]),
      allow('ReadObjects', { s3: ['GetObject'] }, arns.objects(main.data, ...main.records, ...main.readByAll, own.own)),
      ...writeObjects(config, arns, 'pull-request'),
      ...training(config, arns),
      ...readServing(config, place),
      ...useKey(config, arns),
    ),
  };
}

function training(config: Config, arns: Arns): Statement[] {
  const jobs = arns.jobs('pull-request');
  if (jobs.length === 0) return [];
  const both = ['main', 'pull-request'] as const;
  return [
    allow(
      'ReadJobs',
      { sagemaker: READ_JOBS },
      both.flatMap((domain) => arns.jobs(domain)),
    ),
    allow('StartJobs', { sagemaker: START_JOBS }, jobs, startedBy(config, machines(config))),
    // In these calls alone: whoever could tag a job of another pull request could stop it.
    allow(
      'TagJobs',
      { sagemaker: ['AddTags'] },
      jobs,
      startedBy(config, { StringEquals: { 'sagemaker:TaggingAction': START_JOBS } }),
    ),
    // What is not there bears no tag, and has to be called missing, not forbidden.
    allow('StopJobs', { sagemaker: STOP_JOBS }, jobs, {
      StringLikeIfExists: { [REF.borne]: [PULL_REQUESTS] },
      StringEqualsIfExists: { [PIPELINE.borne]: [config.name] },
    }),
    lists(),
    readQuotas(),
    ...readJobLogs(arns, ...both),
    passExecutionRole(config, arns, 'pull-request'),
  ];
}

/** What is started bears the tags of a pull request to this pipeline. */
function startedBy({ name }: Config, { StringEquals, ...others }: Conditions): Conditions {
  return {
    StringLike: { [REF.requested]: [PULL_REQUESTS] },
    StringEquals: { [PIPELINE.requested]: [name], ...StringEquals },
    ...others,
  };
}

/**
 * No dearer than what main has agreed to: instance types and run time of the config. How many instances or trials a
 * request asks for, no condition key tells (Service Authorization Reference, Amazon SageMaker AI). A request without any
 * instance type must not pass as one whose types all fit; a machine that is kept after the job costs as well.
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

/** What a plan compares the config with. */
function readServing(config: Config, place: Place): Statement[] {
  const arns = arnsOf(config, place);
  if (arns.endpoints.length === 0) return [];
  return [
    allow('ReadServing', { sagemaker: ['DescribeModel', 'DescribeEndpointConfig', 'DescribeEndpoint', 'ListTags'] }, [
      ...arns.models,
      ...arns.endpointConfigs,
      ...arns.endpoints,
    ]),
    readScaling(),
  ];
}
