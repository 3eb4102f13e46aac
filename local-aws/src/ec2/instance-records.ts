import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Instance, InstanceStateName, StateReason, Tag } from '@aws-sdk/client-ec2';
import type { Context } from '../context.ts';
import { AwsError } from '../protocol/service.ts';
import { Records } from '../state/records.ts';

/** An instance as it is stored. */
export interface InstanceRecord {
  /** What DescribeInstances returns. */
  readonly description: Instance & { readonly InstanceId: string };
  /** Tags of its volume. */
  readonly volumeTags: Tag[];
  readonly reservation: string;
  /** In base64; undefined: no user data. */
  readonly userData: string | undefined;
  readonly shutdownBehavior: 'stop' | 'terminate';
  /** Name of the role in the instance profile. */
  readonly role: string | undefined;
  /** Hash of the request: a later request with the same client token must have the same. */
  readonly fingerprint: string;
  /** Zone that the request named; undefined: none, and its client token is valid in the whole region. */
  readonly askedZone: string | undefined;
  /** Time of the termination. */
  ended?: Date;
}

/**
 * Milliseconds for which a terminated instance is still described. Source: EC2 User Guide, "Terminate instances": an
 * hour.
 */
const SHOWN = 3600_000;
/**
 * Milliseconds for which its client token is remembered. Source: API reference, "Ensuring idempotency": at least 24
 * hours.
 */
const REMEMBERED = 24 * 3600_000;

/** Codes of InstanceState in the API reference. */
const CODES: Readonly<Record<InstanceStateName, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

/** The instances of a region, including those that were terminated recently. */
export class InstanceRecords {
  readonly #context: Pick<Context, 'state' | 'ec2'>;
  readonly #records: Records<InstanceRecord>;

  constructor(context: Pick<Context, 'state' | 'ec2'>) {
    this.#context = context;
    this.#records = new Records(join(context.state, 'ec2', 'instances'));
  }

  /** Path of the file with the instance's console output; it is kept as long as the record. */
  console({ description }: InstanceRecord): string {
    return join(this.#context.state, 'ec2', `${description.InstanceId}.console`);
  }

  /** All instances whose client tokens are still remembered. Deletes older records. */
  known(): InstanceRecord[] {
    for (const record of this.#records.all()) {
      if ((record.ended?.getTime() ?? Number.POSITIVE_INFINITY) > Date.now() - REMEMBERED) continue;
      this.#records.delete(record.description.InstanceId);
      rmSync(this.console(record), { force: true });
    }
    return this.#records.all();
  }

  /** The instances that EC2 still describes, oldest first. */
  shown(): InstanceRecord[] {
    const { unseenFor } = this.#context.ec2;
    return this.known().filter(({ description, ended }) => {
      const isSeen = (description.LaunchTime?.getTime() ?? 0) + unseenFor <= Date.now();
      return isSeen && (ended === undefined || ended.getTime() >= Date.now() - SHOWN);
    });
  }

  /** The instances with these IDs. @throws AwsError `InvalidInstanceID.NotFound` or `.Malformed` */
  find(ids: readonly string[]): InstanceRecord[] {
    const malformed = ids.find((id) => !/^i-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id));
    if (malformed !== undefined) throw new AwsError('InvalidInstanceID.Malformed', `Invalid id: "${malformed}"`);
    const shown = new Map(this.shown().map((record) => [record.description.InstanceId, record]));
    const missing = ids.filter((id) => !shown.has(id));
    if (missing.length > 0) {
      const [noun, verb] = missing.length === 1 ? ['ID', 'does'] : ['IDs', 'do'];
      throw new AwsError(
        'InvalidInstanceID.NotFound',
        `The instance ${noun} '${missing.join(', ')}' ${verb} not exist`,
      );
    }
    return ids.flatMap((id) => shown.get(id) ?? []);
  }

  /** Stores a changed record. */
  put(record: InstanceRecord): void {
    this.#records.put(record.description.InstanceId, record);
  }

  /**
   * Changes the state of an instance and stores the record.
   * @param reason of the state, e.g. `Client.UserInitiatedShutdown: User initiated shutdown`; default: unchanged
   * @param transition value of StateTransitionReason; default: empty
   */
  enter(record: InstanceRecord, name: InstanceStateName, reason?: string, transition = ''): void {
    const { description } = record;
    Object.assign(description, { State: state(name) });
    if (reason !== undefined)
      Object.assign(description, { StateReason: stateReason(reason), StateTransitionReason: transition });
    if (name === 'terminated') {
      record.ended = new Date();
      // AWS no longer returns these members for a terminated instance.
      for (const member of GONE) delete description[member];
      Object.assign(description, {
        PrivateDnsName: '',
        PublicDnsName: '',
        BlockDeviceMappings: [],
        SecurityGroups: [],
        NetworkInterfaces: [],
      });
    }
    this.put(record);
  }
}

const GONE = ['SubnetId', 'VpcId', 'PrivateIpAddress', 'PublicIpAddress', 'IamInstanceProfile'] as const;

export function state(name: InstanceStateName) {
  return { Code: CODES[name], Name: name };
}

/** @param text code and AWS's message, separated by a colon, or the code alone */
export function stateReason(text: string): StateReason {
  return { Code: text.split(':')[0], Message: text };
}

/** A new ID in EC2's format. @param kind e.g. `i`, `vol`, `eni` */
export function newId(kind: string): string {
  return `${kind}-${randomBytes(9).toString('hex').slice(0, 17)}`;
}
