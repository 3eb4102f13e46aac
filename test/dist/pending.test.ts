import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { holdTraining, trainingJobs } from '../support/training-jobs.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let repository: UserRepository;
let config: string;
let seed = 10;
/** Jobs of earlier tests. */
let earlier: readonly string[] = [];

const all = () => trainingJobs(bench.sagemaker, `${repository.name}-`);

/** The jobs of this test. */
const jobs = async () => Object.fromEntries(Object.entries(await all()).filter(([name]) => !earlier.includes(name)));

beforeAll(async () => {
  bench = await startWorkbench();
  repository = userRepository('pending');
  repository.edit((config) => delete config['tune']);
  config = repository.read(repository.config);
  await bench.runAll(['sync-data'], repository);
});

afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

/** Jobs of a test are no other's: each has a seed of its own. */
function anotherSeed(): void {
  seed += 1;
  repository.edit((config) => Object.assign(config['training'], { seed }));
}

beforeEach(async () => {
  await expect.poll(async () => Object.values(await all()), { timeout: 10_000 }).not.toContain('InProgress');
  earlier = Object.keys(await all());
  repository.write(repository.config, config);
  anotherSeed();
});

describe('a wait that ends before the job', () => {
  it('is pending, not a failure, and the next run goes on with the same job', async () => {
    using hold = holdTraining(repository);
    const [waited] = await bench.runAll(['train'], repository, { inputs: { wait: '1s' } });
    const job = waited?.outputs['training-job'] ?? '';
    expect(waited?.outputs).toMatchObject({ state: 'pending', 'training-job': expect.stringMatching(/^pending-/) });
    expect(waited?.annotations).toMatchObject([
      { level: 'warning', message: expect.stringContaining('the next run resumes it') },
    ]);
    expect(waited?.summary).toContain('Pending');
    const [deploy] = await bench.runAll(['deploy'], repository);
    expect(deploy?.outputs).toMatchObject({ state: 'pending' });
    const again = bench.start('train', repository, { env: { GITHUB_RUN_ID: '1002', GITHUB_EVENT_NAME: 'schedule' } });
    await again.printed(/wait for +training job pending-/);
    // The post step of the first run comes late here: its main ended well, so the job is not its business any more.
    await bench.runAll(['train'], repository, { state: waited?.state ?? {} });
    hold.release();
    expect(await again.ended).toMatchObject({ code: 0, outputs: { state: 'ready', 'training-job': job } });
    expect(await jobs()).toEqual({ [job]: 'Completed' });
  });
});

describe('a job still running when a new commit wants other content', () => {
  /** A first run leaves its job running; then the seed changes. */
  async function leaveRunning(): Promise<string> {
    const [waited] = await bench.runAll(['train'], repository, { inputs: { wait: '1s' } });
    repository.edit((config) => delete config['training'].hyperparameters.hold);
    anotherSeed();
    return waited?.outputs['training-job'] ?? '';
  }

  it('is stopped as superseded, and said so', async () => {
    using _hold = holdTraining(repository);
    const old = await leaveRunning();
    const [train] = await bench.runAll(['train'], repository);
    expect(train?.log).toMatch(new RegExp(`stop +training job ${old}: `));
    expect(train?.summary).toContain(old);
    const job = train?.outputs['training-job'] ?? '';
    await expect.poll(() => jobs(), { timeout: 10_000 }).toEqual({ [old]: 'Stopped', [job]: 'Completed' });
  });

  it('finishes where the run says `superseded: finish`', async () => {
    using hold = holdTraining(repository);
    const old = await leaveRunning();
    const [train] = await bench.runAll(['train'], repository, { inputs: { superseded: 'finish' } });
    const job = train?.outputs['training-job'] ?? '';
    expect(await jobs()).toEqual({ [old]: 'InProgress', [job]: 'Completed' });
    hold.release();
    await expect.poll(() => jobs(), { timeout: 10_000 }).toEqual({ [old]: 'Completed', [job]: 'Completed' });
  });

  it('is left alone when it belongs to another branch', async () => {
    using hold = holdTraining(repository);
    const old = await leaveRunning();
    const [train] = await bench.runAll(['train'], repository, { env: { GITHUB_REF: 'refs/heads/other' } });
    expect(await jobs()).toEqual({
      [old]: 'InProgress',
      [train?.outputs['training-job'] ?? '']: 'Completed',
    });
    hold.release();
  });
});

it('throttling and cut connections on the way never fail a job', async () => {
  using hold = holdTraining(repository);
  const action = bench.start('train', repository);
  await action.printed(/InProgress, Training /);
  const since = bench.proxy.calls.length;
  // The client tries five times by itself; after that the poll must.
  for (const how of ['cut-before', 'cut-after', 'error'] as const) {
    bench.proxy.fault({ operation: 'DescribeTrainingJob', resource: repository.name, how, times: 6 });
  }
  bench.proxy.fault({ operation: 'DescribeTrainingJob', resource: repository.name, how: 'throttle' });
  await expect
    .poll(() => bench.proxy.calls.slice(since).some(({ status }) => status === 400), { timeout: 30_000 })
    .toBe(true);
  hold.release();
  const result = await action.ended;
  expect(result).toMatchObject({ code: 0, outputs: { state: 'ready' } });
  expect(result.log).toContain('(retrying: ');
  expect(Object.values(await jobs())).toEqual(['Completed']);
});
