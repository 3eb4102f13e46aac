import { given, mapValues, texts } from '../../config/fill-in.ts';
import { imageUri } from '../../config/images.ts';
import { toGigabytes, toSeconds } from '../../config/units.ts';
import { code } from '../code/resolve.ts';
import type { Written } from '../schema.ts';
import type { Config } from '../types.ts';
import type { Training, TrainingResources } from './config.ts';

/** The sections `training` and `train`. */
export function resolveTrainings(written: Written): Pick<Config, 'training' | 'train'> {
  const { training, train = {} } = written;
  return {
    train: mapValues(train, (entry) => resources(entry, written)),
    ...(training && { training: resolveTraining(training) }),
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

/** The resources of a job. */
export function resources(entry: NonNullable<Written['train']>[string], { aws, training }: Written): TrainingResources {
  const { instance, count = 1 } = entry;
  return {
    instance,
    count,
    image: imageUri('training', training?.image ?? 'pytorch', aws.region, instance),
    maxRuntime: toSeconds(entry['max-runtime'] ?? '2h'),
    volumeSize: toGigabytes(entry['volume-size'] ?? '30GB'),
  };
}
