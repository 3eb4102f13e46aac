import { binaryEvidence, type Discordant } from './binary.ts';
import { bootstrapEvidence, meanOf } from './bootstrap.ts';
import { ACCURACY, type Evaluation } from './evaluation.ts';
import type { Evidence } from './evidence.ts';
import type { Sides } from './sides.ts';

/** A metric of both models on the same examples. */
export interface PairedMetric {
  readonly baseline: number;
  readonly candidate: number;
  readonly evidence: Evidence;
  /** Only for one run each of an example value that is 0 or 1. */
  readonly discordant: Discordant | undefined;
  /** Standard deviation of the examples' differences. */
  readonly deviation: number;
}

/** Compares the means of an example value on common examples. @param sign 1 where higher is better, else −1 */
export function compareValues(sides: Sides, value: string, examples: readonly string[], sign: 1 | -1): PairedMetric {
  const [baseline, candidate] = [sides.baseline, sides.candidate].map((runs) =>
    meanOverRuns(
      runs.map(({ evaluation }) => evaluation ?? new Map()),
      value,
      examples,
    ),
  ) as [Float64Array, Float64Array];
  const differences = candidate.map((figure, index) => sign * (figure - (baseline[index] ?? 0)));
  const discordant = discordantOf(baseline, candidate, sign);
  const both = [...baseline, ...candidate];
  const spread = value === ACCURACY ? 1 : both.reduce((a, b) => Math.max(a, b)) - both.reduce((a, b) => Math.min(a, b));
  return {
    baseline: meanOf(baseline).mean,
    candidate: meanOf(candidate).mean,
    evidence: discordant ? binaryEvidence(discordant) : bootstrapEvidence(differences, spread, examples.join()),
    discordant,
    deviation: meanOf(differences).error * Math.sqrt(differences.length),
  };
}

/** Of each example, the mean over the runs. */
function meanOverRuns(runs: readonly Evaluation[], value: string, examples: readonly string[]): Float64Array {
  return Float64Array.from(examples, (key) =>
    runs.reduce((sum, run) => sum + (run.get(key)?.values.get(value) ?? Number.NaN) / runs.length, 0),
  );
}

/** Undefined where a value is neither 0 nor 1. */
function discordantOf(baseline: Float64Array, candidate: Float64Array, sign: number): Discordant | undefined {
  const isBinary = (values: Float64Array) => values.every((value) => value === 0 || value === 1);
  if (!isBinary(baseline) || !isBinary(candidate)) return undefined;
  const won = (by: number) => candidate.filter((value, index) => sign * (value - (baseline[index] ?? 0)) === by).length;
  return { examples: baseline.length, better: won(1), worse: won(-1) };
}
