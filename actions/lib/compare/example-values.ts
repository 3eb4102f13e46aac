import { float32 } from '../core/figure.ts';
import type { Evaluation } from './evaluation.ts';
import { all, type Rule, type Side, type Sides } from './sides.ts';
import { figure } from './words.ts';

/** Decimals to which a mean and a reported metric must agree if the rule does not name the example value. */
const FEWEST_DECIMALS = 3;
/** Largest number of means in a message. */
const MOST_MEANS = 10;

/** The value of each example whose mean is the metric; or why there is none; or what is wrong with the rule's value. */
export type Found = { readonly value: string } | { readonly none: string } | { readonly problem: string };

/**
 * Finds the example value of a metric. It is never guessed: in each run, its mean over all examples must be the metric
 * that the job reported, to the metric's decimals.
 */
export function findExampleValue(metric: string, rule: Rule, sides: Sides): Found {
  const without = all(sides).find(({ evaluation }) => evaluation === undefined);
  if (without !== undefined) return { none: without.unknown ?? `${without.name} has no evaluation.json` };
  const decimals = Math.max(...all(sides).map((side) => decimalsOf(reported(side, metric))));
  if (rule.exampleValue !== undefined) return checkValue(metric, rule.exampleValue, sides, Math.max(decimals, 1));
  const [first = [], ...others] = all(sides).map(({ evaluation }) => (evaluation ? valueNames(evaluation) : []));
  const names = first.filter((name) => others.every((other) => other.includes(name)));
  const matching = names.filter((name) =>
    all(sides).every((side) => matches(side, metric, name, Math.max(decimals, FEWEST_DECIMALS))),
  );
  const [only, another] = matching;
  if (only !== undefined && another === undefined) return { value: only };
  const reason =
    only === undefined
      ? `no value of evaluation.json has ${metric} as its mean in each run${meansOf(all(sides)[0], metric, names)}${roundedHint(metric, names, sides, decimals)}`
      : `several values of evaluation.json have ${metric} as their mean (${matching.join(', ')}); write which as example-value`;
  return { none: reason };
}

/** The means of a run's values, which show how far they are from the metric that its job reported. */
function meansOf(side: Side | undefined, metric: string, names: readonly string[]): string {
  if (side?.evaluation === undefined || names.length === 0) return ': there is none';
  const { name, evaluation } = side;
  const means = names
    .slice(0, MOST_MEANS)
    .map((value) => `${value} ${figure(meanValue(evaluation, value) ?? Number.NaN)}`);
  const more = names.length > MOST_MEANS ? ', …' : '';
  return `: ${name} reported ${figure(reported(side, metric))}, and its means are ${means.join(', ')}${more}`;
}

/** What to write if the metric may be a mean that was rounded to few decimals. */
function roundedHint(metric: string, names: readonly string[], sides: Sides, decimals: number): string {
  const alike = names.filter((name) => all(sides).every((side) => matches(side, metric, name, Math.max(decimals, 1))));
  return alike.length === 0 ? '' : `; if it is that of ${alike.join(' or ')}, write so as example-value`;
}

/** The mean of a value over all examples; undefined if examples have no such value. */
export function meanValue(evaluation: Evaluation, name: string): number | undefined {
  let [sum, examples] = [0, 0];
  for (const { values, copies } of evaluation.values()) {
    sum += copies * (values.get(name) ?? Number.NaN);
    examples += copies;
  }
  const mean = sum / examples;
  return Number.isFinite(mean) ? mean : undefined;
}

function checkValue(metric: string, name: string, sides: Sides, decimals: number): Found {
  for (const side of all(sides)) {
    const mean = side.evaluation && meanValue(side.evaluation, name);
    if (mean === undefined) {
      const names = side.evaluation ? valueNames(side.evaluation) : [];
      return {
        problem: `evaluation.json of ${side.name} has no value ${JSON.stringify(name)}; it has ${names.join(', ') || 'none'}`,
      };
    }
    if (!matches(side, metric, name, decimals)) {
      return {
        problem: `${side.name} reported ${metric} ${figure(reported(side, metric))}, but the mean of ${name} in its evaluation.json is ${figure(mean)}: the two come from different definitions of the metric`,
      };
    }
  }
  return { value: name };
}

/** The values that each example of an evaluation has. */
export function valueNames(evaluation: Evaluation): string[] {
  return [...(evaluation.values().next().value?.values.keys() ?? [])];
}

function matches(side: Side, metric: string, name: string, decimals: number): boolean {
  const mean = side.evaluation && meanValue(side.evaluation, name);
  if (mean === undefined) return false;
  const value = reported(side, metric);
  // Half a unit of the last decimal, plus a small margin: SageMaker stores metrics as 32-bit floats.
  return Math.abs(mean - value) <= 0.505 * 10 ** -decimals + 1e-6 * Math.abs(value);
}

function reported({ metrics }: Side, metric: string): number {
  return metrics[metric] ?? Number.NaN;
}

/** Decimals of a reported metric. */
function decimalsOf(value: number): number {
  const [, digits = '', exponent = '0'] = /^-?\d+\.?(\d*)(?:e([-+]\d+))?$/.exec(String(float32(value))) ?? [];
  return Math.max(0, digits.length - Number(exponent));
}
