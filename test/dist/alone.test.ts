import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DeleteTagsCommand, DescribeTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What another repository downloads of an action: its action.yml and `dist/`, nothing else. */
function onlyAction(name: string): Disposable & { readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'only-action-'));
  mkdirSync(join(folder, 'actions', name), { recursive: true });
  cpSync(join(ROOT, 'actions', name, 'action.yml'), join(folder, 'actions', name, 'action.yml'));
  cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true });
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

describe('each action alone, in a repository that is no git repository and has nothing of ours', () => {
  let bench: Workbench;
  const made: UserRepository[] = [];
  /** The job that `train` made. */
  let job = '';
  beforeAll(async () => {
    bench = await startWorkbench();
  });
  afterAll(async () => {
    for (const repository of made) repository[Symbol.dispose]();
    await bench[Symbol.asyncDispose]();
  });

  /** A fresh checkout each time: nothing is handed on but what is in AWS. */
  function checkout(): UserRepository {
    const repository = userRepository('alone');
    repository.edit((config) => {
      config['endpoints']['alone-endpoint'].scaling = {
        min: 1,
        max: 2,
        'target-invocations-per-instance-per-minute': 20,
      };
    });
    made.push(repository);
    return repository;
  }

  async function runAlone(name: string, repository: UserRepository, inputs: Record<string, string> = {}) {
    using only = onlyAction(name);
    const before = readdirSync(repository.folder, { recursive: true }).sort();
    const result = await bench.run(name, repository, { from: only.folder, inputs });
    expect(result.code, result.log).toBe(0);
    expect(readdirSync(repository.folder, { recursive: true }).sort()).toEqual(before);
    return result;
  }

  it.each([
    ['plan', /^known later +training job train:single: /m],
    ['sync-data', /first version: 6 files uploaded/],
    ['tune', /^best hyperparameters: \{/m],
    ['train', /Test Accuracy 0\.9/],
    ['deploy', /smoke test passed: cat/],
    ['scale', /^create +scalable target /m],
    ['invoke', /^alone-endpoint answered in \d+ ms: cat 100\.0 %/m],
    ['plan', /^Nothing to do: everything exists already\.$/m],
  ])('%s', async (name, expected) => {
    const { log, outputs } = await runAlone(name, checkout());
    expect(log).toMatch(expected);
    job = outputs['training-job'] ?? job;
  });

  it('with an input instead of an earlier stage: nothing of that stage is looked at', async () => {
    bench.proxy.calls.length = 0;
    const deployed = await runAlone('deploy', checkout(), { 'training-job': job });
    expect(deployed.outputs['state']).toBe('ready');
    expect(bench.proxy.calls.filter(({ operation }) => operation.includes('TuningJob'))).toEqual([]);
    const hyperparameters = JSON.stringify({ learning_rate: 0.02, batch_size: 64 });
    const other = await runAlone('train', checkout(), { hyperparameters });
    expect(other.outputs['training-job']).not.toBe(job);
    expect(bench.proxy.calls.filter(({ operation }) => operation.includes('TuningJob'))).toEqual([]);
  });

  it('with a training job that somebody else ran: it is only read', async () => {
    const { TrainingJobArn } = await bench.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: job }));
    const TagKeys = ['sagemaker-actions:repository'];
    await bench.sagemaker.send(new DeleteTagsCommand({ ResourceArn: TrainingJobArn, TagKeys }));
    await runAlone('deploy', checkout(), { 'training-job': job });
  });

  it('with an input that names nothing: it is said so', async () => {
    const none = await bench.run('deploy', checkout(), { inputs: { 'training-job': 'nobody' } });
    expect(onlyError(none, 'not-found')).toMatch(/training job nobody\.\n→ .*`training-job`/);
    const gone = await bench.run('train', checkout(), { inputs: { 'data-version': '0123456789abcdef' } });
    expect(onlyError(gone, 'not-found')).toMatch(/data version 0123456789abcdef\.\n→ .*`data-version`/);
  });

  it('with one training job for several endpoints: asks for which', async () => {
    const repository = checkout();
    repository.edit((config) => {
      config['endpoints'].other = { ...config['endpoints']['alone-endpoint'] };
    });
    const result = await bench.run('deploy', repository, { inputs: { 'training-job': 'nobody' } });
    expect(onlyError(result, 'input-invalid')).toMatch(/alone-endpoint, other\.\n→ .*input endpoint/);
  });
});
