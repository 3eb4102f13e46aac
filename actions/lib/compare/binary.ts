import { binomial, binomialCdf } from './distributions.ts';
import type { Evidence } from './evidence.ts';

/** Of examples that two models judged: how many only the candidate, and only the baseline, judged right. */
export interface Discordant {
  readonly examples: number;
  readonly better: number;
  readonly worse: number;
}

/**
 * What the pairs show about the difference of two accuracies.
 *
 * The bootstrap under the hypothesis: if the true difference were δ, and the share of discordant examples the most likely
 * one, how often would samples of this size show the difference that was found, or more? That chance is calculated, not
 * drawn. A resample of the pairs themselves would prove too much with few of them: three examples without a discordant one
 * give an interval of width 0. With this calculation a wrong verdict has a chance of at most 5 % for any size, which
 * `test/unit/compare/binary.test.ts` counts through.
 */
export function binaryEvidence(pairs: Discordant): Evidence {
  const { examples, better, worse } = pairs;
  return {
    improvement: (better - worse) / examples,
    range: [-1, 1],
    chanceIfAtMost: (delta) => chanceOfExcess(better, worse, examples, delta),
    chanceIfAtLeast: (delta) => chanceOfExcess(worse, better, examples, -delta),
  };
}

/** Exact McNemar test, two-sided: the chance of so unequal a split of the discordant pairs, or more, between equal models. */
export function mcnemar({ better, worse }: Discordant): number {
  return Math.min(1, 2 * binomialCdf(Math.min(better, worse), better + worse, 0.5));
}

/** The chance of `more − less` or a larger excess among `examples`, where the true excess is `delta` a example. */
function chanceOfExcess(more: number, less: number, examples: number, delta: number): number {
  if (delta <= -1 || delta >= 1) return delta <= -1 ? 0 : 1;
  const p = likeliest(more, less, examples, delta);
  return excessTail(more - less, examples, p, Math.max(0, p - delta));
}

/**
 * The most likely chance of `more`, given that the chance of `less` is lower by `delta`: where the likelihood's derivative,
 * a quadratic, is 0. Source: T. Tango, Statistics in Medicine 17 (1998) 891–908.
 */
function likeliest(more: number, less: number, examples: number, delta: number): number {
  const same = examples - more - less;
  const a = 2 * examples;
  const b = -(more * (1 + 3 * delta) + less * (1 + delta) + 2 * same * delta);
  const c = more * delta * (1 + delta);
  const root = (-b + Math.sqrt(Math.max(0, b * b - 4 * a * c))) / (2 * a);
  return Math.min((1 + delta) / 2, Math.max(0, delta, root));
}

/** P(X − Y ≥ excess), where each of `trials` counts for X with the chance p, else for Y with q, else for none. */
function excessTail(excess: number, trials: number, p: number, q: number): number {
  // Seven standard deviations around the mean: what lies outside is below 1e-9.
  const reach = 7 * Math.sqrt(trials * p * (1 - p)) + 7;
  const first = Math.max(0, excess, Math.floor(trials * p - reach));
  const last = Math.min(trials, Math.ceil(trials * p + reach));
  const rest = p < 1 ? Math.min(1, q / (1 - p)) : 0;
  let total = 0;
  let atMost = binomialCdf(first - excess, trials - first, rest);
  for (let x = first; x <= last; x++) {
    total += binomial(x, trials, p) * atMost;
    // From P(Y ≤ k of n) to P(Y ≤ k + 1 of n − 1).
    const [k, left] = [x - excess, trials - x - 1];
    atMost = Math.min(1, atMost + rest * binomial(k, left, rest) + binomial(k + 1, left, rest));
  }
  return Math.min(1, total);
}
