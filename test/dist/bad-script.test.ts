import { ListTrainingJobsCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

const GOOD = 'print("Validation Loss: 0.5")\nprint("Test Accuracy: 0.9")\n';
const SAVE =
  'import os, pathlib\n(pathlib.Path(os.environ["SM_MODEL_DIR"]) / "model.json").write_text(\'{"answer": "cat"}\')\n';

describe('a training script that does not do its part', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await startWorkbench();
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  /** A repository with this script, its data in S3. */
  async function withScript(name: string, script: string, options: { tune?: boolean } = {}): Promise<UserRepository> {
    const repository = userRepository(name);
    repository.write('training/train.py', script);
    repository.edit((config) => {
      config['training'].hyperparameters = {};
      if (options.tune !== true) delete config['tune'];
    });
    await bench.runAll(['sync-data'], repository);
    return repository;
  }

  async function jobs(prefix: string) {
    const { TrainingJobSummaries = [] } = await bench.sagemaker.send(
      new ListTrainingJobsCommand({ NameContains: prefix }),
    );
    return TrainingJobSummaries;
  }

  it('exits 1: its last words and what to do', async () => {
    using repository = await withScript('exits', 'print("reading")\nraise SystemExit("no such optimiser: adma")\n');
    const error = onlyError(await bench.run('train', repository), 'resource-failed');
    expect(error).toMatch(/^The training job exits-single-[0-9a-f]{10} .*: AlgorithmError: /);
    expect(error).toContain('no such optimiser: adma');
    expect(error).toContain('exit code: 1');
    expect(error).toMatch(/The end of its log:\n(.*\n)* {2}reading\n/);
    expect(error).toMatch(/→ Fix the cause.*`retry: true`/);
  });

  it('is killed', async () => {
    using repository = await withScript('killed', 'import os\nprint("busy", flush=True)\nos.kill(os.getpid(), 9)\n');
    const error = onlyError(await bench.run('train', repository), 'resource-failed');
    expect(error).toMatch(/failed: AlgorithmError: .*exit code: 137/s);
    expect(error).toContain('busy');
    expect(await jobs('killed-')).toMatchObject([{ TrainingJobStatus: 'Failed' }]);
  });

  it('prints no metric, which its regular expressions then never match', async () => {
    using repository = await withScript('silent', `${SAVE}print("Validation loss is 0.5")\n`);
    const error = onlyError(await bench.run('train', repository), 'metric-missing');
    expect(error).toMatch(/^The training job silent-single-\w+ /);
    expect(error).toContain('Validation Loss (Validation Loss: ([0-9.]+)), Test Accuracy (Test Accuracy: ([0-9.]+))');
    expect(error).toMatch(/→ .*`training.metrics`/);
    // The same job is neither run again nor taken for good.
    expect(onlyError(await bench.run('train', repository), 'metric-missing')).toBe(error);
    expect(await jobs('silent-')).toHaveLength(1);
  });

  it('prints no objective in any trial: the tuning has failed', async () => {
    using repository = await withScript('mute', `${SAVE}print("Test Accuracy: 0.9")\n`, { tune: true });
    const error = onlyError(await bench.run('tune', repository), 'resource-failed');
    expect(error).toMatch(/^The tuning job mute-tune-\w+ .*objective/);
    expect(error).toMatch(
      /The end of its log:\n {2}002-\w+ +Completed .*no objective metric\n(.*\n)* {2}Test Accuracy: 0\.9\n/,
    );
    expect(error).toMatch(/→ Fix the cause/);
    for (const job of await jobs('mute-')) expect(job.TrainingJobStatus).not.toBe('InProgress');
    expect(onlyError(await bench.run('train', repository), 'resource-failed')).toMatch(
      /^The tuning job mute-tune-\w+ failed/,
    );
  });

  it('fails in one trial and prints no objective in the others: the end of the failed one’s log', async () => {
    const script = `import os, sys\nif "-001-" in os.environ["TRAINING_JOB_NAME"]: sys.exit("32 do not fit")\n${SAVE}print("Test Accuracy: 0.9")\n`;
    using repository = await withScript('mixed', script, { tune: true });
    const error = onlyError(await bench.run('tune', repository), 'resource-failed');
    expect(error).toMatch(/The end of its log:\n {2}001-\w+ +Failed .*\n(.*\n)* {2}32 do not fit\n/);
  });

  it('writes nothing to SM_MODEL_DIR: nothing is deployed', async () => {
    using repository = await withScript('empty', GOOD);
    const error = onlyError(await bench.run('train', repository), 'artifact-missing');
    expect(error).toMatch(/^The training job empty-single-\w+ .*SM_MODEL_DIR/);
    expect(error).toMatch(/→ /);
  });
});
