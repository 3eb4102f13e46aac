import { expect } from 'vitest';
import type { Desired } from '../../../actions/lib/core/graph.ts';
import type { Core, Scenarios } from '../../support/core.ts';
import type { Thing } from '../../support/fake-cloud.ts';
import { fakeNode } from '../../support/fake-nodes.ts';
import { FakeProcess } from '../../support/fake-process.ts';
import { FakeWorld } from '../../support/fake-world.ts';

const job = (process: FakeProcess) => fakeNode(process, { key: 'single', stage: 'train', kind: 'job' });
const graph = (process: FakeProcess) => [job(process)];

/** A world in which somebody has made a job of another content under the name of ours, with tags as ours. */
async function taken(core: Core) {
  const world = new FakeWorld(core);
  const process = new FakeProcess(world.cloud);
  const { id } = await job(process).desire(() => expect.fail('it needs nothing'));
  const tags = core.ownTags(process.owner, { key: 'single', stages: ['train'] }, {});
  world.cloud.make({ kind: 'job', id }, 'something else', tags);
  return { world, id };
}

/** The job of a pull request: its own, or main's where main has it. */
function candidate(refused: () => Error) {
  return (process: FakeProcess) => {
    const main = job(process);
    const own = fakeNode(process, { key: 'single', stage: 'train', kind: 'job' });
    const desire = async (of: Parameters<typeof main.desire>[0]): Promise<Desired<Thing, string>> => {
      const published = (await main.desire(of)) as Desired<Thing, string>;
      const wanted = (await own.desire(of)) as Desired<Thing, string>;
      return { ...wanted, id: `pr-${wanted.id}`, published: { ...published, refusal: refused() as never } };
    };
    return [{ ...own, desire }];
  };
}

export const trusting = {
  'a job that only has our name is neither used nor changed, running or done': async (core) => {
    for (const wait of [0, 120_000]) {
      const { world, id } = await taken(core);
      world.cloud.clock.after(wait, () => undefined);
      await world.cloud.clock.run(world.cloud.clock.sleep(wait, new AbortController().signal));
      const { error, writes } = await world.ensure({ graph });
      expect(writes).toEqual([]);
      expect(error).toMatchObject({
        code: 'content-mismatch',
        message: expect.stringMatching(new RegExp(`^The job ${id} .*: spec`)),
      });
      const [step] = await world.plan({ graph });
      expect(step).toMatchObject({ does: 'fail' });
    }
  },

  'asked to try again, a run makes its own under the next name, which later runs use': async (core) => {
    const { world, id } = await taken(core);
    const { error, writes } = await world.ensure({ graph, how: { retry: 'everything' } });
    expect({ error, writes }).toEqual({ error: undefined, writes: [`create job ${id}-r2`] });
    const next = await world.ensure({ graph });
    expect({ error: next.error, writes: next.writes }).toEqual({ error: undefined, writes: [] });
  },

  'a pull request uses what main has, waits for what main makes, and makes nothing under main’s name': async (core) => {
    const refused = () => new core.Failure('not-found: No run on main has created it.', '');
    const world = new FakeWorld(core);
    world.cloud.outcome = () => ({ takes: 3_600_000 });
    await world.ensure({ graph, how: { deadline: world.cloud.clock.now() + 60_000 } });
    world.cloud.outcome = () => ({});
    const waited = await world.ensure({ graph: candidate(refused), who: { ref: 'refs/pull/1/merge' } });
    expect({ error: waited.error, writes: waited.writes }).toEqual({ error: undefined, writes: [] });
    const [main = ''] = [...world.cloud.things.values()].map(({ id }) => id);
    world.cloud.things.clear();
    const alone = await world.ensure({ graph: candidate(refused) });
    expect(alone.writes).toEqual([`create job pr-${main}`]);
  },

  'what only bears main’s name does not stop a pull request, which makes its own': async (core) => {
    const { world, id } = await taken(core);
    const { error, writes } = await world.ensure({
      graph: candidate(() => new core.Failure('not-found: Main has not.', '')),
    });
    expect({ error, writes }).toEqual({ error: undefined, writes: [`create job pr-${id}`] });
  },
} satisfies Scenarios;
