import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ListEndpointsCommand, ListHyperParameterTuningJobsCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionResult, RunningAction } from '../support/action.ts';
import { holdTraining, trainingJobs } from '../support/training-jobs.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const WITHIN = { timeout: 10_000, interval: 100 };

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const;

describe.each(SIGNALS)('an action ended by %s', (signal) => {
  let repository: UserRepository;
  beforeAll(() => {
    repository = userRepository(`ended-${signal.slice(3).toLowerCase()}`);
  });
  afterAll(() => repository[Symbol.dispose]());

  it('while it uploads has published nothing; the next run sends only what is missing', async () => {
    bench.proxy.fault({
      operation: 'PutObject',
      resource: repository.name,
      after: 2,
      times: 4,
      how: 'delay',
      milliseconds: 6000,
    });
    const action = bench.start('sync-data', repository);
    await expect.poll(() => callsOf('PutObject', repository)).toHaveLength(6);
    await interrupt(action, signal);
    const bucket = { Bucket: `sagemaker-${bench.standIn.region}-${bench.standIn.account}` };
    const published = await bench.s3.send(
      new ListObjectsV2Command({ ...bucket, Prefix: `${repository.name}/.versions/` }),
    );
    expect(published.Contents ?? []).toEqual([]);
    // What plan says of it is the same after each signal, for it sees the bucket alone.
    if (signal === 'SIGKILL') {
      const plan = await bench.run('plan', repository, { inputs: { stages: 'sync-data' } });
      expect(JSON.parse(plan.outputs['changes'] ?? '')).toContainEqual(
        expect.objectContaining({ key: 'data', does: 'create' }),
      );
    }
    const again = await bench.run('sync-data', repository);
    expect(again).toMatchObject({ code: 0, outputs: { uploaded: '4', copied: '0' } });
  });

  it('while it tunes leaves no trial running; the next run tunes under a further name', async () => {
    using hold = holdTraining(repository);
    const action = bench.start('tune', repository);
    await action.printed(/2 running/);
    const result = await interrupt(action, signal);
    const job = result.outputs['tuning-job'] ?? '';
    await post('tune', repository, signal, result);
    await expect.poll(() => tuningJobs(repository), WITHIN).toEqual({ [job]: 'Stopped' });
    expect(new Set(Object.values(await trainingJobs(bench.sagemaker, job)))).toEqual(new Set(['Stopped']));
    hold.release();
    const again = await bench.run('tune', repository);
    expect(again).toMatchObject({ code: 0, outputs: { state: 'ready', 'tuning-job': `${job}-r2` } });
    expect(await tuningJobs(repository)).toEqual({ [job]: 'Stopped', [`${job}-r2`]: 'Completed' });
  });

  it('while it trains leaves nothing running; the next run trains under a further name', async () => {
    repository.edit((config) => delete config['tune']);
    using hold = holdTraining(repository);
    const jobs = () => trainingJobs(bench.sagemaker, `${repository.name}-single-`);
    const action = bench.start('train', repository);
    await action.printed(/InProgress, Training /);
    const result = await interrupt(action, signal);
    const job = result.outputs['training-job'] ?? '';
    if (signal === 'SIGKILL') expect(await jobs()).toEqual({ [job]: 'InProgress' });
    await post('train', repository, signal, result);
    hold.release();
    const again = await bench.run('train', repository);
    expect(again).toMatchObject({ code: 0, outputs: { state: 'ready', 'training-job': `${job}-r2` } });
    expect(again.log).toContain(`${job} was stopped`);
    expect(await jobs()).toEqual({ [job]: 'Stopped', [`${job}-r2`]: 'Completed' });
  });

  it('while it deploys leaves the endpoint, which the next run takes up', async () => {
    const action = bench.start('deploy', repository);
    await action.printed(/: Creating/);
    const { log } = await interrupt(action, signal);
    if (signal !== 'SIGKILL')
      expect(log).toContain(
        `: endpoint ${repository.endpoint} continues at AWS and may cost money; the next run waits for it`,
      );
    const again = await bench.run('deploy', repository);
    expect(again).toMatchObject({ code: 0, outputs: { state: 'ready', 'endpoint-name': repository.endpoint } });
    for (const operation of ['CreateModel', 'CreateEndpointConfig', 'CreateEndpoint']) {
      expect(callsOf(operation, repository), operation).toHaveLength(1);
    }
    const { Endpoints } = await bench.sagemaker.send(new ListEndpointsCommand({ NameContains: repository.endpoint }));
    expect(Endpoints).toMatchObject([{ EndpointName: repository.endpoint, EndpointStatus: 'InService' }]);
  });
});

let bench: Workbench;

beforeAll(async () => {
  bench = await startWorkbench();
});

afterAll(() => bench[Symbol.asyncDispose]());

/** Sends the signal and waits; the process must be gone in time for GitHub's runner, and must not claim success. */
async function interrupt(action: RunningAction, signal: NodeJS.Signals): Promise<ActionResult> {
  const sent = Date.now();
  action.process.kill(signal);
  const result = await action.ended;
  expect(Date.now() - sent).toBeLessThan(5000);
  expect(result.code, result.log).toBe(signal === 'SIGKILL' ? null : 1);
  return result;
}

/**
 * The post step, which has nothing to do where the action itself has stopped its job: so it is once more when the job
 * of a killed one has ended.
 */
async function post(
  action: 'tune' | 'train',
  repository: UserRepository,
  signal: NodeJS.Signals,
  { state, log }: ActionResult,
): Promise<void> {
  const prefix = `${repository.name}-${action === 'tune' ? 'tune' : 'single'}-`;
  const stopped = async () =>
    Object.values(await trainingJobs(bench.sagemaker, prefix)).every((is) => is === 'Stopped');
  if (signal !== 'SIGKILL') await expect.poll(stopped, WITHIN).toBe(true);
  let before = bench.proxy.writes().length;
  const posted = await bench.run(action, repository, { state });
  expect(posted).toMatchObject({ code: 0, annotations: [] });
  expect(`${log}${posted.log}`.match(/^stop .*$/gm), 'it is said once').toHaveLength(1);
  if (signal === 'SIGKILL') {
    await expect.poll(stopped, WITHIN).toBe(true);
    before = bench.proxy.writes().length;
    expect(await bench.run(action, repository, { state })).toMatchObject({ code: 0, annotations: [] });
  }
  expect(bench.proxy.writesSince(before)).toEqual([]);
}

async function tuningJobs({ name }: UserRepository): Promise<Record<string, string>> {
  const { HyperParameterTuningJobSummaries: jobs = [] } = await bench.sagemaker.send(
    new ListHyperParameterTuningJobsCommand({ NameContains: `${name}-` }),
  );
  return Object.fromEntries(
    jobs.map((job) => [job.HyperParameterTuningJobName ?? '', job.HyperParameterTuningJobStatus ?? '']),
  );
}

function callsOf(operation: string, { name }: UserRepository) {
  return bench.proxy.calls.filter((call) => call.operation === operation && call.resource.includes(`${name}`));
}
