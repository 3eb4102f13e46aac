import { CreateTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTrainingBench, type TrainingBench } from './training-bench.ts';

let bench: TrainingBench;
beforeAll(async () => {
  bench = await startTrainingBench();
});
afterAll(() => bench.close());

test('a script finds its data, arguments and environment as the training toolkit gives them', async () => {
  const job = await bench.train({
    files: {
      'train.py': `
import json, os, sys
channel = os.environ["SM_CHANNEL_TRAINING"]
words = open(os.path.join(channel, "a/words.txt")).read()
report = {"argv": sys.argv[1:], "words": words, "hp": json.loads(os.environ["SM_HPS"]), "job": os.environ["TRAINING_JOB_NAME"],
  "environment": sorted(name for name in os.environ if not name.startswith("SM_")), "mine": os.environ["MINE"]}
json.dump(report, open(os.path.join(os.environ["SM_OUTPUT_DATA_DIR"], "report.json"), "w"))
open(os.path.join(os.environ["SM_MODEL_DIR"], "model.pth"), "w").write("weights")
print("Testing Loss: 0.75")
print("Testing Loss: 0.5", file=sys.stderr)
`,
    },
    hyperparameters: { 'batch-size': '"64"', rate: '1e-05', x: 'true', _tuning_objective_metric: 'Test Loss' },
    data: { 'a/words.txt': 'hello' },
    extra: { Environment: { MINE: 'yes' } },
  });
  expect(job.FailureReason).toBeUndefined();
  expect(job.TrainingJobStatus).toBe('Completed');
  expect(job.SecondaryStatusTransitions?.map(({ Status }) => Status)).toEqual([
    ...['Starting', 'Downloading', 'Training', 'Uploading', 'Completed'],
  ]);
  expect(job.FinalMetricDataList).toMatchObject([{ MetricName: 'Test Loss', Value: 0.5 }]);
  expect(job.BillableTimeInSeconds).toBeGreaterThanOrEqual(1);
  const output = await bench.unpack(
    `${job.OutputDataConfig?.S3OutputPath}/${job.TrainingJobName}/output/output.tar.gz`,
  );
  const report = JSON.parse(output['report.json'] ?? '');
  expect(report.argv).toEqual(['--batch-size', '64', '--rate', '1e-05', '-x', 'True']);
  expect(report).toMatchObject({
    words: 'hello',
    hp: { 'batch-size': '64', x: true },
    job: job.TrainingJobName,
    mine: 'yes',
  });
  expect(report.environment).not.toContain('VITEST');
  expect(report.environment).toContain('AWS_CONTAINER_CREDENTIALS_FULL_URI');
  expect(await bench.unpack(job.ModelArtifacts?.S3ModelArtifacts ?? '')).toEqual({ 'model.pth': 'weights' });
  expect(await bench.log(job.TrainingJobName)).toContain('Testing Loss: 0.75');
});

test('a script that fails tells why in the reason, its exit code and its last words', async () => {
  const job = await bench.train({
    files: { 'train.py': 'import sys\nprint("no such breed", file=sys.stderr)\nsys.exit(3)\n' },
  });
  expect(job.TrainingJobStatus).toBe('Failed');
  expect(job.SecondaryStatus).toBe('Failed');
  expect(job.FailureReason).toMatch(
    /^AlgorithmError: ExecuteUserScriptError:\nExitCode 3\nErrorMessage "no such breed\n"\nCommand "\S+ train.py", exit code: 3$/,
  );
  expect(job.ModelArtifacts?.S3ModelArtifacts).toBeUndefined();
});

test('the failure file of a script becomes the reason, 1,024 characters at most', async () => {
  const job = await bench.train({
    files: {
      'train.py':
        'import os\nopen(os.path.join(os.environ["SM_OUTPUT_DIR"], "failure"), "w").write("too few images " * 100)\nraise SystemExit(1)\n',
    },
  });
  expect(job.FailureReason).toMatch(/^AlgorithmError: too few images .*, exit code: 1$/);
  expect(job.FailureReason).toHaveLength(1024);
});

test('a script that a signal ends has failed', async () => {
  const job = await bench.train({ files: { 'train.py': 'import os\nos.kill(os.getpid(), 9)\n' } });
  expect(job.TrainingJobStatus).toBe('Failed');
  expect(job.FailureReason).toMatch(/ExitCode -9\n.*exit code: 137$/s);
});

test('an unknown image, a missing bundle and wrong requirements fail with a plain reason', async () => {
  const files = { 'train.py': '', 'requirements.txt': '--no-such-option\n' };
  const image = {
    TrainingImage: '123456789012.dkr.ecr.us-east-1.amazonaws.com/mine:1',
    TrainingInputMode: 'File' as const,
  };
  const jobs = await Promise.all([
    bench.train({ files: { 'train.py': '' }, extra: { AlgorithmSpecification: image } }),
    bench.train({ files: { 'train.py': '' }, hyperparameters: { sagemaker_program: 'other.py' } }),
    bench.train({ files }),
  ]);
  expect(jobs.map((job) => job.FailureReason)).toEqual([
    expect.stringContaining('nothing for the image 123456789012'),
    'AlgorithmError: the bundle has no file other.py (hyperparameter sagemaker_program), exit code: 1',
    expect.stringMatching(/^AlgorithmError: Python environment: .*no such option: --no-such-option/s),
  ]);
});

test('a name is used once, a channel without objects is refused, a job that is not there is not found', async () => {
  const files = { 'train.py': '' };
  const { TrainingJobName = '' } = await bench.train({ files });
  const request = await bench.request({ files });
  await expect(
    bench.sagemaker.send(new CreateTrainingJobCommand({ ...request, TrainingJobName })),
  ).rejects.toMatchObject({
    name: 'ResourceInUse',
    message: expect.stringContaining(`a training job with this name already exists (arn:aws:sagemaker:`),
  });
  await expect(bench.train({ files, data: {} })).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('No S3 objects found under S3 URL "s3://'),
  });
  await expect(bench.describe('nobody')).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('Requested resource not found'),
  });
});
