import { expect } from 'vitest';
import type { Change, Phase } from '../../../actions/lib/core/graph.ts';
import type { Run } from '../../../actions/lib/core/run.ts';
import type { Core, Scenarios } from '../../support/core.ts';
import { fakeNode } from '../../support/fake-nodes.ts';
import type { FakeProcess } from '../../support/fake-process.ts';
import { endsAs, FakeWorld } from '../../support/fake-world.ts';

const FAILED: Phase = { is: 'failed', detail: 'AlgorithmError: exit code 1' };
const NO_ROOM: Phase = { is: 'failed', detail: 'CapacityError: no instances', transient: true };
const STOPPED: Phase = { is: 'stopped', detail: 'Stopped by a user or another process', transient: true };
const AT_LIMIT: Phase = { is: 'stopped', detail: 'SageMaker stopped it, because it reached its time limit' };

const job = (process: FakeProcess) => [fakeNode(process, { key: 'job', stage: 'train', kind: 'job' })];

/** A job with a time limit and a role: no parts of its content, and made with those that were wanted then. */
const limited =
  (limit: string, role = 'first') =>
  (process: FakeProcess) => {
    const apart = (path: string, before: string | undefined, after: string): Change[] =>
      before === after ? [] : [{ path, before, after, by: 'nothing' }];
    const spec = 'job';
    return [
      fakeNode(process, {
        ...{ key: 'job', stage: 'train', kind: 'job' },
        desired: {
          changes: (_seen, { limit: resource, role: other }) => [
            ...apart('max-runtime', resource, limit),
            ...apart('role', other, role).map((change): Change => ({ ...change, by: 'replace', ofMaker: true })),
          ],
          create: async (id, tags) =>
            process.call({ op: 'create', kind: 'job', id }, () =>
              process.cloud.make({ kind: 'job', id }, spec, { ...tags, limit, role }),
            ),
        },
      }),
    ];
  };

/** A job that ended so, and then a walk that finds it with these rights to try again. */
async function after(core: Core, end: Phase, ...retries: Run['retry'][]) {
  const world = new FakeWorld(core);
  endsAs(world.cloud, 'shop', end);
  const first = await world.ensure({ graph: job });
  const next = [];
  for (const retry of retries) next.push(await world.ensure({ graph: job, how: { retry } }));
  return { first, next, attempts: [...world.cloud.things.keys()].map((name) => /-r\d+$/.exec(name)?.[0] ?? '') };
}

export const attempts = {
  'a failure is reported with its reason and what to do': async (core) => {
    const { first } = await after(core, FAILED);
    expect(first.error).toBeInstanceOf(core.Failure);
    expect(first.error).toMatchObject({
      message: expect.stringContaining('AlgorithmError: exit code 1'),
      next: expect.stringContaining('retry: true'),
    });
  },

  'a failed job is not run again': async (core) => {
    const { next, attempts } = await after(core, FAILED, 'transient', 'nothing', 'transient');
    expect(next.map(({ writes }) => writes)).toEqual([[], [], []]);
    expect(next.map(({ error }) => String(error)).join()).toContain('AlgorithmError: exit code 1');
    expect(attempts).toEqual(['']);
  },

  'what failed for a passing reason is tried again by the next run, under a further name': async (core) => {
    const { attempts } = await after(core, NO_ROOM, 'transient', 'transient');
    expect(attempts).toEqual(['', '-r2', '-r3']);
  },

  'one run tries once': async (core) => {
    const { first, attempts } = await after(core, NO_ROOM);
    expect(String(first.error)).toContain('CapacityError: no instances');
    expect(attempts).toEqual(['']);
  },

  'a scheduled run never tries again': async (core) => {
    const { next, attempts } = await after(core, NO_ROOM, 'nothing', 'nothing', 'nothing');
    expect(attempts).toEqual(['']);
    expect(next.map(({ error }) => error instanceof core.Failure)).toEqual([true, true, true]);
  },

  'asked to, a run tries again whatever the reason was': async (core) => {
    expect((await after(core, FAILED, 'everything', 'everything')).attempts).toEqual(['', '-r2', '-r3']);
  },

  'a stopped job is no success': async (core) => {
    const { first, next, attempts } = await after(core, AT_LIMIT, 'transient');
    expect(String(first.error)).toContain('SageMaker stopped it, because it reached its time limit');
    expect(String(next[0]?.error)).toContain('SageMaker stopped it, because it reached its time limit');
    expect(attempts).toEqual(['']);
  },

  'a job that somebody stopped is taken up again': async (core) => {
    expect((await after(core, STOPPED, 'transient')).attempts).toEqual(['', '-r2']);
  },

  'an attempt that succeeded is reused, whatever the earlier ones were': async (core) => {
    const world = new FakeWorld(core);
    endsAs(world.cloud, 'shop', NO_ROOM);
    await world.ensure({ graph: job });
    world.cloud.outcome = () => ({});
    const second = await world.ensure({ graph: job });
    expect(second.process.steps).toMatchObject([{ does: 'create', detail: expect.stringContaining('CapacityError') }]);
    const third = await world.ensure({ graph: job, how: { retry: 'nothing' } });
    expect({ error: third.error, writes: third.writes }).toEqual({ error: undefined, writes: [] });
    expect(third.process.steps[0]?.id).toMatch(/-r2$/);
  },

  'what failed is tried again, once, where its settings have changed, and not on a schedule': async (core) => {
    const world = new FakeWorld(core);
    endsAs(world.cloud, 'shop', AT_LIMIT);
    const tried = async (graph: ReturnType<typeof limited>, retry: Run['retry'] = 'transient') => {
      const { writes } = await world.ensure({ graph, how: { retry } });
      return writes.map((write) => /(-r\d+)?$/.exec(write)?.[0]);
    };
    expect(await tried(limited('1 h'))).toEqual(['']);
    expect(await tried(limited('1 h'))).toEqual([]);
    expect(await tried(limited('2 h'), 'nothing')).toEqual([]);
    const [step] = await world.plan({ graph: limited('2 h') });
    expect(step).toMatchObject({
      does: 'create',
      detail: expect.stringMatching(
        /SageMaker stopped it, because it reached its time limit; the settings changed since: max-runtime: 1 h → 2 h$/,
      ),
    });
    expect(await tried(limited('2 h'))).toEqual(['-r2']);
    expect(await tried(limited('2 h'))).toEqual([]);
    expect(await tried(limited('1 h'))).toEqual([]);
    expect(await tried(limited('2 h', 'second'))).toEqual(['-r3']);
    expect(await tried(limited('2 h', 'second'))).toEqual([]);
  },

  'what did not fail is no other thing for its settings, but for its role': async (core) => {
    const world = new FakeWorld(core);
    await world.ensure({ graph: limited('1 h') });
    const other = await world.ensure({ graph: limited('2 h') });
    expect({ error: other.error, writes: other.writes }).toEqual({ error: undefined, writes: [] });
    const { error, writes } = await world.ensure({ graph: limited('2 h', 'second') });
    expect(error).toMatchObject({
      code: 'content-mismatch',
      message: expect.stringContaining(': role: first → second'),
    });
    expect(writes).toEqual([]);
  },

  'attempts end some time': async (core) => {
    const { next, attempts } = await after(core, FAILED, ...Array<'everything'>(10).fill('everything'));
    expect(attempts).toHaveLength(9);
    expect(String(next.at(-1)?.error)).toContain('all 9 attempts failed');
  },

  'an earlier stage that failed blocks, with its reason': async (core) => {
    const world = new FakeWorld(core);
    endsAs(world.cloud, 'shop-tune', FAILED);
    await world.ensure({ stages: ['sync', 'tune'] });
    const { error, writes } = await world.ensure({ stages: ['train'] });
    expect(error).toBeInstanceOf(core.Blocked);
    expect(String(error)).toContain('AlgorithmError: exit code 1');
    expect(writes).toEqual([]);
  },

  'a stable thing that failed is replaced when that may help': async (core) => {
    const world = new FakeWorld(core);
    endsAs(world.cloud, 'shop-endpoint', NO_ROOM);
    await world.ensure();
    world.cloud.outcome = () => ({});
    const { error, writes } = await world.ensure();
    expect(error).toBeUndefined();
    expect(writes).toEqual(['remove endpoint shop-endpoint', 'create endpoint shop-endpoint']);
  },

  'a stable thing that holds files of people is updated when it failed, never replaced': async (core) => {
    const world = new FakeWorld(core);
    const graph = (process: FakeProcess) => [
      fakeNode(process, { key: 'disk', stage: 'deploy', kind: 'endpoint', desired: { holdsFiles: true } }),
    ];
    endsAs(world.cloud, 'shop-disk', NO_ROOM);
    await world.ensure({ graph });
    world.cloud.outcome = () => ({});
    expect(await world.plan({ graph })).toMatchObject([{ does: 'update', id: 'shop-disk' }]);
    const { error, writes } = await world.ensure({ graph });
    expect(error).toBeUndefined();
    expect(writes).toEqual(['update endpoint shop-disk']);
  },

  'a stable thing that failed for good is reported': async (core) => {
    const world = new FakeWorld(core);
    endsAs(world.cloud, 'shop-endpoint', FAILED);
    await world.ensure();
    const { error, writes } = await world.ensure();
    expect(String(error)).toContain('AlgorithmError: exit code 1');
    expect(writes).toEqual([]);
  },
} satisfies Scenarios;
