import type { Found, Observed, OwnedKind, Tags } from '../../actions/lib/core/graph.ts';
import type { Ref, Run, Step } from '../../actions/lib/core/run.ts';
import type { Owner } from '../../actions/lib/core/tags.ts';
import { type Call, type FakeCloud, KINDS, type KindName, type Thing } from './fake-cloud.ts';

/** The process was killed. */
export class Crash extends Error {}

export const owner: Owner = {
  pipeline: 'shop',
  repository: 'acme/shop',
  ref: 'refs/heads/main',
  commit: '0123456',
  run: '1.1',
};

/** Where a process dies: at its n-th step, before or after that took effect. */
export interface CrashAt {
  readonly step: number;
  readonly when: 'before' | 'after';
}

/** One process that walks a graph in the fake cloud. What it wrote down outlives it. */
export class FakeProcess {
  readonly cloud: FakeCloud;
  readonly owner: Owner;
  readonly steps: Step[] = [];
  readonly told: string[] = [];
  readonly abort = new AbortController();
  readonly #crash: CrashAt | undefined;
  readonly #open = new Map<string, Ref>();
  #count = 0;
  #dead = false;

  constructor(cloud: FakeCloud, who: Partial<Owner> = {}, crash?: CrashAt) {
    this.cloud = cloud;
    this.owner = { ...owner, ...who };
    this.#crash = crash;
  }

  /** Calls and ledger entries so far. */
  get count(): number {
    return this.#count;
  }

  /** What the ledger holds for the post step. */
  get open(): Ref[] {
    return [...this.#open.values()];
  }

  run(how: Partial<Run> = {}): Run {
    return {
      owner: this.owner,
      clock: this.cloud.clock,
      signal: this.abort.signal,
      deadline: this.cloud.clock.now() + 6 * 3_600_000,
      retry: 'transient',
      adopt: false,
      superseded: 'stop',
      tags: {},
      ledger: {
        started: (ref) => this.#step(() => this.#open.set(`${ref.kind} ${ref.id}`, ref)),
        settled: (ref) => this.#step(() => this.#open.delete(`${ref.kind} ${ref.id}`)),
      },
      step: (step) => this.steps.push(step),
      progress: (key, line) => this.told.push(`${key}: ${line}`),
      log: () => undefined,
      ...how,
    };
  }

  kind(name: KindName): OwnedKind<Thing> {
    const { cloud } = this;
    const { takes: _, bare, ...way } = KINDS[name];
    const observe = async (id: string): Promise<Observed<Thing> | undefined> =>
      this.call({ op: 'observe', kind: name, id }, () => {
        const resource = cloud.see(name, id);
        if (resource === undefined) return undefined;
        const phase = cloud.phase(resource);
        return bare ? { resource: { ...resource }, phase } : { resource: { ...resource }, phase, tags: resource.tags };
      });
    const find = async function* (this: FakeProcess, prefix: string): AsyncIterable<Found> {
      const all = this.call({ op: 'find', kind: name, id: prefix }, () => [...cloud.things.values()].reverse());
      for (const { kind, id, tags } of all) {
        if (kind !== name || !id.startsWith(prefix) || cloud.see(name, id) === undefined) continue;
        yield { id, running: cloud.running(name).includes(id), tags: async () => tags };
      }
    }.bind(this);
    const remove = async (id: string) => this.call({ op: 'remove', kind: name, id }, () => cloud.remove(name, id));
    const tag = async (id: string, _seen: Thing, tags: Tags) =>
      this.call({ op: 'tag', kind: name, id }, () => cloud.tag(name, id, tags));
    const stop = async (id: string) => this.call({ op: 'stop', kind: name, id }, () => cloud.stop(name, id));
    return { name, ...way, observe, find, remove, tag, ...(name === 'job' ? { stop } : {}) };
  }

  /** A call to the cloud. */
  call<T>(call: Call, effect: () => T): T {
    return this.#step(() => this.cloud.answer(call, effect));
  }

  #step<T>(effect: () => T): T {
    const number = ++this.#count;
    const dies = this.#crash?.step === number ? this.#crash.when : undefined;
    this.#dead ||= dies === 'before';
    if (this.#dead) throw new Crash('The process was killed.');
    const result = effect();
    this.#dead = dies === 'after';
    if (this.#dead) throw new Crash('The process was killed.');
    return result;
  }
}
