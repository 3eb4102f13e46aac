import type { Config } from '../resources/types.ts';
import type { Place, Role } from './document.ts';
import { executionRole } from './execution-role.ts';
import { functionRole } from './function-role.ts';
import { mainRole } from './main-role.ts';
import { pullRequestRole } from './pull-request-role.ts';
import { ISSUER } from './trust.ts';

/** The roles that a pipeline needs, by the repository variable that holds each one's ARN. */
export function rolesOf(config: Config, place: Place): Readonly<Record<string, Role>> {
  const jobs = {
    SAGEMAKER_EXECUTION_ROLE_ARN: executionRole(config, place, 'main'),
    SAGEMAKER_PULL_REQUEST_EXECUTION_ROLE_ARN: executionRole(config, place, 'pull-request'),
  };
  return {
    AWS_ROLE_ARN: mainRole(config, place),
    AWS_PULL_REQUEST_ROLE_ARN: pullRequestRole(config, place),
    ...(config.training === undefined ? {} : jobs),
    ...(Object.keys(config.functions).length === 0 ? {} : { FUNCTION_ROLE_ARN: functionRole(config, place) }),
  };
}

/** Where the config's pipeline lives in an account. */
export function placeOf(config: Config, account: string, repository: Place['repository']): Place {
  const { region, bucket } = config.aws;
  return {
    account,
    region,
    // The name that SageMaker's own SDK gives its default bucket.
    bucket: bucket ?? `sagemaker-${region}-${account}`,
    provider: `arn:aws:iam::${account}:oidc-provider/${ISSUER}`,
    repository,
  };
}
