import { StopTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdTraining, trainingJobs } from '../support/training-jobs.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

const SCHEDULED = { env: { GITHUB_EVENT_NAME: 'schedule' } };

const FAILS = 'import sys\nprint("the last words")\nsys.exit("no such breed")\n';

let bench: Workbench;
/** One pipeline, which goes on from test to test: what a job is made of changes, its data never. */
let repository: UserRepository;
let good: string;

beforeAll(async () => {
  bench = await startWorkbench();
  repository = userRepository('fails');
  good = repository.read('training/train.py');
  repository.edit((config) => delete config['tune']);
  await bench.runAll(['sync-data'], repository);
});

afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

describe('a training script that exits 1', () => {
  let job: string;

  beforeAll(() => repository.write('training/train.py', FAILS));

  const jobs = async () => Object.entries(await trainingJobs(bench.sagemaker, 'fails-')).sort();

  it('is told with SageMaker’s reason, the end of the log, and what to do', async () => {
    const result = await bench.run('train', repository);
    const error = onlyError(result, 'resource-failed');
    job = result.outputs['training-job'] ?? '';
    expect(job).toMatch(/^fails-single-[0-9a-f]{10}$/);
    expect(error).toMatch(new RegExp(`^The training job ${job} .*: AlgorithmError: `));
    expect(error).toContain('no such breed');
    expect(error).toContain('exit code: 1');
    expect(error).toMatch(/The end of its log:\n(.*\n)* {2}the last words\n/);
    expect(error).toMatch(/→ Fix the cause.*`retry: true`/);
    expect(result.summary).toContain('AlgorithmError');
  });

  it('is not run again by itself, whoever asks and how often', async () => {
    for (const extras of [{}, SCHEDULED, SCHEDULED]) {
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
    repository.write('training/train.py', good);
    const [mended] = await bench.runAll(['train'], repository);
    expect(mended?.outputs['training-job']).not.toContain(job);
    expect(mended?.log).toMatch(
      /create +training job fails-single-\w+: train\.py: \w{10} → \w{10} since fails-single-/,
    );
  });
});

it('a job that somebody stopped by hand is taken up again on a push, not on a schedule', async () => {
  using hold = holdTraining(repository);
  const action = bench.start('train', repository);
  const [, job = ''] = await action.printed(/(fails-single-\w+): InProgress, Training /);
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
  using hold = holdTraining(repository);
  const limit = (runtime: string) =>
    repository.edit((config) => Object.assign(config['train'].single, { 'max-runtime': runtime }));
  limit('1s');
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
