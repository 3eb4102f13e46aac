import type { Step } from '../core/run.ts';
import type { Estimate } from '../prices/arithmetic.ts';
import type { EndpointComparison } from '../resources/comparison/compare-models.ts';
import type { Explanation } from './explain.ts';
import type { LoadResult } from './load.ts';

/** A trial of a tuning job. */
export interface Trial {
  readonly name: string;
  /** SageMaker's word, such as `Completed`. */
  readonly status: string;
  /** Absent where it has reported none. */
  readonly objective?: number;
  readonly hyperparameters: Readonly<Record<string, string>>;
  /** From its start to its end; absent while it has none. */
  readonly seconds?: number;
}

/** A training job that has completed. */
export interface TrainedJob {
  /** Entry of `train`. */
  readonly entry: string;
  readonly trainingJob: string;
  readonly metrics: Readonly<Record<string, number>>;
  readonly instance: string;
  readonly count: number;
  readonly trainingSeconds: number;
  /** Of each instance. */
  readonly billableSeconds: number;
}

/** What an endpoint or a function has answered. */
export interface Answer {
  /** The endpoint; the function with its version. */
  readonly who: string;
  readonly prediction: string;
  readonly milliseconds: number;
}

/** The record of what one action did. The job's summary is rendered from it. */
export interface RunRecord {
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly started: number;
  readonly steps: Step[];
  readonly tuning: { name: string; best?: string; trials: readonly Trial[] }[];
  readonly trained: TrainedJob[];
  readonly answers: Answer[];
  readonly comparisons: EndpointComparison[];
  readonly loads: { endpoint: string; result: LoadResult }[];
  /** What a plan's run would cost. */
  cost?: Estimate;
  /** Sentences that stand for themselves. */
  readonly notes: string[];
  readonly problems: Omit<Explanation, 'stack'>[];
  /** What is still under way at the end of the wait. */
  pending?: string;
  /** Milliseconds since the epoch. */
  ended?: number;
}

/** A record with nothing in it. */
export function newRecord(title: string, started: number): RunRecord {
  return {
    ...{ title, started, steps: [], tuning: [], trained: [], answers: [], comparisons: [] },
    ...{ loads: [], notes: [], problems: [] },
  };
}
