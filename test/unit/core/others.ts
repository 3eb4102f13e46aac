import { expect } from 'vitest';
import type { Owner } from '../../../actions/lib/core/tags.ts';
import type { Core, Scenarios } from '../../support/core.ts';
import { fakeNode } from '../../support/fake-nodes.ts';
import { FakeProcess } from '../../support/fake-process.ts';
import { FakeWorld } from '../../support/fake-world.ts';

/** The training stage of a pipeline with this code, and nothing before it. */
const training = (code: string) => (process: FakeProcess) => [
  fakeNode(process, { key: 'single', stage: 'train', kind: 'job', parts: { code, data: 'a' } }),
  fakeNode(process, { key: 'multi', stage: 'train', kind: 'job', parts: { code: 'a', data: 'a' } }),
];

/** Jobs of code `a` that are left running, and their names. */
async function leftRunning(core: Core, who: Partial<Owner> = {}) {
  const world = new FakeWorld(core);
  world.cloud.outcome = () => ({ takes: 3_600_000 });
  await world.ensure({ graph: training('a'), who, how: { deadline: world.cloud.clock.now() + 60_000 } });
  world.cloud.outcome = () => ({});
  const [single = '', multi = ''] = world.cloud.running('job');
  return { world, single, multi };
}

const stops = (writes: readonly string[]) => writes.filter((write) => write.startsWith('stop'));

export const others = {
  'a job that somebody else runs is awaited, not started again': async (core) => {
    const { world, single, multi } = await leftRunning(core);
    const { error, writes, process } = await world.ensure({ graph: training('a'), who: { run: '2.1' } });
    expect({ error, writes, open: process.open }).toEqual({ error: undefined, writes: [], open: [] });
    expect(process.steps.filter(({ does }) => does === 'wait').map(({ id }) => id)).toEqual([single, multi]);
  },

  'an awaited job that somebody stops is taken up again; one that fails for good is reported': async (core) => {
    const { world, single, multi } = await leftRunning(core);
    world.cloud.clock.after(30_000, () => {
      world.cloud.stop('job', single);
      world.cloud.end('job', multi, { is: 'failed', detail: 'AlgorithmError: exit code 1' });
    });
    const { error, writes } = await world.ensure({ graph: training('a'), who: { run: '2.1' } });
    expect(writes).toEqual([`create job ${single}-r2`]);
    expect(String(error)).toContain('AlgorithmError: exit code 1');
  },

  'somebody who is faster between the look and the create call is no failure': async (core) => {
    const world = new FakeWorld(core);
    const rival = new FakeProcess(world.cloud, { run: '9.9' });
    world.cloud.intercept = ({ op, kind, id }) => {
      if (op !== 'create') return;
      world.cloud.intercept = () => undefined;
      world.cloud.make({ kind, id }, id, tagsOf(core, rival));
    };
    const { error, process } = await world.ensure({ graph: (process) => training('a')(process).slice(0, 1) });
    expect(error).toBeUndefined();
    expect(world.cloud.things.size).toBe(1);
    expect(process.open).toEqual([]);
  },

  'a job whose content nobody wants any more is stopped and told': async (core) => {
    const { world, single } = await leftRunning(core);
    const { error, writes, process } = await world.ensure({ graph: training('b'), who: { run: '2.1' } });
    expect(error).toBeUndefined();
    expect(stops(writes)).toEqual([`stop job ${single}`]);
    expect(process.steps.filter(({ does }) => does === 'stop').map(({ id }) => id)).toEqual([single]);
  },

  'a way back to what is there stops what the way there has started': async (core) => {
    const world = new FakeWorld(core);
    await world.ensure({ graph: training('a') });
    world.cloud.outcome = () => ({ takes: 3_600_000 });
    await world.ensure({ graph: training('b'), how: { deadline: world.cloud.clock.now() + 60_000 } });
    const [there = ''] = world.cloud.running('job');
    expect((await world.plan({ graph: training('a') })).filter(({ does }) => does === 'stop')).toMatchObject([
      { id: there },
    ]);
    const { error, writes } = await world.ensure({ graph: training('a'), who: { run: '3.1' } });
    expect({ error, writes }).toEqual({ error: undefined, writes: [`stop job ${there}`] });
  },

  'asked to, a superseded job is left to finish': async (core) => {
    const { world } = await leftRunning(core);
    const { writes } = await world.ensure({ graph: training('b'), how: { superseded: 'finish' } });
    expect(stops(writes)).toEqual([]);
  },

  'the jobs of another ref are not superseded': async (core) => {
    const { world } = await leftRunning(core, { ref: 'refs/pull/7/merge' });
    const { writes } = await world.ensure({ graph: training('b') });
    expect(stops(writes)).toEqual([]);
  },

  'the jobs of another repository are not superseded': async (core) => {
    const { world } = await leftRunning(core, { repository: 'rival/shop' });
    const { writes } = await world.ensure({ graph: (process) => training('b')(process).slice(0, 1) });
    expect(stops(writes)).toEqual([]);
  },

  'a miss says which part of the content changed': async (core) => {
    const world = new FakeWorld(core);
    await world.ensure();
    const before = [...world.cloud.things.values()].find(({ id }) => id.startsWith('shop-tune-'))?.id;
    const { process } = await world.ensure({ config: { code: 'b', ranges: 'b' } });
    const why = process.steps.find(({ key }) => key === 'tune')?.detail;
    expect(why).toBe(`code, ranges changed since ${before}`);
  },

  'a miss tells old and new values of what is known, and names the other parts': async (core) => {
    const world = new FakeWorld(core);
    const job = (epochs: number, code: string) => (process: FakeProcess) => {
      const since = async (before: string) => ({
        parameters: [{ path: 'epochs', before, after: epochs, by: 'replace' as const }],
      });
      const parts = { parameters: { epochs }, code };
      return [fakeNode(process, { key: 'train', stage: 'train', kind: 'job', parts, desired: { since } })];
    };
    await world.ensure({ graph: job(20, 'a') });
    const before = [...world.cloud.things.values()][0]?.id;
    const [step] = await world.plan({ graph: job(2, 'b') });
    expect(step).toMatchObject({
      detail: `epochs: ${before} → 2, code changed since ${before}`,
      changes: [{ path: 'epochs', before, after: 2 }],
    });
    const { process } = await world.ensure({ graph: job(2, 'b') });
    expect(process.steps[0]).toMatchObject({ detail: step?.detail, changes: step?.changes });
  },

  'a thing that was never made is just not there yet': async (core) => {
    const { process } = await new FakeWorld(core).ensure();
    expect(process.steps.find(({ key }) => key === 'tune')?.detail).toBe('it does not exist yet');
  },
} satisfies Scenarios;

function tagsOf(core: Core, { owner }: FakeProcess) {
  return core.ownTags(owner, { key: 'single', stages: ['train'] }, {});
}
