import { DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdTraining, trainingJobs } from '../support/training-jobs.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await startWorkbench();
});

afterAll(() => bench[Symbol.asyncDispose]());

const WITHIN = { timeout: 10_000, interval: 100 };

const jobs = ({ name }: UserRepository) => trainingJobs(bench.sagemaker, `${name}-`);

const callsOf = (operation: string, { name }: UserRepository) =>
  bench.proxy.calls.filter((call) => call.operation === operation && call.resource.includes(name));

async function trainOnly(name: string): Promise<UserRepository> {
  const repository = userRepository(name);
  repository.edit((config) => delete config['tune']);
  await bench.runAll(['sync-data'], repository);
  return repository;
}

describe('a create call whose answer is lost', () => {
  it('is known to the post step, though the process was killed before it knew itself', async () => {
    using repository = await trainOnly('killed');
    using _hold = holdTraining(repository);
    bench.proxy.fault({ operation: 'CreateTrainingJob', resource: repository.name, how: 'cut-after' });
    bench.proxy.fault({
      ...{ operation: 'CreateTrainingJob', resource: repository.name, how: 'delay' },
      ...{ milliseconds: 3000 },
    });
    const action = bench.start('train', repository);
    await expect.poll(() => callsOf('CreateTrainingJob', repository), WITHIN).toHaveLength(2);
    action.process.kill('SIGKILL');
    const { state } = await action.ended;
    expect(Object.values(await jobs(repository))).toEqual(['InProgress']);
    expect(await bench.run('train', repository, { state })).toMatchObject({ code: 0, annotations: [] });
    await expect.poll(async () => Object.values(await jobs(repository)), WITHIN).toEqual(['Stopped']);
  });

  it('starts no second job, and the run that made it still stops it when cancelled', async () => {
    using repository = await trainOnly('lost');
    using _hold = holdTraining(repository);
    bench.proxy.fault({ operation: 'CreateTrainingJob', resource: repository.name, how: 'cut-after' });
    const action = bench.start('train', repository);
    await action.printed(/InProgress, Training /);
    action.process.kill('SIGTERM');
    expect((await action.ended).code).toBe(1);
    await expect.poll(async () => Object.values(await jobs(repository)), WITHIN).toEqual(['Stopped']);
  });
});

it('a job that another run started goes on when a run that waits for it is cancelled', async () => {
  using repository = await trainOnly('another');
  using hold = holdTraining(repository);
  const first = bench.start('train', repository, { env: { GITHUB_RUN_ID: '1' } });
  await first.printed(/InProgress, Training /);
  const second = bench.start('train', repository, { env: { GITHUB_RUN_ID: '2' } });
  await second.printed(/wait for +training job/);
  second.process.kill('SIGINT');
  const cancelled = await second.ended;
  expect(cancelled.code).toBe(1);
  await bench.run('train', repository, { env: { GITHUB_RUN_ID: '2' }, state: cancelled.state });
  expect(Object.values(await jobs(repository))).toEqual(['InProgress']);
  hold.release();
  expect(await first.ended).toMatchObject({ code: 0, outputs: { state: 'ready' } });
  expect(Object.values(await jobs(repository))).toEqual(['Completed']);
  expect(callsOf('StopTrainingJob', repository)).toEqual([]);
});

it('a deploy killed at each of its writes in turn makes each thing once', async () => {
  using repository = await trainOnly('step-by-step');
  await bench.runAll(['train'], repository);
  const writes = { PutObject: '/packages/', CreateModel: '', CreateEndpointConfig: '', CreateEndpoint: '' };
  for (const [operation, resource] of Object.entries(writes)) {
    const calls = () => callsOf(operation, repository).filter((call) => call.resource.includes(resource));
    bench.proxy.fault({ operation, resource: resource || repository.name, how: 'cut-after' });
    const action = bench.start('deploy', repository);
    await expect.poll(() => calls().length, WITHIN).toBeGreaterThan(0);
    action.process.kill('SIGKILL');
    await action.ended;
  }
  const [deploy] = await bench.runAll(['deploy'], repository);
  const endpoint = await bench.sagemaker.send(new DescribeEndpointCommand({ EndpointName: repository.endpoint }));
  expect(endpoint).toMatchObject({
    EndpointStatus: 'InService',
    EndpointConfigName: deploy?.outputs['endpoint-config'],
  });
  for (const operation of ['CreateModel', 'CreateEndpointConfig', 'CreateEndpoint']) {
    const made = new Set(callsOf(operation, repository).map((call) => call.resource));
    expect([...made], operation).toHaveLength(1);
  }
});
