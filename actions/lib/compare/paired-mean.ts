import { bootstrapEvidence } from './bootstrap.ts';
import { ERROR_RATE, type Evidence, together } from './evidence.ts';
import { meanOf } from './mean.ts';
import { studentEvidence } from './student.ts';

/**
 * Fewer examples prove nothing about a value without known bounds: the rare one that decides its mean is then likely to
 * be missing.
 */
export const FEWEST_EXAMPLES = 30;

/**
 * What paired examples show about the difference of two means: what both a bootstrap and Student's t show. Each alone is
 * wrong too often: the bootstrap where a few large differences decide, in up to 13 % of 60 simulated examples, Student's t
 * where differences are skewed, in up to 17 %. Together they are wrong in about 5 % at most, from 30 examples on.
 *
 * @param differences of each example, positive where the candidate is better, in an order that has nothing to do with them
 * @param spread how far apart the values of examples are
 * @param seed of the bootstrap
 */
export function pairedEvidence(differences: Float64Array, spread: number, seed: string): Evidence {
  const { mean, error } = meanOf(differences);
  const { length } = differences;
  if (length < FEWEST_EXAMPLES) return unseenEvidence(mean, 0, length);
  // Examples that all differ by the same, mostly by nothing, have no variance to calculate with.
  if (error === 0) return unseenEvidence(mean, spread, length);
  const student = studentEvidence(mean, error ** 2, [{ variance: error ** 2, df: length - 1 }]);
  return together(bootstrapEvidence(differences, seed), student);
}

/** The largest share of examples, unlike all of these, that may have been missed: the one-sided bound of Clopper and Pearson. */
export function unseenShare(examples: number): number {
  return 1 - ERROR_RATE ** (1 / examples);
}

/** The chance to have missed as many examples, each `spread` away from the mean, as would move it so far. */
function unseenEvidence(mean: number, spread: number, examples: number): Evidence {
  const missed = (distance: number) =>
    distance <= 0 || spread === 0 ? 1 : (1 - Math.min(1, distance / spread)) ** examples;
  return {
    improvement: mean,
    range: [mean - spread, mean + spread],
    chanceIfAtMost: (delta) => missed(mean - delta),
    chanceIfAtLeast: (delta) => missed(delta - mean),
  };
}
