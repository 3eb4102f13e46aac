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
  /** SageMaker's status, such as `Completed`. */
  readonly status: string;
  /** Absent if it reported none. */
  readonly objective?: number;
  readonly hyperparameters: Readonly<Record<string, string>>;
  /** Time from its start to its end; absent if it has not ended. */
  readonly seconds?: number;
  /** Start time in milliseconds since the epoch. */
  readonly started?: number;
}

/** A completed tuning job. */
export interface TunedJob {
  readonly name: string;
  /** Name of the metric that it optimised. */
  readonly objective: string;
  readonly direction: 'Minimize' | 'Maximize';
  /** Name of the best trial. */
  readonly best?: string | undefined;
  /** The best first. */
  readonly trials: readonly Trial[];
}

/** A completed training job. */
export interface TrainedJob {
  /** Entry of `train`. */
  readonly entry: string;
  readonly trainingJob: string;
  readonly metrics: Readonly<Record<string, number>>;
  readonly instance: string;
  readonly count: number;
  readonly trainingSeconds: number;
  /** Billable seconds of each instance. */
  readonly billableSeconds: number;
}

/** An answer of an endpoint or a function. */
export interface Answer {
  /** The endpoint, or the function with its version. */
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
  /** Keys of the nodes that match the config and are verified. */
  readonly reached: string[];
  /** What the pipeline's endpoints serve at the end of the action. */
  readonly served: ServedNow[];
  /** Costs of nodes that are not derived from the config alone. */
  readonly costs: Cost[];
  readonly tuning: TunedJob[];
  readonly trained: TrainedJob[];
  /** Jobs that this action started or waited for; read only for the report. */
  readonly jobs: JobHistory[];
  readonly answers: Answer[];
  readonly comparisons: EndpointComparison[];
  readonly previews: PreviewState[];
  /** The training of the same content by SageMaker and on EC2, if both are finished. */
  bothMachines?: BothMachines;
  readonly loads: { endpoint: string; result: LoadResult }[];
  /** The cost of a run: the forecast of a plan, or the cost of an action. */
  cost?: Estimate;
  /** Additional sentences. */
  readonly notes: string[];
  readonly problems: Omit<Explanation, 'stack'>[];
  /** The steps are a forecast; nothing was done. */
  isPlan?: true;
  /** What is still in progress at the end of the wait. */
  pending?: string;
  /** Milliseconds since the epoch. */
  ended?: number;
  /** Address of the run's report, once it is written. */
  report?: string;
}

/** An empty record. */
export function newRecord(title: string, started: number): RunRecord {
  return {
    ...{ title, started, steps: [], reached: [], served: [], costs: [], tuning: [], trained: [], jobs: [] },
    ...{ comparisons: [], previews: [], answers: [], loads: [], notes: [], problems: [] },
  };
}
