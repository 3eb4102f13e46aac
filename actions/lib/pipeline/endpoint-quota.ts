import type { ServiceQuota } from '@aws-sdk/client-service-quotas';
import { describeEndpoint, endpointPhase } from '../aws/endpoint.ts';
import { describeEndpointConfig } from '../aws/endpoint-config.ts';
import { findQuota } from '../aws/quota.ts';
import type { Endpoint } from '../config/types.ts';
import { Failure } from '../core/failure.ts';
import { VARIANT } from './model.ts';
import type { Scope } from './scope.ts';

/** Instances of the endpoint's type that a deployment has at its height, and why so many. */
interface Need {
  readonly instances: number;
  readonly why: string;
}

/**
 * Whether the account may have the instances that a deployment of the endpoint needs. The answer is read once; where the
 * quota cannot be read, that is said and nothing is refused: AWS refuses by itself, only later.
 *
 * @returns what throws a Failure when the account may not
 */
export function endpointQuota(scope: Scope, name: string, wanted: Endpoint): () => Promise<void> {
  let checked: Promise<void> | undefined;
  return () => {
    checked ??= check(scope, name, wanted);
    return checked;
  };
}

async function check(scope: Scope, name: string, wanted: Endpoint): Promise<void> {
  const { aws, signal } = scope;
  const quotaName = `${wanted.instance} for endpoint usage`;
  let quota: ServiceQuota | undefined;
  try {
    quota = await findQuota(aws, 'sagemaker', quotaName);
  } catch (error) {
    signal.throwIfAborted();
    return scope.warn(
      `endpoint:${name}`,
      `the quota \`${quotaName}\` cannot be read, so it is not checked: ${wordsOf(error)}`,
    );
  }
  if (quota?.Value === undefined)
    return scope.warn(`endpoint:${name}`, `Service Quotas has no \`${quotaName}\`, so it is not checked`);
  const { Value: value, QuotaCode: code } = quota;
  const { instances, why } = await needOf(scope, name, wanted);
  if (instances <= value) return;
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
  const variant = seen.ProductionVariants?.find(({ VariantName }) => VariantName === VARIANT);
  const current = Math.max(variant?.CurrentInstanceCount ?? 0, variant?.DesiredInstanceCount ?? 0);
  const keepsCount = scaling !== undefined || before?.InitialInstanceCount === count;
  const fleet = keepsCount && current > 0 ? current : Math.max(current, count);
  if (before?.InstanceType !== instance) return { instances: fleet, why: `it has ${fleet}, of another type until now` };
  return { instances: 2 * fleet, why: `the old and the new fleet of ${fleet} run side by side until AWS switches` };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
