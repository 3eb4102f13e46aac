import type { ServiceQuota } from '@aws-sdk/client-service-quotas';
import { findQuota } from '../aws/quota.ts';
import { Failure } from '../core/failure.ts';
import type { Scope } from './scope.ts';

/** The number of instances of the type that are needed at the same time, and the reason. */
export interface Need {
  readonly instances: number;
  /** For the message, such as `it has 2`. */
  readonly why: string;
}

/** A quota of instances, and the node that needs them. */
export interface Room {
  /** Key of the node that needs the instances. */
  readonly key: string;
  readonly instance: string;
  /** The purpose of the instances, as in the quota's name. */
  readonly usage: 'endpoint usage' | 'training job usage' | 'notebook instance usage';
  /** For the message: the scope of the quota, such as `all its endpoints together`. */
  readonly within: string;
  /** For the message: the work that needs the instances, such as `the deployment of dog`. */
  readonly what: string;
  needs(): Promise<readonly Need[]>;
}

/**
 * Refuses instances that exceed the account's quota. If the quota cannot be read, it only warns: AWS checks it as well,
 * but later.
 *
 * @throws Failure with the command that requests a higher quota
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
    `quota-exceeded: The account may have ${value} ${instance} in ${within} (quota \`${quotaName}\`, ${code}), but ${what} needs ${instances}: ${why}. ${usage === 'endpoint usage' ? 'Nothing was changed' : 'It was not started'}.`,
    `Choose another instance type in the config, or request a higher quota: aws service-quotas request-service-quota-increase --service-code sagemaker --quota-code ${code} --desired-value ${instances} --region ${aws.region}`,
  );
}
