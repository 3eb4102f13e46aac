import { binaryEvidence, type Discordant } from './binary.ts';
import { ACCURACY, type Evaluation } from './evaluation.ts';
import { type Evidence, together } from './evidence.ts';
import { meanOf } from './mean.ts';
import { FEWEST_EXAMPLES, pairedEvidence, unseenShare } from './paired-mean.ts';
import { deviationOfShare } from './resolution.ts';
import type { Side, Sides } from './sides.ts';
import { studentEvidence } from './student.ts';
import { trainingNoise } from './training-noise.ts';

/** A metric of both models on the same examples. */
export interface PairedMetric {
  readonly baseline: number;
  readonly candidate: number;
  readonly evidence: Evidence;
  /** Only if each model was trained once and examples are just right or wrong. */
  readonly discordant: Discordant | undefined;
  /** Standard deviation of the examples' differences, as estimated from these examples. */
  readonly deviation: number;
  /** Standard errors of the difference: from the choice of examples, and from the seeds. */
  readonly noise: { readonly testSet: number; readonly training: number | null };
}

/** Compares the means of an example value on common examples. @param sign 1 where higher is better, else −1 */
export function compareValues(sides: Sides, value: string, examples: readonly string[], sign: 1 | -1): PairedMetric {
  const [before, after] = [valuesOf(sides.baseline, value, examples), valuesOf(sides.candidate, value, examples)];
  const [baseline, candidate] = [meanOverRuns(before), meanOverRuns(after)];
  const differences = candidate.map((figure, index) => sign * (figure - (baseline[index] ?? 0)));
  const { mean, error } = meanOf(differences);
  const isOnce = before.length === 1 && after.length === 1;
  const mayBeBinary = isOnce && (value === ACCURACY || examples.length >= FEWEST_EXAMPLES);
  const discordant = mayBeBinary ? discordantOf(baseline, candidate, sign) : undefined;
  const spread = value === ACCURACY ? 1 : spreadOf([baseline, candidate]);
  const chosen = discordant ? binaryEvidence(discordant) : pairedEvidence(differences, spread, examples.join());
  const trained = trainingNoise(before, after);
  const total = error ** 2 + (trained?.variance ?? 0);
  const parts = [{ variance: error ** 2, df: examples.length - 1 }, ...(trained?.parts ?? [])];
  return {
    baseline: meanOf(baseline).mean,
    candidate: meanOf(candidate).mean,
    evidence: trained && total > 0 ? together(chosen, studentEvidence(mean, total, parts)) : chosen,
    discordant,
    deviation: discordant
      ? deviationOfShare(
          Math.max(unseenShare(examples.length), (discordant.better + discordant.worse) / examples.length),
        )
      : error * Math.sqrt(examples.length),
    noise: { testSet: error, training: trained === undefined ? null : Math.sqrt(trained.variance) },
  };
}

function valuesOf(runs: readonly Side[], value: string, examples: readonly string[]): Float64Array[] {
  return runs.map(({ evaluation }) => {
    const judged: Evaluation = evaluation ?? new Map();
    return Float64Array.from(examples, (key) => judged.get(key)?.values.get(value) ?? Number.NaN);
  });
}

/** The mean over the runs, for each example. */
function meanOverRuns(runs: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array(), ...others] = runs;
  return first.map((value, index) => others.reduce((sum, run) => sum + (run[index] ?? 0), value) / runs.length);
}

function spreadOf(sides: readonly Float64Array[]): number {
  const [most, least] = [Math.max, Math.min].map((of) =>
    of(...sides.map((values) => values.reduce((a, b) => of(a, b)))),
  );
  return (most ?? 0) - (least ?? 0);
}

/** Undefined if a value is neither 0 nor 1. */
function discordantOf(baseline: Float64Array, candidate: Float64Array, sign: number): Discordant | undefined {
  const isBinary = (values: Float64Array) => values.every((value) => value === 0 || value === 1);
  if (!isBinary(baseline) || !isBinary(candidate)) return undefined;
  const won = (by: number) => candidate.filter((value, index) => sign * (value - (baseline[index] ?? 0)) === by).length;
  return { examples: baseline.length, better: won(1), worse: won(-1) };
}
