import { StopTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdTraining, trainingJobs } from '../support/training-jobs.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

const SCHEDULED = { env: { GITHUB_EVENT_NAME: 'schedule' } };

let bench: Workbench;

beforeAll(async () => {
  bench = await startWorkbench();
});

afterAll(() => bench[Symbol.asyncDispose]());

describe('a training script that exits 1', () => {
  let repository: UserRepository;
  let job: string;

  beforeAll(async () => {
    repository = userRepository('fails');
    repository.edit((config) => delete config['tune']);
    repository.write('training/train.py', 'import sys\nprint("the last words")\nsys.exit("no such breed")\n');
    await bench.runAll(['sync-data'], repository);
  });

  afterAll(() => repository[Symbol.dispose]());

  const jobs = async () => Object.entries(await trainingJobs(bench.sagemaker, 'fails-')).sort();

  it('is told with SageMaker’s reason, the end of the log, and what to do', async () => {
    const result = await bench.run('train', repository);
    const error = onlyError(result, 'resource-failed');
    job = result.outputs['training-job'] ?? '';
    expect(error).toContain(job);
    expect(error).toContain('AlgorithmError');
    expect(error).toContain('the last words');
    expect(error).toContain('no such breed');
    expect(error).toContain('`retry: true`');
    expect(result.summary).toContain('AlgorithmError');
  });

  it('is not run again by itself, whoever asks and how often', async () => {
    for (const extras of [{}, SCHEDULED, SCHEDULED, SCHEDULED]) {
      expect(onlyError(await bench.run('train', repository, extras), 'resource-failed')).toContain('no such breed');
    }
    expect(await jobs()).toEqual([[job, 'Failed']]);
  });

  it('is run again by GitHub’s own re-run, and when somebody asks for it', async () => {
    onlyError(await bench.run('train', repository, { env: { GITHUB_RUN_ATTEMPT: '2' } }), 'resource-failed');
    expect(await jobs()).toEqual([
      [job, 'Failed'],
      [`${job}-r2`, 'Failed'],
    ]);
    const asked = await bench.run('train', repository, { inputs: { retry: 'true' } });
    expect(onlyError(asked, 'resource-failed')).toContain(`${job}-r3`);
    expect(await jobs()).toHaveLength(3);
  });

  it('is run under a new name once its code is mended', async () => {
    repository.write('training/train.py', userRepositoryScript());
    const [mended] = await bench.runAll(['train'], repository);
    expect(mended?.outputs['training-job']).not.toContain(job);
    expect(mended?.log).toMatch(
      /create +training job fails-single-\w+: train\.py: \w{10} → \w{10} since fails-single-/,
    );
  });
});

it('a job that somebody stopped by hand is taken up again on a push, not on a schedule', async () => {
  using repository = userRepository('by-hand');
  using hold = holdTraining(repository);
  repository.edit((config) => delete config['tune']);
  await bench.runAll(['sync-data'], repository);
  const action = bench.start('train', repository);
  const [, job = ''] = await action.printed(/(by-hand-single-\w+): InProgress, Training /);
  await bench.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: job }));
  hold.release();
  expect(onlyError(await action.ended, 'resource-failed')).toContain('Stopped by a user or another process');
  expect(onlyError(await bench.run('train', repository, SCHEDULED), 'resource-failed')).toContain(
    'Stopped by a user or another process',
  );
  const [pushed] = await bench.runAll(['train'], repository);
  expect(pushed?.outputs['training-job']).toBe(`${job}-r2`);
});

it('a job that reached its longest runtime is run again once `max-runtime` is raised, without being asked to', async () => {
  using repository = userRepository('too-short');
  using hold = holdTraining(repository);
  const limit = (runtime: string) =>
    repository.edit((config) => Object.assign(config['train'].single, { 'max-runtime': runtime }));
  repository.edit((config) => delete config['tune']);
  limit('1s');
  await bench.runAll(['sync-data'], repository);
  const short = await bench.run('train', repository);
  expect(onlyError(short, 'resource-failed')).toContain('SageMaker stopped it, because it reached its time limit');
  hold.release();
  expect(onlyError(await bench.run('train', repository), 'resource-failed')).toContain(
    'SageMaker stopped it, because it reached its time limit',
  );
  limit('5m');
  expect((await bench.run('plan', repository)).log).toContain('the settings changed since: max-runtime: 1 → 300');
  const [long] = await bench.runAll(['train'], repository);
  expect(long?.outputs['training-job']).toBe(`${short.outputs['training-job']}-r2`);
});

function userRepositoryScript(): string {
  using fresh = userRepository('fresh');
  return fresh.read('training/train.py');
}
