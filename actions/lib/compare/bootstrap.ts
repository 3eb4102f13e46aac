import { binomial } from './distributions.ts';
import { ERROR_RATE, type Evidence } from './evidence.ts';
import { randomIntegers } from './random.ts';

const RESAMPLES = 10_000;
/** With more examples, their means in so many groups are resampled: as exact, and fast. */
const MOST_GROUPS = 4_000;
/**
 * Fewer examples prove nothing about a value without known bounds: the rare one that decides its mean is then likely to
 * be missing.
 */
export const FEWEST_EXAMPLES = 30;

/**
 * What paired examples show about the difference of two means: a bootstrap of the studentised mean, which follows the
 * skewness of losses where a bootstrap of the mean alone does not.
 *
 * @param differences of each example, positive where the candidate is better, in an order that has nothing to do with them
 * @param spread how far apart the values of examples are
 * @param seed of the resamples: the same gives the same
 */
export function bootstrapEvidence(differences: Float64Array, spread: number, seed: string): Evidence {
  const groups = grouped(differences);
  const { mean } = meanOf(differences);
  const { error } = meanOf(groups);
  const enough = differences.length >= FEWEST_EXAMPLES;
  const resampled = enough && error > 0 ? studentised(groups, seed) : new Float64Array();
  const mirrored = resampled.map((t) => -t).reverse();
  const chance = (distance: number, sorted: Float64Array) => {
    if (!enough) return 1;
    const found = sorted.length - firstAtLeast(sorted, distance / error) + 1;
    return Math.max(unseen(distance, spread, differences.length), error > 0 ? found / (sorted.length + 1) : 0);
  };
  const reach = spread + 1000 * error;
  return {
    improvement: mean,
    range: [mean - reach, mean + reach],
    chanceIfAtMost: (delta) => chance(mean - delta, resampled),
    chanceIfAtLeast: (delta) => chance(delta - mean, mirrored),
  };
}

/** The largest share of examples, unlike all of these, that may have been missed: the one-sided bound of Clopper and Pearson. */
export function unseenShare(examples: number): number {
  return 1 - ERROR_RATE ** (1 / examples);
}

/**
 * The chance to have missed as many examples as would move the mean by `distance`. Without it, examples that are all equal
 * would prove that all others are, too.
 */
function unseen(distance: number, spread: number, examples: number): number {
  if (distance <= 0 || spread === 0) return 1;
  return (1 - Math.min(1, distance / spread)) ** examples;
}

/** Mean and standard error. */
export function meanOf(values: Float64Array): { mean: number; error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1) / values.length) };
}

/** Means of groups of equal size; the few examples that are left over belong to none. */
function grouped(values: Float64Array): Float64Array {
  const size = Math.ceil(values.length / MOST_GROUPS);
  if (size === 1) return values;
  return Float64Array.from({ length: Math.floor(values.length / size) }, (_, group) =>
    values.subarray(group * size, (group + 1) * size).reduce((sum, value) => sum + value / size, 0),
  );
}

/** Sorted: how many of its own standard errors the mean of each resample lies above the mean of all. */
function studentised(values: Float64Array, seed: string): Float64Array {
  const size = values.length;
  const next = randomIntegers(seed);
  const { mean } = meanOf(values);
  // Models often agree exactly: how many of a resample's examples are such is drawn at once.
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
    // A resample without variance is infinitely many errors away: with many of them there is no bound.
    found[resample] = above === 0 ? 0 : above / Math.sqrt(variance);
  }
  return found.sort();
}

/** The chances of at most 0, 1, … successes. */
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
