import { expect } from 'vitest';
import type { Absence } from '../../../actions/lib/core/graph.ts';
import type { Core, Scenarios } from '../../support/core.ts';
import type { Thing } from '../../support/fake-cloud.ts';
import { fakeNode } from '../../support/fake-nodes.ts';
import type { FakeProcess } from '../../support/fake-process.ts';
import { FakeWorld } from '../../support/fake-world.ts';

const why = () => 'the config no longer names it';

/** A graph of one endpoint that must not exist. */
const without = (absence: Partial<Absence<Thing>> = {}) => ({
  graph: (process: FakeProcess) => [
    fakeNode(process, {
      key: 'endpoint',
      stage: 'deploy',
      kind: 'endpoint',
      hideIfUnchanged: true,
      desired: { absent: { why, ...absence } },
    }),
  ],
});

/** A world with the endpoint of an earlier config. */
async function deployed(core: Core, who = {}) {
  const world = new FakeWorld(core);
  await world.ensure({ who });
  return { world, there: () => world.cloud.things.has('endpoint shop-endpoint') };
}

export const absence = {
  'what must not exist is removed, waited for until it is gone, and planned so': async (core) => {
    const { world, there } = await deployed(core);
    world.cloud.outcome = ({ op }) => (op === 'remove' ? { takes: 60_000 } : {});
    const step = { does: 'remove', id: 'shop-endpoint', detail: 'the config no longer names it (Completed)' };
    expect(await world.plan(without())).toMatchObject([{ ...step, due: true }]);
    const { error, writes, took, process } = await world.ensure(without());
    expect(error).toBeUndefined();
    expect(writes).toEqual(['remove endpoint shop-endpoint']);
    expect(process.steps).toMatchObject([step]);
    expect(took).toBeGreaterThanOrEqual(60_000);
    expect(there()).toBe(false);
  },

  'what is gone already is not mentioned, and nothing waits for it': async (core) => {
    const world = new FakeWorld(core);
    expect(await world.plan(without())).toEqual([]);
    const { error, writes, took, process } = await world.ensure(without());
    expect([error, writes, took, process.steps]).toEqual([undefined, [], 0, []]);
  },

  'what another owner made is left alone, and adopted by nobody': async (core) => {
    const { world, there } = await deployed(core, { repository: 'rival/shop' });
    for (const adopt of [false, true]) {
      expect(await world.plan({ ...without(), how: { adopt } })).toEqual([]);
      expect((await world.ensure({ ...without(), how: { adopt } })).error).toBeUndefined();
    }
    expect(there()).toBe(true);
  },

  'what is being changed is removed once that is done': async (core) => {
    const { world, there } = await deployed(core);
    world.cloud.update({ kind: 'endpoint', id: 'shop-endpoint' }, 'another');
    world.cloud.intercept = ({ op, id }) => {
      if (op === 'remove' && world.cloud.running('endpoint').includes(id)) throw new Error('Cannot delete in-progress');
    };
    expect(await world.plan(without())).toMatchObject([{ does: 'remove' }]);
    expect((await world.ensure(without())).error).toBeUndefined();
    expect(there()).toBe(false);
  },

  'a removal that AWS shows late is not repeated': async (core) => {
    const { world, there } = await deployed(core);
    const endpoint = world.cloud.things.get('endpoint shop-endpoint');
    let removedAt = Number.POSITIVE_INFINITY;
    world.cloud.afterwards = ({ op }) => {
      if (op === 'remove' && endpoint !== undefined) {
        removedAt = world.cloud.clock.now();
        world.cloud.things.set('endpoint shop-endpoint', endpoint);
      }
      if (world.cloud.clock.now() > removedAt + 5_000) world.cloud.things.delete('endpoint shop-endpoint');
    };
    const { error, writes } = await world.ensure(without());
    expect([error, writes, there()]).toEqual([undefined, ['remove endpoint shop-endpoint'], false]);
  },

  'several are planned together, and removed one after the other': async (core) => {
    const { world } = await deployed(core);
    world.cloud.make(
      { kind: 'endpoint', id: 'shop-old' },
      '',
      world.cloud.things.get('endpoint shop-endpoint')?.tags ?? {},
    );
    const both = without({ ids: async () => ['shop-old', 'never-made', 'shop-endpoint'] });
    expect((await world.plan(both)).map(({ does, id }) => `${does} ${id}`)).toEqual([
      'remove shop-old',
      'remove shop-endpoint',
    ]);
    const { error, writes } = await world.ensure(both);
    expect([error, writes]).toEqual([undefined, ['remove endpoint shop-old', 'remove endpoint shop-endpoint']]);
  },

  'what exists in spite of its removal is told, and not removed again and again': async (core) => {
    const { world } = await deployed(core);
    const endpoint = world.cloud.things.get('endpoint shop-endpoint');
    world.cloud.afterwards = ({ op }) => {
      if (op === 'remove' && endpoint !== undefined) world.cloud.things.set('endpoint shop-endpoint', endpoint);
    };
    const { error, writes } = await world.ensure(without());
    expect(error).toBeInstanceOf(core.Failure);
    expect(String(error)).toContain('endpoint shop-endpoint was deleted by this run and still exists');
    expect(writes).toHaveLength(1);
  },

  'a scheduled run removes nothing': async (core) => {
    const { world, there } = await deployed(core);
    const how = { scheduled: true } as const;
    expect(await world.due({ ...without(), how })).toEqual([]);
    expect((await world.ensure({ ...without(), how })).error).toBeInstanceOf(core.Blocked);
    expect(there()).toBe(true);
  },

  'another stage does not go on beside what must not exist': async (core) => {
    const { world } = await deployed(core);
    const graph = (process: FakeProcess) => {
      const needs = without().graph(process);
      return [...needs, fakeNode(process, { key: 'next', stage: 'scale', kind: 'record', needs })];
    };
    expect((await world.ensure({ graph, stages: ['scale'] })).error).toBeInstanceOf(core.Blocked);
    await world.ensure({ graph, stages: ['deploy'] });
    expect((await world.ensure({ graph, stages: ['scale'] })).error).toBeUndefined();
  },
} satisfies Scenarios;
