import { describe, expect, test } from 'vitest';
import { binaryEvidence, type Discordant, mcnemar } from '../../../actions/lib/compare/binary.ts';
import { binomial } from '../../../actions/lib/compare/distributions.ts';
import { intervalOf } from '../../../actions/lib/compare/evidence.ts';

const pairs = (examples: number, better: number, worse: number): Discordant => ({ examples, better, worse });

describe('McNemar’s exact test', () => {
  // 2 (1 + 11) / 2¹¹ and 2 (1 + 9 + 36) / 2⁹ by hand.
  test.each([
    [1, 10, 24 / 2048],
    [10, 1, 24 / 2048],
    [2, 7, 92 / 512],
    [0, 5, 2 / 32],
    [4, 4, 1],
    [0, 0, 1],
  ])('%d to %d', (better, worse, p) => expect(mcnemar(pairs(100, better, worse))).toBeCloseTo(p, 12));

  test('does not depend on the concordant examples, and is exact for many', () => {
    expect(mcnemar(pairs(11, 1, 10))).toBe(mcnemar(pairs(1_000_000, 1, 10)));
    // z = (40,600 − 39,400) / √80,000 less the correction for continuity: 4.239; two-sided 2.24e-5.
    expect(mcnemar(pairs(1_000_000, 39_400, 40_600))).toBeCloseTo(2.24e-5, 6);
  });
});

describe('evidence about the difference of two accuracies', () => {
  test('agrees with the normal approximation where there are many discordant examples', () => {
    const [lower, upper] = intervalOf(binaryEvidence(pairs(100_000, 6000, 6500)));
    const error = Math.sqrt((0.125 - 0.005 ** 2) / 100_000);
    expect(lower).toBeCloseTo(-0.005 - 1.645 * error, 4);
    expect(upper).toBeCloseTo(-0.005 + 1.645 * error, 4);
  });

  test.each([
    [1, 0, 0],
    [1, 0, 1],
    [3, 0, 0],
    [3, 3, 0],
    [4, 0, 4],
  ])('of %d examples, %d better, %d worse, nothing follows about a tolerance of a point', (n, better, worse) => {
    const { chanceIfAtLeast, chanceIfAtMost } = binaryEvidence(pairs(n, better, worse));
    expect(Math.min(chanceIfAtLeast(-0.01), chanceIfAtMost(-0.01))).toBeGreaterThan(0.05);
  });

  test('without a discordant example, as many examples are needed as would show one', () => {
    // (1 − 0.01)ⁿ ≤ 5 % from 299 examples on: a model that is worse by a point and never better.
    expect(binaryEvidence(pairs(298, 0, 0)).chanceIfAtMost(-0.01)).toBeCloseTo(0.99 ** 298, 10);
    expect(binaryEvidence(pairs(298, 0, 0)).chanceIfAtMost(-0.01)).toBeGreaterThan(0.05);
    expect(binaryEvidence(pairs(299, 0, 0)).chanceIfAtMost(-0.01)).toBeLessThanOrEqual(0.05);
  });

  test.each([
    [0, 0, 7],
    [40, 3, 9],
    [800, 28, 68],
  ])('swapped sides mirror: %d, %d, %d', (examples, better, worse) => {
    const size = examples + better + worse;
    const [lower, upper] = intervalOf(binaryEvidence(pairs(size, better, worse)));
    const [from, to] = intervalOf(binaryEvidence(pairs(size, worse, better)));
    expect(from).toBeCloseTo(-(upper ?? Number.NaN), 8);
    expect(to).toBeCloseTo(-(lower ?? Number.NaN), 8);
  });

  // Every outcome that a test set of this size can have, weighed with its chance, over many shares of discordant examples.
  test.each([
    [5, 0],
    [5, 0.05],
    [12, 0.01],
    [30, 0],
    [30, 0.05],
    [60, 0.02],
    [60, 0.1],
  ])(
    '%i examples, tolerance %s: at most one verdict in 20 is wrong, whatever the share of discordant examples',
    (n, tolerance) => {
      const outcomes = Array.from({ length: n + 1 }, (_, worse) =>
        Array.from({ length: n - worse + 1 }, (_, better) => {
          const evidence = binaryEvidence(pairs(n, better, worse));
          const [fail, pass] = [evidence.chanceIfAtLeast(-tolerance), evidence.chanceIfAtMost(-tolerance)];
          return { worse, better, fail: fail <= 0.05, pass: pass <= 0.05 };
        }),
      ).flat();
      for (let step = 0; step <= 40; step++) {
        const isWorse = tolerance + ((1 - tolerance) / 2) * (step / 40) ** 2;
        const isBetter = isWorse - tolerance;
        const chance = (of: { worse: number; better: number }) =>
          binomial(of.worse, n, isWorse) * binomial(of.better, n - of.worse, isBetter / (1 - isWorse));
        const wrong = (verdict: 'fail' | 'pass') =>
          outcomes.filter((of) => of[verdict]).reduce((sum, of) => sum + chance(of), 0);
        expect(wrong('fail')).toBeLessThanOrEqual(0.05);
        expect(wrong('pass')).toBeLessThanOrEqual(0.05);
      }
    },
  );
});
