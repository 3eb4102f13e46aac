import type { Config } from '../resources/types.ts';
import { arnsOf, roleNames } from './arns.ts';
import { allow, type Place, policy, type Role } from './document.ts';
import { trustService } from './trust.ts';

/** The role that the functions run as: each asks an endpoint and writes its own log. */
export function functionRole(config: Config, place: Place): Role {
  const arns = arnsOf(config, place);
  const functions = Object.entries(config.functions);
  const endpoints = new Set(functions.map(([, { endpoint }]) => arns.regional('sagemaker', `endpoint/${endpoint}`)));
  return {
    name: roleNames(config).function,
    description: `Functions of the pipeline ${config.name}`,
    trust: trustService(place, 'lambda.amazonaws.com'),
    permissions: policy(
      allow('AskEndpoint', { sagemaker: ['InvokeEndpoint'] }, [...endpoints]),
      allow(
        'Logs',
        { logs: ['CreateLogGroup', 'CreateLogStream', 'PutLogEvents'] },
        functions.map(([name]) => arns.regional('logs', `log-group:/aws/lambda/${name}:*`)),
      ),
    ),
  };
}
