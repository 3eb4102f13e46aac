import { allow, type Place, type Statement } from '../../iam/document.ts';
import { type Arns, arnsOf } from '../arns.ts';
import { READ_LOGS, taggedAsOwn, unlessAnothers } from '../conditions.ts';
import type { Permissions } from '../family.ts';
import type { Config } from '../types.ts';

/** Permissions for models, configurations and endpoints of main; a pull request may only read them. */
export function permissions(config: Config, place: Place): Permissions {
  const arns = arnsOf(config, place);
  return {
    main: ofMain(config, arns),
    'pull-request': ofPullRequests(arns),
    execution: endpointLogs(arns, Object.keys(config.endpoints)),
  };
}

/** Creating or updating an endpoint also needs the permission for its configuration. */
const MODELS = [
  ...['DescribeModel', 'DeleteModel', 'DescribeEndpointConfig', 'DeleteEndpointConfig'],
  ...['CreateEndpoint', 'UpdateEndpoint', 'AddTags', 'ListTags'],
];

const ENDPOINTS = [
  ...['CreateEndpoint', 'DescribeEndpoint', 'UpdateEndpoint', 'DeleteEndpoint', 'InvokeEndpoint'],
  ...['AddTags', 'ListTags', 'DeleteTags'],
];

function ofMain(config: Config, arns: Arns): Statement[] {
  if (arns.endpoints.length === 0) return [];
  const served = [...arns.models, ...arns.endpointConfigs];
  const groups = Object.keys(config.endpoints).map((name) =>
    arns.regional('logs', `log-group:/aws/sagemaker/Endpoints/${name}:*`),
  );
  return [
    allow('MakeModels', { sagemaker: ['CreateModel', 'CreateEndpointConfig'] }, served, taggedAsOwn(config)),
    allow('Models', { sagemaker: MODELS }, served, unlessAnothers(config)),
    allow('Endpoints', { sagemaker: ENDPOINTS }, arns.endpoints),
    LISTS,
    allow('ReadEndpointLogs', READ_LOGS, groups),
  ];
}

/** The read calls of a plan. */
function ofPullRequests(arns: Arns): Statement[] {
  if (arns.endpoints.length === 0) return [];
  return [
    LISTS,
    allow('ReadServing', { sagemaker: ['DescribeModel', 'DescribeEndpointConfig', 'DescribeEndpoint', 'ListTags'] }, [
      ...arns.models,
      ...arns.endpointConfigs,
      ...arns.endpoints,
    ]),
  ];
}

/** SageMaker's list calls cannot be limited to resources (Service Authorization Reference). */
const LISTS = allow('ListModels', { sagemaker: ['ListModels', 'ListEndpointConfigs', 'ListEndpoints'] }, ['*']);

/** Each endpoint has its own log group, which its instances write. @param names of the endpoints, or patterns */
export function endpointLogs(arns: Arns, names: readonly string[]): Statement[] {
  const groups = names.map((name) => arns.regional('logs', `log-group:/aws/sagemaker/Endpoints/${name}`));
  if (groups.length === 0) return [];
  return [
    allow(
      'EndpointLogGroups',
      { logs: ['CreateLogGroup', 'DescribeLogStreams'] },
      groups.flatMap((group) => [group, `${group}:*`]),
    ),
    allow(
      'EndpointLogs',
      { logs: ['CreateLogStream', 'PutLogEvents'] },
      groups.map((group) => `${group}:log-stream:*`),
    ),
  ];
}
