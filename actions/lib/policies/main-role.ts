import type { Config } from '../resources/types.ts';
import { type Arns, arnsOf, keysOf, roleNames } from './arns.ts';
import { allow, type Place, policy, type Role, type Statement } from './document.ts';
import { scaling } from './scaling.ts';
import {
  lists,
  passExecutionRole,
  READ_JOBS,
  readJobLogs,
  readQuotas,
  readScaling,
  START_JOBS,
  STOP_JOBS,
  taggedAsOwn,
  unlessAnothers,
  useKey,
  writeObjects,
} from './shared.ts';
import { trustJobs } from './trust.ts';

/**
 * The role of the pipeline's own runs, on the branch `main`: everything that its stages do, on its own resources. It reads
 * nothing that a pull request has made.
 */
export function mainRole(config: Config, place: Place): Role {
  const arns = arnsOf(config, place);
  const { data, records, own } = keysOf(config, 'main');
  return {
    name: roleNames(config).main,
    description: `Runs of the pipeline ${config.name} on main`,
    trust: trustJobs(place, 'ref:refs/heads/main'),
    permissions: policy(
      // Without the right to list, S3 answers 403 instead of 404 for what is not there yet.
      allow('Bucket', { s3: ['CreateBucket', 'ListBucket', 'GetBucketPublicAccessBlock'] }, [arns.bucket]),
      allow('ReadObjects', { s3: ['GetObject'] }, arns.objects(data, ...records, own)),
      ...writeObjects(config, arns, 'main'),
      ...training(config, arns),
      ...serving(config, place),
      ...functions(config, arns),
      ...useKey(config, arns),
    ),
  };
}

function training(config: Config, arns: Arns): Statement[] {
  const jobs = arns.jobs('main');
  if (jobs.length === 0) return [];
  const running = [...jobs, ...arns.trials('main')];
  return [
    // A create call with tags needs AddTags as well.
    allow('StartJobs', { sagemaker: [...START_JOBS, 'AddTags'] }, jobs, taggedAsOwn(config)),
    allow('Jobs', { sagemaker: [...READ_JOBS, ...STOP_JOBS] }, running, unlessAnothers(config)),
    lists(),
    readQuotas(),
    ...readJobLogs(arns, 'main'),
    passExecutionRole(config, arns, 'main'),
  ];
}

/** To create or update an endpoint is an action on its configuration, too. */
const MODELS = [
  ...['DescribeModel', 'DeleteModel', 'DescribeEndpointConfig', 'DeleteEndpointConfig'],
  ...['CreateEndpoint', 'UpdateEndpoint', 'AddTags', 'ListTags'],
];

const ENDPOINTS = [
  ...['CreateEndpoint', 'DescribeEndpoint', 'UpdateEndpoint', 'DeleteEndpoint', 'InvokeEndpoint'],
  ...['AddTags', 'ListTags', 'DeleteTags'],
];

/** What reads the end of a log; of nothing but the groups that a statement names. */
const READ_LOGS = { logs: ['DescribeLogStreams', 'GetLogEvents'] };

function serving(config: Config, place: Place): Statement[] {
  const arns = arnsOf(config, place);
  if (arns.endpoints.length === 0) return [];
  const served = [...arns.models, ...arns.endpointConfigs];
  const groups = Object.keys(config.endpoints).map((name) =>
    arns.regional('logs', `log-group:/aws/sagemaker/Endpoints/${name}:*`),
  );
  return [
    allow('MakeModels', { sagemaker: ['CreateModel', 'CreateEndpointConfig'] }, served, taggedAsOwn(config)),
    allow('Models', { sagemaker: MODELS }, served, unlessAnothers(config)),
    allow('Endpoints', { sagemaker: ENDPOINTS }, arns.endpoints),
    allow('ReadEndpointLogs', READ_LOGS, groups),
    readScaling(),
    ...scaling(config, place),
  ];
}

const FUNCTIONS = [
  ...['CreateFunction', 'GetFunction', 'UpdateFunctionCode', 'UpdateFunctionConfiguration', 'DeleteFunction'],
  ...['PublishVersion', 'ListVersionsByFunction', 'CreateAlias', 'GetAlias', 'UpdateAlias', 'InvokeFunction'],
  ...['PutFunctionConcurrency', 'GetFunctionConcurrency', 'DeleteFunctionConcurrency'],
  ...['PutProvisionedConcurrencyConfig', 'GetProvisionedConcurrencyConfig', 'DeleteProvisionedConcurrencyConfig'],
  ...['ListProvisionedConcurrencyConfigs', 'TagResource', 'ListTags'],
];

function functions(config: Config, arns: Arns): Statement[] {
  const names = Object.keys(config.functions);
  if (names.length === 0) return [];
  const groups = names.map((name) => arns.regional('logs', `log-group:/aws/lambda/${name}:*`));
  return [
    allow('Functions', { lambda: FUNCTIONS }, arns.functions),
    allow('FunctionQuota', { lambda: ['GetAccountSettings'] }, ['*']),
    allow('ReadFunctionLogs', READ_LOGS, groups),
    allow('PassFunctionRole', { iam: ['PassRole'] }, [arns.role(roleNames(config).function)], {
      StringEquals: { 'iam:PassedToService': ['lambda.amazonaws.com'] },
    }),
  ];
}
