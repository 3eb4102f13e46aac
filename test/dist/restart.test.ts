import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTrainingJobCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ActionResult, runAction, startAction } from '../support/action.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';
import { type Hold, holdTraining } from '../support/training-jobs.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';

describe('a stand-in that is killed and started again on its state', () => {
  let state: string;
  let standIn: StandIn;
  let repository: UserRepository;
  let hold: Hold;
  let finished: ActionResult;
  let interrupted: ActionResult;

  const call = (inputs: Record<string, string> = {}) => ({
    workspace: repository.folder,
    inputs: { config: repository.config, 'execution-role': standIn.executionRole, ...inputs },
    env: standIn.env,
  });

  async function run(action: string, inputs?: Record<string, string>): Promise<ActionResult> {
    const result = await runAction(action, call(inputs));
    expect(result.code, result.log).toBe(0);
    return result;
  }

  beforeAll(async () => {
    state = await mkdtemp(join(tmpdir(), 'restart-'));
    standIn = await startStandIn({ state });
    repository = userRepository('restart');
    repository.edit((config) => delete config['tune']);
    await run('sync-data');
    finished = await run('train');
    await run('deploy');
    hold = holdTraining(repository);
    const action = startAction('train', call());
    await action.printed(/InProgress, Training /);
    await standIn.kill();
    const { port } = new URL(standIn.endpoint);
    standIn = await startStandIn({ state, port: Number(port) });
    // The action has waited all the time: to it this was a connection that failed for a while.
    interrupted = await action.ended;
  });

  afterAll(async () => {
    hold.release();
    repository[Symbol.dispose]();
    await standIn.stop();
    await rm(state, { recursive: true, force: true });
  });

  it('still has what had finished, and serves the endpoint again', async () => {
    const invoke = await run('invoke');
    expect(invoke.outputs['prediction']).toBe('cat');
    const job = await describeJob(finished.outputs['training-job']);
    expect(job).toMatchObject({ TrainingJobStatus: 'Completed' });
  });

  it('has failed what ran, with a reason that the waiting action reports', async () => {
    const job = await describeJob(interrupted.outputs['training-job']);
    expect(job).toMatchObject({
      TrainingJobStatus: 'Failed',
      FailureReason: expect.stringMatching(/^InternalServerError/),
    });
    expect(interrupted.code).toBe(1);
    expect(interrupted.annotations).toMatchObject([
      { level: 'error', message: expect.stringContaining(job.FailureReason ?? '') },
    ]);
  });

  it('runs it again under a further name', async () => {
    hold.release();
    const again = await run('train');
    expect(again.outputs).toMatchObject({
      state: 'ready',
      'training-job': `${interrupted.outputs['training-job']}-r2`,
    });
  });

  async function describeJob(name = '') {
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = standIn.env;
    const client = new SageMakerClient({
      endpoint: standIn.endpoint,
      region: standIn.region,
      credentials: { accessKeyId, secretAccessKey },
    });
    return client.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
  }
});
