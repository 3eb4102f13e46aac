import type { ServiceQuota } from '@aws-sdk/client-service-quotas';
import { findQuota } from '../aws/quota.ts';
import { Failure } from '../core/failure.ts';
import type { Scope } from './scope.ts';

/** Who needs how many instances of the type in question at the same time. */
export interface Need {
  readonly instances: number;
  /** For people, e.g. `it has 2`. */
  readonly why: string;
}

/** A quota of instances, and what is to fit into it. */
export interface Room {
  /** Key of the node that is asked for. */
  readonly key: string;
  readonly instance: string;
  /** What the instances are for, as the quota's name says it. */
  readonly usage: 'endpoint usage' | 'training job usage';
  /** For people: the owner of the instances, e.g. `all its endpoints together`. */
  readonly within: string;
  /** For people: what needs them, e.g. `the deployment of dog`. */
  readonly what: string;
  needs(): Promise<readonly Need[]>;
}

/**
 * Refuses what the account's quota has no room for. Where the quota cannot be read, that is said and nothing is refused:
 * AWS refuses by itself, only later.
 *
 * @throws Failure with the command that asks for more
 */
export async function refuseWithoutRoom(scope: Scope, room: Room): Promise<void> {
  const { aws, signal } = scope;
  const { key, instance, usage, within, what } = room;
  // AWS General Reference, "Amazon SageMaker AI endpoints and quotas": `ml.m5.xlarge for training job usage`.
  const quotaName = `${instance} for ${usage}`;
  let quota: ServiceQuota | undefined;
  let needs: readonly Need[];
  try {
    [quota, needs] = await Promise.all([findQuota(aws, 'sagemaker', quotaName), room.needs()]);
  } catch (error) {
    signal.throwIfAborted();
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return scope.warn(key, `the quota \`${quotaName}\` could not be checked: ${words}`);
  }
  if (quota?.Value === undefined)
    return scope.warn(key, `Service Quotas has no \`${quotaName}\`, so it is not checked`);
  const { Value: value, QuotaCode: code } = quota;
  const instances = needs.reduce((sum, need) => sum + need.instances, 0);
  if (instances <= value) return;
  const why = needs
    .filter((need) => need.instances > 0)
    .map((need) => need.why)
    .join(', and ');
  throw new Failure(
    'quota-exceeded',
    `The account may have ${value} ${instance} in ${within} (quota \`${quotaName}\`, ${code}), but ${what} needs ${instances}: ${why}. ${usage === 'endpoint usage' ? 'Nothing was changed' : 'It was not started'}.`,
    `Choose another instance type in the config, or request a higher quota: aws service-quotas request-service-quota-increase --service-code sagemaker --quota-code ${code} --desired-value ${instances} --region ${aws.region}`,
  );
}
