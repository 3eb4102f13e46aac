import type { Desired, Graph, Tags } from '../../actions/lib/core/graph.ts';
import type { Run } from '../../actions/lib/core/run.ts';
import type { Owner } from '../../actions/lib/core/tags.ts';
import type { Core } from './core.ts';
import { FakeCloud, type Thing } from './fake-cloud.ts';
import { type FakeConfig, fakePipeline, STAGES } from './fake-nodes.ts';
import { type CrashAt, FakeProcess } from './fake-process.ts';

/** How one walk is done. */
export interface Walk {
  readonly config?: FakeConfig;
  readonly stages?: readonly string[];
  /** Who walks, where it is not the usual one. */
  readonly who?: Partial<Owner>;
  readonly how?: Partial<Run>;
  readonly crash?: CrashAt;
  /** Replaces members of what the endpoint desires. */
  readonly endpoint?: Partial<Desired<Thing, string>>;
  readonly graph?: (process: FakeProcess) => Graph;
}

/** What a walk ended with. */
export interface Walked {
  readonly process: FakeProcess;
  /** Undefined when it went well. */
  readonly error: unknown;
  /** The writes of this walk alone. */
  readonly writes: readonly string[];
  /** Milliseconds that it took. */
  readonly took: number;
}

/** A fake cloud, and walks of the core through it, one after the other. */
export class FakeWorld {
  readonly cloud: FakeCloud;
  readonly #core: Core;

  constructor(core: Core, cloud: FakeCloud = new FakeCloud()) {
    this.#core = core;
    this.cloud = cloud;
  }

  /** Walks the fake pipeline, or the given graph, to its end. */
  async ensure(walk: Walk = {}): Promise<Walked> {
    const { process, graph } = this.#prepare(walk);
    const before = this.cloud.writes.length;
    const began = this.cloud.clock.now();
    const stages = walk.stages ?? STAGES;
    const work = this.#core.ensure(graph, stages, process.run(walk.how));
    const error = await this.cloud.clock.run(
      work.then(
        () => undefined,
        (error: unknown) => error,
      ),
    );
    return { process, error, writes: this.cloud.writes.slice(before), took: this.cloud.clock.now() - began };
  }

  /** What a walk would do, one line each. */
  async plan(walk: Walk = {}) {
    return (await this.foresee(walk)).steps;
  }

  /** The stages of a walk that have something to do. */
  async due(walk: Walk = {}) {
    return (await this.foresee(walk)).due;
  }

  foresee(walk: Walk) {
    const { process, graph } = this.#prepare(walk);
    return this.cloud.clock.run(this.#core.plan(graph, walk.stages ?? STAGES, process.run(walk.how)));
  }

  /** Stops what a process left behind, as the post step does. */
  async stopAll(process: FakeProcess, refs = process.open) {
    const kinds = new Map([process.kind('job'), process.kind('endpoint')].map((kind) => [kind.name, kind]));
    const isOwn = (tags: Tags) => this.#core.ownTag(tags, 'run') === process.owner.run;
    const step = (step: (typeof process.steps)[number]) => void process.steps.push(step);
    return this.cloud.clock.run(this.#core.stopAll(refs, { kinds, isOwn, why: 'cancelled', step }));
  }

  #prepare({ config, who, crash, endpoint, graph }: Walk) {
    const process = new FakeProcess(this.cloud, who, crash);
    return { process, graph: graph?.(process) ?? fakePipeline(process, config, endpoint) };
  }
}

/** Lets a scenario's cloud fail everything of one kind, or one thing by the beginning of its name. */
export function endsAs(cloud: FakeCloud, prefix: string, end: Thing['end']): void {
  cloud.outcome = ({ id }) => (id.startsWith(prefix) ? { end } : {});
}
