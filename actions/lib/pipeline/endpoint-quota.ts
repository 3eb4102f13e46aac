import type { DescribeEndpointOutput } from '@aws-sdk/client-sagemaker';
import type { ServiceQuota } from '@aws-sdk/client-service-quotas';
import { describeEndpoint, endpointPhase } from '../aws/endpoint.ts';
import { describeEndpointConfig } from '../aws/endpoint-config.ts';
import { findQuota } from '../aws/quota.ts';
import type { Endpoint } from '../config/types.ts';
import { Failure } from '../core/failure.ts';
import { VARIANT } from './model.ts';
import type { Scope } from './scope.ts';

/** An endpoint, and how many instances of the type in question it has at its height. */
interface Need {
  readonly instances: number;
  /** For people, e.g. `it has 2`. */
  readonly why: string;
}

/**
 * Whether the account may have the instances that a deployment of the endpoint needs, beside those that the pipeline's
 * other endpoints have. The answer is read once; where the quota cannot be read, that is said and nothing is refused: AWS
 * refuses by itself, only later.
 *
 * @param together names of all endpoints that this run deploys
 * @returns what throws a Failure when the account may not
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

async function check(scope: Scope, name: string, wanted: Endpoint, together: readonly string[]): Promise<void> {
  const { aws, signal } = scope;
  const quotaName = `${wanted.instance} for endpoint usage`;
  let quota: ServiceQuota | undefined;
  let needs: readonly Need[];
  try {
    quota = await findQuota(aws, 'sagemaker', quotaName);
    needs = await Promise.all([needOf(scope, name, wanted), ...besides(scope, name, wanted, together)]);
  } catch (error) {
    signal.throwIfAborted();
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return scope.warn(`endpoint:${name}`, `the quota \`${quotaName}\` is not checked: ${words}`);
  }
  if (quota?.Value === undefined)
    return scope.warn(`endpoint:${name}`, `Service Quotas has no \`${quotaName}\`, so it is not checked`);
  const { Value: value, QuotaCode: code } = quota;
  const instances = needs.reduce((sum, need) => sum + need.instances, 0);
  if (instances <= value) return;
  const why = needs
    .filter((need) => need.instances > 0)
    .map((need) => need.why)
    .join(', and ');
  throw new Failure(
    `The account may have ${value} ${wanted.instance} in all its endpoints together (quota \`${quotaName}\`, ${code}), and the deployment of ${name} needs ${instances}: ${why}. Nothing was changed.`,
    `Ask for more, or choose another instance type in the config: aws service-quotas request-service-quota-increase --service-code sagemaker --quota-code ${code} --desired-value ${instances} --region ${aws.region}`,
  );
}

/**
 * Blue/green brings up a second whole fleet before the first one goes (documentation of UpdateEndpoint). It has as many
 * instances as autoscaling has given the endpoint; where nothing scales it, a number that changes is the config's.
 */
async function needOf({ aws }: Scope, name: string, { instance, count, scaling }: Endpoint): Promise<Need> {
  const seen = await describeEndpoint(aws, name);
  if (seen === undefined || endpointPhase(seen).is === 'failed') {
    return { instances: count, why: `it has ${count}` };
  }
  const before = (await describeEndpointConfig(aws, seen.EndpointConfigName ?? ''))?.ProductionVariants?.[0];
  const current = instancesOf(seen);
  const keepsCount = scaling !== undefined || before?.InitialInstanceCount === count;
  const fleet = keepsCount && current > 0 ? current : Math.max(current, count);
  if (before?.InstanceType !== instance) return { instances: fleet, why: `it has ${fleet}, of another type until now` };
  return { instances: 2 * fleet, why: `the old and the new fleet of ${fleet} run side by side until AWS switches` };
}

/** What the pipeline's other endpoints of the same type have, or will have after this run. */
function besides({ aws, config }: Scope, name: string, { instance }: Endpoint, together: readonly string[]) {
  return Object.entries(config.endpoints)
    .filter(([other, wanted]) => other !== name && wanted.instance === instance)
    .map(async ([other, { count }]): Promise<Need> => {
      const seen = await describeEndpoint(aws, other);
      const instances = seen === undefined ? (together.includes(other) ? count : 0) : instancesOf(seen);
      return { instances, why: `${other} has ${instances}` };
    });
}

/** Instances that an endpoint has, or is being given. */
function instancesOf({ ProductionVariants = [] }: DescribeEndpointOutput): number {
  const variant = ProductionVariants.find(({ VariantName }) => VariantName === VARIANT);
  return Math.max(variant?.CurrentInstanceCount ?? 0, variant?.DesiredInstanceCount ?? 0);
}
