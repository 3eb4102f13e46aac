import { join } from 'node:path';
import type { HyperParameterTrainingJobSummary } from '@aws-sdk/client-sagemaker';
import type { Context, Part } from '../context.ts';
import { AwsError, type Handlers } from '../protocol/service.ts';
import { page } from './hosting-page.ts';
import type { TrainingJobs } from './training-job-store.ts';
import { TuningJobs, type TuningRecord } from './tuning-job-store.ts';
import { objectiveOf } from './tuning-trials.ts';

export const simplifications: readonly string[] = [
  'Tuning searches at random or, for Bayesian, with Optuna’s tree-structured Parzen estimator after three random trials; AWS uses Gaussian processes.',
  'Grid, Hyperband, early stopping, warm start, completion criteria, Autotune and several training job definitions are refused.',
  'Auto scaling of a range is logarithmic where its bounds are positive and a factor of 100 or more apart, else linear.',
  'With RandomSeed a Bayesian search repeats exactly, also with parallel trials.',
];

/** The operations of hyperparameter tuning jobs. */
export function tuningJobs(context: Context, jobs: TrainingJobs): { handlers: Handlers; part: Part } {
  const tuning = new TuningJobs(context, jobs, join(context.state, 'tuning-jobs'));

  function existing(name = ''): TuningRecord {
    const record = tuning.get(name);
    if (record === undefined) {
      // AWS's message: aws/amazon-sagemaker-examples#1540.
      const words = `Amazon SageMaker can't find a tuning job called ${name}. Type another name.`;
      throw new AwsError('ResourceNotFound', words);
    }
    return record;
  }

  const handlers: Handlers = {
    async CreateHyperParameterTuningJob(request) {
      return { HyperParameterTuningJobArn: await tuning.create(request) };
    },

    async DescribeHyperParameterTuningJob({ HyperParameterTuningJobName }) {
      return tuning.describe(existing(HyperParameterTuningJobName));
    },

    async ListHyperParameterTuningJobs(input) {
      const found = tuning
        .all()
        .map((record) => tuning.describe(record))
        .filter((job) => [undefined, job.HyperParameterTuningJobStatus].includes(input.StatusEquals))
        .filter(({ LastModifiedTime = new Date(0) }) => {
          const { LastModifiedTimeAfter = new Date(0), LastModifiedTimeBefore = new Date(8.64e15) } = input;
          return LastModifiedTime > LastModifiedTimeAfter && LastModifiedTime < LastModifiedTimeBefore;
        });
      const { items, ...rest } = page(found, input, (job) => {
        const sort = {
          Name: job.HyperParameterTuningJobName,
          Status: job.HyperParameterTuningJobStatus,
          CreationTime: job.CreationTime?.getTime(),
        };
        return {
          name: job.HyperParameterTuningJobName ?? '',
          created: job.CreationTime ?? new Date(0),
          sort: sort[input.SortBy ?? 'Name'] ?? '',
        };
      });
      return {
        HyperParameterTuningJobSummaries: items.map((job) => ({
          HyperParameterTuningJobName: job.HyperParameterTuningJobName,
          HyperParameterTuningJobArn: job.HyperParameterTuningJobArn,
          HyperParameterTuningJobStatus: job.HyperParameterTuningJobStatus,
          Strategy: job.HyperParameterTuningJobConfig?.Strategy,
          CreationTime: job.CreationTime,
          HyperParameterTuningEndTime: job.HyperParameterTuningEndTime,
          LastModifiedTime: job.LastModifiedTime,
          TrainingJobStatusCounters: job.TrainingJobStatusCounters,
          ObjectiveStatusCounters: job.ObjectiveStatusCounters,
          ResourceLimits: job.HyperParameterTuningJobConfig?.ResourceLimits,
        })),
        ...rest,
      };
    },

    async ListTrainingJobsForHyperParameterTuningJob(input) {
      const trials = tuning
        .trials(existing(input.HyperParameterTuningJobName))
        .filter((trial) => [undefined, trial.TrainingJobStatus].includes(input.StatusEquals));
      const { items, ...rest } = page(trials, { SortOrder: 'Ascending', ...input }, (trial) => ({
        name: trial.TrainingJobName ?? '',
        created: trial.CreationTime ?? new Date(0),
        sort: sortKey(trial, input.SortBy),
      }));
      return { TrainingJobSummaries: items, ...rest };
    },

    async DeleteHyperParameterTuningJob({ HyperParameterTuningJobName = '' }) {
      const { HyperParameterTuningJobStatus } = tuning.describe(existing(HyperParameterTuningJobName));
      if (tuning.delete(HyperParameterTuningJobName)) return {};
      const words = 'Cannot delete a hyperparameter tuning job in status';
      throw new AwsError('ValidationException', `${words} ${HyperParameterTuningJobStatus}.`);
    },

    async StopHyperParameterTuningJob({ HyperParameterTuningJobName = '' }) {
      const { HyperParameterTuningJobStatus } = tuning.describe(existing(HyperParameterTuningJobName));
      if (!tuning.stop(HyperParameterTuningJobName)) {
        const words = 'The request was rejected because the hyperparameter tuning job is in status';
        throw new AwsError('ValidationException', `${words} ${HyperParameterTuningJobStatus}.`);
      }
      return {};
    },
  };
  return { handlers, part: tuning };
}

function sortKey(trial: HyperParameterTrainingJobSummary, by: string | undefined): string | number {
  if (by === 'CreationTime') return trial.CreationTime?.getTime() ?? 0;
  if (by === 'Status') return trial.TrainingJobStatus ?? '';
  if (by === 'FinalObjectiveMetricValue') {
    const value = objectiveOf(trial);
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  }
  return trial.TrainingJobName ?? '';
}
