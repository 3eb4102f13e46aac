import { afterAll, beforeAll, expect, test } from 'vitest';
import { Aws } from '../../actions/lib/aws/clients.ts';
import { systemClock } from '../../actions/lib/core/clock.ts';
import { findOwned } from '../../actions/lib/core/find-owned.ts';
import type { OwnedKind } from '../../actions/lib/core/graph.ts';
import { families } from '../../actions/lib/resources/index.ts';
import { type FunctionRepository, functionRepository } from '../support/function-repository.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let repository: FunctionRepository;
/** Every kind that is found and removed by itself, in the order in which that can be done: what needs others first. */
let kinds: OwnedKind<unknown>[];

beforeAll(async () => {
  bench = await startWorkbench();
  const { standIn } = bench;
  repository = await functionRepository('owned', standIn, bench.proxy.endpoint);
  repository.edit((config) => {
    const step = { add: [{ above: 10, instances: 1 }] };
    const scaling = { min: 1, max: 2, 'target-invocations-per-instance-per-minute': 1000, step };
    config['endpoints'][repository.endpoint].scaling = scaling;
  });
  for (const stage of ['scale', 'update-lambda']) {
    const { code, log } = await repository.run(stage);
    expect(code, log).toBe(0);
  }
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

async function found(kind: OwnedKind<unknown>, more: { pipeline?: string; repository?: string } = {}) {
  const owner = { pipeline: 'owned', repository: 'someone/pipelines', ...more };
  const bucket = `sagemaker-${bench.standIn.region}-${bench.standIn.account}`;
  return Array.fromAsync(findOwned(kind, owner, bucket));
}

test('what a pipeline has made is found by its owner, with what is running; nobody else’s is', async () => {
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

test('each is removed, and what is gone is no error', async () => {
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
