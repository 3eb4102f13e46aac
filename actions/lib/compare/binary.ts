import { binomial, binomialCdf } from './distributions.ts';
import type { Evidence } from './evidence.ts';

/** For examples that two models judged: how many only the candidate judged right, and how many only the baseline. */
export interface Discordant {
  readonly examples: number;
  readonly better: number;
  readonly worse: number;
}

/**
 * Evidence from pairs about the difference of two accuracies.
 *
 * The hypothesis: the true difference is δ, and the share of discordant examples has its most likely value. The
 * question is how often samples of this size show the difference that was found, or a larger one. This probability is
 * calculated, not simulated. Resampling the pairs themselves would claim too much if there are few of them: three
 * examples without a discordant one give an interval of width 0. With this calculation the probability of a wrong
 * verdict is at most 5 % for any size; `test/unit/compare/binary.test.ts` checks this by enumeration.
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

/**
 * Exact McNemar test, two-sided: the probability that equal models split the discordant pairs at least this unequally.
 */
export function mcnemar({ better, worse }: Discordant): number {
  return Math.min(1, 2 * binomialCdf(Math.min(better, worse), better + worse, 0.5));
}

/**
 * The probability of an excess of at least `more − less` among `examples`, if the true excess per example is `delta`.
 */
function chanceOfExcess(more: number, less: number, examples: number, delta: number): number {
  if (delta <= -1 || delta >= 1) return delta <= -1 ? 0 : 1;
  const p = likeliest(more, less, examples, delta);
  return excessTail(more - less, examples, p, Math.max(0, p - delta));
}

/**
 * The most likely probability of `more`, if the probability of `less` is lower by `delta`: the likelihood's derivative,
 * a quadratic, is 0 there. Source: T. Tango, Statistics in Medicine 17 (1998) 891–908.
 */
function likeliest(more: number, less: number, examples: number, delta: number): number {
  const same = examples - more - less;
  const a = 2 * examples;
  const b = -(more * (1 + 3 * delta) + less * (1 + delta) + 2 * same * delta);
  const c = more * delta * (1 + delta);
  const root = (-b + Math.sqrt(Math.max(0, b * b - 4 * a * c))) / (2 * a);
  return Math.min((1 + delta) / 2, Math.max(0, delta, root));
}

/**
 * P(X − Y ≥ excess): each of `trials` counts for X with probability p, for Y with probability q, otherwise for neither.
 */
function excessTail(excess: number, trials: number, p: number, q: number): number {
  // Seven standard deviations around the mean: the probability outside is below 1e-9.
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
