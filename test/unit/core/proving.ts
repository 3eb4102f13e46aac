import { expect } from 'vitest';
import type { Failure } from '../../../actions/lib/core/failure.ts';
import { contentName } from '../../../actions/lib/core/names.ts';
import type { Core, Scenarios } from '../../support/core.ts';
import { CloudError } from '../../support/fake-cloud.ts';
import { fakeNode, PREVIOUS } from '../../support/fake-nodes.ts';
import type { CrashAt, FakeProcess } from '../../support/fake-process.ts';
import { endsAs, FakeWorld, type Walk, type Walked } from '../../support/fake-world.ts';

const ENDPOINT = 'endpoint shop-served';

/** What an endpoint with this edition serves. */
const specOf = (edition: string) => contentName('shop-served', { edition }).id;

/** One endpoint that serves an edition, of which some answer wrong, and a later stage that needs it. */
function serving(edition: string, ...wrong: readonly string[]): Walk {
  const right = (spec: string) => !wrong.some((one) => specOf(one) === spec);
  const graph = (process: FakeProcess) => {
    const served = fakeNode(process, { key: 'served', stage: 'deploy', kind: 'endpoint', parts: { edition }, right });
    return [served, fakeNode(process, { key: 'asked', stage: 'ask', kind: 'object', needs: [served] })];
  };
  return { graph, stages: ['deploy'] };
}

/** A world in which edition `a` is served and proven. */
async function servesA(core: Core): Promise<FakeWorld> {
  const world = new FakeWorld(core);
  expect((await world.ensure(serving('a'))).error).toBeUndefined();
  return world;
}

/** A walk that is killed as soon as a call of this kind has been carried out. */
async function killedAfter(world: FakeWorld, op: 'create' | 'update' | 'tag', walk: Walk): Promise<void> {
  let killed = false;
  world.cloud.afterwards = (call) => {
    killed ||= call.op === op;
    if (killed) throw new Error('The process was killed.');
  };
  const { error } = await world.ensure(walk);
  expect(String(error)).toContain('The process was killed.');
  world.cloud.afterwards = () => undefined;
}

/** What is served, what was served before, and whether that is proven. */
function resource({ cloud }: FakeWorld) {
  const thing = cloud.things.get(ENDPOINT);
  if (thing === undefined) return 'nothing';
  const editionOf = (spec: unknown) => ['a', 'b', 'c'].find((one) => specOf(one) === spec) ?? String(spec);
  const mark = /tried=(\S+)/.exec(thing.tags['sagemaker-actions:unproven'] ?? '')?.[1];
  const previous = thing.tags[PREVIOUS];
  return {
    serves: editionOf(thing.spec),
    previous: previous === undefined ? undefined : editionOf(previous),
    proven: mark !== thing.spec,
  };
}

/** What is under way has come to its end. */
function settled({ cloud }: FakeWorld): void {
  for (const thing of cloud.things.values()) thing.settlesAt = 0;
}

/** An endpoint behind a job, which an earlier run has changed and not verified; and which of them are verified behind it. */
function recovering(core: Core, refusal?: Failure) {
  const verified: string[] = [];
  const left = { id: 'shop-served', before: 'a', what: 'the change by the run 1.1' };
  const recovery = { find: async () => left, verify: async () => void verified.push('served') };
  const graph = (process: FakeProcess) => {
    const job = fakeNode(process, { key: 'job', stage: 'train', kind: 'job' });
    const served = { key: 'served', stage: 'deploy', kind: 'endpoint', needs: [job], recovery } as const;
    return [job, fakeNode(process, { ...served, desired: { refusal } })];
  };
  return { world: new FakeWorld(core), verified, graph };
}

/** Every place where a walk can be killed. */
async function everyCrash(prepare: () => Promise<FakeWorld>, walk: Walk): Promise<CrashAt[]> {
  const { process } = await (await prepare()).ensure(walk);
  expect(process.count).toBeGreaterThan(5);
  return Array.from({ length: process.count }, (_, index) => [
    { step: index + 1, when: 'before' as const },
    { step: index + 1, when: 'after' as const },
  ]).flat();
}

/** A walk killed at any place, and one more, end as two that nobody disturbed. */
async function expectSameEnd(prepare: () => Promise<FakeWorld>, walk: Walk): Promise<void> {
  const undisturbed = await prepare();
  await undisturbed.ensure(walk);
  const { error } = await undisturbed.ensure({ ...walk, who: { run: '2.1' } });
  for (const crash of await everyCrash(prepare, walk)) {
    const world = await prepare();
    await world.ensure({ ...walk, crash });
    const next = await world.ensure({ ...walk, who: { run: '2.1' } });
    expect(resource(world), JSON.stringify(crash)).toEqual(resource(undisturbed));
    expect(next.error === undefined, `${JSON.stringify(crash)}: ${next.error}`).toBe(error === undefined);
  }
}

const told = ({ process }: Walked) => process.steps.map(({ does, key }) => `${does} ${key}`);

export const proving = {
  'an update killed anywhere ends with the next run as if nobody had killed it, be it right or wrong': async (core) => {
    await expectSameEnd(() => servesA(core), serving('b'));
    await expectSameEnd(() => servesA(core), serving('b', 'b'));
  },

  'a creation killed anywhere ends with the next run as if nobody had killed it, be it right or wrong': async (
    core,
  ) => {
    await expectSameEnd(async () => new FakeWorld(core), serving('a'));
    await expectSameEnd(async () => new FakeWorld(core), serving('a', 'a'));
  },

  'what an earlier run changed and did not verify is verified, told, and proven': async (core) => {
    const world = await servesA(core);
    await killedAfter(world, 'update', serving('b'));
    expect(resource(world)).toEqual({ serves: 'b', previous: undefined, proven: false });
    const next = await world.ensure({ ...serving('b'), who: { run: '2.1' } });
    expect(next.error).toBeUndefined();
    expect(told(next)).toEqual(['wait served', 'verify served']);
    expect(resource(world)).toEqual({ serves: 'b', previous: 'a', proven: true });
    const last = await world.ensure(serving('b'));
    expect({ told: told(last), writes: last.writes }).toEqual({ told: ['reuse served'], writes: [] });
  },

  'what an earlier run changed and is wrong goes back, and both are said': async (core) => {
    const world = await servesA(core);
    await killedAfter(world, 'update', serving('b', 'b'));
    const { error } = await world.ensure(serving('b', 'b'));
    expect(String(error)).toContain(`It answered wrong.\nIt serves ${specOf('a')} again.`);
    expect(resource(world)).toEqual({ serves: 'a', previous: undefined, proven: true });
  },

  'what an earlier run made anew and is wrong is removed': async (core) => {
    const world = new FakeWorld(core);
    await killedAfter(world, 'create', serving('a', 'a'));
    const { error } = await world.ensure(serving('a', 'a'));
    expect(String(error)).toContain('It answered wrong.\nIt was removed.');
    expect(resource(world)).toBe('nothing');
  },

  'a wait that ended by itself leaves an update to the next run, which goes back': async (core) => {
    const world = await servesA(core);
    const deadline = world.cloud.clock.now() + 10_000;
    const { error } = await world.ensure({ ...serving('b', 'b'), how: { deadline } });
    expect(error).toBeInstanceOf(core.Pending);
    await world.ensure({ ...serving('b', 'b'), how: { retry: 'nothing' } });
    expect(resource(world)).toEqual({ serves: 'a', previous: undefined, proven: true });
  },

  'what was never verified is no way back from the next change': async (core) => {
    for (const wrong of [[], ['c']]) {
      const world = await servesA(core);
      await killedAfter(world, 'update', serving('b'));
      await world.ensure(serving('c', ...wrong));
      const proven = { serves: 'c', previous: 'a', proven: true };
      expect(resource(world)).toEqual(wrong.length === 0 ? proven : { serves: 'a', previous: undefined, proven: true });
    }
  },

  'what was never verified stays so when the next change was marked and not begun': async (core) => {
    const unproven = async () => {
      const world = await servesA(core);
      await killedAfter(world, 'update', serving('b'));
      settled(world);
      await killedAfter(world, 'tag', serving('c'));
      return world;
    };
    const wrong = await unproven();
    await wrong.ensure(serving('b', 'b'));
    expect(resource(wrong)).toMatchObject({ serves: 'a' });
    const right = await unproven();
    expect(told(await right.ensure(serving('b')))).toEqual(['verify served']);
    expect(told(await right.ensure(serving('b')))).toEqual(['reuse served']);
    // The other run goes on with what it has marked.
    expect(right.cloud.things.get(ENDPOINT)?.tags['sagemaker-actions:unproven']).toMatch(
      `tried=${specOf('c')} before=${specOf('b')}`,
    );
    await right.ensure(serving('c', 'c'));
    expect(resource(right)).toMatchObject({ serves: 'b' });
  },

  'what was never verified is verified by a run that does not get as far, and plan says so': async (core) => {
    const { world, verified, graph } = recovering(core);
    endsAs(world.cloud, 'shop-job', { is: 'failed', detail: 'AlgorithmError' });
    await world.ensure({ graph: (process) => graph(process).slice(0, 1) });
    const steps = await world.plan({ graph });
    expect(steps.map(({ does, key }) => `${does} ${key}`)).toEqual(['fail job', 'verify served', 'blocked served']);
    expect(steps[1]).toMatchObject({
      id: 'shop-served',
      detail: 'the change by the run 1.1 was not verified: the next run verifies it, and restores a if it fails',
    });
    const [, scheduled] = await world.plan({ graph, how: { scheduled: true } });
    expect(scheduled).toMatchObject({ does: 'verify', due: true });
    expect(verified).toEqual([]);
    const { error } = await world.ensure({ graph });
    expect(verified).toEqual(['served']);
    expect(error).toBeInstanceOf(core.Failure);
  },

  'what was never verified is verified by a run that must not change it, and plan says so': async (core) => {
    const refusal = new core.Failure('quota-exceeded: There is no room.', 'Ask for more.');
    const { world, verified, graph } = recovering(core, refusal);
    const steps = await world.plan({ graph });
    expect(steps.map(({ does, key }) => `${does} ${key}`)).toEqual(['create job', 'known-after served']);
    expect(steps[1]?.detail).toMatch(/^known after job; .*restores a if it fails, unless this run replaces it$/);
    const { error } = await world.ensure({ graph });
    expect(verified).toEqual(['served']);
    expect(error).toBe(refusal);
    const later = await world.plan({ graph });
    expect(later.map(({ does }) => does)).toEqual(['reuse', 'verify', 'fail']);
  },

  'a change that never began leaves nothing to go back from': async (core) => {
    const world = await servesA(core);
    await killedAfter(world, 'tag', serving('b', 'b'));
    const same = await world.ensure(serving('a'));
    expect({ told: told(same), writes: same.writes }).toEqual({ told: ['reuse served'], writes: [] });
    await world.ensure(serving('c'));
    expect(resource(world)).toEqual({ serves: 'c', previous: 'a', proven: true });
  },

  'on the way back to what was verified last nothing is taken back': async (core) => {
    const world = await servesA(core);
    await killedAfter(world, 'update', serving('b'));
    const { error, writes } = await world.ensure(serving('a', 'a'));
    expect(String(error)).toBe('Error: It answered wrong.');
    expect(writes.filter((write) => write.startsWith('update'))).toHaveLength(1);
    expect(resource(world)).toEqual({ serves: 'a', previous: undefined, proven: true });
  },

  'what somebody else has put there is what was there before': async (core) => {
    const world = await servesA(core);
    await killedAfter(world, 'update', serving('b'));
    const thing = world.cloud.things.get(ENDPOINT);
    if (thing !== undefined) Object.assign(thing, { spec: 'theirs', settlesAt: 0 });
    await world.ensure(serving('c', 'c'));
    expect(resource(world)).toMatchObject({ serves: 'theirs' });
  },

  'a change whose answer was lost is taken back too': async (core) => {
    const world = await servesA(core);
    let lost = 0;
    world.cloud.afterwards = ({ op }) => {
      // The call was carried out, and made once more, which the service refuses.
      if (op === 'update' && lost++ === 0) throw new CloudError('Cannot update in-progress', { alreadyExists: true });
    };
    const { error } = await world.ensure(serving('b', 'b'));
    expect(String(error)).toContain(`It serves ${specOf('a')} again.`);
    expect(resource(world)).toMatchObject({ serves: 'a' });
  },

  'a run takes no mark off that another one has put there since': async (core) => {
    const world = await servesA(core);
    const mark = 'tried=theirs before=a since=';
    const walk = serving('b');
    const late = (process: FakeProcess) => {
      const [served, ...rest] = walk.graph?.(process) ?? [];
      if (served === undefined) return rest;
      const desire: typeof served.desire = async (of) => {
        const desired = await served.desire(of);
        const verify = async () => world.cloud.tag('endpoint', 'shop-served', { 'sagemaker-actions:unproven': mark });
        return { ...desired, verify };
      };
      return [{ ...served, desire }, ...rest];
    };
    expect((await world.ensure({ ...walk, graph: late })).error).toBeUndefined();
    expect(world.cloud.things.get(ENDPOINT)?.tags['sagemaker-actions:unproven']).toBe(mark);
  },

  'another stage does not rely on what was not verified, and names the stage that does so': async (core) => {
    const world = await servesA(core);
    await killedAfter(world, 'update', serving('b'));
    const { error, writes } = await world.ensure({ ...serving('b'), stages: ['ask'] });
    expect(error).toBeInstanceOf(core.Blocked);
    expect(String(error)).toContain('the change by the run 1.1 was not verified');
    expect(error).toMatchObject({ next: 'Run the stage deploy first.' });
    expect(writes).toEqual([]);
  },

  'plan tells what is to be verified, and changes nothing': async (core) => {
    const world = await servesA(core);
    await killedAfter(world, 'update', serving('b'));
    const thing = world.cloud.things.get(ENDPOINT);
    if (thing !== undefined) thing.settlesAt = 0;
    const before = world.cloud.writes.length;
    const steps = await world.plan({ ...serving('b'), stages: ['deploy', 'ask'] });
    expect(steps.map(({ does, key }) => `${does} ${key}`)).toEqual(['verify served', 'create asked']);
    expect(steps[0]?.detail).toContain('the change by the run 1.1 was not verified');
    expect((await world.plan({ ...serving('b'), stages: ['ask'] })).map(({ does }) => does)).toEqual(['blocked']);
    expect(world.cloud.writes.length).toBe(before);
  },

  'what the service itself tells to be unproven goes back without a mark': async (core) => {
    const world = await servesA(core);
    const walk = serving('a', 'a');
    const graph = (process: FakeProcess) =>
      (walk.graph?.(process) ?? []).map((node) => ({
        ...node,
        desire: async (of: Parameters<typeof node.desire>[0]) => ({
          ...(await node.desire(of)),
          unproven: () => ({ before: undefined }),
        }),
      }));
    const { error } = await world.ensure({ ...walk, graph });
    expect(String(error)).toContain('It was removed.');
    expect(resource(world)).toBe('nothing');
  },
} satisfies Scenarios;
