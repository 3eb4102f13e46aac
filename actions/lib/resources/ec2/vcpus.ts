import { findQuota } from '../../aws/quota.ts';
import { Failure } from '../../core/failure.ts';
import type { Scope } from '../scope.ts';
import type { MachineType } from './machines.aws.ts';

/**
 * Names of the vCPU quotas, by the letters with which the names of instance families begin. Source: EC2 User Guide,
 * "On-Demand instance quotas" and "Spot Instance quotas".
 */
const QUOTAS: readonly [families: RegExp, onDemand: string, spot: string][] = [
  [
    /^[acdhimrtz]\d/,
    'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
    'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests',
  ],
  [/^(g|vt)\d/, 'Running On-Demand G and VT instances', 'All G and VT Spot Instance Requests'],
  [/^p[2-4]/, 'Running On-Demand P instances', 'All P4, P3 and P2 Spot Instance Requests'],
];

/**
 * Leaves out types of which the quota allows not even one instance. If a quota cannot be read, or is not known for a
 * type, the type stays: AWS checks the quota at the launch.
 *
 * @returns the types that the account may run
 * @throws Failure when the account may run none of them, with the command that requests a higher quota
 */
export async function withinQuota(
  scope: Scope,
  key: string,
  types: ReadonlyMap<string, MachineType>,
  spot: boolean,
): Promise<string[]> {
  const { aws, warn, signal } = scope;
  const fitting: string[] = [];
  const refused: { why: string; next: string }[] = [];
  for (const [type, { vcpus }] of types) {
    const [, onDemand, ofSpot] = QUOTAS.find(([families]) => families.test(type)) ?? [];
    const name = spot ? ofSpot : onDemand;
    const quota =
      name === undefined
        ? undefined
        : await findQuota(aws, 'ec2', name).catch((error: unknown) => {
            signal.throwIfAborted();
            const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
            warn(key, `the quota \`${name}\` could not be checked: ${words}`);
            return undefined;
          });
    if (quota?.Value === undefined || vcpus <= quota.Value) {
      fitting.push(type);
      continue;
    }
    const { Value: value, QuotaCode: code } = quota;
    refused.push({
      why: `${type} has ${vcpus} vCPUs, and the account may have ${value} (quota \`${name}\`, ${code})`,
      next: `request a higher quota: aws service-quotas request-service-quota-increase --service-code ec2 --quota-code ${code} --desired-value ${vcpus} --region ${aws.region}`,
    });
  }
  const [first] = refused;
  if (fitting.length === 0 && first !== undefined)
    throw new Failure(
      `quota-exceeded: The account may run none of the instance types of \`ec2\`: ${refused.map(({ why }) => why).join('; ')}. Nothing was started.`,
      `Choose another type as \`ec2.instance\`, or ${first.next}`,
    );
  for (const { why, next } of refused) warn(key, `${why}, so it is left out; ${next}`);
  return fitting;
}
