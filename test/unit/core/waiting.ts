import { expect } from 'vitest';
import type { Scenarios } from '../../support/core.ts';
import { FakeClock, seeded } from '../../support/fake-clock.ts';
import { CloudError, FakeCloud, throttled } from '../../support/fake-cloud.ts';
import { fakeNode } from '../../support/fake-nodes.ts';
import type { FakeProcess } from '../../support/fake-process.ts';
import { FakeWorld } from '../../support/fake-world.ts';

const job = (process: FakeProcess) => [fakeNode(process, { key: 'job', stage: 'train', kind: 'job' })];

export const waiting = {
  'a wait is half of the time so far up to half a second, then a sixtieth of it, up to thirty seconds': async ({
    nextWait,
  }) => {
    expect([0, 300, 5_000, 60_000, 300_000, 1_200_000, 9_000_000].map((elapsed) => nextWait(elapsed, 0.5))).toEqual([
      100, 150, 500, 1_000, 5_000, 20_000, 30_000,
    ]);
  },

  'waits that began together drift apart': async ({ nextWait }) => {
    expect([nextWait(100_000, 0), nextWait(100_000, 0.999_999)].map(Math.round)).toEqual([1_333, 2_000]);
  },

  'the end is seen within two waits': async (core) => {
    const world = new FakeWorld(core);
    world.cloud.outcome = () => ({ takes: 1_000_000 });
    const { took } = await world.ensure({ graph: job });
    expect(took).toBeLessThan(1_000_000 + 2 * 30_000);
  },

  'throttled polls never fail a job': async (core) => {
    const world = new FakeWorld(core);
    world.cloud.outcome = () => ({ takes: 600_000 });
    const began = world.cloud.clock.now();
    world.cloud.intercept = ({ op }) => {
      const elapsed = world.cloud.clock.now() - began;
      if (op === 'observe' && elapsed > 60_000 && elapsed < 500_000) throw throttled();
    };
    const { error, process } = await world.ensure({ graph: job });
    expect(error).toBeUndefined();
    expect(process.told.join('\n')).toContain('(retrying: Rate exceeded)');
  },

  'a read that is throttled before anything is done is repeated': async (core) => {
    const world = new FakeWorld(core);
    const until = world.cloud.clock.now() + 20_000;
    world.cloud.intercept = () => {
      if (world.cloud.clock.now() < until) throw throttled();
    };
    const { error, writes, process } = await world.ensure({ graph: job });
    expect({ error, writes: writes.length }).toEqual({ error: undefined, writes: 1 });
    expect(process.told.filter((line) => line.includes('retrying'))).toHaveLength(1);
  },

  'a service that never answers is an error within five minutes': async (core) => {
    const world = new FakeWorld(core);
    world.cloud.intercept = () => {
      throw throttled();
    };
    const { error, took } = await world.ensure({ graph: job });
    expect(String(error)).toContain('Rate exceeded');
    expect(took).toBeLessThanOrEqual(300_000);
  },

  'an error that says something ends the wait': async (core) => {
    const world = new FakeWorld(core);
    world.cloud.outcome = () => ({ takes: 60_000 });
    const until = world.cloud.clock.now() + 10_000;
    world.cloud.intercept = () => {
      if (world.cloud.clock.now() > until) throw new Error('AccessDenied');
    };
    const { error, took } = await world.ensure({ graph: job });
    expect(String(error)).toContain('AccessDenied');
    expect(took).toBeLessThan(15_000);
  },

  'at the deadline the wait ends as pending and leaves the job to the next run': async (core) => {
    const world = new FakeWorld(core);
    world.cloud.outcome = () => ({ takes: 3_600_000 });
    const deadline = world.cloud.clock.now() + 1_800_000;
    const { error, took, process } = await world.ensure({ graph: job, how: { deadline } });
    expect(error).toBeInstanceOf(core.Pending);
    expect(String(error)).toMatch(/job shop-job-/);
    expect(took).toBeLessThanOrEqual(1_800_000);
    expect(took).toBeGreaterThan(1_760_000);
    expect(process.open).toEqual([]);
    const next = await world.ensure({ graph: job });
    expect({ error: next.error, writes: next.writes }).toEqual({ error: undefined, writes: [] });
  },

  'a change that is refused again and again ends at the deadline, with pauses, whatever refuses it': async (core) => {
    const world = new FakeWorld(core);
    await world.ensure();
    let refused = 0;
    world.cloud.intercept = ({ op }) => {
      if (op !== 'update') return;
      refused++;
      throw new CloudError('The Revision Id provided does not match', { alreadyExists: true });
    };
    const deadline = world.cloud.clock.now() + 1_800_000;
    const { error, took } = await world.ensure({ config: { instance: 'b' }, how: { deadline } });
    expect(error).toBeInstanceOf(core.Pending);
    expect(String(error)).toContain('another process is changing it');
    expect(took).toBeLessThanOrEqual(1_800_000);
    expect(refused).toBeLessThan(500);
  },

  'an abort ends every wait at once': async (core) => {
    const world = new FakeWorld(core);
    world.cloud.outcome = () => ({ takes: 1_000_000 });
    const { error, took } = await world.ensure({
      graph: (process) => {
        world.cloud.clock.after(600_000, () => process.abort.abort(new Error('cancelled')));
        return [...job(process), fakeNode(process, { key: 'other', stage: 'train', kind: 'job' })];
      },
    });
    expect(String(error)).toContain('cancelled');
    expect(took).toBeLessThan(601_000);
  },

  'a thing that shows up late is not made twice': async (core) => {
    const world = new FakeWorld(core);
    world.cloud.outcome = () => ({ hidden: 8_000 });
    const { error, writes } = await world.ensure({ graph: job });
    expect({ error, writes: writes.length }).toEqual({ error: undefined, writes: 1 });
  },

  'a status that changes is told, and a long silence is broken': async (core) => {
    const world = new FakeWorld(core);
    world.cloud.outcome = () => ({ takes: 400_000 });
    const { process } = await world.ensure({ graph: job });
    const lines = process.told.filter((line) => line.includes('InProgress'));
    expect(lines.length).toBeGreaterThanOrEqual(5);
    expect(process.told.at(-1)).toMatch(/Completed \(\d+ s\)$/);
  },

  'how far a job has come, in its own words, stands beside its status': async (core) => {
    const world = new FakeWorld(core);
    world.cloud.outcome = () => ({ takes: 5_000 });
    const news = async () => ({ lines: ['a trial'], newest: 'Epoch 3 of 8', log: [] });
    const graph = (process: FakeProcess) => job(process).map((node) => ({ ...node, kind: { ...node.kind, news } }));
    const { process } = await world.ensure({ graph });
    expect(process.told.filter((line) => line.includes('Epoch') && !/\(\d+ s\): Epoch 3 of 8$/.test(line))).toEqual([]);
    expect(process.told.at(-1)).toMatch(/Completed \(\d+ s\): Epoch 3 of 8$/);
    expect(process.told.at(-2)).toMatch(/a trial$/);
  },

  'what a job has to tell is read every other second at most, and once more at its end': async (core) => {
    const world = new FakeWorld(core);
    const { clock } = world.cloud;
    world.cloud.outcome = () => ({ takes: 15_300 });
    const heard: number[] = [];
    const news = async () => {
      heard.push(clock.now());
      return { lines: [], log: [] };
    };
    const graph = (process: FakeProcess) => job(process).map((node) => ({ ...node, kind: { ...node.kind, news } }));
    const { process } = await world.ensure({ graph });
    expect(process.told.at(-1)).toMatch(/Completed/);
    const gaps = heard.slice(1).map((at, index) => at - (heard[index] ?? 0));
    expect(Math.min(...gaps.slice(0, -1))).toBeGreaterThanOrEqual(2_000);
    expect(Math.max(...gaps)).toBeLessThan(3_000);
    expect(heard.at(-1)).toBe(clock.now());
  },

  '200 jobs awaited at once under ten reads a second: none fails, each end is seen in time': async (core) => {
    const cloud = new FakeCloud(new FakeClock(seeded(7)));
    const world = new FakeWorld(core, cloud);
    const { clock } = cloud;
    const ends = new Map<string, number>();
    const resource = new Map<string, number>();
    cloud.outcome = ({ id }) => {
      const takes = 600_000 + (ends.size % 50) * 10_000;
      ends.set(id, clock.now() + takes);
      return { takes };
    };
    let tokens = 10;
    let filled = clock.now();
    cloud.intercept = ({ op, id }) => {
      if (op !== 'observe') return;
      tokens = Math.min(10, tokens + (clock.now() - filled) / 100);
      filled = clock.now();
      if (tokens < 1) throw throttled();
      tokens -= 1;
      if (clock.now() >= (ends.get(id) ?? Number.POSITIVE_INFINITY) && !resource.has(id)) resource.set(id, clock.now());
    };
    const jobs = Array.from({ length: 200 }, (_, number) => `job${number}`);
    const { error } = await world.ensure({
      graph: (process) => jobs.map((key) => fakeNode(process, { key, stage: 'train', kind: 'job' })),
    });
    expect(error).toBeUndefined();
    expect(resource.size).toBe(200);
    const late = [...resource].map(([id, at]) => at - (ends.get(id) ?? 0));
    expect(Math.max(...late)).toBeLessThanOrEqual(2 * 30_000 * 1.2);
  },
} satisfies Scenarios;
