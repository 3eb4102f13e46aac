import type { Step } from '../core/run.ts';
import type { JobHistory } from '../operations/job-history.ts';
import type { Estimate } from '../prices/arithmetic.ts';
import type { EndpointComparison } from '../resources/comparison/compare-models.ts';
import type { Cost } from '../resources/cost.ts';
import type { BothMachines } from '../resources/ec2/both-machines.ts';
import type { ServedNow } from '../resources/endpoint/served-now.ts';
import type { PreviewState } from '../resources/preview/state.ts';
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
  /** Of its start, in milliseconds since the epoch. */
  readonly started?: number;
}

/** A tuning job that has completed. */
export interface TunedJob {
  readonly name: string;
  /** Name of the metric that it searched the best value of. */
  readonly objective: string;
  readonly direction: 'Minimize' | 'Maximize';
  /** Name of the trial that won. */
  readonly best?: string | undefined;
  /** The best first. */
  readonly trials: readonly Trial[];
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

/** The record of what one action did. The job's summary and the report are rendered from it. */
export interface RunRecord {
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly started: number;
  readonly steps: Step[];
  /** Keys of the nodes that are as the config wants them, and verified. */
  readonly reached: string[];
  /** What the pipeline's endpoints serve at the end. */
  readonly served: ServedNow[];
  /** Of nodes that do not come from the config alone. */
  readonly costs: Cost[];
  readonly tuning: TunedJob[];
  readonly trained: TrainedJob[];
  /** Of the jobs that this action has started or waited for; read for the report alone. */
  readonly jobs: JobHistory[];
  readonly answers: Answer[];
  readonly comparisons: EndpointComparison[];
  readonly previews: PreviewState[];
  /** The same content trained by SageMaker and on EC2, where both are done. */
  bothMachines?: BothMachines;
  readonly loads: { endpoint: string; result: LoadResult }[];
  /** What a run costs: as a plan foresees it, or for what an action did. */
  cost?: Estimate;
  /** Sentences that stand for themselves. */
  readonly notes: string[];
  readonly problems: Omit<Explanation, 'stack'>[];
  /** The steps are what a run would do; nothing was done. */
  isPlan?: true;
  /** What is still under way at the end of the wait. */
  pending?: string;
  /** Milliseconds since the epoch. */
  ended?: number;
  /** Address of the run's report, once it has been written. */
  report?: string;
}

/** A record with nothing in it. */
export function newRecord(title: string, started: number): RunRecord {
  return {
    ...{ title, started, steps: [], reached: [], served: [], costs: [], tuning: [], trained: [], jobs: [] },
    ...{ comparisons: [], previews: [], answers: [], loads: [], notes: [], problems: [] },
  };
}
