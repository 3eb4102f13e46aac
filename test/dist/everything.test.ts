import { AddTagsCommand, DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Aws } from '../../actions/lib/aws/clients.ts';
import { systemClock } from '../../actions/lib/core/clock.ts';
import { findOwned } from '../../actions/lib/core/find-owned.ts';
import type { OwnedKind } from '../../actions/lib/core/graph.ts';
import { families } from '../../actions/lib/resources/index.ts';
import { type FunctionRepository, functionRepository } from '../support/function-repository.ts';
import { until } from '../support/until.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
/** Its pipeline has made everything, and in its config training comes first again. */
let repository: FunctionRepository;
/** Every kind that is found and removed by itself, in the order in which that can be done: what needs others first. */
let kinds: OwnedKind<unknown>[];

beforeAll(async () => {
  bench = await startWorkbench();
  const { standIn } = bench;
  repository = await functionRepository('owned', standIn, bench.proxy.endpoint, []);
  const inputs = { 'function-role': standIn.functionRole };
  await bench.runAll(['sync-data', 'tune'], repository);
  repository.edit((config) => {
    delete config['tune'];
    const step = { add: [{ above: 10, instances: 1 }] };
    const scaling = { min: 1, max: 2, 'target-invocations-per-instance-per-minute': 1000, step };
    config['endpoints'][repository.endpoint].scaling = scaling;
  });
  await bench.runAll(['train', 'deploy', 'scale', 'update-lambda'], repository, { inputs });
  repository.edit((config) => {
    config['training'].hyperparameters.epochs = 2;
  });
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = standIn.env;
  const aws = new Aws({
    region: standIn.region,
    endpoint: standIn.endpoint,
    agent: 'test',
    credentials: async () => ({ accessKeyId, secretAccessKey }),
    patience: { clock: systemClock, signal: new AbortController().signal, deadline: 0 },
  });
  const all = families.flatMap((family) => Object.values(family.kinds)).toReversed();
  kinds = (await Promise.all(all.map((kind) => kind(aws)))).filter((kind) => 'find' in kind);
}, 120_000);

afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

interface Planned {
  readonly key: string;
  readonly does: string;
  readonly detail: string;
}

const plan = () => bench.run('plan', repository, { inputs: { 'function-role': bench.standIn.functionRole } });

async function planned(): Promise<Readonly<Record<string, Planned>>> {
  const { outputs } = await plan();
  const steps = JSON.parse(outputs['changes'] ?? '') as Planned[];
  return Object.fromEntries(steps.map((step) => [step.key, step]));
}

it('what comes behind a training job and does not change is known later', async () => {
  const steps = await planned();
  expect(steps['train:single']?.detail).toMatch(/^epochs: nothing → 2 since owned-single-/);
  for (const key of ['endpoint:owned-endpoint', 'scaling:owned-endpoint', `function:${repository.function}`])
    expect(steps[key]?.does, key).toBe('known-after');
});

it('a change of the function, and of the scaling, is told although training comes first', async () => {
  const handler = repository.read('function/handler.py');
  repository.write('function/handler.py', `${handler}\n# changed\n`);
  repository.edit((config) => {
    config['functions'][repository.function].memory = '512MB';
    config['endpoints'][repository.endpoint].scaling.max = 3;
  });
  const steps = await planned();
  expect(steps[`function:${repository.function}`]).toMatchObject({
    does: 'update',
    detail: expect.stringMatching(/^code: \S+ → \S+, memory: 256 → 512; after endpoint:owned-endpoint$/),
  });
  expect(steps['scaling:owned-endpoint']).toMatchObject({
    does: 'update',
    detail: 'max: 2 → 3; after endpoint:owned-endpoint',
  });
  repository.write('function/handler.py', handler);
});

it('an endpoint of another owner is told although training comes first, and nothing is started', async () => {
  const endpoint = await bench.sagemaker.send(new DescribeEndpointCommand({ EndpointName: repository.endpoint }));
  const own = async (owner: string) => {
    const Tags = [{ Key: 'sagemaker-actions:repository', Value: owner }];
    await bench.sagemaker.send(new AddTagsCommand({ ResourceArn: endpoint.EndpointArn, Tags }));
  };
  await own('rival/pipelines');
  const before = bench.proxy.writes().length;
  expect(onlyError(await plan())).toMatch(
    /^failed +endpoint endpoint:owned-endpoint: The endpoint owned-endpoint belongs to the repository rival\/pipelines, so this run did not change it\./,
  );
  expect(bench.proxy.writes().slice(before)).toEqual([]);
  await own('someone/pipelines');
  expect((await plan()).code).toBe(0);
});

async function found(kind: OwnedKind<unknown>, more: { pipeline?: string; repository?: string } = {}) {
  const owner = { pipeline: 'owned', repository: 'someone/pipelines', ...more };
  const bucket = `sagemaker-${bench.standIn.region}-${bench.standIn.account}`;
  return Array.fromAsync(findOwned(kind, owner, bucket));
}

it('what a pipeline has made is found by its owner, with what is running; nobody else’s is', async () => {
  const list = await Promise.all(
    kinds.map(async (kind) => [kind.name, (await found(kind)).map(({ id, running }) => `${id} ${running}`).sort()]),
  );
  const variant = `endpoint/${repository.endpoint}/variant/AllTraffic`;
  const named = (count: number, name: string) => Array(count).fill(expect.stringMatching(`^${name} false$`));
  expect(Object.fromEntries(list)).toEqual({
    function: ['owned-classify false'],
    'scalable target': [`${variant} false`],
    'step scaling': [`${variant}:owned-owned-endpoint-step false`],
    endpoint: [`${repository.endpoint} true`],
    'endpoint configuration': named(1, 'owned-owned-endpoint-[0-9a-f]{10}'),
    model: named(1, 'owned-owned-endpoint-[0-9a-f]{10}'),
    'training job': expect.arrayContaining(named(1, 'owned-single-[0-9a-f]{10}')),
    'tuning job': named(1, 'owned-tune-[0-9a-f]{10}'),
    folder: [`s3://sagemaker-${bench.standIn.region}-${bench.standIn.account}/owned/ false`],
    // What this config has not: looked for, and not found.
    ...{ 'EC2 training': [], 'security group': [], 'notebook instance': [], 'notebook lifecycle configuration': [] },
  });
  for (const kind of kinds) {
    expect(await found(kind, { pipeline: 'own' }), kind.name).toEqual([]);
    if (kind.untagged !== true) expect(await found(kind, { repository: 'rival/repository' }), kind.name).toEqual([]);
  }
});

it('each is removed, and what is gone is no error', async () => {
  for (const kind of kinds) {
    const list = await found(kind);
    for (const { id } of list) {
      await kind.remove(id);
      await until(async () => (await kind.observe(id)) === undefined);
      await kind.remove(id);
    }
    expect(await found(kind), kind.name).toEqual([]);
  }
});
