import type { HyperparameterValue, TrainingResources } from '../training/config.ts';

export interface Tune extends TrainingResources {
  readonly strategy: 'Bayesian' | 'Random';
  readonly jobs: number;
  readonly parallel: number;
  readonly objective: { readonly type: 'Minimize' | 'Maximize'; readonly metric: string };
  readonly ranges: Readonly<Record<string, Range>>;
  readonly earlyStopping: boolean;
}

export type ScalingType = 'Auto' | 'Linear' | 'Logarithmic' | 'ReverseLogarithmic';

/** The range of one hyperparameter in tuning. */
export type Range =
  | { readonly type: 'Continuous' | 'Integer'; readonly min: number; readonly max: number; readonly scale: ScalingType }
  | { readonly type: 'Categorical'; readonly values: readonly HyperparameterValue[] };
