import type { Config } from '../config/types.ts';
import { type Arns, arnsOf, roleNames } from './arns.ts';
import { allow, type Place, policy, type Role, type Statement } from './document.ts';
import { lists, passExecutionRole, readJobLogs, readQuotas, readScaling, useKey } from './shared.ts';
import { trustJobs } from './trust.ts';

/** The role of the pipeline's own runs, on the branch `main`: everything that its stages do, on its own resources. */
export function mainRole(config: Config, place: Place): Role {
  const arns = arnsOf(config, place);
  const { name, data } = config;
  return {
    name: roleNames(config).main,
    description: `Runs of the pipeline ${name} on main`,
    trust: trustJobs(place, 'ref:refs/heads/main'),
    permissions: policy(
      // Without the right to list, S3 answers 403 instead of 404 for what is not there yet.
      allow('Bucket', { s3: ['CreateBucket', 'ListBucket', 'PutBucketPublicAccessBlock'] }, [arns.bucket]),
      allow(
        'Objects',
        { s3: ['GetObject', 'PutObject', 'AbortMultipartUpload'] },
        arns.objects(`${data.prefix}*`, `${name}/*`),
      ),
      allow('Jobs', { sagemaker: JOBS }, arns.named('training-job', 'hyper-parameter-tuning-job')),
      lists(),
      ...readJobLogs(config, arns),
      passExecutionRole(config, arns),
      ...serving(config, place),
      ...functions(config, arns),
      useKey(config, arns),
    ),
  };
}

/** A create call with tags needs AddTags as well. */
const TAGS = ['AddTags', 'ListTags'];

const JOBS = [
  ...['CreateTrainingJob', 'DescribeTrainingJob', 'StopTrainingJob'],
  ...['CreateHyperParameterTuningJob', 'DescribeHyperParameterTuningJob', 'StopHyperParameterTuningJob'],
  ...['ListTrainingJobsForHyperParameterTuningJob', ...TAGS],
];

const MODELS = [
  ...['CreateModel', 'DescribeModel', 'DeleteModel'],
  ...['CreateEndpointConfig', 'DescribeEndpointConfig', 'DeleteEndpointConfig', ...TAGS],
];

const ENDPOINTS = ['CreateEndpoint', 'DescribeEndpoint', 'UpdateEndpoint', 'DeleteEndpoint', 'InvokeEndpoint', ...TAGS];

/** What reads the end of a log; of nothing but the groups that a statement names. */
const READ_LOGS = { logs: ['DescribeLogStreams', 'GetLogEvents'] };

function serving(config: Config, place: Place): Statement[] {
  const arns = arnsOf(config, place);
  if (arns.endpoints.length === 0) return [];
  const configs = arns.named('endpoint-config');
  const groups = Object.keys(config.endpoints).map((name) =>
    arns.regional('logs', `log-group:/aws/sagemaker/Endpoints/${name}:*`),
  );
  return [
    allow('Models', { sagemaker: MODELS }, [...arns.named('model'), ...configs]),
    allow('Endpoints', { sagemaker: ENDPOINTS }, arns.endpoints),
    // To create or update an endpoint is an action on its configuration, too.
    allow('EndpointConfigs', { sagemaker: ['CreateEndpoint', 'UpdateEndpoint'] }, configs),
    allow('ReadEndpointLogs', READ_LOGS, groups),
    readScaling(),
    readQuotas(),
    ...scaling(config, place),
  ];
}

/** What takes off the scaling that an earlier config had. */
const END_SCALING = ['DeregisterScalableTarget', 'DeleteScalingPolicy'];

const SCALING = [
  ...['RegisterScalableTarget', 'PutScalingPolicy', ...END_SCALING],
  ...['PutScheduledAction', 'DeleteScheduledAction', 'TagResource'],
];

/**
 * Application Auto Scaling acts in its caller's name when it looks at the endpoint, makes its alarms and, once in an
 * account, its own role (User Guide, "Identity-based policy examples").
 */
function scaling(config: Config, place: Place): Statement[] {
  const scaled = Object.entries(config.endpoints).filter(([, { scaling }]) => scaling !== undefined);
  const regional = (service: string, path: string) => `arn:aws:${service}:${place.region}:${place.account}:${path}`;
  // A target's id is AWS's own, so no name stands in its ARN.
  const targets = [regional('application-autoscaling', 'scalable-target/*')];
  if (scaled.length === 0) {
    return [
      allow('EndScaling', { 'application-autoscaling': END_SCALING }, targets),
      allow('EndScalingAlarms', { cloudwatch: ['DeleteAlarms'] }, [regional('cloudwatch', `alarm:${config.name}-*`)]),
    ];
  }
  const names = scaled.map(([name]) => name);
  return [
    allow('Scaling', { 'application-autoscaling': SCALING }, targets),
    allow(
      'ScaledEndpoints',
      { sagemaker: ['UpdateEndpointWeightsAndCapacities'] },
      names.map((name) => regional('sagemaker', `endpoint/${name}`)),
    ),
    allow(
      'ScalingAlarms',
      { cloudwatch: ['PutMetricAlarm', 'DeleteAlarms', 'TagResource'] },
      // The first is that of step scaling, which the pipeline makes itself.
      [`${config.name}-*`, ...names.map((name) => `TargetTracking-endpoint/${name}/*`)].map((alarm) =>
        regional('cloudwatch', `alarm:${alarm}`),
      ),
    ),
    allow(
      'ScalingServiceRole',
      { iam: ['CreateServiceLinkedRole'] },
      [
        `arn:aws:iam::${place.account}:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint`,
      ],
      { StringEquals: { 'iam:AWSServiceName': ['sagemaker.application-autoscaling.amazonaws.com'] } },
    ),
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
