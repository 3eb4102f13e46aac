import type { Domain } from '../core/domain.ts';
import { type Place, policy, type Role } from '../iam/document.ts';
import { roleNames } from '../resources/arns.ts';
import type { Family, RoleOf } from '../resources/family.ts';
import { families } from '../resources/index.ts';
import type { Config } from '../resources/types.ts';
import { ISSUER, trustInstances, trustJobs, trustService } from './trust.ts';

/**
 * The roles that a pipeline needs, by the repository variable with the ARN of each; a role with an instance profile
 * needs no variable. The families define the permissions.
 */
export function rolesOf(
  config: Config,
  place: Place,
  registry: readonly Family[] = families,
): Readonly<Record<string, Role>> {
  const { name } = config;
  const names = roleNames(config);
  const permissions = registry.map((family) => family.permissions?.(config, place) ?? {});
  const may = (role: RoleOf) => policy(...permissions.flatMap((each) => each[role] ?? []));
  const ofJobs = (domain: Domain, what: string): Role => ({
    name: names.execution[domain],
    description: `${what} the pipeline ${name}`,
    trust: trustService(place, 'sagemaker.amazonaws.com'),
    permissions: may(domain === 'main' ? 'execution' : 'pull-request-execution'),
  });
  return {
    AWS_ROLE_ARN: {
      name: names.main,
      description: `Runs of the pipeline ${name} on main`,
      trust: trustJobs(place, 'ref:refs/heads/main'),
      permissions: may('main'),
    },
    AWS_PULL_REQUEST_ROLE_ARN: {
      name: names['pull-request'],
      description: `Pull requests to the pipeline ${name}`,
      trust: trustJobs(place, 'pull_request'),
      permissions: may('pull-request'),
    },
    ...(config.training !== undefined && {
      SAGEMAKER_EXECUTION_ROLE_ARN: ofJobs('main', 'Jobs and endpoints of'),
      SAGEMAKER_PULL_REQUEST_EXECUTION_ROLE_ARN: ofJobs('pull-request', 'Jobs and previews of pull requests to'),
    }),
    ...(Object.keys(config.functions).length > 0 && {
      FUNCTION_ROLE_ARN: {
        name: names.function,
        description: `Functions of the pipeline ${name}`,
        trust: trustService(place, 'lambda.amazonaws.com'),
        permissions: may('function'),
      },
    }),
    ...(config.notebook !== undefined && {
      NOTEBOOK_ROLE_ARN: {
        name: names.notebook,
        description: `The notebook instance of the pipeline ${name}`,
        trust: trustService(place, 'sagemaker.amazonaws.com'),
        permissions: may('notebook'),
      },
    }),
    // The config names another instance profile, so somebody else has created it.
    ...(config.ec2?.instanceProfile === names.ec2 && {
      EC2_ROLE_ARN: {
        name: names.ec2,
        description: `EC2 instances that train for the pipeline ${name}`,
        trust: trustInstances(),
        permissions: may('ec2'),
        isProfile: true as const,
      },
    }),
  };
}

/** Account and repository of the config's pipeline. */
export function placeOf(config: Config, account: string, repository: Place['repository']): Place {
  const { region, bucket } = config.aws;
  return {
    account,
    region,
    // The name of the default bucket in SageMaker's own SDK.
    bucket: bucket ?? `sagemaker-${region}-${account}`,
    provider: `arn:aws:iam::${account}:oidc-provider/${ISSUER}`,
    repository,
  };
}
