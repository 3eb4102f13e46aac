import { describe, expect, test } from 'vitest';
import { intervalOf } from '../../../actions/lib/compare/evidence.ts';
import { meanOf } from '../../../actions/lib/compare/mean.ts';
import { pairedEvidence, unseenShare } from '../../../actions/lib/compare/paired-mean.ts';
import { chanceOf } from '../../bench/support/simulated-models.ts';

const chance = chanceOf(1);
const normal = (size: number) => Float64Array.from({ length: size }, () => chance.normal());
const bounds = (values: Float64Array, spread = 4, seed = 'seed') => intervalOf(pairedEvidence(values, spread, seed));

describe('the mean of paired differences', () => {
  test('gives Student’s interval of differences that are normal', () => {
    const values = normal(400);
    const { mean, error } = meanOf(values);
    const [lower, upper] = bounds(values);
    expect(lower).toBeCloseTo(mean - 1.649 * error, 2);
    expect(upper).toBeCloseTo(mean + 1.649 * error, 2);
  });

  test('reaches farther to the side of the rare large differences', () => {
    const skewed = Float64Array.from({ length: 200 }, () => -Math.log(1 - chance.uniform()));
    const { mean } = meanOf(skewed);
    const [lower, upper] = bounds(skewed);
    expect((upper ?? 0) - mean).toBeGreaterThan(1.1 * (mean - (lower ?? 0)));
  });

  test('is the same for the same seed, another for another, and mirrored for swapped sides', () => {
    const values = normal(100);
    expect(bounds(values)).toEqual(bounds(values));
    expect(bounds(values)).not.toEqual(bounds(values, 4, 'another'));
    const [lower, upper] = bounds(values.map((value) => -value));
    const [from, to] = bounds(values);
    expect(lower).toBeCloseTo(-(to ?? 0), 8);
    expect(upper).toBeCloseTo(-(from ?? 0), 8);
  });

  test('differences of which most are 0 are drawn as all others are', () => {
    const sparse = Float64Array.from({ length: 1000 }, (_, index) => (index % 5 === 0 ? chance.normal() : 0));
    const { mean, error } = meanOf(sparse);
    const [lower, upper] = bounds(sparse, 0.1);
    expect((lower ?? 0) - mean).toBeCloseTo(-1.646 * error, 2);
    expect((upper ?? 0) - mean).toBeCloseTo(1.646 * error, 2);
  });

  test.each([
    ['fewer than 30 examples', normal(29), 4],
    ['values that are all the same', new Float64Array(800), 0],
  ])('%s have no bound', (_, values, spread) => expect(bounds(values, spread)).toEqual([null, null]));

  test('examples without a difference leave open what unseen examples would add', () => {
    const [lower, upper] = bounds(new Float64Array(800), 5);
    expect(lower).toBeCloseTo(-5 * unseenShare(800), 6);
    expect(upper).toBeCloseTo(5 * unseenShare(800), 6);
  });

  // Clopper and Pearson, 95 %, one-sided, none of n: the “rule of three”.
  test.each([
    [59, 0.0495],
    [100, 0.0295],
    [298, 0.01],
  ])('none of %d', (examples, share) => expect(unseenShare(examples)).toBeCloseTo(share, 4));

  test('one large difference among many zeros gives no bound on its side', () => {
    const values = new Float64Array(800);
    values[17] = -9;
    const [lower, upper] = bounds(values, 9);
    expect(lower).toBeNull();
    expect(upper).not.toBeNull();
  });

  // 5 % of 300 are 15, and 25 are found by chance in less than 1 % of such tests; the bootstrap alone gives about 36.
  test('a few large differences are no proof, and a rare gain hides no common loss', () => {
    const rates = { sparse: 0, skewed: 0 };
    for (let seed = 1; seed <= 300; seed++) {
      const sparse = Float64Array.from({ length: 60 }, () => (chance.uniform() < 0.05 ? 3 * chance.normal() : 0));
      if (pairedEvidence(sparse, 9, `${seed}`).chanceIfAtMost(0) <= 0.05) rates.sparse += 1;
      const skewed = Float64Array.from({ length: 60 }, () =>
        chance.uniform() < 0.15 ? -2 * Math.log(1 - chance.uniform()) : 0,
      );
      if (pairedEvidence(skewed, 9, `${seed}`).chanceIfAtLeast(0.3) <= 0.05) rates.skewed += 1;
    }
    expect(rates.sparse).toBeLessThan(25);
    expect(rates.skewed).toBeLessThan(25);
  });

  test('a million examples are resampled in groups, about as exactly', () => {
    const values = normal(100_000);
    const { mean, error } = meanOf(values);
    const [lower, upper] = bounds(values, 0.001);
    expect(((lower ?? 0) - mean) / error).toBeCloseTo(-1.645, 1);
    expect(((upper ?? 0) - mean) / error).toBeCloseTo(1.645, 1);
  });
});
