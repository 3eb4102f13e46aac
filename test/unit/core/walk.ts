import { expect } from 'vitest';
import type { Node } from '../../../actions/lib/core/graph.ts';
import type { Scenarios } from '../../support/core.ts';
import { fakeNode, STAGES } from '../../support/fake-nodes.ts';
import type { FakeProcess } from '../../support/fake-process.ts';
import { endsAs, FakeWorld } from '../../support/fake-world.ts';

const words = (writes: readonly string[]) => writes.map((write) => write.replace(/-[0-9a-f]{10}/, ''));

/** A job alone, and jobs that need it. */
function fork(process: FakeProcess): Node<string>[] {
  const root = fakeNode(process, { key: 'root', stage: 'tune', kind: 'job' });
  const leaf = (key: string) => fakeNode(process, { key, stage: 'train', kind: 'job', needs: [root] });
  return [root, leaf('left'), leaf('right')];
}

export const walk = {
  'makes everything, needs first': async (core) => {
    const world = new FakeWorld(core);
    const { error, writes } = await world.ensure();
    expect(error).toBeUndefined();
    expect(words(writes).slice(0, 2).sort()).toEqual(['create object shop-code', 'create object shop-data']);
    expect(words(writes).slice(2)).toEqual([
      'create job shop-tune',
      'create job shop-train-single',
      'create job shop-train-multi',
      'create record shop-config',
      'create endpoint shop-endpoint',
    ]);
  },

  'a second walk writes nothing, reads each thing once, and looks once for jobs that nobody wants any more': async (
    core,
  ) => {
    const world = new FakeWorld(core);
    await world.ensure();
    world.cloud.calls.length = 0;
    const { error, writes, process, took } = await world.ensure();
    expect({ error, writes, took }).toEqual({ error: undefined, writes: [], took: 0 });
    expect(process.steps.map(({ does }) => does)).toEqual(Array(7).fill('reuse'));
    const reads = world.cloud.calls.map(({ op, kind }) => `${op} ${kind}`);
    expect(reads.filter((read) => read.startsWith('observe'))).toHaveLength(7);
    expect(reads.filter((read) => !read.startsWith('observe'))).toEqual(Array(3).fill('find job'));
  },

  'nodes that do not need one another go side by side': async (core) => {
    const world = new FakeWorld(core);
    const { took } = await world.ensure({ graph: fork });
    expect(took).toBeGreaterThanOrEqual(12_000);
    expect(took).toBeLessThan(15_000);
  },

  'reading an output that is not named in needs is an error': async (core) => {
    const world = new FakeWorld(core);
    const { error } = await world.ensure({
      graph: (process) => {
        const early = fakeNode(process, { key: 'early', stage: 'sync', kind: 'object' });
        const late = fakeNode(process, { key: 'late', stage: 'tune', kind: 'job', needs: [early] });
        const sly: Node<string> = {
          ...late,
          key: 'sly',
          needs: [late],
          desire: (of) => late.desire((need) => of(need)),
        };
        return [early, late, sly];
      },
    });
    expect(String(error)).toContain('sly reads the output of early, which it does not name in its needs');
  },

  'a given output stands for a node': async (core) => {
    const world = new FakeWorld(core);
    const { error, writes } = await world.ensure({
      graph: (process) => [
        fakeNode(process, { key: 'job', stage: 'tune', kind: 'job', needs: [{ key: 'data', given: 'version-7' }] }),
      ],
    });
    expect(error).toBeUndefined();
    expect(words(writes)).toEqual(['create job shop-job']);
  },

  'nodes of other stages are only read, and only those that are needed': async (core) => {
    const world = new FakeWorld(core);
    await world.ensure({ stages: ['sync'] });
    const { error, writes } = await world.ensure({ stages: ['tune'] });
    expect(error).toBeUndefined();
    expect(words(writes)).toEqual(['create object shop-code', 'create job shop-tune']);
    expect(world.cloud.calls.filter(({ id }) => id.startsWith('shop-train'))).toEqual([]);
  },

  'an earlier stage that has not run blocks and is named': async (core) => {
    const world = new FakeWorld(core);
    const { error, writes } = await world.ensure({ stages: ['tune'] });
    expect(error).toBeInstanceOf(core.Blocked);
    expect(error).toMatchObject({
      message: expect.stringContaining('This stage needs data, but'),
      next: 'Run the stage sync first.',
    });
    expect(words(writes)).toEqual(['create object shop-code']);
  },

  'each of several failures is reported once, and the rest goes on': async (core) => {
    const world = new FakeWorld(core);
    const end = { is: 'failed', detail: 'ClientError: exit code 1' } as const;
    endsAs(world.cloud, 'shop-train', end);
    const { error } = await world.ensure();
    expect(error).toBeInstanceOf(core.Failures);
    const { failures } = error as InstanceType<typeof core.Failures>;
    expect(failures.map(String).sort()).toEqual([
      expect.stringContaining('shop-train-multi-'),
      expect.stringContaining('shop-train-single-'),
    ]);
    expect(failures.map(String).join()).toContain('ClientError: exit code 1');
  },

  'one failure under many is one error': async (core) => {
    const world = new FakeWorld(core);
    endsAs(world.cloud, 'shop-tune', { is: 'failed', detail: 'ClientError: exit code 1' });
    const { error } = await world.ensure();
    expect(error).toBeInstanceOf(core.Failure);
    expect(String(error)).toContain('shop-tune-');
  },

  'a failure matters more than a wait that ended by itself': async (core) => {
    const world = new FakeWorld(core);
    world.cloud.outcome = ({ id }) =>
      id.startsWith('shop-left') ? { takes: 10_000_000 } : id.startsWith('shop-right') ? { end: failed } : {};
    const deadline = world.cloud.clock.now() + 600_000;
    const { error } = await world.ensure({ graph: fork, how: { deadline } });
    expect(error).toBeInstanceOf(core.Failure);
    expect(String(error)).toContain('shop-right-');
  },

  'everything carries its owner, its stage, its content and the user’s tags': async (core) => {
    const world = new FakeWorld(core);
    await world.ensure({ how: { tags: { team: 'dogs' } }, stages: STAGES });
    const job = [...world.cloud.things.values()].find(({ id }) => id.startsWith('shop-tune-'));
    expect(job?.tags).toEqual({
      team: 'dogs',
      'sagemaker-actions:pipeline': 'shop',
      'sagemaker-actions:repository': 'acme/shop',
      'sagemaker-actions:ref': 'refs/heads/main',
      'sagemaker-actions:stage': 'tune',
      'sagemaker-actions:node': 'tune',
      'sagemaker-actions:commit': '0123456',
      'sagemaker-actions:run': '1.1',
      'sagemaker-actions:content:ranges': expect.stringMatching(/^[0-9a-f]{64}$/),
      'sagemaker-actions:content:data': expect.stringMatching(/^[0-9a-f]{64}$/),
      'sagemaker-actions:content:code': expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  },
} satisfies Scenarios;

const failed = { is: 'failed', detail: 'ClientError: exit code 1' } as const;
