import { endpointUsage } from '../common/quota.ts';
import { AwsError } from '../protocol/service.ts';
import type { EndpointRecord } from './endpoint-record.ts';

/** A number of instances of one type. */
export interface Instances {
  readonly instanceType?: string | undefined;
  readonly count: number;
}

/**
 * Refuses a request after which the endpoints would have more instances of a type than the quota allows.
 *
 * @param endpoints all endpoints of the account; failed ones have no instances
 * @param added instances that the request adds
 * @throws AwsError `ResourceLimitExceeded` with AWS's message
 */
export function refuseOverQuota(
  quota: number,
  endpoints: readonly EndpointRecord[],
  added: readonly Instances[],
): void {
  const serving = endpoints
    .filter(({ status }) => status !== 'Failed')
    .flatMap(({ current, pending }) => [...current.variants, ...(pending?.variants ?? [])]);
  for (const type of new Set(added.map(({ instanceType = '' }) => instanceType))) {
    const [used, delta] = [countOf(type, serving), countOf(type, added)];
    if (delta <= 0 || used + delta <= quota) continue;
    const words = `The account-level service limit '${endpointUsage(type)}' is ${quota} Instances, with current utilization of ${used} Instances and a request delta of ${delta} Instances. Please use AWS Service Quotas to request an increase for this quota. If AWS Service Quotas is not available, contact AWS support to request an increase for this quota.`;
    throw new AwsError('ResourceLimitExceeded', words);
  }
}

function countOf(type: string, variants: readonly Instances[]): number {
  return variants.reduce((sum, { instanceType, count }) => sum + (instanceType === type ? count : 0), 0);
}
