/** Time and cost of a completed training run. */
export interface Timed {
  /** Entry of `train`. */
  readonly entry: string;
  readonly instance: string;
  readonly count: number;
  readonly trainingSeconds: number;
  /** Billable seconds of each instance. */
  readonly billableSeconds: number;
}

/**
 * The speed-up and cost of several instances compared with one of the same type: a sentence for each run with `count`
 * above 1 if there is such a run with one. AWS bills BillableTimeInSeconds times InstanceCount. Source:
 * DescribeTrainingJob.
 */
export function compareWithOne(runs: readonly Timed[]): string[] {
  return runs.flatMap((run) => {
    const one = runs.find(({ instance, count }) => instance === run.instance && count === 1);
    if (run.count === 1 || one === undefined) return [];
    const speedUp = (one.trainingSeconds / run.trainingSeconds).toFixed(2);
    const cost = (billed(run) / billed(one)).toFixed(2);
    return [
      `${run.entry} on ${run.count} × ${run.instance} took ${run.trainingSeconds} s, ${one.entry} on one took ${one.trainingSeconds} s: ${speedUp} times as fast for ${cost} times the cost (${billed(run)} instead of ${billed(one)} billable instance-seconds).`,
    ];
  });
}

function billed({ billableSeconds, count }: Timed): number {
  return billableSeconds * count;
}
