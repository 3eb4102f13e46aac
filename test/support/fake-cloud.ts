import type { Phase, Tags } from '../../actions/lib/core/graph.ts';
import { FakeClock } from './fake-clock.ts';

/** How each kind of the fake cloud behaves. Each `takes` is long enough to be waited for, and no longer: every look counts as a place to crash. */
export const KINDS = {
  /** Data, code: there or not, without an owner. */
  object: { identity: 'content', numbered: true, takes: 0, bare: true },
  /** Runs for a while and ends well or badly. */
  job: { identity: 'content', numbered: true, longRunning: true, takes: 6_000, bare: false },
  /** Models, endpoint configurations. */
  record: { identity: 'content', numbered: true, takes: 0, bare: false },
  /** One name for ever; what it serves is changed by updates, which can be rolled back. */
  endpoint: { identity: 'name', takes: 12_000, bare: false },
} as const;

export type KindName = keyof typeof KINDS;

/** What becomes of a change that was accepted. */
export interface Outcome {
  /** Milliseconds until it has settled. */
  readonly takes?: number;
  /** Where it settles; ready by default. */
  readonly end?: Phase;
  /** An update that ends in what was served before. */
  readonly rollsBack?: boolean;
  /** Milliseconds for which reads do not see it yet. */
  readonly hidden?: number;
}

/** A resource of the fake cloud. */
export interface Thing {
  readonly kind: KindName;
  readonly id: string;
  tags: Tags;
  /** What it is made of, or serves. */
  spec: unknown;
  readonly visibleAt: number;
  settlesAt: number;
  end: Phase;
  /** When a removal that takes a while is done. */
  goneAt?: number;
}

export type Operation = 'observe' | 'find' | 'create' | 'update' | 'tag' | 'remove' | 'stop';

export interface Call {
  readonly op: Operation;
  readonly kind: KindName;
  /** Name of the thing; of a find, what names begin with. */
  readonly id: string;
}

/** An answer of the service that is no success. */
export class CloudError extends Error {
  readonly transient: boolean;
  readonly alreadyExists: boolean;

  constructor(message: string, how: { transient?: boolean; alreadyExists?: boolean } = {}) {
    super(message);
    this.transient = how.transient ?? false;
    this.alreadyExists = how.alreadyExists ?? false;
  }
}

export const throttled = () => new CloudError('Rate exceeded', { transient: true });

/** More calls than any scenario needs: the walk under test goes round in circles. */
const ENDLESS = 100_000;

/** A cloud in memory, on a clock that waits for nobody. */
export class FakeCloud {
  readonly clock: FakeClock;
  readonly things = new Map<string, Thing>();
  /** Every call that was executed, in order. */
  readonly calls: Call[] = [];
  /** What becomes of an accepted create, update or removal. */
  outcome: (call: Call) => Outcome = () => ({});
  /** Sees each call before it is executed; what it throws is the answer. */
  intercept: (call: Call) => void = () => undefined;
  /** Sees each call after it was executed; what it throws is the answer all the same. */
  afterwards: (call: Call) => void = () => undefined;

  constructor(clock: FakeClock = new FakeClock()) {
    this.clock = clock;
  }

  /** The calls that changed something, as `create job shop-tune-…`. */
  get writes(): string[] {
    const writes = this.calls.filter(({ op }) => op !== 'observe' && op !== 'find');
    return writes.map(({ op, kind, id }) => `${op} ${kind} ${id}`);
  }

  count(op: Operation, id: string): number {
    return this.calls.filter((call) => call.op === op && call.id === id).length;
  }

  answer<T>(call: Call, effect: () => T): T {
    if (this.calls.length > ENDLESS) throw new Error('The walk does not end.');
    this.intercept(call);
    this.calls.push(call);
    const result = effect();
    this.afterwards(call);
    return result;
  }

  /** A thing as it is, read with a delay where the cloud is slow to show it. */
  see(kind: KindName, id: string): Thing | undefined {
    const thing = this.things.get(`${kind} ${id}`);
    if (thing?.goneAt !== undefined && thing.goneAt <= this.clock.now()) this.things.delete(`${kind} ${id}`);
    const isGone = !this.things.has(`${kind} ${id}`);
    return thing === undefined || isGone || this.clock.now() < thing.visibleAt ? undefined : thing;
  }

  phase(thing: Thing): Phase {
    return this.clock.now() < thing.settlesAt ? { is: 'in-progress', detail: 'InProgress' } : thing.end;
  }

  /** Makes a thing, by whomever. */
  make(call: Omit<Call, 'op'>, spec: unknown, tags: Tags, outcome: Outcome = this.outcome({ op: 'create', ...call })) {
    const name = `${call.kind} ${call.id}`;
    if (this.things.has(name)) throw new CloudError(`${name} already exists`, { alreadyExists: true });
    const { takes = KINDS[call.kind].takes, end = { is: 'ready', detail: 'Completed' }, hidden = 0 } = outcome;
    const now = this.clock.now();
    this.things.set(name, { ...call, tags, spec, visibleAt: now + hidden, settlesAt: now + takes, end });
  }

  update(call: Omit<Call, 'op'>, spec: unknown): void {
    const thing = this.things.get(`${call.kind} ${call.id}`);
    if (thing === undefined) throw new CloudError(`${call.kind} ${call.id} is not there`);
    if (this.phase(thing).is === 'in-progress')
      throw new CloudError(`Cannot update in-progress ${call.id}`, { alreadyExists: true });
    const { takes = KINDS[call.kind].takes, end, rollsBack = false } = this.outcome({ op: 'update', ...call });
    if (!rollsBack) thing.spec = spec;
    thing.settlesAt = this.clock.now() + takes;
    thing.end = end ?? {
      is: 'ready',
      detail: rollsBack ? 'InService: the new one failed its health check' : 'InService',
    };
  }

  /** Removes a thing, at once or after a while in which it is being deleted. */
  remove(kind: KindName, id: string): void {
    const { takes = 0 } = this.outcome({ op: 'remove', kind, id });
    const thing = this.things.get(`${kind} ${id}`);
    if (takes === 0) this.things.delete(`${kind} ${id}`);
    else if (thing !== undefined) thing.settlesAt = thing.goneAt = this.clock.now() + takes;
  }

  /** Puts tags on a thing; those with the same key take the new value. */
  tag(kind: KindName, id: string, tags: Tags): void {
    const thing = this.things.get(`${kind} ${id}`);
    if (thing === undefined) throw new CloudError(`${kind} ${id} is not there`);
    thing.tags = { ...thing.tags, ...tags };
  }

  stop(kind: KindName, id: string): void {
    this.end(kind, id, { is: 'stopped', detail: 'Stopped by a user or another process', transient: true });
  }

  /** Lets what runs end so in five seconds. */
  end(kind: KindName, id: string, end: Phase): void {
    const thing = this.things.get(`${kind} ${id}`);
    if (thing === undefined || this.phase(thing).is !== 'in-progress') return;
    thing.end = end;
    thing.settlesAt = this.clock.now() + 5_000;
  }

  /** Names of the things of a kind that have not settled. */
  running(kind: KindName): string[] {
    const all = [...this.things.values()].filter((thing) => thing.kind === kind);
    return all.filter((thing) => this.phase(thing).is === 'in-progress').map(({ id }) => id);
  }
}
