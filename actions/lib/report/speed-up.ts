/** A finished training run, as far as its time and cost go. */
export interface Timed {
  /** Entry of `train`. */
  readonly entry: string;
  readonly instance: string;
  readonly count: number;
  readonly trainingSeconds: number;
  /** Of each instance. */
  readonly billableSeconds: number;
}

/**
 * What several instances brought and cost against one of the same type: a sentence for each run with `count` above 1
 * that has such a run beside it. AWS bills BillableTimeInSeconds times InstanceCount. Source: DescribeTrainingJob.
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
