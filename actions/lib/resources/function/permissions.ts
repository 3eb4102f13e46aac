import { allow, type Place, type Statement } from '../../iam/document.ts';
import { type Arns, arnsOf, roleNames } from '../arns.ts';
import { READ_LOGS } from '../conditions.ts';
import type { Permissions } from '../family.ts';
import type { Config } from '../types.ts';

/**
 * Permissions for the functions, and permissions of the functions: to invoke an endpoint and write a log. A pull
 * request may not even read the functions, because Lambda returns a function's code and environment with its
 * description.
 */
export function permissions(config: Config, place: Place): Permissions {
  const arns = arnsOf(config, place);
  return { main: functions(config, arns), function: ofFunctions(config, arns) };
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

function ofFunctions(config: Config, arns: Arns): Statement[] {
  const functions = Object.entries(config.functions);
  const endpoints = new Set(functions.map(([, { endpoint }]) => arns.regional('sagemaker', `endpoint/${endpoint}`)));
  return [
    allow('AskEndpoint', { sagemaker: ['InvokeEndpoint'] }, [...endpoints]),
    allow(
      'Logs',
      { logs: ['CreateLogGroup', 'CreateLogStream', 'PutLogEvents'] },
      functions.map(([name]) => arns.regional('logs', `log-group:/aws/lambda/${name}:*`)),
    ),
  ];
}
