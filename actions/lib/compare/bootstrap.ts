import { binomial } from './distributions.ts';
import type { Evidence } from './evidence.ts';
import { meanOf } from './mean.ts';
import { randomIntegers } from './random.ts';

const RESAMPLES = 10_000;
/** With more examples than this, the means of this many groups are resampled instead, which is as exact and faster. */
const MOST_GROUPS = 4_000;
/**
 * Evidence from paired examples about the difference of two means: a bootstrap of the studentised mean, which also
 * works for skewed differences.
 *
 * @param differences of each example, not all equal, in an order that does not depend on their values
 * @param seed of the resamples: the same seed gives the same result
 */
export function bootstrapEvidence(differences: Float64Array, seed: string): Evidence {
  const groups = grouped(differences);
  const { mean } = meanOf(differences);
  const { error } = meanOf(groups);
  const resampled = studentised(groups, seed);
  const mirrored = resampled.map((t) => -t).reverse();
  const chance = (distance: number, sorted: Float64Array) =>
    (sorted.length - firstAtLeast(sorted, distance / error) + 1) / (sorted.length + 1);
  return {
    improvement: mean,
    range: [mean - 1000 * error, mean + 1000 * error],
    chanceIfAtMost: (delta) => chance(mean - delta, resampled),
    chanceIfAtLeast: (delta) => chance(delta - mean, mirrored),
  };
}

/** Means of groups of equal size; the few remaining examples belong to no group. */
function grouped(values: Float64Array): Float64Array {
  const size = Math.ceil(values.length / MOST_GROUPS);
  if (size === 1) return values;
  return Float64Array.from({ length: Math.floor(values.length / size) }, (_, group) =>
    values.subarray(group * size, (group + 1) * size).reduce((sum, value) => sum + value / size, 0),
  );
}

/** For each resample, the distance of its mean from the mean of all, in standard errors of the resample; sorted. */
function studentised(values: Float64Array, seed: string): Float64Array {
  const size = values.length;
  const next = randomIntegers(seed);
  const { mean } = meanOf(values);
  // Models often agree exactly, so the number of differences of 0 in a resample is drawn at once.
  const differing = values.filter((value) => value !== 0);
  const origin = differing.length === size ? mean : 0;
  const draws = atMost(size, differing.length / size);
  const found = new Float64Array(RESAMPLES);
  for (let resample = 0; resample < RESAMPLES; resample++) {
    const drawn = firstAtLeast(draws, next(2 ** 32) / 2 ** 32);
    let [sum, squares] = [0, 0];
    for (let draw = 0; draw < drawn; draw++) {
      const value = (differing[next(differing.length)] ?? 0) - origin;
      sum += value;
      squares += value * value;
    }
    const variance = Math.max(0, squares - (sum * sum) / size) / (size - 1) / size;
    const above = sum / size + origin - mean;
    // A resample without variance is infinitely many standard errors away; with many of them there is no bound.
    found[resample] = above === 0 ? 0 : above / Math.sqrt(variance);
  }
  return found.sort();
}

/** The probabilities of at most 0, 1, … successes. */
function atMost(trials: number, p: number): Float64Array {
  let sum = 0;
  return Float64Array.from({ length: trials + 1 }, (_, successes) => {
    sum += binomial(successes, trials, p);
    return successes === trials ? 1 : sum;
  });
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
