import { normalCdf, normalQuantile } from './distributions.ts';
import { ERROR_RATE } from './evidence.ts';
import { count, figure, percent } from './words.ts';

/** A test set is large enough if a drop is found, or equal models pass, with this probability. */
const POWER = 0.8;

/** A test set, and the tolerance for a comparison on it. */
export interface TestSet {
  readonly examples: number;
  readonly tolerance: number;
  /** Standard deviation of the examples' differences; for an accuracy, {@link deviationOfShare}. */
  readonly deviation: number;
}

/** What a test set can show. */
export interface Resolution extends TestSet {
  /** The smallest drop, including the tolerance, that four of five comparisons find. */
  readonly smallestDrop: number;
  /** The probability that a candidate as good as the baseline passes, if no other metric is compared. */
  readonly equalModelsPass: number;
  /** Number of examples for a probability of four in five; null without a tolerance. */
  readonly examplesNeeded: number | null;
}

/**
 * The standard deviation of the differences of two accuracies, if two models judge this share of the examples
 * differently.
 */
export function deviationOfShare(share: number): number {
  return Math.sqrt(share);
}

/** What a test set can show; also usable before there is a candidate. */
export function resolutionOf(testSet: TestSet): Resolution {
  const { examples, deviation, tolerance } = testSet;
  const reach = normalQuantile(1 - ERROR_RATE) + normalQuantile(POWER);
  return {
    ...testSet,
    smallestDrop: tolerance + (reach * deviation) / Math.sqrt(examples),
    equalModelsPass: chanceToShow(tolerance, testSet),
    examplesNeeded: tolerance > 0 ? Math.ceil(((reach * deviation) / tolerance) ** 2) : null,
  };
}

/** The probability that a drop of this size is shown to be more than the tolerance. */
export function chanceToFind(drop: number, testSet: TestSet): number {
  return chanceToShow(drop - testSet.tolerance, testSet);
}

function chanceToShow(distance: number, { examples, deviation }: TestSet): number {
  return normalCdf((distance * Math.sqrt(examples)) / deviation - normalQuantile(1 - ERROR_RATE));
}

/**
 * What a test set can show, in two sentences.
 *
 * @param share of the examples that are judged differently, for an accuracy
 * @param higherIsBetter if false, the sentences are about a rise instead of a drop
 */
export function resolutionSentence(
  metric: string,
  resolution: Resolution,
  share?: number,
  higherIsBetter = true,
): string {
  const { examples, tolerance, smallestDrop, equalModelsPass, examplesNeeded } = resolution;
  const differing = share === undefined ? '' : `, ${percent(share)} of them judged differently by the two models`;
  // An accuracy cannot drop by more than 1.
  const isFound = share === undefined || smallestDrop <= 1;
  const change = higherIsBetter ? 'drop' : 'rise';
  const drop = `${isFound ? `a ${change} of ${figure(smallestDrop)}` : `no ${change}`} is found in ${percent(POWER)} of comparisons`;
  const equal = `Two equal models pass with the tolerance of ${figure(tolerance)} in ${percent(equalModelsPass)} of comparisons`;
  const needed =
    examplesNeeded === null
      ? ''
      : `; for ${percent(POWER)}, ${count(examplesNeeded, 'example is', 'examples are')} needed`;
  return `${metric} on ${count(examples, 'example')}${differing}: ${drop}. ${equal}${needed}.`;
}
