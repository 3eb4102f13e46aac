import type { Config } from '../config/types.ts';
import { tagName } from '../core/tags.ts';
import { arnsOf, roleNames } from './arns.ts';
import { allow, type Place, policy, type Role } from './document.ts';
import { lists, passExecutionRole, readJobLogs, readQuotas, readScaling, useKey } from './shared.ts';
import { trustJobs } from './trust.ts';

/** `refs/pull/<number>/merge`: the ref that GitHub gives the runs of a pull request. */
const PULL_REQUESTS = 'refs/pull/*';

/**
 * The role of pull requests: plans everything, trains candidates, changes and invokes nothing that serves. What it makes
 * is tagged with the pull request's ref, and only that may it stop.
 */
export function pullRequestRole(config: Config, place: Place): Role {
  const arns = arnsOf(config, place);
  const { name, data } = config;
  const jobs = arns.named('training-job', 'hyper-parameter-tuning-job');
  const ref = tagName('ref');
  return {
    name: roleNames(config).pullRequest,
    description: `Pull requests to the pipeline ${name}`,
    trust: trustJobs(place, 'pull_request'),
    permissions: policy(
      allow('Bucket', { s3: ['ListBucket'] }, [arns.bucket]),
      allow('ReadObjects', { s3: ['GetObject'] }, arns.objects(`${data.prefix}*`, `${name}/*`)),
      allow(
        'WriteInputs',
        { s3: ['PutObject', 'AbortMultipartUpload'] },
        arns.objects(...dataOf(data.prefix), `${name}/code/*`, `${name}/weights/*`),
      ),
      allow('ReadJobs', { sagemaker: READ_JOBS }, jobs),
      allow('StartJobs', { sagemaker: START_JOBS }, jobs, {
        StringLike: { [`aws:RequestTag/${ref}`]: [PULL_REQUESTS] },
      }),
      // In these calls alone: whoever could tag a job of main with a pull request's ref could stop it.
      allow('TagJobs', { sagemaker: ['AddTags'] }, jobs, {
        StringLike: { [`aws:RequestTag/${ref}`]: [PULL_REQUESTS] },
        StringEquals: { 'sagemaker:TaggingAction': START_JOBS },
      }),
      allow('StopJobs', { sagemaker: ['StopTrainingJob', 'StopHyperParameterTuningJob'] }, jobs, {
        StringLike: { [`aws:ResourceTag/${ref}`]: [PULL_REQUESTS] },
      }),
      lists(),
      ...readJobLogs(config, arns),
      passExecutionRole(config, arns),
      ...(arns.endpoints.length === 0
        ? []
        : [
            allow(
              'ReadServing',
              { sagemaker: ['DescribeModel', 'DescribeEndpointConfig', 'DescribeEndpoint', 'ListTags'] },
              [...arns.named('model', 'endpoint-config'), ...arns.endpoints],
            ),
            readScaling(),
            readQuotas(),
          ]),
      ...(arns.functions.length === 0
        ? []
        : [
            allow('ReadFunctions', { lambda: READ_FUNCTIONS }, arns.functions),
            allow('FunctionQuota', { lambda: ['GetAccountSettings'] }, ['*']),
          ]),
      useKey(config, arns),
    ),
  };
}

/**
 * Versions of the data, which are named by 16 digits, and their records. What else may lie under the prefix is main's: by
 * default that is the whole pipeline's, with the models that main serves.
 */
function dataOf(prefix: string): string[] {
  return [`${prefix}${'?'.repeat(16)}/*`, `${prefix}.versions/*`, `${prefix}.sources/*`];
}

const START_JOBS = ['CreateTrainingJob', 'CreateHyperParameterTuningJob'];

const READ_JOBS = [
  ...['DescribeTrainingJob', 'DescribeHyperParameterTuningJob'],
  ...['ListTrainingJobsForHyperParameterTuningJob', 'ListTags'],
];

const READ_FUNCTIONS = [
  ...['GetFunction', 'ListVersionsByFunction', 'GetAlias', 'ListTags', 'GetFunctionConcurrency'],
  ...['GetProvisionedConcurrencyConfig', 'ListProvisionedConcurrencyConfigs'],
];
