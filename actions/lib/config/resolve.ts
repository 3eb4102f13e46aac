import { imageUri, inferenceAmi } from './images.ts';
import type { Written } from './schema.ts';
import type {
  Config,
  Endpoint,
  Include,
  LambdaFunction,
  Range,
  Scaling,
  ScalingType,
  Training,
  TrainingResources,
  Tune,
} from './types.ts';
import { toGigabytes, toMegabytes, toSeconds } from './units.ts';

const scales = {
  auto: 'Auto',
  linear: 'Linear',
  log: 'Logarithmic',
  'reverse-log': 'ReverseLogarithmic',
} as const satisfies Record<string, ScalingType>;

/** Fills the defaults in and turns the file's words into SageMaker's: the config as everything else reads it. */
export function resolve(written: Written): Config {
  const { name, aws, data, weights, training, train = {}, tune, serving, endpoints = {}, functions = {} } = written;
  const bucket = aws.bucket === 'default' ? undefined : aws.bucket;
  return {
    name,
    aws: given({
      region: aws.region,
      bucket,
      tags: texts(aws.tags),
      kmsKey: aws['kms-key'],
      subnets: aws.subnets ?? [],
      securityGroups: aws['security-groups'] ?? [],
    }),
    data: given({
      locations: [data.source].flat(),
      sha256: data.sha256,
      prefix: data.prefix ?? `${name}/`,
      layout: data.layout ?? ('any' as const),
      strict: data.strict,
    }),
    train: mapValues(train, (entry) => resources(entry, written)),
    endpoints: mapValues(endpoints, (endpoint) => resolveEndpoint(endpoint, written)),
    functions: mapValues(functions, resolveFunction),
    ...(weights && { weights: { locations: [weights.source].flat(), sha256: weights.sha256 } }),
    ...(training && { training: resolveTraining(training) }),
    ...(tune && { tune: resolveTune(tune, written) }),
    ...(serving && { serving: { ...code(serving), environment: texts(serving.environment) } }),
  };
}

function resolveTraining(training: NonNullable<Written['training']>): Training {
  return given({
    ...code(training),
    entryPoint: training['entry-point'] ?? 'train.py',
    seed: training.seed,
    metrics: training.metrics ?? {},
    hyperparameters: training.hyperparameters ?? {},
    environment: texts(training.environment),
  });
}

function resolveTune(tune: NonNullable<Written['tune']>, written: Written): Tune {
  const { minimize, maximize = '' } = tune.objective;
  return {
    ...resources(tune, written),
    strategy: tune.strategy ?? 'Bayesian',
    jobs: tune.jobs,
    parallel: tune.parallel ?? 1,
    objective: minimize === undefined ? { type: 'Maximize', metric: maximize } : { type: 'Minimize', metric: minimize },
    ranges: mapValues(tune.ranges, resolveRange),
    earlyStopping: tune['early-stopping'] ?? false,
  };
}

function resolveRange(range: NonNullable<Written['tune']>['ranges'][string]): Range {
  if (Array.isArray(range)) return { type: 'Categorical', values: range };
  const { min, max, scale = 'auto', integer = false } = range;
  return { type: integer ? 'Integer' : 'Continuous', min, max, scale: scales[scale] };
}

function resources(entry: NonNullable<Written['train']>[string], { aws, training }: Written): TrainingResources {
  const { instance, count = 1 } = entry;
  return {
    instance,
    count,
    image: imageUri('training', training?.image ?? 'pytorch', aws.region, instance),
    maxRuntime: toSeconds(entry['max-runtime'] ?? '2h'),
    volumeSize: toGigabytes(entry['volume-size'] ?? '30GB'),
  };
}

function resolveEndpoint(endpoint: NonNullable<Written['endpoints']>[string], { aws, serving }: Written): Endpoint {
  const { model, instance, count = 1, scaling, smoke } = endpoint;
  const image = serving?.image ?? 'ray-serve';
  return given({
    model,
    instance,
    count,
    image: imageUri('serving', image, aws.region, instance),
    inferenceAmi: inferenceAmi(image, instance),
    scaling: scaling && resolveScaling(scaling),
    smoke: smoke && given({ file: smoke.file, contentType: smoke['content-type'], expect: smoke.expect }),
  });
}

type WrittenScaling = NonNullable<NonNullable<Written['endpoints']>[string]['scaling']>;

function resolveScaling({ min, max, step, scheduled = {}, ...scaling }: WrittenScaling): Scaling {
  const seconds = (cooldown = '300s') => toSeconds(cooldown);
  return given({
    min,
    max,
    target: scaling['target-invocations-per-instance-per-minute'],
    scaleInCooldown: seconds(scaling['scale-in-cooldown']),
    scaleOutCooldown: seconds(scaling['scale-out-cooldown']),
    step: step && {
      minutes: step.minutes ?? 1,
      cooldown: seconds(step.cooldown),
      add: step.add.toSorted((a, b) => a.above - b.above),
    },
    scheduled: mapValues(scheduled, ({ schedule, timezone = 'UTC', min, max }) =>
      given({ schedule, timezone, min, max }),
    ),
  });
}

function resolveFunction(written: NonNullable<Written['functions']>[string]): LambdaFunction {
  return given({
    ...code(written),
    handler: written.handler ?? 'handler.handler',
    runtime: written.runtime ?? 'python3.13',
    endpoint: written.endpoint,
    alias: written.alias ?? 'live',
    memory: toMegabytes(written.memory ?? '256MB'),
    timeout: toSeconds(written.timeout ?? '60s'),
    environment: texts(written.environment),
    provisionedConcurrency: written['provisioned-concurrency'] ?? 0,
    reservedConcurrency: written['reserved-concurrency'],
    test: written.test && given(written.test),
  });
}

function code({ source, include }: { source: string; include?: Include | undefined }) {
  return given({ source: source.replace(/\/+$/, ''), include });
}

function texts(values: Readonly<Record<string, string | number | boolean>> = {}): Record<string, string> {
  return mapValues(values, String);
}

function mapValues<From, To>(from: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, map(value)]));
}

type Given<T> = { [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

/** Leaves out what is undefined. */
function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
}
