import type { DescribeEndpointOutput } from '@aws-sdk/client-sagemaker';
import { type Need, refuseWithoutRoom } from '../quota.ts';
import type { Scope } from '../scope.ts';
import type { Endpoint } from './config.ts';
import { describeEndpoint, endpointPhase } from './endpoint.aws.ts';
import { describeEndpointConfig } from './endpoint-config.aws.ts';
import { VARIANT } from './model.ts';

/**
 * Checks whether the account's quota allows the instances for a deployment of the endpoint, in addition to the
 * pipeline's other endpoints. It is checked once.
 *
 * @param together names of all endpoints that this run deploys
 * @returns a function that throws a Failure if it does not
 */
export function endpointQuota(
  scope: Scope,
  name: string,
  wanted: Endpoint,
  together: readonly string[],
): () => Promise<void> {
  let checked: Promise<void> | undefined;
  return () => {
    checked ??= check(scope, name, wanted, together);
    return checked;
  };
}

function check(scope: Scope, name: string, wanted: Endpoint, together: readonly string[]): Promise<void> {
  return refuseWithoutRoom(scope, {
    ...{ key: `endpoint:${name}`, instance: wanted.instance, usage: 'endpoint usage' },
    ...{ within: 'all its endpoints together', what: `the deployment of ${name}` },
    needs: () => Promise.all([needOf(scope, name, wanted), ...besides(scope, name, wanted.instance, together)]),
  });
}

/**
 * A blue/green update starts a second fleet before it stops the first one (documentation of UpdateEndpoint). With
 * autoscaling, the new fleet has the endpoint's current number of instances; without it, the config's.
 */
async function needOf({ aws }: Scope, name: string, { instance, count, scaling }: Endpoint): Promise<Need> {
  const resource = await describeEndpoint(aws, name);
  if (resource === undefined || endpointPhase(resource).is === 'failed') {
    return { instances: count, why: `it has ${count}` };
  }
  const before = (await describeEndpointConfig(aws, resource.EndpointConfigName ?? ''))?.ProductionVariants?.[0];
  const current = instancesOf(resource);
  const keepsCount = scaling !== undefined || before?.InitialInstanceCount === count;
  const fleet = keepsCount && current > 0 ? current : Math.max(current, count);
  if (before?.InstanceType !== instance) return { instances: fleet, why: `it needs ${fleet} of a new type` };
  return { instances: 2 * fleet, why: `during the update the old and the new fleet of ${fleet} run at the same time` };
}

/**
 * Instances of a type that the pipeline's endpoints have, or will have after this run.
 *
 * @param name of the excluded endpoint
 */
export function besides(
  { aws, config }: Scope,
  name: string | undefined,
  instance: string,
  together: readonly string[],
): Promise<Need>[] {
  return Object.entries(config.endpoints)
    .filter(([other, wanted]) => other !== name && wanted.instance === instance)
    .map(async ([other, { count }]): Promise<Need> => {
      const resource = await describeEndpoint(aws, other);
      const instances = resource === undefined ? (together.includes(other) ? count : 0) : instancesOf(resource);
      return { instances, why: `${other} has ${instances}` };
    });
}

/** Current or desired instances of an endpoint. */
function instancesOf({ ProductionVariants = [] }: DescribeEndpointOutput): number {
  const variant = ProductionVariants.find(({ VariantName }) => VariantName === VARIANT);
  return Math.max(variant?.CurrentInstanceCount ?? 0, variant?.DesiredInstanceCount ?? 0);
}
