import { expect } from 'vitest';
import type { Core, Scenarios } from '../../support/core.ts';
import { throttled } from '../../support/fake-cloud.ts';
import { STAGES } from '../../support/fake-nodes.ts';
import { FakeWorld } from '../../support/fake-world.ts';

const BEHIND = ['tune', 'train', 'deploy'];
const ENDPOINT = 'endpoint shop-endpoint';

/** How a scheduled run walks. */
const scheduled = { scheduled: true, retry: 'nothing', stages: BEHIND } as const;

/** A world whose tuning job outlasted the wait of a run of these stages, and has ended since. */
async function leftTuning(core: Core, stages: readonly string[] = STAGES): Promise<FakeWorld> {
  const world = new FakeWorld(core);
  const { cloud } = world;
  await world.ensure({ stages: ['sync'] });
  cloud.outcome = ({ kind }) => (kind === 'job' ? { takes: 10_000_000 } : {});
  const { error } = await world.ensure({ stages: ['tune'], how: { stages, deadline: cloud.clock.now() + 1_000 } });
  expect(error).toBeInstanceOf(core.Pending);
  for (const thing of cloud.things.values()) thing.settlesAt = cloud.clock.now();
  cloud.outcome = () => ({});
  return world;
}

/** The scheduled run's jobs one after the other, as far as they come. @returns the first error */
async function goOn(world: FakeWorld): Promise<unknown> {
  for (const stage of BEHIND) {
    const { error } = await world.ensure({ stages: [stage], how: scheduled, who: { run: '2.1' } });
    if (error !== undefined) return error;
  }
  return undefined;
}

/** Keys of what a scheduled run would go on with. */
const going = async (world: FakeWorld) =>
  (await world.plan({ how: scheduled })).flatMap(({ key, due }) => (due === true ? [key] : []));

export const scheduling = {
  'a scheduled run makes nothing that is missing and changes nothing, and says so': async (core) => {
    const world = new FakeWorld(core);
    for (const stage of STAGES) {
      const { error, writes } = await world.ensure({ stages: [stage], how: scheduled });
      const causes = error instanceof core.Failures ? error.failures : [error];
      for (const cause of causes) expect(cause).toBeInstanceOf(core.Blocked);
      expect(writes).toEqual([]);
    }
    await world.ensure();
    const { error, writes } = await world.ensure({ config: { instance: 'b' }, stages: ['deploy'], how: scheduled });
    expect([String(error), writes]).toEqual([expect.stringContaining('a scheduled run starts no new work'), []]);
    expect(await going(world)).toEqual([]);
  },

  'a scheduled run goes on behind what a wait has left, once': async (core) => {
    const world = await leftTuning(core);
    expect(await going(world)).toEqual(['tune', 'train-single', 'train-multi', 'config', 'endpoint']);
    expect(await goOn(world)).toBeUndefined();
    expect(world.cloud.things.has(ENDPOINT)).toBe(true);
    expect(await going(world)).toEqual([]);
    world.cloud.things.delete(ENDPOINT);
    expect(await going(world)).toEqual([]);
    expect(await goOn(world)).toBeInstanceOf(core.Blocked);
    expect(world.cloud.things.has(ENDPOINT)).toBe(false);
  },

  'what was left is seen to its end by the next run, scheduled or not, in each of its stages': async (core) => {
    const world = await leftTuning(core);
    expect(await world.due()).toEqual(BEHIND);
    const how = { stages: BEHIND };
    for (const stage of ['train', 'deploy']) await world.ensure({ stages: [stage], how });
    expect(await world.due()).toEqual(['tune']);
    await world.ensure({ stages: ['tune'], how });
    expect(await world.due()).toEqual([]);

    // What was left has come to what was there before: only its mark is new.
    const tune = [...world.cloud.things.values()].find(({ id }) => id.startsWith('shop-tune'));
    Object.assign(tune?.tags ?? {}, { 'sagemaker-actions:pending': 'run=1.1 stages=train+deploy' });
    for (const how of [{}, scheduled]) expect(await world.due({ how })).toEqual(['train', 'deploy']);
    for (const stage of ['train', 'deploy']) await world.ensure({ stages: [stage], how: scheduled });
    for (const how of [{}, scheduled]) expect(await world.due({ how })).toEqual([]);
  },

  'a scheduled run goes on with the stages that were asked for, and no others': async (core) => {
    const world = await leftTuning(core, ['tune', 'train']);
    expect(await going(world)).toEqual(['tune', 'train-single', 'train-multi']);
    expect(await goOn(world)).toBeInstanceOf(core.Blocked);
    expect(world.cloud.things.has(ENDPOINT)).toBe(false);
  },

  'other content is not what was left': async (core) => {
    const world = await leftTuning(core);
    const before = world.cloud.writes.length;
    const { error } = await world.ensure({ config: { ranges: 'b' }, stages: ['tune'], how: scheduled });
    expect(error).toBeInstanceOf(core.Blocked);
    expect(world.cloud.writes.slice(before)).toEqual([]);
  },

  'what failed after the wait is told once and not tried again': async (core) => {
    const world = await leftTuning(core);
    const tune = [...world.cloud.things.values()].find(({ id }) => id.startsWith('shop-tune'));
    if (tune !== undefined)
      tune.end = { is: 'stopped', detail: 'Stopped by a user or another process', transient: true };
    expect(await going(world)).toContain('tune');
    expect(String(await goOn(world))).toContain('Stopped by a user or another process');
    expect(await going(world)).toEqual([]);
    expect(world.cloud.writes.filter((write) => write.startsWith('create job'))).toHaveLength(1);
  },

  'a mark moves on with the run: what was deleted while it was waited for stays deleted': async (core) => {
    const world = await leftTuning(core);
    const { cloud } = world;
    for (const stage of ['tune', 'train']) await world.ensure({ stages: [stage], how: scheduled });
    const late = { ...scheduled, deadline: cloud.clock.now() + 1_000 };
    const { error } = await world.ensure({ stages: ['deploy'], how: late });
    expect(error).toBeInstanceOf(core.Pending);
    expect(await going(world)).toEqual(['endpoint']);
    cloud.things.delete(ENDPOINT);
    expect(await going(world)).toEqual([]);
    expect(await goOn(world)).toBeInstanceOf(core.Blocked);
  },

  'after a crash anywhere in a scheduled run the next one goes on to the same end': async (core) => {
    const tuned = { stages: ['tune'], how: scheduled };
    const trains = { stages: ['train'], how: scheduled };
    const whole = await leftTuning(core);
    await whole.ensure(tuned);
    const { count } = (await whole.ensure(trains)).process;
    expect(count).toBeGreaterThan(20);
    for (let step = 1; step <= count; step++) {
      const world = await leftTuning(core);
      await world.ensure(tuned);
      await world.ensure({ ...trains, crash: { step, when: 'after' } });
      expect(await goOn(world), `killed after step ${step}`).toBeUndefined();
      expect(world.cloud.things.has(ENDPOINT)).toBe(true);
    }
  },

  'a run that has acted and cannot read any more is pending at its deadline': async (core) => {
    const world = new FakeWorld(core);
    const { cloud } = world;
    await world.ensure({ stages: ['sync'] });
    let ended = false;
    cloud.intercept = ({ op, id }) => {
      if (op !== 'observe' || !id.startsWith('shop-tune')) return;
      const job = cloud.see('job', id);
      // The wait has seen the end; nothing is read after that.
      if (ended) throw throttled();
      ended = job !== undefined && cloud.phase(job).is === 'ready';
    };
    const deadline = cloud.clock.now() + 3_600_000;
    const { error } = await world.ensure({ stages: ['tune'], how: { deadline } });
    expect(error).toBeInstanceOf(core.Pending);
    expect(cloud.clock.now()).toBeLessThan(deadline + 600_000);
  },
} satisfies Scenarios;
