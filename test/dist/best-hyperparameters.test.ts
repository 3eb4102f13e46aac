import { CloudWatchLogsClient, DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeTrainingJobCommand,
  ListTrainingJobsForHyperParameterTuningJobCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const GROUP = '/aws/sagemaker/TrainingJobs';

let bench: Workbench;
let repository: UserRepository;

beforeAll(async () => {
  bench = await startWorkbench();
  repository = userRepository('best');
  repository.edit((config) => {
    config['tune'].jobs = 5;
  });
  await bench.runAll(['sync-data'], repository);
});

afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

/** The last validation loss that a job printed, found in its log and nowhere else. */
async function printedLoss(job: string): Promise<number> {
  const { endpoint, region, env } = bench.standIn;
  const credentials = {
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  const logs = new CloudWatchLogsClient({ endpoint, region, credentials });
  const request = { logGroupName: GROUP, logStreamNamePrefix: `${job}/` };
  const { logStreams = [] } = await logs.send(new DescribeLogStreamsCommand(request));
  const logStreamName = logStreams[0]?.logStreamName;
  const { events = [] } = await logs.send(
    new GetLogEventsCommand({ logGroupName: GROUP, logStreamName, startFromHead: true }),
  );
  const losses = events.flatMap(({ message = '' }) => /Validation Loss: ([0-9.]+)/.exec(message)?.[1] ?? []);
  return Number(losses.at(-1));
}

/** Tunes, and compares what is handed on with what the logs of all trials say. */
async function tune(): Promise<{ batch_size: number; learning_rate: number }> {
  const [tuned] = await bench.runAll(['tune'], repository);
  const { TrainingJobSummaries: trials = [] } = await bench.sagemaker.send(
    new ListTrainingJobsForHyperParameterTuningJobCommand({
      HyperParameterTuningJobName: tuned?.outputs['tuning-job'],
    }),
  );
  expect(trials).toHaveLength(5);
  const losses = await Promise.all(trials.map(({ TrainingJobName = '' }) => printedLoss(TrainingJobName)));
  const winner = trials[losses.indexOf(Math.min(...losses))]?.TrainingJobName;
  expect(tuned?.outputs['best-training-job']).toBe(winner);
  expect(Number(tuned?.outputs['best-objective'])).toBeCloseTo(Math.min(...losses), 5);
  const { HyperParameters } = await bench.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: winner }));
  const best = JSON.parse(tuned?.outputs['best-hyperparameters'] ?? '');
  expect(best.learning_rate).toBe(Number(HyperParameters?.['learning_rate']));
  expect(best.batch_size).toBe(Number(HyperParameters?.['batch_size']));
  return best;
}

test('the best hyperparameters are those of the lowest loss in the logs, and they move with the range', async () => {
  const wide = await tune();
  expect(wide.learning_rate).toBeGreaterThanOrEqual(0.001);
  expect(wide.learning_rate).toBeLessThanOrEqual(0.1);
  repository.edit((config) => {
    config['tune'].ranges.learning_rate = { min: 0.2, max: 0.4 };
    config['tune'].ranges.batch_size = [16];
  });
  const moved = await tune();
  expect(moved.learning_rate).toBeGreaterThanOrEqual(0.2);
  expect(moved.learning_rate).toBeLessThanOrEqual(0.4);
  expect(moved.batch_size).toBe(16);
});
