import { rmSync } from 'node:fs';
import type { Context } from '../context.ts';
import type { Records } from '../state/records.ts';
import type { Deployment, EndpointRecord } from './endpoint-record.ts';
import { Fleet } from './fleet.ts';
import { instancesFolder } from './instance.ts';
import { LaunchError } from './launch-error.ts';

const RESTARTED = 'InternalServerError: the stand-in was stopped while the endpoint was in status';

/**
 * Changes the status of endpoints in the background, and runs the instances of those in service. If {@link close}
 * interrupts a transition, the record stays as it is, and {@link resume} ends it at the next start.
 */
export class EndpointDeployments {
  readonly #context: Context;
  readonly #records: Records<EndpointRecord>;
  /** The fleet that gets each endpoint's traffic. */
  readonly #serving = new Map<string, Fleet>();
  readonly #fleets = new Set<Fleet>();
  readonly #transitions = new Set<Promise<void>>();
  #closed = false;

  constructor(context: Context, records: Records<EndpointRecord>) {
    this.#context = context;
    this.#records = records;
  }

  /** The fleet that gets an endpoint's traffic; undefined before the endpoint is in service. */
  serving(endpoint: string): Fleet | undefined {
    return this.#serving.get(endpoint);
  }

  /** Status Creating, then InService or Failed. */
  create(record: EndpointRecord): void {
    const fleet = this.#fleet(record, record.current);
    this.#transition(record, async () => {
      await this.#start(fleet);
      this.#serving.set(record.name, fleet);
      return { status: 'InService' };
    });
  }

  /**
   * Blue/green deployment: when the new fleet is healthy, it gets all traffic at once, and the old fleet is drained.
   */
  update(record: EndpointRecord, pending: Deployment): void {
    const next = this.#fleet(record, pending);
    this.#transition(record, async () => {
      await this.#start(next, () => this.#put(record, { status: 'RollingBack' }));
      const previous = this.#serving.get(record.name);
      this.#serving.set(record.name, next);
      this.#put(record, { current: pending, pending: undefined });
      if (previous) await this.#retire(previous, 'drained');
      return { status: 'InService' };
    });
  }

  /** Scales the serving fleet to the counts in its record; on failure the counts are set back to `before`. */
  rescale(record: EndpointRecord, before: ReadonlyMap<string, number>): void {
    this.#transition(record, async () => {
      try {
        await this.#serving.get(record.name)?.scale();
      } catch (error) {
        for (const variant of record.current.variants) variant.count = before.get(variant.name) ?? variant.count;
        throw error;
      }
      return { status: 'InService' };
    });
  }

  /** Status Deleting; then `gone` is called. */
  delete(record: EndpointRecord, gone: () => void): void {
    const fleet = this.#serving.get(record.name);
    this.#serving.delete(record.name);
    this.#transition(record, async () => {
      if (fleet) await this.#retire(fleet, 'drained');
      gone();
      return undefined;
    });
  }

  /**
   * Called at the start of the stand-in: endpoints in service are started again; interrupted transitions have failed or
   * are rolled back.
   */
  resume(gone: (record: EndpointRecord) => void): void {
    for (const record of this.#records.all()) {
      const { status } = record;
      rmSync(instancesFolder(this.#context, record.name), { recursive: true, force: true });
      if (status === 'Deleting') gone(record);
      else if (status === 'Creating') this.#put(record, { status: 'Failed', failureReason: `${RESTARTED} ${status}.` });
      else if (status !== 'Failed') {
        const rolledBack = record.pending && { failureReason: `${RESTARTED} ${status}.`, pending: undefined };
        if (status !== 'InService') this.#put(record, { status: 'InService', ...rolledBack });
        const fleet = this.#fleet(record, record.current);
        fleet.restore();
        this.#serving.set(record.name, fleet);
      }
    }
  }

  /** Ends all processes. The records stay as they are. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#fleets].map((fleet) => fleet.close('now')));
    await Promise.all(this.#transitions);
  }

  #fleet(record: EndpointRecord, { variants }: Deployment): Fleet {
    const fleet = new Fleet(this.#context, record.name, variants);
    this.#fleets.add(fleet);
    return fleet;
  }

  async #start(fleet: Fleet, failed?: () => void): Promise<void> {
    try {
      await fleet.scale();
    } catch (error) {
      failed?.();
      await this.#retire(fleet, 'now');
      throw error;
    }
  }

  async #retire(fleet: Fleet, how: 'drained' | 'now'): Promise<void> {
    await fleet.close(how);
    this.#fleets.delete(fleet);
  }

  /** Runs a transition. If it throws, the previous fleet stays in service and the reason is stored. */
  #transition(record: EndpointRecord, run: () => Promise<Change | undefined>): void {
    const transition = run()
      .catch((error: unknown): Change => {
        const status = this.#serving.has(record.name) ? 'InService' : 'Failed';
        return { status, failureReason: reasonOf(error), pending: undefined };
      })
      .then((change) => {
        if (change) this.#put(record, change);
        this.#transitions.delete(transition);
      });
    this.#transitions.add(transition);
  }

  #put(record: EndpointRecord, change: Change): void {
    if (this.#closed) return;
    Object.assign(record, change, { modified: new Date() });
    this.#records.put(record.name, record);
  }
}

type Change = { [Member in keyof EndpointRecord]?: EndpointRecord[Member] | undefined };

function reasonOf(error: unknown): string {
  return error instanceof LaunchError ? error.reason : `InternalServerError: ${error}`;
}
