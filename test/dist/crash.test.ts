import { DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Hold, holdTraining, trainingJobs } from '../support/training-jobs.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let repository: UserRepository;
let seed = 10;
/** Jobs of earlier tests. */
let earlier: readonly string[] = [];

const WITHIN = { timeout: 10_000, interval: 100 };

const all = () => trainingJobs(bench.sagemaker, `${repository.name}-`);

/** Statuses of the jobs of this test. */
const jobs = async () => Object.entries(await all()).flatMap(([name, is]) => (earlier.includes(name) ? [] : [is]));

beforeAll(async () => {
  bench = await startWorkbench();
  repository = userRepository('crash');
  repository.edit((config) => delete config['tune']);
  await bench.runAll(['sync-data'], repository);
});

afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

beforeEach(async () => {
  bench.proxy.calls.length = 0;
  earlier = Object.keys(await all());
});

const callsOf = (operation: string) =>
  bench.proxy.calls.filter((call) => call.operation === operation && call.resource.includes(repository.name));

/** Jobs of a test are no other's: each has a seed of its own, and lasts until it is released. */
function holdAnother(): Hold {
  seed += 1;
  repository.edit((config) => Object.assign(config['training'], { seed }));
  return holdTraining(repository);
}

describe('a create call whose answer is lost', () => {
  it('is known to the post step, though the process was killed before it knew itself', async () => {
    using _hold = holdAnother();
    bench.proxy.fault({ operation: 'CreateTrainingJob', resource: repository.name, how: 'cut-after' });
    bench.proxy.fault({
      ...{ operation: 'CreateTrainingJob', resource: repository.name, how: 'delay' },
      ...{ milliseconds: 3000 },
    });
    const action = bench.start('train', repository);
    await expect.poll(() => callsOf('CreateTrainingJob'), WITHIN).toHaveLength(2);
    action.process.kill('SIGKILL');
    const { state } = await action.ended;
    expect(await jobs()).toEqual(['InProgress']);
    expect(await bench.run('train', repository, { state })).toMatchObject({ code: 0, annotations: [] });
    await expect.poll(jobs, WITHIN).toEqual(['Stopped']);
  });

  it('starts no second job, and the run that made it still stops it when cancelled', async () => {
    using _hold = holdAnother();
    bench.proxy.fault({ operation: 'CreateTrainingJob', resource: repository.name, how: 'cut-after' });
    const action = bench.start('train', repository);
    await action.printed(/InProgress, Training /);
    action.process.kill('SIGTERM');
    expect((await action.ended).code).toBe(1);
    await expect.poll(jobs, WITHIN).toEqual(['Stopped']);
  });
});

it('a job that another run started goes on when a run that waits for it is cancelled', async () => {
  using hold = holdAnother();
  const first = bench.start('train', repository, { env: { GITHUB_RUN_ID: '1' } });
  await first.printed(/InProgress, Training /);
  const second = bench.start('train', repository, { env: { GITHUB_RUN_ID: '2' } });
  await second.printed(/wait for +training job/);
  second.process.kill('SIGINT');
  const cancelled = await second.ended;
  expect(cancelled.code).toBe(1);
  await bench.run('train', repository, { env: { GITHUB_RUN_ID: '2' }, state: cancelled.state });
  expect(await jobs()).toEqual(['InProgress']);
  hold.release();
  expect(await first.ended).toMatchObject({ code: 0, outputs: { state: 'ready' } });
  expect(await jobs()).toEqual(['Completed']);
  expect(callsOf('StopTrainingJob')).toEqual([]);
});

// The model is the one of the job that went on.
it('a deploy killed at each of its writes in turn makes each thing once', async () => {
  const writes = { PutObject: '/packages/', CreateModel: '', CreateEndpointConfig: '', CreateEndpoint: '' };
  for (const [operation, resource] of Object.entries(writes)) {
    const calls = () => callsOf(operation).filter((call) => call.resource.includes(resource));
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
    const made = new Set(callsOf(operation).map((call) => call.resource));
    expect([...made], operation).toHaveLength(1);
  }
});
