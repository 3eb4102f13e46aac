import type { Include } from '../code/config.ts';

/** A hyperparameter's value with its real type; SageMaker passes all values as text. */
export type HyperparameterValue = string | number | boolean;

export interface Training {
  /** Folder of the code bundle, from the repository's root. */
  readonly source: string;
  /** Undefined: `git`. */
  readonly include?: Include;
  /** File inside `source` that SageMaker runs. */
  readonly entryPoint: string;
  /** Undefined: no seed is passed to the script. */
  readonly seed?: number;
  /** Metric name to the regular expression that finds it in the log. */
  readonly metrics: Readonly<Record<string, string>>;
  readonly hyperparameters: Readonly<Record<string, HyperparameterValue>>;
  readonly environment: Readonly<Record<string, string>>;
}

/** The resources of one training job; times in seconds, sizes in GB. */
export interface TrainingResources {
  readonly instance: string;
  /** Number of instances that share the work of the job. */
  readonly count: number;
  /** Image URI that fits the instance (CPU or GPU) and the region. */
  readonly image: string;
  readonly maxRuntime: number;
  readonly volumeSize: number;
}

export interface TrainEntry extends TrainingResources {}
