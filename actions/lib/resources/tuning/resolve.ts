import { mapValues } from '../../config/fill-in.ts';
import type { Written } from '../schema.ts';
import { resources } from '../training/resolve.ts';
import type { Config } from '../types.ts';
import type { Range, ScalingType, Tune } from './config.ts';

const scales = {
  auto: 'Auto',
  linear: 'Linear',
  log: 'Logarithmic',
  'reverse-log': 'ReverseLogarithmic',
} as const satisfies Record<string, ScalingType>;

/** The section `tune`, if the config has it. */
export function resolveTuning(written: Written): Pick<Config, 'tune'> {
  return written.tune === undefined ? {} : { tune: resolveTune(written.tune, written) };
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
