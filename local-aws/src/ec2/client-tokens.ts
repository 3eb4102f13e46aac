import { hash } from 'node:crypto';
import type { RunInstancesRequest } from '@aws-sdk/client-ec2';
import { AwsError } from '../protocol/service.ts';
import type { InstanceRecord, InstanceRecords } from './instance-records.ts';

/**
 * The instances that an earlier request with the same client token has launched. If the request names a zone or a
 * subnet, which is in a zone, the token is valid in that zone only (EC2 Developer Guide, "Ensuring idempotency",
 * RunInstances).
 * @param zone of the request; undefined: it names none
 * @throws AwsError `IdempotentParameterMismatch`, or `IdempotentInstanceTerminated` (boto/boto3#4406)
 */
export function launchedBefore(
  records: InstanceRecords,
  input: RunInstancesRequest,
  zone: string | undefined,
): InstanceRecord[] {
  const { ClientToken } = input;
  if (ClientToken === undefined) return [];
  const found = records
    .known()
    .filter(({ description, askedZone }) => description.ClientToken === ClientToken && askedZone === zone);
  const [first] = found;
  if (first === undefined) return [];
  if (first.fingerprint !== fingerprintOf(input))
    throw new AwsError(
      'IdempotentParameterMismatch',
      'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    );
  if (found.every(({ ended }) => ended !== undefined))
    throw new AwsError(
      'IdempotentInstanceTerminated',
      'The client token you have provided is associated with a terminated instance. Please use a different client token.',
    );
  return found;
}

/** SHA-256 of the parameters that must be the same in a later request with the same client token. */
export function fingerprintOf({ ClientToken: _token, DryRun: _dryRun, ...input }: RunInstancesRequest): string {
  return hash('sha256', JSON.stringify(sorted(input)));
}

/** Sorts members, because clients may send them in any order; elements of lists keep their order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, member]) => [name, sorted(member)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
