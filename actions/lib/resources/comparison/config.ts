/** How the model of a pull request is compared with the one that main serves. */
export interface PullRequest {
  /** Rules by metric; at least one. */
  readonly compare: Readonly<Record<string, Rule>>;
  /** Conclusion of the check where the verdict is `inconclusive`. */
  readonly inconclusive: 'neutral' | 'success' | 'failure';
  /** Trainings of each model, each with a seed of its own. */
  readonly seeds: number;
}

/** When a metric of a new model is good enough. */
export interface Rule {
  readonly higherIsBetter: boolean;
  /** Tolerance in units of the metric. */
  readonly tolerance: number;
  /**
   * Field of evaluation.json whose mean is the metric; undefined: the field is found by the values that both jobs
   * reported.
   */
  readonly exampleValue?: string;
}
