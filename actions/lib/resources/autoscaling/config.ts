/** Autoscaling by target tracking; times in seconds. */
export interface Scaling {
  readonly min: number;
  readonly max: number;
  /** Target number of requests per minute for each instance. */
  readonly target: number;
  readonly scaleInCooldown: number;
  readonly scaleOutCooldown: number;
  readonly step?: Step;
  /** By name. */
  readonly scheduled: Readonly<Record<string, ScheduledRange>>;
}

/** Step scaling: adds instances at once when the load rises steeply. */
export interface Step {
  /** Seconds for which the load must be higher. */
  readonly minutes: number;
  /** Seconds. */
  readonly cooldown: number;
  /** Instances to add, by requests per minute and instance; ascending. */
  readonly add: readonly { readonly above: number; readonly instances: number }[];
}

/** Other limits from a certain time; a missing limit stays unchanged. */
export interface ScheduledRange {
  /** `cron(…)`, `rate(…)` or `at(…)`. */
  readonly schedule: string;
  readonly timezone: string;
  readonly min?: number;
  readonly max?: number;
}
