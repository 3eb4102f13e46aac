import { optional } from 'zod/mini';
import { describe, entries, scalar, section, text, whole } from '../../config/schema/leaves.ts';
import {
  entryName,
  environment,
  filled,
  include,
  instance,
  maxRuntime,
  path,
  volumeSize,
} from '../../config/schema/values.ts';

/** `training`: the script, and settings of every job. */
export const training = optional(
  describe(
    'The training script and the settings of all training jobs.',
    section(
      {
        source: describe('Folder of the code: sagemaker_submit_directory.', path('python/training')),
        include,
        'entry-point': describe(
          'File in source that runs: sagemaker_program. Default train.py.',
          optional(path('train.py')),
        ),
        image: describe(
          "AlgorithmSpecification.TrainingImage: pytorch (AWS's image, CPU or GPU as the instance is) or an image URI. Default pytorch.",
          optional(text('pytorch or an image URI', 'pytorch', filled)),
        ),
        seed: describe(
          'Hyperparameter seed of every job and RandomSeed of the tuning job. Default: none.',
          optional(whole(0, 4_294_967_295, '7')),
        ),
        metrics: describe(
          'AlgorithmSpecification.MetricDefinitions: metric name and regular expression. Its only group must match the whole number in the log, with sign and exponent.',
          optional(
            entries(
              text('a metric name of at most 255 characters', 'Validation Loss', /^.{1,255}$/),
              text('a regular expression', "'Validation Loss: ([0-9.e+-]+)'", filled),
              'a mapping of metric name to regular expression',
              "{ Validation Loss: 'Validation Loss: ([0-9.e+-]+)' }",
            ),
          ),
        ),
        hyperparameters: describe(
          'HyperParameters (StaticHyperParameters when tuning): arguments of the script, --name value for each. For true and false the script gets True and False. Write a list as text such as 64,32 and split it in the script. A shell reads the arguments: values with spaces, quotes, $ and similar characters are refused.',
          optional(
            entries(
              text('a hyperparameter name', 'epochs', /^\S{1,256}$/),
              scalar('text, a number or true or false', '5'),
              'a mapping of hyperparameters',
              '{ epochs: 5 }',
            ),
          ),
        ),
        environment: environment('Environment of the jobs'),
      },
      '{ source: python/training }',
    ),
  ),
);

/** `train`: the training runs. */
export const train = optional(
  describe(
    'Training runs with the best hyperparameters, by name: one TrainingJob each.',
    entries(
      entryName('a name such as single'),
      section(
        {
          instance: instance('the job', 'ResourceConfig.InstanceType'),
          count: describe(
            'ResourceConfig.InstanceCount: number of hosts. Each host reads batch_size images per step, so count x batch_size in total; the learning rate is not scaled. Above 1, sagemaker_torch_distributed_enabled starts the script with torchrun. Default 1.',
            optional(whole(1, 20, '2')),
          ),
          'max-runtime': maxRuntime,
          'volume-size': volumeSize,
        },
        '{ instance: ml.m5.xlarge }',
      ),
      'a mapping of training runs',
      '{ single: { instance: ml.m5.xlarge } }',
    ),
  ),
);
