import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteTrainingJobCommand, ListTrainingJobsCommand, StopTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTrainingBench, type TrainingBench } from './training-bench.ts';

/** Says when it has begun, and whether anything asks it to end; starts a process that leaves its group. */
const STUBBORN = `
import os, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, lambda *_: print("heard SIGTERM"))
open(os.path.join(os.environ["SM_MODEL_DIR"], "half.txt"), "w").write("half")
subprocess.Popen(["sleep", sys.argv[2]], start_new_session=True)
print("begun")
while True: time.sleep(1)
`;

let state: string;
let bench: TrainingBench;
beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'training-test-'));
  bench = await startTrainingBench(state);
});
afterAll(async () => {
  await bench.close();
  await rm(state, { recursive: true, force: true });
});

/** Whether a process with these arguments runs. */
function runs(command: string): boolean {
  return execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n').includes(command);
}

test('a stop reaches the script as a kill only, and what it had made is kept', async () => {
  const seconds = String(9000 + process.pid);
  const name = await bench.start({ files: { 'train.py': STUBBORN }, hyperparameters: { seconds } });
  await bench.untilLogged(name, 'begun');
  expect(runs(`sleep ${seconds}`)).toBe(true);
  await bench.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: name }));
  expect((await bench.describe(name)).TrainingJobStatus).toBe('Stopping');
  const remove = () => bench.sagemaker.send(new DeleteTrainingJobCommand({ TrainingJobName: name }));
  await expect(remove(), 'until it has ended').rejects.toMatchObject({ name: 'ResourceInUse' });
  const job = await bench.until(name, ({ TrainingJobStatus }) => TrainingJobStatus === 'Stopped');
  expect(job.SecondaryStatus).toBe('Stopped');
  expect(job.FailureReason).toBeUndefined();
  expect(runs(`sleep ${seconds}`)).toBe(false);
  expect(await bench.log(name)).not.toContain('heard SIGTERM');
  expect(await bench.unpack(job.ModelArtifacts?.S3ModelArtifacts ?? '')).toEqual({ 'half.txt': 'half' });
  await expect(bench.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: name }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('The request was rejected because the training job is in status Stopped.'),
  });
  await remove();
  await expect(bench.describe(name)).rejects.toThrow('Requested resource not found.');
});

test('a job at its longest run time is Stopped with MaxRuntimeExceeded', async () => {
  const job = await bench.train({
    files: { 'train.py': 'import time\ntime.sleep(60)\n' },
    extra: { StoppingCondition: { MaxRuntimeInSeconds: 1 } },
  });
  expect(job).toMatchObject({ TrainingJobStatus: 'Stopped', SecondaryStatus: 'MaxRuntimeExceeded' });
});

test('checkpoints go to S3 while the job runs and are there when another job begins', async () => {
  const script = `
import os, sys
folder = os.path.join(os.environ["SM_MODEL_DIR"], "..", "checkpoints")
epochs = sorted(os.listdir(folder))
print("found", epochs)
open(os.path.join(folder, f"epoch-{len(epochs) + 1}.pt"), "w").write("weights")
sys.exit(1 if not epochs else 0)
`;
  const trial = {
    files: { 'train.py': script },
    extra: { CheckpointConfig: { S3Uri: 's3://training-bench/checkpoints/one' } },
  };
  const first = await bench.train(trial);
  expect(first.TrainingJobStatus).toBe('Failed');
  const second = await bench.train(trial);
  expect(second.TrainingJobStatus).toBe('Completed');
  expect(await bench.log(second.TrainingJobName)).toContain("found ['epoch-1.pt']");
  expect((await bench.bytes('s3://training-bench/checkpoints/one/epoch-2.pt')).toString()).toBe('weights');
});

test('the stand-in killed: nothing runs on, what ran has failed, what had finished is there', async () => {
  const done = await bench.train({ files: { 'train.py': '' } });
  const seconds = String(8000 + process.pid);
  const name = await bench.start({ files: { 'train.py': STUBBORN }, hyperparameters: { seconds } });
  await bench.untilLogged(name, 'begun');
  expect(runs(`sleep ${seconds}`)).toBe(true);
  await bench.standIn.kill();
  await expect.poll(() => runs(`sleep ${seconds}`), { timeout: 5000 }).toBe(false);

  bench = await startTrainingBench(state);
  const job = await bench.describe(name);
  expect(job).toMatchObject({
    TrainingJobStatus: 'Failed',
    SecondaryStatus: 'Failed',
    FailureReason: expect.stringMatching(/^InternalServerError: .*stand-in was stopped/),
  });
  expect(await bench.describe(done.TrainingJobName ?? '')).toMatchObject({
    TrainingJobStatus: 'Completed',
    CreationTime: done.CreationTime,
    SecondaryStatusTransitions: done.SecondaryStatusTransitions,
  });
  const { TrainingJobSummaries = [] } = await bench.sagemaker.send(
    new ListTrainingJobsCommand({
      StatusEquals: 'Failed',
      SortBy: 'CreationTime',
      SortOrder: 'Descending',
      MaxResults: 1,
    }),
  );
  expect(TrainingJobSummaries.map(({ TrainingJobName }) => TrainingJobName)).toEqual([name]);
});
