import { expect } from 'vitest';
import type { Node } from '../../../actions/lib/core/graph.ts';
import type { Step } from '../../../actions/lib/core/run.ts';
import type { Scenarios } from '../../support/core.ts';
import type { Thing } from '../../support/fake-cloud.ts';
import { fakeNode } from '../../support/fake-nodes.ts';
import { type FakeProcess, owner } from '../../support/fake-process.ts';
import { endsAs, FakeWorld } from '../../support/fake-world.ts';
import { randomWorld } from '../../support/random-world.ts';

const told = (steps: readonly Step[]) => steps.map(({ key, does }) => `${does} ${key}`);

/** What a step of a plan writes; a replacement is a removal and a creation. */
function writesOf({ does, kind, id }: Step): string[] {
  if (does === 'create' || does === 'update') return [`${does} ${kind} ${id}`];
  if (does === 'replace') return [`remove ${kind} ${id}`, `create ${kind} ${id}`];
  return does === 'stop' || does === 'remove' ? [`${does} ${kind} ${id}`] : [];
}

/** Writes but for the marks of changes: they go with the change, or with what plan says is to be verified. */
const unmarked = (writes: readonly string[]) => writes.filter((write) => !write.startsWith('tag '));

/** Two nodes: a job that may be there, and one that needs it. */
const pair = (process: FakeProcess) => {
  const first = fakeNode(process, { key: 'first', stage: 'tune', kind: 'job' });
  return [first, fakeNode(process, { key: 'second', stage: 'train', kind: 'job', needs: [first] })];
};

export const planning = {
  'plan writes nothing': async (core) => {
    const world = new FakeWorld(core);
    await world.plan();
    await world.ensure();
    const before = world.cloud.writes.length;
    await world.plan({ config: { code: 'b', instance: 'b' } });
    expect(world.cloud.writes.length).toBe(before);
  },

  'plan tells what is created, what is known later, and what is reused': async (core) => {
    const world = new FakeWorld(core);
    expect(told(await world.plan({ graph: pair }))).toEqual(['create first', 'known-after second']);
    await world.ensure({ graph: pair });
    expect(told(await world.plan({ graph: pair }))).toEqual(['reuse first', 'reuse second']);
  },

  'plan tells a change field by field': async (core) => {
    const world = new FakeWorld(core);
    await world.ensure();
    const served = world.cloud.things.get('endpoint shop-endpoint')?.spec;
    await world.ensure({ config: { instance: 'b' }, stages: ['deploy'], how: { adopt: true } });
    const step = (await world.plan()).find(({ key }) => key === 'endpoint');
    expect(step).toMatchObject({ does: 'update', id: 'shop-endpoint', changes: [{ path: 'spec', after: served }] });
  },

  'plan tells what blocks: a stage that is not taken, a failure, a stranger': async (core) => {
    const world = new FakeWorld(core);
    const alone = await world.plan({ graph: pair, stages: ['train'] });
    expect(told(alone)).toEqual(['blocked second']);
    expect(alone[0]).toMatchObject({ lacks: ['tune'], detail: 'first is missing: run the stage tune first' });
    endsAs(world.cloud, 'shop-first', { is: 'failed', detail: 'AlgorithmError' });
    await world.ensure({ graph: pair });
    expect(told(await world.plan({ graph: pair }))).toEqual(['fail first', 'blocked second']);
    const foreign = new FakeWorld(core);
    await foreign.ensure({ who: { repository: 'rival/shop' }, graph: pair });
    const steps = await foreign.plan({ graph: pair });
    expect(told(steps)).toEqual(['fail first', 'blocked second']);
    expect(steps[0]?.detail).toContain('belongs to the repository rival/shop');
  },

  'plan tells what there is no room for, also where it is known later, and only of the stages that are taken': async (
    core,
  ) => {
    const world = new FakeWorld(core);
    const preflight = () =>
      Promise.reject(new core.Failure('quota-exceeded: The account is full.', 'Ask for more room.'));
    const graph = (process: FakeProcess) => {
      const [first] = pair(process);
      const needs = first === undefined ? [] : [first];
      return [...needs, fakeNode(process, { key: 'second', stage: 'train', kind: 'job', needs, preflight })];
    };
    const later = await world.plan({ graph });
    expect(told(later)).toEqual(['create first', 'fail second']);
    expect(later[1]?.detail).toBe('The account is full. Ask for more room.');
    expect(told(await world.plan({ graph, stages: ['tune'] }))).toEqual(['create first']);
    await world.ensure({ graph: pair });
    expect(told(await world.plan({ graph }))).toEqual(['reuse first', 'reuse second']);
  },

  'plan tells what differs of a stable thing that waits for an input without reading it': async (core) => {
    const world = new FakeWorld(core);
    const graph = (limit: string) => (process: FakeProcess) => {
      const [first] = pair(process);
      const needs = first === undefined ? [] : [first];
      const change = (before: unknown) => ({ path: 'limit', before, after: limit, by: 'update' as const });
      const scaled: Node<string, Thing> = {
        ...{ key: 'scaled', stages: ['deploy'], kind: process.kind('endpoint'), needs },
        desire: () => ({
          ...{ id: 'shop-scaled', content: {} },
          changes: ({ spec }) => (spec === limit ? [] : [change(spec)]),
          create: async (id, tags) => world.cloud.make({ kind: 'endpoint', id }, limit, tags),
          update: async (id) =>
            process.call({ op: 'update', kind: 'endpoint', id }, () =>
              world.cloud.update({ kind: 'endpoint', id }, limit),
            ),
          output: (id) => id,
        }),
      };
      return [...needs, scaled];
    };
    expect(told(await world.plan({ graph: graph('4') }))).toEqual(['create first', 'known-after scaled']);
    await world.ensure({ graph: graph('4') });
    const job = [...world.cloud.things.keys()].find((name) => name.startsWith('job ')) ?? '';
    world.cloud.things.delete(job);
    expect(told(await world.plan({ graph: graph('4') }))).toEqual(['create first', 'known-after scaled']);
    const steps = await world.plan({ graph: graph('8') });
    expect(steps[1]).toMatchObject({ does: 'update', id: 'shop-scaled', detail: 'limit: 4 → 8; after first' });
    expect(await world.due({ graph: graph('8') })).toEqual(['tune', 'deploy']);
    // Of a stage that is not taken, nothing is told.
    expect(told(await world.plan({ graph: graph('8'), stages: ['tune'] }))).toEqual(['create first']);
    const { writes } = await world.ensure({ graph: graph('8') });
    expect(writes.filter((write) => write.includes('scaled'))).toEqual(['update endpoint shop-scaled']);
  },

  'plan tells at once that a stable name is a stranger’s, though what it needs comes first': async (core) => {
    const world = new FakeWorld(core);
    const graph = (id?: string) => (process: FakeProcess) => {
      const [first] = pair(process);
      const needs = first === undefined ? [] : [first];
      const named = id === undefined ? {} : { id };
      return [...needs, fakeNode(process, { key: 'served', stage: 'deploy', kind: 'endpoint', needs, ...named })];
    };
    const rival = core.ownTags({ ...owner, repository: 'rival/shop' }, { key: 'served', stages: ['deploy'] }, {});
    world.cloud.make({ kind: 'endpoint', id: 'shop-served' }, 'x', rival);
    expect(told(await world.plan({ graph: graph() }))).toEqual(['create first', 'known-after served']);
    const steps = await world.plan({ graph: graph('shop-served') });
    expect(told(steps)).toEqual(['create first', 'fail served']);
    expect(steps[1]?.detail).toContain('belongs to the repository rival/shop');
    expect(told(await world.plan({ graph: graph('shop-served'), how: { adopt: true } }))).toEqual([
      'create first',
      'known-after served',
    ]);
  },

  'plan says of what waits for a failure that this is to be mended first, however far behind it is': async (core) => {
    const world = new FakeWorld(core);
    const preflight = () =>
      Promise.reject(new core.Failure('quota-exceeded: The account is full.', 'Ask for more room.'));
    const graph = (process: FakeProcess) => {
      const first = fakeNode(process, { key: 'first', stage: 'sync', kind: 'object', preflight });
      const second = fakeNode(process, { key: 'second', stage: 'tune', kind: 'job', needs: [first] });
      return [first, second, fakeNode(process, { key: 'third', stage: 'train', kind: 'job', needs: [second] })];
    };
    const steps = await world.plan({ graph });
    expect(told(steps)).toEqual(['fail first', 'blocked second', 'blocked third']);
    expect(steps.slice(1).map(({ detail }) => detail)).toEqual(['fix first first', 'fix second first']);
  },

  'plan mentions what the config says nothing of only when there is something to do': async (core) => {
    const world = new FakeWorld(core);
    const graph = (process: FakeProcess) => {
      const first = fakeNode(process, { key: 'first', stage: 'tune', kind: 'job' });
      const hideIfUnchanged = fakeNode(process, {
        key: 'quiet',
        stage: 'tune',
        kind: 'endpoint',
        hideIfUnchanged: true,
      });
      return [
        first,
        hideIfUnchanged,
        fakeNode(process, { key: 'later', stage: 'tune', kind: 'job', needs: [first], hideIfUnchanged: true }),
      ];
    };
    expect(told(await world.plan({ graph }))).toEqual(['create first', 'create quiet']);
    await world.ensure({ graph });
    expect(told(await world.plan({ graph }))).toEqual(['reuse first']);
  },

  'plan names the stages that have something to do, also where that is only known later': async (core) => {
    const world = new FakeWorld(core);
    const graph = (process: FakeProcess) => {
      const [first, second] = pair(process);
      const both = { ...fakeNode(process, { key: 'both', stage: 'tune', kind: 'object' }), stages: ['tune', 'train'] };
      const needs = second === undefined ? [] : [second];
      const hideIfUnchanged = fakeNode(process, {
        key: 'quiet',
        stage: 'deploy',
        kind: 'endpoint',
        needs,
        hideIfUnchanged: true,
      });
      return [both, ...(first === undefined ? [] : [first]), ...needs, hideIfUnchanged];
    };
    expect(await world.due({ graph })).toEqual(['tune', 'train', 'deploy']);
    expect(await world.due({ graph, stages: ['tune'] })).toEqual(['tune']);
    await world.ensure({ graph });
    expect(await world.due({ graph })).toEqual([]);
    const both = [...world.cloud.things.keys()].find((name) => name.includes('shop-both')) ?? '';
    expect(world.cloud.things.delete(both)).toBe(true);
    expect(await world.due({ graph })).toEqual(['tune']);
    expect(await world.due({ graph, stages: ['train', 'deploy'] })).toEqual(['train']);
  },

  'plan does not call missing what may be there when another stage has settled': async (core) => {
    const world = new FakeWorld(core);
    const graph = (process: FakeProcess) => {
      const first = fakeNode(process, { key: 'first', stage: 'sync', kind: 'endpoint' });
      const second = fakeNode(process, { key: 'second', stage: 'sync', kind: 'endpoint', needs: [first] });
      return [first, second, fakeNode(process, { key: 'third', stage: 'tune', kind: 'job', needs: [second] })];
    };
    await world.ensure({ graph, stages: ['sync'] });
    const first = world.cloud.things.get('endpoint shop-first');
    if (first !== undefined) first.settlesAt = world.cloud.clock.now() + 100_000;
    expect(told(await world.plan({ graph, stages: ['tune'] }))).toEqual(['known-after third']);
    const { error } = await world.ensure({ graph, stages: ['tune'] });
    expect(error).toBeUndefined();
  },

  'plan reads nothing that the run would not read': async (core) => {
    const world = new FakeWorld(core);
    await world.plan({ stages: ['sync'] });
    expect(world.cloud.calls.map(({ id }) => id.replace(/-[0-9a-f]{10}$/, ''))).toEqual(['shop-data', 'shop-data-']);
  },

  'plan goes on with an output that is known before its thing is there': async (core) => {
    const world = new FakeWorld(core);
    const graph = (process: FakeProcess) => {
      const first = fakeNode(process, {
        key: 'first',
        stage: 'sync',
        kind: 'object',
        desired: { plannedOutput: 'v1' },
      });
      return [first, fakeNode(process, { key: 'second', stage: 'tune', kind: 'job', needs: [first] })];
    };
    expect(told(await world.plan({ graph }))).toEqual(['create first', 'create second']);
    expect(told(await world.plan({ graph, stages: ['tune'] }))).toEqual(['blocked second']);
  },

  'plan equals deed: what is planned is what the next run writes, whatever the state': async (core) => {
    const resource = new Set<string>();
    for (let seed = 1; seed <= 300; seed++) {
      const { world, graph, stages } = await randomWorld(core, seed);
      const steps = await world.plan({ graph, stages });
      const { writes, error, process } = await world.ensure({ graph, stages });
      for (const { does } of steps) resource.add(does);

      const isPlanned = (key: string) => steps.some((step) => step.key === key && step.does === 'known-after');
      const known = process.steps.filter(({ key }) => !isPlanned(key)).flatMap(writesOf);
      expect(known.sort(), `seed ${seed}`).toEqual(steps.flatMap(writesOf).sort());
      expect(unmarked(writes).sort(), `seed ${seed}`).toEqual(process.steps.flatMap(writesOf).sort());
      const changed = process.steps.filter(({ does }) => ['create', 'update', 'replace', 'verify'].includes(does));
      const isTold = (write: string) => changed.some(({ kind, id }) => write === `tag ${kind} ${id}`);
      expect(
        writes.filter((write) => write.startsWith('tag ') && !isTold(write)),
        `seed ${seed}`,
      ).toEqual([]);
      const verified = steps.filter(({ does }) => does === 'verify').map(({ kind, id }) => `tag ${kind} ${id}`);
      if (error === undefined) expect(writes, `seed ${seed}`).toEqual(expect.arrayContaining(verified));
      const goesWrong = steps.some(({ does }) => does === 'fail' || does === 'blocked');
      const isOpen = steps.some(({ does }) => does === 'known-after');
      if (goesWrong || !isOpen) expect(error !== undefined, `seed ${seed}: ${error}`).toBe(goesWrong);
      if (error !== undefined) continue;
      const again = await world.ensure({ graph, stages });
      expect({ error: again.error, writes: again.writes }, `seed ${seed}`).toEqual({ error: undefined, writes: [] });
    }
    expect([...resource].sort()).toEqual(
      [
        'wait',
        'blocked',
        'create',
        'fail',
        'known-after',
        'remove',
        'replace',
        'reuse',
        'stop',
        'update',
        'verify',
      ].sort(),
    );
  },

  'when the stages that plan names have run, the others have nothing to do, whatever the state': async (core) => {
    let spared = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const { world, graph, stages } = await randomWorld(core, seed);
      const { steps, due } = await world.foresee({ graph, stages });
      if (steps.some(({ does }) => does === 'fail' || does === 'blocked')) continue;
      const errors: unknown[] = [];
      for (const stage of due) errors.push((await world.ensure({ graph, stages: [stage] })).error);
      // What is under way may yet fail.
      if (errors.some((error) => error !== undefined)) continue;
      const { error, writes } = await world.ensure({ graph, stages });
      expect({ error, writes }, `seed ${seed}`).toEqual({ error: undefined, writes: [] });
      spared += stages.length - due.length;
    }
    expect(spared).toBeGreaterThan(20);
  },
} satisfies Scenarios;
