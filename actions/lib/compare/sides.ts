import type { Evaluation } from './evaluation.ts';

/** One run of a model's training. */
export interface Side {
  /** Name of the run, e.g. the training job. */
  readonly name: string;
  /** The final metrics that the job reported. */
  readonly metrics: Readonly<Record<string, number>>;
  /** The model's result for each test example; undefined = unknown. */
  readonly evaluation?: Evaluation;
  /** Why it is unknown, as a clause after “because”; default: the run has no evaluation.json. */
  readonly unknown?: string;
  /** Identity of the test data, if a run has no evaluation.json; undefined = unknown. */
  readonly testData?: string;
}

/** How a metric is judged. */
export interface Rule {
  readonly higherIsBetter: boolean;
  /** How much worse the candidate may be, in the metric's own unit; 0 or more. */
  readonly tolerance: number;
  /**
   * Name of the value of each example whose mean is the metric, e.g. `accuracy`. Default: the one whose mean was
   * reported.
   */
  readonly exampleValue?: string;
}

/** Runs of both models, each with another seed. */
export interface Sides {
  readonly baseline: readonly Side[];
  readonly candidate: readonly Side[];
}

/** Baseline first, then candidate. */
export function all({ baseline, candidate }: Sides): readonly Side[] {
  return [...baseline, ...candidate];
}
