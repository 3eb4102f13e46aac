import { ListTrainingJobsCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FailureCode } from '../../actions/lib/core/failure-code.ts';
import type { ActionResult } from '../support/action.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

const SAVE =
  'import os, pathlib, sys\n(pathlib.Path(os.environ["SM_MODEL_DIR"]) / "model.json").write_text(\'{"answer": "cat"}\')\n';

/** Does another thing in the job of each entry of the config. */
const SCRIPT = `import os, pathlib, sys
job = os.environ["TRAINING_JOB_NAME"]
if "-killed-" in job:
    print("busy", flush=True)
    os.kill(os.getpid(), 9)
if "-silent-" in job:
    (pathlib.Path(os.environ["SM_MODEL_DIR"]) / "model.json").write_text('{"answer": "cat"}')
    print("Validation loss is 0.5")
if "-empty-" in job:
    print("Validation Loss: 0.5")
    print("Test Accuracy: 0.9")
`;

describe('a training script that does not do its part', () => {
  let bench: Workbench;
  let repository: UserRepository;
  let config: string;
  let runs: ActionResult[];

  beforeAll(async () => {
    bench = await startWorkbench();
    repository = userRepository('scripts');
    config = repository.read(repository.config);
    await bench.runAll(['sync-data'], repository);
    repository.write('training/train.py', SCRIPT);
    repository.edit((config) => {
      config['training'].hyperparameters = {};
      for (const section of ['tune', 'endpoints', 'serving']) delete config[section];
      const { single } = config['train'];
      config['train'] = { killed: { ...single }, silent: { ...single }, empty: { ...single } };
    });
    runs = [await bench.run('train', repository), await bench.run('train', repository)];
  });
  afterAll(async () => {
    repository[Symbol.dispose]();
    await bench[Symbol.asyncDispose]();
  });

  /** What a run says of the job of an entry, with this code. */
  function errorOf(entry: string, code: FailureCode, { annotations, log, code: exit } = runs[0] as ActionResult) {
    expect(exit, log).toBe(1);
    const about = annotations.filter(({ message }) => message.startsWith(`The training job scripts-${entry}-`));
    expect(about, log).toMatchObject([{ level: 'error', title: code }]);
    return about[0]?.message ?? '';
  }

  /** Tunes with this script; everything else is as at first. */
  async function tune(script: string): Promise<string> {
    repository.write('training/train.py', script);
    repository.write(repository.config, config);
    return onlyError(await bench.run('tune', repository), 'resource-failed');
  }

  async function jobs(prefix: string) {
    const { TrainingJobSummaries = [] } = await bench.sagemaker.send(
      new ListTrainingJobsCommand({ NameContains: prefix }),
    );
    return TrainingJobSummaries;
  }

  it('is killed', async () => {
    const error = errorOf('killed', 'resource-failed');
    expect(error).toMatch(/failed: AlgorithmError: .*exit code: 137/s);
    expect(error).toContain('busy');
    expect(await jobs('scripts-killed-')).toMatchObject([{ TrainingJobStatus: 'Failed' }]);
  });

  it('prints no metric, which its regular expressions then never match', async () => {
    const error = errorOf('silent', 'metric-missing');
    expect(error).toContain('Validation Loss (Validation Loss: ([0-9.]+)), Test Accuracy (Test Accuracy: ([0-9.]+))');
    expect(error).toMatch(/→ .*`training.metrics`/);
    // The same job is neither run again nor taken for good.
    expect(errorOf('silent', 'metric-missing', runs[1])).toBe(error);
    expect(await jobs('scripts-silent-')).toHaveLength(1);
  });

  it('writes nothing to SM_MODEL_DIR: nothing is deployed', () => {
    const error = errorOf('empty', 'artifact-missing');
    expect(error).toMatch(/^The training job scripts-empty-\w+ .*SM_MODEL_DIR/);
    expect(error).toMatch(/→ /);
  });

  it('prints no objective in any trial: the tuning has failed', async () => {
    const error = await tune(`${SAVE}print("Test Accuracy: 0.9")\n`);
    expect(error).toMatch(/^The tuning job scripts-tune-\w+ .*objective/);
    expect(error).toMatch(
      /The end of its log:\n {2}002-\w+ +Completed .*no objective metric\n(.*\n)* {2}Test Accuracy: 0\.9\n/,
    );
    expect(error).toMatch(/→ Fix the cause/);
    for (const job of await jobs('scripts-tune-')) expect(job.TrainingJobStatus).not.toBe('InProgress');
    expect(onlyError(await bench.run('train', repository), 'resource-failed')).toMatch(
      /^The tuning job scripts-tune-\w+ failed/,
    );
  });

  it('fails in one trial and prints no objective in the others: the end of the failed one’s log', async () => {
    const error = await tune(
      `import os, sys\nif "-001-" in os.environ["TRAINING_JOB_NAME"]: sys.exit("32 do not fit")\n${SAVE}print("Test Accuracy: 0.9")\n`,
    );
    expect(error).toMatch(/The end of its log:\n {2}001-\w+ +Failed .*\n(.*\n)* {2}32 do not fit\n/);
  });
});
