import type { MetricComparison } from './comparison.ts';
import type { Evidence } from './evidence.ts';
import { findExampleValue } from './example-values.ts';
import { meanOf } from './mean.ts';
import { compareValues } from './metric.ts';
import type { Pairing } from './pairing.ts';
import { resolutionOf } from './resolution.ts';
import { all, type Rule, type Side, type Sides } from './sides.ts';
import { studentEvidence } from './student.ts';
import { trainingNoise } from './training-noise.ts';

/** A metric of both models before it is judged together with the others. */
export interface Draft extends Omit<MetricComparison, 'interval' | 'p' | 'verdict' | 'sentence'> {
  readonly evidence: Evidence | undefined;
  /** Why the examples are not paired. */
  readonly unpaired: string | undefined;
  /** Why reported metrics without their examples show nothing, as a clause. */
  readonly unseen: string | undefined;
  readonly problem: string | undefined;
}

/** @param pairing undefined if a run has no evaluation.json */
export function draftMetric(name: string, rule: Rule, sides: Sides, pairing: Pairing | undefined): Draft {
  const { higherIsBetter, tolerance } = rule;
  const sign = higherIsBetter ? 1 : -1;
  const means = [meanMetric(sides.baseline, name), meanMetric(sides.candidate, name)] as const;
  const nothing: Draft = {
    ...{ name, higherIsBetter, tolerance, ...differenceOf(...means, sign), paired: false },
    ...{ examples: null, exampleValue: null, discordant: null, resolution: null },
    ...{ noise: { testSet: null, training: null }, evidence: undefined },
    ...{ unpaired: undefined, unseen: undefined, problem: undefined },
  };
  const problem = missing(name, sides);
  if (problem !== undefined) return { ...nothing, problem };
  const found = findExampleValue(name, rule, sides);
  if ('problem' in found) return { ...nothing, problem: found.problem };
  if ('none' in found) return { ...nothing, unpaired: found.none, ...compareRuns(name, sides, sign, pairing) };
  const examples = pairing?.examples ?? [];
  if (examples.length === 0) return { ...nothing, problem: 'the two models have no test example in common' };
  const { baseline, candidate, deviation, discordant, evidence, noise } = compareValues(
    sides,
    found.value,
    examples,
    sign,
  );
  return {
    ...nothing,
    ...differenceOf(baseline, candidate, sign),
    ...{ paired: true, examples: examples.length, exampleValue: found.value, noise, evidence },
    discordant: discordant === undefined ? null : { better: discordant.better, worse: discordant.worse },
    resolution: deviation > 0 ? resolutionOf({ examples: examples.length, deviation, tolerance }) : null,
  };
}

/**
 * Reported metrics of several runs for each model, without their examples. They show how training changes the
 * difference on one test set. With one run, or on two test sets, they show nothing.
 */
function compareRuns(name: string, sides: Sides, sign: 1 | -1, pairing: Pairing | undefined): Partial<Draft> {
  const [baseline, candidate] = [sides.baseline, sides.candidate].map((runs) =>
    runs.map(({ metrics }) => Float64Array.of(metrics[name] ?? Number.NaN)),
  ) as [Float64Array[], Float64Array[]];
  if (Math.min(baseline.length, candidate.length) < 2) return { unseen: 'runs of both with several seeds are missing' };
  if (!isSameTest(sides, pairing)) return { unseen: 'their test data differ, or are not known to be the same' };
  const trained = trainingNoise(baseline, candidate);
  if (trained === undefined || trained.variance === 0)
    return { unseen: 'all runs of a model gave the same figure, which does not show the noise of training' };
  const mean = (runs: Float64Array[]) => meanOf(Float64Array.from(runs, ([value = Number.NaN]) => value)).mean;
  return {
    noise: { testSet: null, training: Math.sqrt(trained.variance) },
    evidence: studentEvidence(sign * (mean(candidate) - mean(baseline)), trained.variance, trained.parts),
  };
}

function isSameTest(sides: Sides, pairing: Pairing | undefined): boolean {
  if (pairing !== undefined) return pairing.onlyBaseline + pairing.onlyCandidate + pairing.relabelled === 0;
  return new Set(all(sides).map(({ testData }) => testData)).size === 1;
}

function differenceOf(baseline: number | null, candidate: number | null, sign: 1 | -1) {
  const difference = baseline === null || candidate === null ? null : candidate - baseline;
  return { baseline, candidate, difference, improvement: difference === null ? null : sign * difference || 0 };
}

function meanMetric(runs: readonly Side[], name: string): number | null {
  const { mean } = meanOf(Float64Array.from(runs, ({ metrics }) => metrics[name] ?? Number.NaN));
  return Number.isFinite(mean) ? mean : null;
}

/** Why a metric cannot be compared. */
function missing(name: string, sides: Sides): string | undefined {
  for (const which of ['baseline', 'candidate'] as const) {
    if (sides[which].length === 0) return `there is no ${which} to compare`;
  }
  const without = all(sides).find(({ metrics }) => !Object.hasOwn(metrics, name));
  if (without !== undefined) return `${without.name} has reported no such metric`;
  const none = all(sides).find(({ metrics }) => !Number.isFinite(metrics[name]));
  return none && `${none.name} has reported ${none.metrics[name]}, which cannot be compared`;
}
