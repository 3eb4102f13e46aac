import { AddTagsCommand, DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FunctionRepository, functionRepository } from '../support/function-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let repository: FunctionRepository;

beforeAll(async () => {
  bench = await startWorkbench();
  repository = await functionRepository('ahead', bench.standIn, bench.proxy.endpoint, []);
  repository.edit((config) => {
    delete config['tune'];
    config['endpoints'][repository.endpoint].scaling = {
      ...{ min: 1, max: 2, 'target-invocations-per-instance-per-minute': 1000 },
    };
  });
  const inputs = { 'function-role': bench.standIn.functionRole };
  await bench.runAll(['sync-data', 'train', 'deploy', 'scale', 'update-lambda'], repository, { inputs });
  // From here on, training comes first.
  repository.edit((config) => {
    config['training'].hyperparameters.epochs = 2;
  });
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
  expect(steps['train:single']?.detail).toMatch(/^epochs: nothing → 2 since ahead-single-/);
  for (const key of ['endpoint:ahead-endpoint', 'scaling:ahead-endpoint', `function:${repository.function}`])
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
    detail: expect.stringMatching(/^code: \S+ → \S+, memory: 256 → 512; after endpoint:ahead-endpoint$/),
  });
  expect(steps['scaling:ahead-endpoint']).toMatchObject({
    does: 'update',
    detail: 'max: 2 → 3; after endpoint:ahead-endpoint',
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
    /^failed +endpoint endpoint:ahead-endpoint: The endpoint ahead-endpoint belongs to the repository rival\/pipelines, so this run did not change it\./,
  );
  expect(bench.proxy.writes().slice(before)).toEqual([]);
  await own('someone/pipelines');
  expect((await plan()).code).toBe(0);
});
