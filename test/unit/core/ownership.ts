import { expect } from 'vitest';
import type { Tags } from '../../../actions/lib/core/graph.ts';
import type { Core, Scenarios } from '../../support/core.ts';
import { FakeWorld } from '../../support/fake-world.ts';

const OTHERS: Tags = { 'sagemaker-actions:repository': 'rival/shop', 'sagemaker-actions:pipeline': 'shop' };

/** A world in which an endpoint of our name bears these tags and serves something else. */
async function withEndpoint(core: Core, tags: Tags) {
  const world = new FakeWorld(core);
  world.cloud.make({ kind: 'endpoint', id: 'shop-endpoint' }, 'theirs', tags, { takes: 0 });
  await world.ensure({ stages: ['sync', 'tune', 'train'] });
  const served = () => world.cloud.things.get('endpoint shop-endpoint')?.spec;
  return { world, served };
}

export const ownership = {
  'a thing of another repository is never touched': async (core) => {
    const { world, served } = await withEndpoint(core, OTHERS);
    const { error } = await world.ensure();
    expect(error).toBeInstanceOf(core.Failure);
    expect(error).toMatchObject({
      message: expect.stringContaining('belongs to the repository rival/shop'),
      next: expect.stringContaining('adopt: true'),
    });
    expect(served()).toBe('theirs');
    expect(world.cloud.writes.filter((write) => write.includes('endpoint'))).toEqual([]);
  },

  'a thing that says of nobody is never touched': async (core) => {
    const { world, served } = await withEndpoint(core, {});
    const { error } = await world.ensure();
    expect(error).toMatchObject({ code: 'not-the-owner', message: expect.stringContaining('no tag') });
    expect(served()).toBe('theirs');
  },

  'a thing of another pipeline of the same repository is never touched': async (core) => {
    const { world, served } = await withEndpoint(core, {
      ...OTHERS,
      'sagemaker-actions:repository': 'acme/shop',
      'sagemaker-actions:pipeline': 'bakery',
    });
    const { error } = await world.ensure();
    expect(error).toMatchObject({ code: 'not-the-owner', message: expect.stringContaining('pipeline bakery') });
    expect(served()).toBe('theirs');
  },

  'a stranger that is still settling is refused, not awaited': async (core) => {
    const world = new FakeWorld(core);
    world.cloud.make({ kind: 'endpoint', id: 'shop-endpoint' }, 'theirs', OTHERS, { takes: 3_000_000 });
    await world.ensure({ stages: ['sync', 'tune', 'train'] });
    const { error, took } = await world.ensure({ stages: ['deploy'] });
    expect(error).toMatchObject({ code: 'not-the-owner', message: expect.stringContaining('repository rival/shop') });
    expect(took).toBe(0);
  },

  'with adopt a stranger is taken over': async (core) => {
    const { world, served } = await withEndpoint(core, OTHERS);
    const { error, writes } = await world.ensure({ how: { adopt: true } });
    expect(error).toBeUndefined();
    expect(writes.at(-1)).toBe('update endpoint shop-endpoint');
    expect(served()).not.toBe('theirs');
  },

  'another commit, ref or run of ours is no stranger': async (core) => {
    const world = new FakeWorld(core);
    await world.ensure();
    const { error, writes } = await world.ensure({ who: { commit: 'fedcba9', ref: 'refs/heads/other', run: '2.1' } });
    expect({ error, writes }).toEqual({ error: undefined, writes: [] });
  },
} satisfies Scenarios;
