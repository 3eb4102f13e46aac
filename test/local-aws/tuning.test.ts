import { randomBytes } from 'node:crypto';
import {
  CreateHyperParameterTuningJobCommand,
  type CreateHyperParameterTuningJobRequest,
  DeleteHyperParameterTuningJobCommand,
  DescribeHyperParameterTuningJobCommand,
  type DescribeHyperParameterTuningJobResponse,
  type HyperParameterTrainingJobSummary,
  type HyperParameterTuningJobConfig,
  ListTagsCommand,
  ListTrainingJobsCommand,
  ListTrainingJobsForHyperParameterTuningJobCommand,
  StopHyperParameterTuningJobCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTrainingBench, type TrainingBench } from './training-bench.ts';

/** Loss is least at a rate of 0.01; one batch size is better than the other. */
const BOWL = `
import math, sys
given = dict(zip(sys.argv[1::2], sys.argv[2::2]))
loss = (math.log10(float(given["--rate"])) + 2) ** 2 + (1 if given["--batch-size"] == "64" else 0)
print(f"Testing Loss: {loss:.6f}")
`;

const PATIENTLY = { timeout: 50_000 };

let bench: TrainingBench;
beforeAll(async () => {
  bench = await startTrainingBench();
});
afterAll(() => bench.close());

/** Starts a tuning job of a script, four trials, two at once, unless told otherwise; its name. */
async function create(
  script: string,
  config: Partial<HyperParameterTuningJobConfig> = {},
  limits = { MaxNumberOfTrainingJobs: 4, MaxParallelTrainingJobs: 2 },
): Promise<string> {
  const {
    HyperParameters: StaticHyperParameters = {},
    TrainingJobName: _name,
    StoppingCondition = {},
    ...definition
  } = await bench.request({ files: { 'train.py': script } });
  const name = `tuning-${randomBytes(4).toString('hex')}`;
  const request: CreateHyperParameterTuningJobRequest = {
    HyperParameterTuningJobName: name,
    HyperParameterTuningJobConfig: {
      Strategy: 'Random',
      HyperParameterTuningJobObjective: { Type: 'Minimize', MetricName: 'Test Loss' },
      ResourceLimits: limits,
      ParameterRanges: {
        ContinuousParameterRanges: [{ Name: 'rate', MinValue: '0.001', MaxValue: '0.1', ScalingType: 'Logarithmic' }],
        CategoricalParameterRanges: [{ Name: 'batch-size', Values: ['"32"', '"64"'] }],
      },
      RandomSeed: 7,
      ...config,
    },
    TrainingJobDefinition: {
      ...definition,
      AlgorithmSpecification: { TrainingInputMode: 'File', ...definition.AlgorithmSpecification },
      StaticHyperParameters,
      StoppingCondition,
    },
    Tags: [{ Key: 'pipeline', Value: 'dogs' }],
  };
  await bench.sagemaker.send(new CreateHyperParameterTuningJobCommand(request));
  return name;
}

async function describe(name: string): Promise<DescribeHyperParameterTuningJobResponse> {
  return await bench.sagemaker.send(new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name }));
}

async function ended(name: string): Promise<DescribeHyperParameterTuningJobResponse> {
  await expect.poll(async () => (await describe(name)).HyperParameterTuningEndTime, PATIENTLY).toBeDefined();
  return await describe(name);
}

async function trials(name: string): Promise<HyperParameterTrainingJobSummary[]> {
  const { TrainingJobSummaries = [] } = await bench.sagemaker.send(
    new ListTrainingJobsForHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name, MaxResults: 100 }),
  );
  return TrainingJobSummaries;
}

test('trials run with searched values, two at the same time, and the best one is the one with the least loss', async () => {
  const name = await create(`import time\ntime.sleep(1)\n${BOWL}`);
  await expect.poll(async () => (await describe(name)).TrainingJobStatusCounters?.InProgress, PATIENTLY).toBe(2);
  const job = await ended(name);
  expect(job).toMatchObject({
    HyperParameterTuningJobStatus: 'Completed',
    TrainingJobStatusCounters: { Completed: 4, InProgress: 0, NonRetryableError: 0, Stopped: 0 },
    ObjectiveStatusCounters: { Succeeded: 4, Pending: 0, Failed: 0 },
  });
  const found = await trials(name);
  expect(found.map(({ TrainingJobName }) => TrainingJobName?.replace(/[0-9a-f]{8}$/, ''))).toEqual(
    ['001', '002', '003', '004'].map((number) => `${name}-${number}-`),
  );
  const [first, second, third] = found;
  expect(second?.TrainingStartTime?.getTime()).toBeLessThan(first?.TrainingEndTime?.getTime() ?? 0);
  expect(third?.TrainingStartTime?.getTime()).toBeGreaterThanOrEqual(
    Math.min(first?.TrainingEndTime?.getTime() ?? 0, second?.TrainingEndTime?.getTime() ?? 0),
  );
  const losses = found.map((trial) => {
    const { rate = '', 'batch-size': size } = trial.TunedHyperParameters ?? {};
    expect(Number(rate)).toBeGreaterThanOrEqual(0.001);
    expect(Number(rate)).toBeLessThanOrEqual(0.1);
    const loss = (Math.log10(Number(rate)) + 2) ** 2 + (size === '"64"' ? 1 : 0);
    expect(trial.FinalHyperParameterTuningJobObjectiveMetric?.Value).toBeCloseTo(loss, 5);
    return loss;
  });
  expect(new Set(losses).size).toBe(4);
  expect(job.BestTrainingJob?.TrainingJobName).toBe(found[losses.indexOf(Math.min(...losses))]?.TrainingJobName);

  const best = await bench.describe(job.BestTrainingJob?.TrainingJobName ?? '');
  expect(best.TuningJobArn).toBe(job.HyperParameterTuningJobArn);
  expect(best.HyperParameters).toMatchObject({
    ...job.BestTrainingJob?.TunedHyperParameters,
    _tuning_objective_metric: 'Test Loss',
  });
  const { Tags } = await bench.sagemaker.send(new ListTagsCommand({ ResourceArn: best.TrainingJobArn }));
  expect(Tags).toEqual([{ Key: 'pipeline', Value: 'dogs' }]);
});

test('the same seed gives the same Bayesian trials, also in parallel', async () => {
  // The first three are random.
  const limits = (MaxNumberOfTrainingJobs: number) => ({ MaxNumberOfTrainingJobs, MaxParallelTrainingJobs: 2 });
  const names = [
    await create(BOWL, { Strategy: 'Bayesian' }, limits(6)),
    await create(BOWL, { Strategy: 'Bayesian' }, limits(6)),
    await create(BOWL, { Strategy: 'Bayesian', RandomSeed: 8 }, limits(3)),
  ];
  for (const name of names) await ended(name);
  const [first, second, other] = await Promise.all(
    names.map(async (name) => (await trials(name)).map(({ TunedHyperParameters }) => TunedHyperParameters)),
  );
  expect(first).toHaveLength(6);
  expect(second).toEqual(first);
  expect(other).toHaveLength(3);
  expect(other).not.toEqual(first?.slice(0, 3));
});

test('trials that fail, and trials that print no metric, end in one plain reason', async () => {
  const [failing, silent, mixed] = await Promise.all([
    create('raise SystemExit(1)\n').then(ended),
    create('print("done")\n').then(ended),
    create(
      'import sys\nif "\\"64\\"" in sys.argv or "64" in sys.argv: raise SystemExit(1)\nprint("Testing Loss: 1")\n',
    ).then(ended),
  ]);
  expect(failing).toMatchObject({
    HyperParameterTuningJobStatus: 'Failed',
    FailureReason: expect.stringMatching(/^No training job succeeded after 4 attempts\./),
    TrainingJobStatusCounters: { NonRetryableError: 4 },
    ObjectiveStatusCounters: { Failed: 4 },
  });
  expect(silent).toMatchObject({
    HyperParameterTuningJobStatus: 'Failed',
    FailureReason: expect.stringMatching(/^No objective metrics found after running 4 training jobs\./),
    TrainingJobStatusCounters: { Completed: 4 },
  });
  expect(silent.BestTrainingJob).toBeUndefined();
  const { Succeeded = 0, Failed = 0 } = mixed.ObjectiveStatusCounters ?? {};
  expect(mixed.HyperParameterTuningJobStatus).toBe('Completed');
  expect([Succeeded > 0, Failed > 0, Succeeded + Failed]).toEqual([true, true, 4]);
});

test('a stopped tuning job stops its trials and starts no more', async () => {
  const name = await create('import time\ntime.sleep(60)\n');
  await expect.poll(async () => (await describe(name)).TrainingJobStatusCounters?.InProgress, PATIENTLY).toBe(2);
  await bench.sagemaker.send(new StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name }));
  expect((await describe(name)).HyperParameterTuningJobStatus).toBe('Stopping');
  expect(await ended(name)).toMatchObject({
    HyperParameterTuningJobStatus: 'Stopped',
    TrainingJobStatusCounters: { Stopped: 2, InProgress: 0 },
  });
  await expect(
    bench.sagemaker.send(new StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name })),
  ).rejects.toThrow('is in status Stopped');
  await bench.sagemaker.send(new DeleteHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name }));
  await expect(describe(name)).rejects.toMatchObject({ name: 'ResourceNotFound' });
  const { TrainingJobSummaries = [] } = await bench.sagemaker.send(new ListTrainingJobsCommand({ NameContains: name }));
  expect(TrainingJobSummaries.length, 'its training jobs stay').toBe(2);
});

test('what AWS refuses beyond its model is refused, and so is what the stand-in lacks', async () => {
  const ranges = (MinValue: string, MaxValue: string, ScalingType: 'Logarithmic' | 'ReverseLogarithmic') => ({
    ParameterRanges: { ContinuousParameterRanges: [{ Name: 'rate', MinValue, MaxValue, ScalingType }] },
  });
  const refused: [Partial<HyperParameterTuningJobConfig>, string][] = [
    [{ Strategy: 'Grid' }, 'does not have the strategy Grid'],
    [{ TrainingJobEarlyStoppingType: 'Auto' }, 'does not have early stopping'],
    [ranges('0', '1', 'Logarithmic'), 'needs a minimum above 0'],
    [ranges('0', '1', 'ReverseLogarithmic'), 'within 0 <= x < 1'],
    [ranges('2', '1', 'Logarithmic'), 'must be less than its maximum'],
    [{ ParameterRanges: {} }, 'At least one hyperparameter range'],
    [
      { ParameterRanges: { CategoricalParameterRanges: [{ Name: 'sagemaker_program', Values: ['a'] }] } },
      'both static',
    ],
    [{ HyperParameterTuningJobObjective: { Type: 'Minimize', MetricName: 'Loss' } }, 'The objective metric Loss'],
    [
      {
        ResourceLimits: { MaxNumberOfTrainingJobs: 7, MaxParallelTrainingJobs: 1 },
        ParameterRanges: {
          CategoricalParameterRanges: [{ Name: 'flag', Values: ['true', 'false'] }],
          IntegerParameterRanges: [{ Name: 'layers', MinValue: '1', MaxValue: '3' }],
        },
      },
      "You don't have enough combinations of hyperparameter ranges. The total number of hyperparameter combinations for the provided ranges [6.0] must be equal or greater than the value of MaxNumberOfJobs, [7]. Provide additional ranges.",
    ],
    [{ ResourceLimits: { MaxNumberOfTrainingJobs: 1, MaxParallelTrainingJobs: 2 } }, 'MaxParallelTrainingJobs is 2'],
  ];
  for (const [config, words] of refused) {
    await expect(create('', config)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(words),
    });
  }
  await expect(describe('nobody')).rejects.toMatchObject({
    name: 'ResourceNotFound',
    message: expect.stringContaining("Amazon SageMaker can't find a tuning job"),
  });
});
