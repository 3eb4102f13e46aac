import { number as anyNumber, boolean, optional, string, union } from 'zod/mini';
import { choice, describe, entries, flag, list, number, section, text, whole } from '../../config/schema/leaves.ts';
import { filled, instance, maxRuntime, volumeSize } from '../../config/schema/values.ts';

const range = union(
  [
    list(
      union([string(), anyNumber(), boolean()], { error: () => 'must be text, a number or true or false\n32' }),
      'a list of 1 to 30 values',
      '[32, 64, 128]',
      30,
    ),
    section(
      {
        min: describe('MinValue.', number('0.001')),
        max: describe('MaxValue.', number('0.1')),
        scale: describe(
          'ScalingType: auto, linear, log (Logarithmic) or reverse-log (ReverseLogarithmic). Default auto.',
          optional(choice(['auto', 'linear', 'log', 'reverse-log'])),
        ),
        integer: describe(
          'true makes it one of IntegerParameterRanges. Default false: ContinuousParameterRanges.',
          optional(flag()),
        ),
      },
      '{ min: 0.001, max: 0.1 }',
    ),
  ],
  { error: () => 'must be a list of values or a mapping with min and max\n{ min: 0.001, max: 0.1 } or [32, 64]' },
);

const metricOf = (word: string) =>
  describe(
    `HyperParameterTuningJobObjective with Type ${word}: a name from training.metrics.`,
    optional(text('a metric name', 'Validation Loss', filled)),
  );

/** `tune`: the search for the best hyperparameters. */
export const tune = optional(
  describe(
    'The tuning job that searches the best hyperparameters (HyperParameterTuningJob).',
    section(
      {
        instance: instance('each trial', 'TrainingJobDefinition.ResourceConfig.InstanceType'),
        'max-runtime': maxRuntime,
        'volume-size': volumeSize,
        strategy: describe('Strategy. Default Bayesian.', optional(choice(['Bayesian', 'Random']))),
        jobs: describe('ResourceLimits.MaxNumberOfTrainingJobs: number of trials.', whole(1, 10_000, '4')),
        parallel: describe(
          'ResourceLimits.MaxParallelTrainingJobs: number of parallel trials. Default 1.',
          optional(whole(1, 100, '1')),
        ),
        objective: describe(
          'HyperParameterTuningJobObjective.',
          section({ minimize: metricOf('Minimize'), maximize: metricOf('Maximize') }, '{ minimize: Validation Loss }'),
        ),
        ranges: describe(
          'ParameterRanges: the hyperparameters to search.',
          entries(
            text('a hyperparameter name', 'learning_rate', /^\S{1,256}$/),
            range,
            'a mapping of hyperparameter to range',
            '{ learning_rate: { min: 0.001, max: 0.1 } }',
          ),
        ),
        'early-stopping': describe(
          'TrainingJobEarlyStoppingType Auto (true) or Off (false). Default false.',
          optional(flag()),
        ),
      },
      '{ instance: ml.m5.xlarge, jobs: 4, objective: …, ranges: … }',
    ),
  ),
);
