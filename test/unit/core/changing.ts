import { expect } from 'vitest';
import type { Change } from '../../../actions/lib/core/graph.ts';
import type { Scenarios } from '../../support/core.ts';
import type { Thing } from '../../support/fake-cloud.ts';
import { fakeNode } from '../../support/fake-nodes.ts';
import type { FakeProcess } from '../../support/fake-process.ts';
import { endsAs, FakeWorld } from '../../support/fake-world.ts';

const wrong = () => Promise.reject(new Error('it answered cat instead of dog.'));

export const changing = {
  'a stable thing that serves something else is updated once, field by field': async (core) => {
    const world = new FakeWorld(core);
    await world.ensure();
    const { error, writes, process } = await world.ensure({ config: { instance: 'b' } });
    expect(error).toBeUndefined();
    expect(writes).toEqual([expect.stringContaining('create record shop-config-'), 'update endpoint shop-endpoint']);
    const [change] = process.steps.find(({ does }) => does === 'update')?.changes ?? [];
    expect(change).toMatchObject({ path: 'spec', by: 'update' });
    expect((await world.ensure({ config: { instance: 'b' } })).writes).toEqual([]);
  },

  'a change that no update makes replaces the thing': async (core) => {
    const world = new FakeWorld(core);
    await world.ensure();
    const changes = (resource: Thing): Change[] =>
      world.cloud.count('create', 'shop-endpoint') === 1
        ? [{ path: 'network', before: resource.spec, after: 'b', by: 'replace' }]
        : [];
    const { error, writes } = await world.ensure({ endpoint: { changes } });
    expect(error).toBeUndefined();
    expect(writes).toEqual(['remove endpoint shop-endpoint', 'create endpoint shop-endpoint']);
  },

  'an update that was rolled back is reported and not tried twice': async (core) => {
    const world = new FakeWorld(core);
    await world.ensure();
    world.cloud.outcome = ({ op }) => ({ rollsBack: op === 'update' });
    const { error, writes } = await world.ensure({ config: { instance: 'b' } });
    expect(error).toBeInstanceOf(core.Failure);
    expect(error).toMatchObject({
      code: 'update-without-effect',
      message: expect.stringContaining('the new one failed its health check'),
    });
    expect(writes.filter((write) => write.startsWith('update'))).toHaveLength(1);
  },

  'what somebody else changes while this run changes it is told as that': async (core) => {
    const world = new FakeWorld(core);
    await world.ensure();
    world.cloud.afterwards = ({ op, kind, id }) => {
      const thing = world.cloud.things.get(`${kind} ${id}`);
      if (op === 'update' && thing !== undefined) thing.spec = 'theirs';
    };
    const { error, writes } = await world.ensure({ config: { instance: 'b' } });
    expect(error).toMatchObject({
      code: 'changed-by-another',
      message: expect.stringMatching(/endpoint shop-endpoint .*theirs → /),
    });
    expect(writes.filter((write) => write.startsWith('update'))).toHaveLength(1);
  },

  'an update that somebody else has under way is awaited first': async (core) => {
    const world = new FakeWorld(core);
    await world.ensure();
    world.cloud.update({ kind: 'endpoint', id: 'shop-endpoint' }, 'theirs');
    const { error, writes, process } = await world.ensure({ config: { instance: 'b' } });
    expect(error).toBeUndefined();
    expect(writes.filter((write) => write.startsWith('update'))).toHaveLength(1);
    expect(process.steps.filter(({ key }) => key === 'endpoint').map(({ does }) => does)).toEqual(['wait', 'update']);
  },

  'what is ready is verified, whether it is new or not': async (core) => {
    const world = new FakeWorld(core);
    expect(String((await world.ensure({ endpoint: { verify: wrong } })).error)).toContain('cat instead of dog');
    const { error, writes } = await world.ensure({ endpoint: { verify: wrong } });
    expect(String(error)).toContain('cat instead of dog');
    expect(writes).toEqual([]);
  },

  'a change whose answer is wrong is taken back, and both are said': async (core) => {
    const world = new FakeWorld(core);
    await world.ensure();
    const served = world.cloud.things.get('endpoint shop-endpoint')?.spec;
    const revert = async (id: string, before: string | undefined) => {
      world.cloud.update({ kind: 'endpoint', id }, before);
      return 'The previous one was put back.';
    };
    const state = { wanted: 'the new one', of: ({ spec }: Thing) => String(spec) };
    const { error } = await world.ensure({ config: { instance: 'b' }, endpoint: { state, verify: wrong, revert } });
    expect(error).toMatchObject({
      code: 'verification-failed',
      message: expect.stringContaining('it answered cat instead of dog.\nThe previous one was put back.'),
    });
    expect(world.cloud.things.get('endpoint shop-endpoint')?.spec).toBe(served);
  },

  'what this run did not change is not taken back': async (core) => {
    const world = new FakeWorld(core);
    await world.ensure();
    let reverted = false;
    const revert = async () => {
      reverted = true;
      return 'It was taken back.';
    };
    const { error } = await world.ensure({ endpoint: { verify: wrong, revert } });
    expect(String(error)).toContain('cat instead of dog');
    expect(reverted).toBe(false);
  },

  'what is not as it should be is told by plan and run, of the stages that are taken': async (core) => {
    const world = new FakeWorld(core);
    const told: string[] = [];
    const inspect = async (id: string) => void told.push(id);
    const graph = (process: FakeProcess) => {
      const first = fakeNode(process, { key: 'first', stage: 'sync', kind: 'object', desired: { inspect } });
      return [first, fakeNode(process, { key: 'second', stage: 'tune', kind: 'job', needs: [first] })];
    };
    await world.ensure({ graph });
    expect(told).toHaveLength(1);
    await world.plan({ graph });
    expect(told).toHaveLength(2);
    await world.plan({ graph, stages: ['tune'] });
    await world.ensure({ graph, stages: ['tune'] });
    expect(told).toHaveLength(2);
  },

  'a thing that must not be made is refused with its reason': async (core) => {
    const world = new FakeWorld(core);
    const refusal = new core.Failure('rejected-before: It was tried before.', 'Change something.');
    const { error, writes } = await world.ensure({ endpoint: { refusal } });
    expect(String(error)).toContain('It was tried before.');
    expect(writes.some((write) => write.includes('endpoint'))).toBe(false);
  },

  'what there is no room for is refused before anything is written, and what is there is not asked about': async (
    core,
  ) => {
    const world = new FakeWorld(core);
    const preflight = () =>
      Promise.reject(new core.Failure('quota-exceeded: The account is full.', 'Ask for more room.'));
    const graph = (process: FakeProcess) => [
      fakeNode(process, { key: 'made', stage: 'deploy', kind: 'endpoint', preflight }),
    ];
    const refused = await world.ensure({ graph });
    expect(String(refused.error)).toContain('The account is full.');
    expect(refused.writes).toEqual([]);
    expect(refused.process.steps).toEqual([]);
    const free = (process: FakeProcess) => [fakeNode(process, { key: 'made', stage: 'deploy', kind: 'endpoint' })];
    await world.ensure({ graph: free });
    expect((await world.ensure({ graph })).error).toBeUndefined();
  },

  'what the config says nothing of is mentioned when it changes, and else not': async (core) => {
    const world = new FakeWorld(core);
    const graph = (process: FakeProcess) => [
      fakeNode(process, { key: 'quiet', stage: 'deploy', kind: 'endpoint', hideIfUnchanged: true }),
    ];
    const made = await world.ensure({ graph });
    expect(made.process.steps).toMatchObject([{ key: 'quiet', does: 'create' }]);
    const again = await world.ensure({ graph });
    expect(again.process.steps).toEqual([]);
  },

  'a creation that fails is reported with its reason, and not repeated': async (core) => {
    const world = new FakeWorld(core);
    endsAs(world.cloud, 'shop-endpoint', { is: 'failed', detail: 'Failed: the container did not answer' });
    const { error, writes } = await world.ensure();
    expect(String(error)).toContain('the container did not answer');
    expect(writes.filter((write) => write.includes('endpoint'))).toHaveLength(1);
  },
} satisfies Scenarios;
