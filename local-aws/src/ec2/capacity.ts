import { allowedBy, type Ec2Settings, VCPU_QUOTAS } from '../common/ec2-account.ts';
import { AwsError } from '../protocol/service.ts';
import type { InstanceRecord } from './instance-records.ts';
import { isOffered, vcpusOf } from './instance-types.ts';

/** The instances that a launch requests. */
interface Wanted {
  readonly type: string;
  readonly market: 'on-demand' | 'spot';
  readonly count: number;
}

/**
 * @throws AwsError when the account's quota of vCPUs is too small; the message for spot differs from that for on-demand
 */
export function checkQuota(wanted: Wanted, records: readonly InstanceRecord[], settings: Ec2Settings): void {
  const { type, market, count } = wanted;
  const quota = VCPU_QUOTAS.find((one) => one.market === market && one.families.test(type));
  if (quota === undefined) return;
  const used = records
    .filter(({ description: { State, InstanceType = '', InstanceLifecycle = 'on-demand' } }) => {
      const counts = /^(pending|running)$/.test(State?.Name ?? '');
      return counts && InstanceLifecycle === market && quota.families.test(InstanceType);
    })
    .reduce((sum, { description }) => sum + vcpusOf(description.InstanceType ?? ''), 0);
  const limit = allowedBy(quota, settings);
  if (used + count * vcpusOf(type) <= limit) return;
  if (market === 'spot') throw new AwsError('MaxSpotInstanceCountExceeded', 'Max spot instance count exceeded');
  throw new AwsError(
    'VcpuLimitExceeded',
    `You have requested more vCPU capacity than your current vCPU limit of ${limit} allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.`,
  );
}

/**
 * Chooses an Availability Zone with capacity for the instances.
 * @param zones from which AWS may choose; a zone that the request names is the only one
 * @param all zones of the region
 * @param named whether the request names the zone
 * @throws AwsError `Unsupported` when no zone offers the type, `InsufficientInstanceCapacity` (500) when none has
 *   capacity now
 */
export function placeIn(
  { type, market }: Wanted,
  { zones, all, named }: { zones: readonly string[]; all: readonly string[]; named: boolean },
  { noCapacity }: Ec2Settings,
): string {
  const has = (zone: string) =>
    [type, ...(market === 'spot' ? ['spot'] : [])].every(
      (what) => !noCapacity.includes(what) && !noCapacity.includes(`${what}@${zone}`),
    );
  const offered = zones.filter((zone) => isOffered(type, zone));
  const found = offered.find(has);
  if (found !== undefined) return found;
  const others = (choose: (zone: string) => boolean) => all.filter((zone) => choose(zone) && !zones.includes(zone));
  if (offered.length === 0)
    throw new AwsError(
      'Unsupported',
      `Your requested instance type (${type}) is not supported in your requested Availability Zone (${zones[0]}). Please retry your request by not specifying an Availability Zone or choosing ${others((zone) => isOffered(type, zone)).join(', ')}.`,
    );
  if (market === 'spot') throw insufficient('There is no Spot capacity available that matches your request.');
  const working = 'Our system will be working on provisioning additional capacity.';
  if (!named)
    throw insufficient(
      `We currently do not have sufficient ${type} capacity in zones with support for 'gp3' volumes. ${working}`,
    );
  const elsewhere = others((zone) => isOffered(type, zone) && has(zone));
  const advice =
    elsewhere.length === 0
      ? ''
      : ` You can currently get ${type} capacity by not specifying an Availability Zone in your request or choosing ${elsewhere.join(', ')}.`;
  throw insufficient(
    `We currently do not have sufficient ${type} capacity in the Availability Zone you requested (${zones[0]}). ${working}${advice}`,
  );
}

/** EC2 returns status 500, so SDKs try again. */
function insufficient(message: string): AwsError {
  return new AwsError('InsufficientInstanceCapacity', message, 500);
}
