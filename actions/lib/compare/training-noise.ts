import { meanOf } from './mean.ts';
import type { Estimate } from './student.ts';

/** Part of the squared mean: a smaller variance is only rounding of equal runs. */
const ROUNDING = 1e-24;

/** For each run, the values of its examples. */
export type Runs = readonly Float64Array[];

/**
 * How much the difference of two models' means would change with other seeds: the variance of the runs' means, minus
 * the part that comes from the examples' noise, which the examples' own variance already contains. Undefined with one
 * run for each model, and if the runs of each model are all equal. If only one model has several runs, the other's are
 * assumed to vary as much.
 *
 * `parts` include that part: they are only used for the degrees of freedom, whose number is then rather too low. With
 * this the rate of wrong verdicts stays below 5 % (`test/bench/verdicts.ts`); without the subtraction it is half of
 * that, and fewer drops are found.
 */
export function trainingNoise(baseline: Runs, candidate: Runs): { variance: number; parts: Estimate[] } | undefined {
  const [before, after] = [baseline, candidate].map((runs) => (runs.length > 1 ? varianceOfRuns(runs) : undefined));
  const known = [before ?? after, after ?? before];
  const parts = [baseline, candidate].flatMap((runs, which) => {
    const side = known[which];
    return side === undefined ? [] : { ...side, share: 1 / runs.length };
  });
  // If the runs are all equal, the seed was not used; it does not show that training has no noise.
  if (parts.every(({ between, within }) => between === 0 && within === 0)) return undefined;
  const variance = parts.reduce((sum, { between, within, share }) => sum + share * (between - within), 0);
  const estimates = parts.map(({ between, df, share }) => ({ variance: share * between, df }));
  const [one, other] = estimates;
  // An estimate that is used for both models counts its degrees of freedom once.
  const borrowed = one !== undefined && other !== undefined && (before === undefined || after === undefined);
  return {
    variance: Math.max(0, variance),
    parts: borrowed ? [{ variance: one.variance + other.variance, df: one.df }] : estimates,
  };
}

/**
 * The variance of the runs' means, and the part of it that comes from examples whose result changes from run to run.
 */
function varianceOfRuns(runs: Runs): { between: number; within: number; df: number } {
  const means = runs.map((run) => meanOf(run).mean);
  const mean = means.reduce((sum, one) => sum + one, 0) / runs.length;
  const size = runs[0]?.length ?? 0;
  const df = runs.length - 1;
  let squares = 0;
  for (let example = 0; example < size; example++) {
    const center = runs.reduce((sum, run) => sum + (run[example] ?? 0), 0) / runs.length;
    runs.forEach((run, index) => {
      squares += ((run[example] ?? 0) - center - ((means[index] ?? 0) - mean)) ** 2;
    });
  }
  const variance = means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / df;
  const between = variance < ROUNDING * mean ** 2 ? 0 : variance;
  const within = size < 2 ? 0 : squares / df / (size - 1) / size;
  return { between, within: within < ROUNDING * mean ** 2 ? 0 : within, df };
}
