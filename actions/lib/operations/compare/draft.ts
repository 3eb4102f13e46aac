import type { MetricComparison } from './comparison.ts';
import type { Evidence } from './evidence.ts';
import { findExampleValue } from './example-values.ts';
import { compareValues } from './metric.ts';
import { resolutionOf } from './resolution.ts';
import { all, type Rule, type Side, type Sides } from './sides.ts';

/** A metric of both models before it is judged together with the others. */
export interface Draft extends Omit<MetricComparison, 'interval' | 'p' | 'verdict' | 'sentence'> {
  readonly evidence: Evidence | undefined;
  /** Why the examples are not paired. */
  readonly reason: string | undefined;
  readonly problem: string | undefined;
}

/** @param examples that all runs have in common */
export function draftMetric(name: string, rule: Rule, sides: Sides, examples: readonly string[]): Draft {
  const { higherIsBetter, tolerance } = rule;
  const sign = higherIsBetter ? 1 : -1;
  const [baseline, candidate] = [meanMetric(sides.baseline, name), meanMetric(sides.candidate, name)];
  const nothing = {
    ...{ evidence: undefined, reason: undefined, problem: undefined },
    ...{ examples: null, exampleValue: null, discordant: null, resolution: null },
  };
  const unpaired = {
    name,
    higherIsBetter,
    tolerance,
    ...differenceOf(baseline, candidate, sign),
    paired: false,
    ...nothing,
  };
  const problem = missing(name, sides);
  if (problem !== undefined) return { ...unpaired, problem };
  const found = findExampleValue(name, rule, sides);
  if ('problem' in found) return { ...unpaired, problem: found.problem };
  if ('none' in found) return { ...unpaired, reason: found.none };
  if (examples.length === 0) return { ...unpaired, problem: 'the two models have no test example in common' };
  const paired = compareValues(sides, found.value, examples, sign);
  const { discordant, deviation } = paired;
  return {
    ...unpaired,
    ...differenceOf(paired.baseline, paired.candidate, sign),
    paired: true,
    examples: examples.length,
    exampleValue: found.value,
    discordant: discordant === undefined ? null : { better: discordant.better, worse: discordant.worse },
    resolution: resolutionOf({ examples: examples.length, deviation, tolerance }),
    evidence: paired.evidence,
  };
}

function differenceOf(baseline: number | null, candidate: number | null, sign: 1 | -1) {
  const difference = baseline === null || candidate === null ? null : candidate - baseline;
  return { baseline, candidate, difference, improvement: difference === null ? null : sign * difference };
}

function meanMetric(runs: readonly Side[], name: string): number | null {
  const mean = runs.reduce((sum, { metrics }) => sum + (metrics[name] ?? Number.NaN), 0) / runs.length;
  return Number.isFinite(mean) ? mean : null;
}

/** What keeps a metric from being compared. */
function missing(name: string, sides: Sides): string | undefined {
  for (const [which, runs] of Object.entries(sides)) {
    if (runs.length === 0) return `there is no ${which} to compare`;
  }
  const without = all(sides).find(({ metrics }) => !Object.hasOwn(metrics, name));
  if (without !== undefined) return `${without.name} has reported no ${name}`;
  const none = all(sides).find(({ metrics }) => !Number.isFinite(metrics[name]));
  return none && `${none.name} has reported ${name} ${none.metrics[name]}, which is no number to compare`;
}
