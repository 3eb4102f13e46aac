import * as z from 'zod/mini';
import { choice, describe, entries, flag, list, number, oneOrMore, scalar, section, text, whole } from './leaves.ts';
import { durationPattern, sizePattern } from './units.ts';

const { optional } = z;

const name = /^[a-z](-?[a-z0-9])*$/;
const filled = /\S/;
/** A path inside the repository: no absolute path, nothing that climbs out. */
const inside = /^(?!\/)(?!.*(^|\/)\.\.(\/|$)).*\S.*$/;

const path = (write: string) => text('a path inside the repository', write, inside);
const entryName = (write: string) =>
  text('lower-case letters, digits and single hyphens, beginning with a letter', write, name);
const sha256 = describe(
  'SHA-256 of the downloaded file, 64 hexadecimal digits.',
  text('the 64 hexadecimal digits of a SHA-256, in quotes', 'what sha256sum prints', /^[0-9a-f]{64}$/),
);
const location = text('a folder, a file or an https address', 'data/images or https://example.com/images.zip', filled);
const instance = (use: string, word: string) =>
  describe(
    `${word}: the machine for ${use}.`,
    text('an ml. instance type', 'ml.m5.xlarge', /^ml\.[a-z0-9-]+\.[a-z0-9]+$/),
  );
const maxRuntime = describe(
  'StoppingCondition.MaxRuntimeInSeconds: a job that runs longer is stopped. Default 2h.',
  optional(text('a duration with its unit, such as 30m or 2h', '2h', durationPattern)),
);
const volumeSize = describe(
  'ResourceConfig.VolumeSizeInGB: disk of the job. Default 30GB.',
  optional(text('a size with its unit, such as 30GB', '30GB', sizePattern)),
);
const environment = (word: string) =>
  describe(
    `${word}: environment variables.`,
    optional(
      entries(
        text('a variable name', 'LOG_LEVEL', /^[a-zA-Z_][a-zA-Z0-9_]*$/),
        scalar('text', 'debug'),
        'a mapping of variables',
        'LOG_LEVEL: debug',
      ),
    ),
  );

const aws = describe(
  'The account side: where things are, who owns them. Roles come from the inputs of the actions, never from here.',
  section(
    {
      region: describe('AWS region.', text('an AWS region', 'us-east-1', /^[a-z]{2}(-[a-z]+)+-\d$/)),
      bucket: describe(
        'S3 bucket. default means sagemaker-<region>-<account>, as in the SageMaker SDK.',
        optional(text('a bucket name or default', 'default', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)),
      ),
      tags: describe(
        'Tags on everything that the pipeline makes, beside our own.',
        optional(
          entries(
            text(
              'a tag key of at most 128 letters, digits, spaces and _.:/=+-@',
              'team',
              /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u,
            ),
            scalar('text', 'vision'),
            'a mapping of tags',
            'team: vision',
          ),
        ),
      ),
      'kms-key': describe(
        'VolumeKmsKeyId and OutputDataConfig.KmsKeyId: id, ARN or alias of the key for disks and artefacts.',
        optional(text('a KMS key id, ARN or alias', 'alias/training', /^[a-zA-Z0-9:/_-]{1,2048}$/)),
      ),
      subnets: describe(
        'VpcConfig.Subnets: run inside this network; together with security-groups.',
        optional(
          list(
            text('a subnet id', 'subnet-0abc', /^subnet-[0-9a-f]+$/),
            'a list of 1 to 16 subnet ids',
            '[subnet-0abc]',
            16,
          ),
        ),
      ),
      'security-groups': describe(
        'VpcConfig.SecurityGroupIds; together with subnets.',
        optional(
          list(
            text('a security group id', 'sg-0abc', /^sg-[0-9a-f]+$/),
            'a list of 1 to 5 security group ids',
            '[sg-0abc]',
            5,
          ),
        ),
      ),
    },
    'region: us-east-1',
  ),
);

const data = describe(
  'The data set: the channel training of every job.',
  section(
    {
      source: describe(
        'Folder, .zip, .tar.gz or .tgz, or an https address of such a file; of a list the first that works.',
        oneOrMore(location, 'a location or a list of them', 'data/images'),
      ),
      sha256: optional(sha256),
      prefix: describe(
        'Key prefix of the data versions in the bucket. Default <name>/.',
        optional(text('a key prefix that ends in /', 'dogImages/', /^[\w.-]+(\/[\w.-]+)*\/$/)),
      ),
      layout: describe(
        'image-folders checks for {train,valid,test}/NNN.Class/ with images. Default any: no check.',
        optional(choice(['image-folders', 'any'])),
      ),
    },
    'source: data/images',
  ),
);

const weights = describe(
  'Pretrained weights: the channel weights, so that no job downloads them.',
  section(
    {
      source: describe(
        'File or https address; of a list the first that works.',
        oneOrMore(location, 'a location or a list of them', 'https://example.com/weights.pth'),
      ),
      sha256,
    },
    'source: https://example.com/weights.pth',
  ),
);

const training = describe(
  'The training script and what every training job gets.',
  section(
    {
      source: describe('Folder of the code: sagemaker_submit_directory.', path('python/training')),
      'entry-point': describe(
        'File in source that runs: sagemaker_program. Default train.py.',
        optional(path('train.py')),
      ),
      image: describe(
        "AlgorithmSpecification.TrainingImage: pytorch (AWS's image, CPU or GPU as the instance is) or an image URI. Default pytorch.",
        optional(text('pytorch or an image URI', 'pytorch', filled)),
      ),
      seed: describe(
        'Hyperparameter seed of every job and RandomSeed of the search. Default: none is passed.',
        optional(whole(0, 4_294_967_295, '7')),
      ),
      metrics: describe(
        'AlgorithmSpecification.MetricDefinitions: name to regular expression whose one group finds the number in the log.',
        optional(
          entries(
            text('a metric name of at most 255 characters', 'Validation Loss', /^.{1,255}$/),
            text('a regular expression', "'Validation Loss: ([0-9.]+)'", filled),
            'a mapping of metric name to regular expression',
            "Validation Loss: 'Validation Loss: ([0-9.]+)'",
          ),
        ),
      ),
      hyperparameters: describe(
        'HyperParameters (StaticHyperParameters when tuning): arguments of the script.',
        optional(
          entries(
            text('a hyperparameter name', 'epochs', /^\S{1,256}$/),
            scalar('text, a number or true or false', 'epochs: 5'),
            'a mapping of hyperparameters',
            'epochs: 5',
          ),
        ),
      ),
      environment: environment('Environment of the jobs'),
    },
    'source: python/training',
  ),
);

const range = z.union(
  [
    list(
      z.union([z.string(), z.number()], { error: () => 'must be text or a number\n32' }),
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

const tune = describe(
  'The search for the best hyperparameters: one HyperParameterTuningJob.',
  section(
    {
      instance: instance('each trial', 'TrainingJobDefinition.ResourceConfig.InstanceType'),
      'max-runtime': maxRuntime,
      'volume-size': volumeSize,
      strategy: describe('Strategy. Default Bayesian.', optional(choice(['Bayesian', 'Random']))),
      jobs: describe('ResourceLimits.MaxNumberOfTrainingJobs: trials in all.', whole(1, 10_000, '4')),
      parallel: describe(
        'ResourceLimits.MaxParallelTrainingJobs: trials at once. Default 1.',
        optional(whole(1, 100, '1')),
      ),
      objective: describe(
        'HyperParameterTuningJobObjective.',
        section({ minimize: metricOf('Minimize'), maximize: metricOf('Maximize') }, 'minimize: Validation Loss'),
      ),
      ranges: describe(
        'ParameterRanges: what is searched.',
        entries(
          text('a hyperparameter name', 'learning_rate', /^\S{1,256}$/),
          range,
          'a mapping of hyperparameter to range',
          'learning_rate: { min: 0.001, max: 0.1 }',
        ),
      ),
      'early-stopping': describe(
        'TrainingJobEarlyStoppingType Auto (true) or Off (false). Default false.',
        optional(flag()),
      ),
    },
    'jobs: 4',
  ),
);

const train = describe(
  'Training runs with the best hyperparameters, by name: one TrainingJob each.',
  entries(
    entryName('single'),
    section(
      {
        instance: instance('the job', 'ResourceConfig.InstanceType'),
        'max-runtime': maxRuntime,
        'volume-size': volumeSize,
      },
      'instance: ml.m5.xlarge',
    ),
    'a mapping of training runs',
    'single: { instance: ml.m5.xlarge }',
  ),
);

const serving = describe(
  'What is packed beside the trained artefact into every model.',
  section(
    {
      source: describe('Folder of the serving code.', path('python/serving')),
      image: describe(
        "PrimaryContainer.Image: ray-serve (AWS's image, CPU or GPU as the instance is) or an image URI. Default ray-serve.",
        optional(text('ray-serve or an image URI', 'ray-serve', filled)),
      ),
      environment: environment('PrimaryContainer.Environment'),
    },
    'source: python/serving',
  ),
);

const endpoints = describe(
  'Endpoints by their name.',
  entries(
    entryName('dog-breeds'),
    section(
      {
        model: describe(
          'The entry of train whose artefact is served.',
          text('the name of an entry in train', 'single', filled),
        ),
        instance: instance('serving', 'ProductionVariants.InstanceType'),
        count: describe('ProductionVariants.InitialInstanceCount. Default 1.', optional(whole(1, 1000, '1'))),
        smoke: describe(
          'A request that must be answered right before a deployment counts as done.',
          optional(
            section(
              {
                file: describe('The body of the request.', path('pipeline-config/data/held-out/image.png')),
                'content-type': describe(
                  'ContentType of InvokeEndpoint.',
                  text('a media type', 'image/jpeg', /^[\w.+-]+\/[\w.+-]+$/),
                ),
                expect: describe('The class that must come first.', text('the name of a class', 'Dalmatian', filled)),
              },
              '{ file: image.jpg, content-type: image/jpeg, expect: Dalmatian }',
            ),
          ),
        ),
      },
      'model: single',
    ),
    'a mapping of endpoints',
    'dog-breeds: { model: single, instance: ml.m5.xlarge }',
  ),
);

/** A config file, strictly: exactly the keys that something obeys. */
export const schema = describe(
  'One pipeline on Amazon SageMaker.',
  section(
    {
      name: describe(
        'Prefix of every name. At most 13 characters, because a tuning job name has 32: <name>-tune-<10 hexadecimal digits>-r9.',
        text(
          'at most 13 lower-case letters, digits and single hyphens, beginning with a letter',
          'dog-breeds',
          /^(?=.{1,13}$)[a-z](-?[a-z0-9])*$/,
        ),
      ),
      aws,
      data,
      weights: optional(weights),
      training,
      tune: optional(tune),
      train,
      serving: optional(serving),
      endpoints: optional(endpoints),
    },
    'name: dog-breeds',
  ),
);

/** A config as written, once the schema has accepted it. */
export type Written = z.output<typeof schema>;
