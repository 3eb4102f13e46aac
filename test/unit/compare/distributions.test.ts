import { describe, expect, test } from 'vitest';
import {
  betaCdf,
  binomial,
  binomialCdf,
  logGamma,
  normalCdf,
  normalQuantile,
  studentCdf,
} from '../../../actions/lib/compare/distributions.ts';

/** The sum of exact terms, for few trials. */
function summed(successes: number, trials: number, p: number): number {
  let [term, sum] = [(1 - p) ** trials, 0];
  for (let k = 0; k <= successes; k++) {
    sum += term;
    term *= (((trials - k) / (k + 1)) * p) / (1 - p);
  }
  return sum;
}

describe('distributions', () => {
  test.each([
    [0.5, Math.log(Math.PI) / 2],
    [1, 0],
    [2, 0],
    [6, Math.log(120)],
    [11, Math.log(3_628_800)],
    [101, 363.7393755555635],
  ])('log Γ(%s)', (x, expected) => expect(logGamma(x)).toBeCloseTo(expected, 11));

  // Tables of the t distribution: 95 % quantiles.
  test.each([
    [6.3138, 1],
    [2.92, 2],
    [2.1318, 4],
    [1.8125, 10],
    [1.6973, 30],
  ])('Student’s 95th percentile %s with %i degrees of freedom', (t, df) => {
    expect(studentCdf(t, df)).toBeCloseTo(0.95, 5);
    expect(studentCdf(-t, df)).toBeCloseTo(0.05, 5);
  });

  test('normal', () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(-1.959963984540054)).toBeCloseTo(0.025, 12);
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536, 6);
    expect([normalCdf(-9), normalCdf(9)]).toEqual([0, 1]);
  });

  test.each([
    [0, 10, 0.3],
    [3, 10, 0.3],
    [9, 10, 0.3],
    [20, 40, 0.5],
    [39, 40, 0.97],
    [1, 200, 0.01],
  ])('binomial: at most %d of %d with the chance %d', (successes, trials, p) => {
    expect(binomialCdf(successes, trials, p)).toBeCloseTo(summed(successes, trials, p), 12);
    expect(binomial(successes, trials, p)).toBeCloseTo(
      summed(successes, trials, p) - summed(successes - 1, trials, p),
      12,
    );
  });

  test('binomial of a million trials, and at its edges', () => {
    // By symmetry, half of what the middle leaves.
    expect(binomialCdf(499_999, 1_000_000, 0.5)).toBeCloseTo((1 - binomial(500_000, 1_000_000, 0.5)) / 2, 9);
    expect([binomialCdf(-1, 5, 0.5), binomialCdf(5, 5, 0.5)]).toEqual([0, 1]);
    expect([binomial(0, 5, 0), binomial(5, 5, 1), binomial(1, 5, 0), binomial(6, 5, 0.5)]).toEqual([1, 1, 0, 0]);
  });

  test('the incomplete beta function is a polynomial where its parameters are whole numbers', () => {
    expect(betaCdf(0.3, 2, 1)).toBeCloseTo(0.09, 14);
    expect(betaCdf(0.3, 2, 2)).toBeCloseTo(3 * 0.09 - 2 * 0.027, 14);
    expect([betaCdf(0, 2, 2), betaCdf(1, 2, 2)]).toEqual([0, 1]);
  });
});
