import type { Node, Phase } from '../../actions/lib/core/graph.ts';
import type { Core } from './core.ts';
import { FakeClock, seeded } from './fake-clock.ts';
import { FakeCloud, KINDS, type KindName } from './fake-cloud.ts';
import { fakeNode } from './fake-nodes.ts';
import type { FakeProcess } from './fake-process.ts';
import { FakeWorld } from './fake-world.ts';

const STAGES = ['one', 'two', 'three'];

const ENDS: readonly Phase[] = [
  { is: 'failed', detail: 'AlgorithmError' },
  { is: 'failed', detail: 'CapacityError', transient: true },
  { is: 'stopped', detail: 'Stopped by a user or another process', transient: true },
  { is: 'stopped', detail: 'SageMaker stopped it, because it reached its time limit' },
];

/** A graph and a cloud in a state that earlier runs, failures and strangers may have left; the same for the same seed. */
export interface RandomWorld {
  readonly world: FakeWorld;
  readonly graph: (process: FakeProcess) => Node<string>[];
  /** Stages in a row. */
  readonly stages: readonly string[];
}

export async function randomWorld(core: Core, seed: number): Promise<RandomWorld> {
  const random = seeded(seed);
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;

  const shape = Array.from({ length: 3 + below(6) }, (_, index) => ({
    key: `n${index}`,
    stage: below(3),
    kind: pick(Object.keys(KINDS) as KindName[]),
    needs: Array.from({ length: index === 0 ? 0 : below(3) }, () => below(index)),
  }));
  // Later stages need earlier ones, never the other way round.
  shape.forEach((node, index) => {
    node.stage = Math.max(node.stage, shape[index - 1]?.stage ?? 0);
  });
  // Endpoints that have left the config.
  const left = seeded(seed + 1_000);
  const unwanted = new Set(shape.filter(({ kind }) => kind === 'endpoint' && left() < 0.3).map(({ key }) => key));
  const none: ReadonlySet<string> = new Set();
  const build =
    (edited: ReadonlySet<string>, absent = none) =>
    (process: FakeProcess) => {
      const nodes: Node<string>[] = [];
      for (const { key, stage, kind, needs } of shape) {
        const parts = { edition: edited.has(key) ? 2 : 1 };
        const needed = [...new Set(needs)].map((index) => nodes[index] as Node<string>);
        // What endpoints serve is verified, and right.
        const right = KINDS[kind].identity === 'name' && !absent.has(key) ? () => true : undefined;
        const desired = absent.has(key) ? { absent: { why: () => 'it has left the config' } } : {};
        const wanted = { key, stage: STAGES[stage] as string, kind, needs: needed, parts, right, desired };
        nodes.push(fakeNode(process, wanted));
      }
      return nodes;
    };

  // A randomness of its own: what becomes of the world must not hang on how often somebody looked at it.
  const world = new FakeWorld(core, new FakeCloud(new FakeClock(seeded(-seed))));
  const { cloud } = world;
  await world.ensure({ graph: build(new Set()), stages: STAGES.slice(0, below(4)) });
  const wasKilled = random() < 0.5;
  if (wasKilled) {
    // A run with other content that was killed, be it between a change and what verifies it.
    const other = new Set(shape.map(({ key }) => key).filter(() => random() < 0.3));
    const crash = { step: 1 + below(60), when: random() < 0.5 ? 'before' : 'after' } as const;
    await world.ensure({ graph: build(random() < 0.5 ? other : new Set()), stages: STAGES, crash });
    // Of what is under way nobody can say yet what it comes to.
    for (const thing of cloud.things.values()) thing.settlesAt = Math.min(thing.settlesAt, cloud.clock.now());
  }
  for (const [name, thing] of [...cloud.things]) {
    const fate = random();
    if (fate < 0.15) cloud.things.delete(name);
    else if (fate < 0.35 && thing.kind !== 'object') thing.end = pick(ENDS);
    else if (fate < 0.45 && thing.kind !== 'object' && !(wasKilled && thing.kind === 'endpoint'))
      thing.settlesAt = cloud.clock.now() + 100_000;
    else if (fate < 0.5 && thing.kind !== 'object') cloud.things.set(name, { ...thing, tags: {} });
  }
  const edited = new Set(shape.map(({ key }) => key).filter(() => random() < 0.2));
  const first = below(3);
  return { world, graph: build(edited, unwanted), stages: STAGES.slice(first, first + 1 + below(3)) };
}
