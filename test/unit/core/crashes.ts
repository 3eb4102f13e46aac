import { expect } from 'vitest';
import type { Core, Scenarios } from '../../support/core.ts';
import { throttled } from '../../support/fake-cloud.ts';
import { type CrashAt, FakeProcess } from '../../support/fake-process.ts';
import { FakeWorld, type Walked } from '../../support/fake-world.ts';

/** Every place where a process can die while it makes the pipeline. */
async function everyCrash(core: Core): Promise<CrashAt[]> {
  const { process } = await new FakeWorld(core).ensure();
  expect(process.count).toBeGreaterThan(60);
  return Array.from({ length: process.count }, (_, index) => [
    { step: index + 1, when: 'before' as const },
    { step: index + 1, when: 'after' as const },
  ]).flat();
}

/** What must hold whenever a walk has ended, whatever came before. */
function expectSound({ cloud }: FakeWorld, { error }: Walked, attempt: RegExp): void {
  expect(error).toBeUndefined();
  const creates = cloud.writes.filter((write) => write.startsWith('create'));
  expect(new Set(creates).size).toBe(creates.length);
  expect([...cloud.running('job'), ...cloud.running('endpoint')]).toEqual([]);
  const done = [...cloud.things.values()].filter((thing) => cloud.phase(thing).is === 'ready');
  const names = done.map(({ id }) => id.replace(/-[0-9a-f]{10}/, '').replace(attempt, ''));
  expect(names.sort()).toEqual([
    'shop-code',
    'shop-config',
    'shop-data',
    'shop-endpoint',
    'shop-train-multi',
    'shop-train-single',
    'shop-tune',
  ]);
}

/** Jobs that the process started, that still run, and of which its ledger does not know. */
function forgotten({ cloud }: FakeWorld, process: FakeProcess): string[] {
  return cloud.running('job').filter((id) => !process.open.some((ref) => ref.id === id));
}

export const crashes = {
  'after a crash anywhere the next run goes on to the same end and starts nothing twice': async (core) => {
    for (const crash of await everyCrash(core)) {
      const world = new FakeWorld(core);
      await world.ensure({ crash });
      expectSound(world, await world.ensure({ who: { run: '2.1' } }), /^$/);
    }
  },

  'after a crash anywhere the ledger knows every job that runs': async (core) => {
    for (const crash of await everyCrash(core)) {
      const world = new FakeWorld(core);
      const { process } = await world.ensure({ crash });
      expect(forgotten(world, process)).toEqual([]);
    }
  },

  'after a crash anywhere and the post step nothing runs, and the next run makes it good': async (core) => {
    for (const crash of await everyCrash(core)) {
      const world = new FakeWorld(core);
      const { process } = await world.ensure({ crash });
      const post = new FakeProcess(world.cloud);
      const stopping = world.cloud.running('job').length;
      const { stopped, failed } = await world.stopAll(post, process.open);
      expect({ stopped: stopped.length, failed }).toEqual({ stopped: stopping, failed: [] });
      expect((await world.stopAll(post, process.open)).failed).toEqual([]);
      expectSound(world, await world.ensure({ who: { run: '2.1' } }), /-r2$/);
    }
  },

  'a crash during an update leaves one endpoint, which the next run brings to what is wanted': async (core) => {
    for (let step = 1; step <= 40; step++) {
      const world = new FakeWorld(core);
      await world.ensure();
      await world.ensure({ config: { instance: 'b' }, crash: { step, when: 'after' } });
      const { error } = await world.ensure({ config: { instance: 'b' } });
      expect(error).toBeUndefined();
      expect(world.cloud.writes.filter((write) => write === 'update endpoint shop-endpoint')).toHaveLength(1);
    }
  },

  'an answer that is lost leaves the job in the ledger': async (core) => {
    const world = new FakeWorld(core);
    let lost = false;
    world.cloud.outcome = ({ id }) => {
      lost = id.startsWith('shop-tune-');
      return {};
    };
    // The call was carried out; what comes back is a cut connection.
    world.cloud.afterwards = () => {
      if (lost) throw throttled();
    };
    const { error, process } = await world.ensure();
    expect(String(error)).toContain('Rate exceeded');
    expect(forgotten(world, process)).toEqual([]);
    expect(world.cloud.running('job')).toHaveLength(1);
  },

  'a call that was refused leaves nothing in the ledger': async (core) => {
    const world = new FakeWorld(core);
    world.cloud.intercept = ({ op, kind }) => {
      if (op === 'create' && kind === 'job') throw new Error('ValidationException');
    };
    const { error, process } = await world.ensure();
    expect(String(error)).toContain('ValidationException');
    expect(process.open).toEqual([]);
  },

  'a run that ended leaves nothing in the ledger': async (core) => {
    const { process } = await new FakeWorld(core).ensure();
    expect(process.open).toEqual([]);
  },
} satisfies Scenarios;
