import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FailureCode } from '../../actions/lib/core/failure-code.ts';
import { startProxy } from '../support/proxy.ts';
import { holdTraining, trainingJobs } from '../support/training-jobs.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

describe('credentials and roles', () => {
  let bench: Workbench;
  let repository: UserRepository;
  /** The first config, which tunes. */
  let config: string;
  /** That of the job that was trained. */
  let trained: string;

  beforeAll(async () => {
    bench = await startWorkbench();
    repository = userRepository('keys');
    config = repository.read(repository.config);
    repository.edit((config) => delete config['tune']);
    await bench.runAll(['sync-data'], repository);
  });
  afterAll(async () => {
    repository[Symbol.dispose]();
    await bench[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    bench.proxy.calls.length = 0;
  });

  it('that end while a job is awaited: the job goes on, and the next run takes it up', async () => {
    using hold = holdTraining(repository);
    trained = repository.read(repository.config);
    await using ending = await startProxy(bench.standIn.endpoint);
    const action = bench.start('train', repository, { env: { AWS_ENDPOINT_URL: ending.endpoint } });
    const [, job = ''] = await action.printed(/^train:single: (keys-single-\w+): InProgress/m);
    ending.fault({ operation: 'DescribeTrainingJob', resource: job, times: 1000, how: 'expire' });
    const main = await action.ended;
    const error = onlyError(main, 'aws-request-failed');
    expect(error).toMatch(/^DescribeTrainingJob of keys-single-\w+ failed: ExpiredTokenException: /);
    expect(error).toMatch(
      /\n→ The AWS credentials expired\..* A started job keeps running and the next run resumes it/,
    );
    expect(main.outputs['training-job']).toBe(job);

    const direct = { AWS_ENDPOINT_URL: bench.standIn.endpoint };
    const post = await bench.run('train', repository, { state: main.state, env: direct });
    expect(post.annotations).toEqual([]);
    expect(await trainingJobs(bench.sagemaker, 'keys-')).toEqual({ [job]: 'InProgress' });

    const next = bench.start('train', repository, { env: direct });
    await next.printed(/^wait for .*keys-single-/m);
    hold.release();
    const { code, outputs, log } = await next.ended;
    expect(code, log).toBe(0);
    expect(outputs).toMatchObject({ state: 'ready', 'training-job': job });
    expect(await trainingJobs(bench.sagemaker, 'keys-')).toEqual({ [job]: 'Completed' });
  });

  it('that AWS does not know', async () => {
    const env = { AWS_ACCESS_KEY_ID: 'LOCALAWSNOBODY' };
    for (const action of ['sync-data', 'train', 'deploy']) {
      const error = onlyError(await bench.run(action, repository, { env }), 'aws-request-failed');
      expect(error).toMatch(
        /^GetCallerIdentity failed: InvalidClientTokenId: .*\(request \S+\)\n→ AWS does not know these/,
      );
    }
    expect(bench.proxy.writes()).toEqual([]);
  });

  it('of a real account never reach an endpoint on this machine', async () => {
    const env = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMIEXAMPLEKEY' };
    const result = await bench.run('sync-data', repository, { env });
    expect(onlyError(result, 'credentials-for-another-endpoint')).toMatch(/^AWS_ENDPOINT_URL is .*\n→ .*LOCALAWS/);
    expect(result.log + result.summary).not.toMatch(/AKIAIOSFODNN7EXAMPLE|wJalrXUtnFEMIEXAMPLEKEY/);
    expect(bench.proxy.calls).toEqual([]);
  });

  it('a role that exists nowhere, for SageMaker to act as', async () => {
    // A role that was just made is not known at once, so it is asked again as long as the run waits.
    const inputs = { 'execution-role': `arn:aws:iam::${bench.standIn.account}:role/nobody`, wait: '2s' };
    repository.write(repository.config, config);
    expect(onlyError(await bench.run('tune', repository, { inputs }), 'aws-request-failed')).toMatch(
      /ValidationException: Could not assume role .*:role\/nobody\. Please ensure that the role exists .*\n→ Correct the value/,
    );
  });

  it.each<[string, string, FailureCode, RegExp]>([
    ['no role', '', 'role-missing', /\n→ .*input `execution-role`/],
    [
      'a role that is none',
      'sagemaker',
      'input-invalid',
      /execution-role is sagemaker.*\n→ .*arn:aws:iam::ACCOUNT:role\/sagemaker/,
    ],
  ])('%s for SageMaker to act as', async (_what, role, code, expected) => {
    const inputs = { 'execution-role': role };
    repository.write(repository.config, config);
    expect(onlyError(await bench.run('tune', repository, { inputs }), code)).toMatch(expected);
    repository.write(repository.config, trained);
    expect(onlyError(await bench.run('deploy', repository, { inputs }), code)).toMatch(expected);
    repository.edit((config) => Object.assign(config['training'], { seed: 8 }));
    expect(onlyError(await bench.run('train', repository, { inputs }), code)).toMatch(expected);
    expect(bench.proxy.writes().filter(({ operation, status }) => /^Create/.test(operation) && status < 300)).toEqual(
      [],
    );
  });
});
