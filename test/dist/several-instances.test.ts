import { ListTrainingJobsCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

/** Trains what it finds, whoever else does. */
const IGNORANT = `
import os, pathlib
print("Validation Loss: 0.25")
print("Test Accuracy: 0.9")
(pathlib.Path(os.environ["SM_MODEL_DIR"]) / "model.json").write_text('{"answer": "cat"}')
`;

/**
 * Meets the other hosts, tells them which job it is, and lets the first speak and write for all. A single host is started
 * without torchrun: it has nobody to meet.
 */
const DIVIDING = `
import os, pathlib
jobs = [os.environ["TRAINING_JOB_NAME"]]
rank = int(os.environ.get("RANK", 0))
if "WORLD_SIZE" in os.environ:
    import torch.distributed as dist
    dist.init_process_group("gloo")
    jobs = [None] * dist.get_world_size()
    dist.all_gather_object(jobs, os.environ["TRAINING_JOB_NAME"])
    dist.destroy_process_group()
if rank == 0:
    print("met:", *jobs)
    print(f"Validation Loss: 0.25\\nTest Accuracy: 0.{len(jobs)}")
    (pathlib.Path(os.environ["SM_MODEL_DIR"]) / "model.json").write_text('{"answer": "cat"}')
`;

describe('training on several instances', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await startWorkbench();
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  /** A repository without tuning, with these training runs. */
  async function withScript(name: string, script: string, train: Record<string, object>): Promise<UserRepository> {
    const repository = userRepository(name);
    repository.write(
      'training/train.py',
      `"""Trains.\n\n    Validation Loss: 0.1\n    Test Accuracy: 0.9\n"""\n${script}`,
    );
    repository.edit((config) => {
      delete config['tune'];
      config['training'].hyperparameters = {};
      config['train'] = train;
      delete config['endpoints'];
    });
    await bench.runAll(['sync-data'], repository);
    return repository;
  }

  it('divides the work, several jobs side by side, and tells what it brought and cost', async () => {
    using repository = await withScript('divides', DIVIDING, {
      single: { instance: 'ml.m5.xlarge' },
      multi: { instance: 'ml.m5.xlarge', count: 2 },
    });
    repository.write('training/train.sh', 'exec python train.py\n');
    expect((await bench.run('plan', repository)).annotations).toEqual([]);
    const [result] = await bench.runAll(['train'], repository);
    const names = JSON.parse(result?.outputs['training-jobs'] ?? '') as Record<string, string>;
    for (const [entry, count] of [
      ['single', 1],
      ['multi', 2],
    ] as const) {
      expect(result?.log).toContain(`met: ${Array.from({ length: count }, () => names[entry]).join(' ')}\n`);
    }
    const seconds = String.raw`\d+`;
    const sentence = new RegExp(
      `multi on 2 × ml\\.m5\\.xlarge took ${seconds} s, single on one took ${seconds} s: [\\d.]+ times as fast for [\\d.]+ times the cost \\(${seconds} instead of ${seconds} billable instance-seconds\\)\\.`,
    );
    expect(result?.log).toMatch(sentence);
    // In Markdown, names are code.
    expect(result?.summary.replaceAll('`', '')).toMatch(sentence);

    const before = bench.proxy.writes().length;
    await bench.runAll(['train'], repository);
    expect(bench.proxy.writes().slice(before)).toEqual([]);
  });

  it('a script that ignores the others: warned of before, found out afterwards, and not paid for again', async () => {
    using repository = await withScript('copies', IGNORANT, { multi: { instance: 'ml.m5.xlarge', count: 2 } });
    const plan = await bench.run('plan', repository);
    expect(plan.code).toBe(0);
    expect(plan.annotations).toEqual([
      expect.objectContaining({
        level: 'warning',
        file: 'pipeline.yml',
        message: expect.stringMatching(/^train\.multi\.count: is 2, but no file in training uses torch\.distributed: /),
      }),
    ]);
    for (const attempt of ['first', 'second']) {
      const error = onlyError(await bench.run('train', repository), 'instances-trained-alike');
      expect(error, attempt).toMatch(
        /^The training job copies-multi-[0-9a-f]{10} ran on 2 instances.* algo-1 and algo-2 .*Test Accuracy 0\.9/,
      );
      expect(error).toContain('`count: 1`');
    }
    const { TrainingJobSummaries } = await bench.sagemaker.send(
      new ListTrainingJobsCommand({ NameContains: 'copies-multi' }),
    );
    expect(TrainingJobSummaries).toHaveLength(1);
  });

  it('a host that fails: the job fails with its words, not those of another one that talks on, and the others end', async () => {
    const script = `
import os, sys, time
# torch.distributed is not needed to fail.
print("\\n".join(f"picture {number} is fine" for number in range(30)), flush=True)
if os.environ["RANK"] == "1": time.sleep(1); sys.exit("no picture is left for the second host")
time.sleep(300)
`;
    using repository = await withScript('one-fails', script, { multi: { instance: 'ml.m5.xlarge', count: 2 } });
    const error = onlyError(await bench.run('train', repository), 'resource-failed');
    expect(error).toMatch(/^The training job one-fails-multi-[0-9a-f]{10} .*: AlgorithmError: /);
    const [, log] = error.split('The end of its log:');
    expect(log).toContain('\n  [algo-2] no picture is left for the second host\n');
    expect(log).not.toContain('[algo-1]');
  }, 60_000);
});
