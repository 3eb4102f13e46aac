import { normalCdf, normalQuantile } from './distributions.ts';
import { ERROR_RATE } from './evidence.ts';
import { count, figure, percent } from './words.ts';

/** How often a drop should be found, or two equal models pass, for a test set to be called large enough. */
const POWER = 0.8;

/** What is compared, or will be. */
export interface TestSet {
  readonly examples: number;
  readonly tolerance: number;
  /** Standard deviation of the examples' differences; of an accuracy, {@link deviationOfShare}. */
  readonly deviation: number;
}

/** What a test set can tell at all. */
export interface Resolution extends TestSet {
  /** The smallest drop, tolerance included, that four of five comparisons find. */
  readonly smallestDrop: number;
  /** The chance that a candidate as good as the baseline passes, if no other metric is compared. */
  readonly equalModelsPass: number;
  /** Examples with which that chance would be four of five; null without a tolerance. */
  readonly examplesNeeded: number | null;
}

/** The deviation of two accuracies' differences, where two models judge this share of the examples differently. */
export function deviationOfShare(share: number): number {
  return Math.sqrt(share);
}

/** What a test set can tell, also before there is a candidate. */
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

/** The chance that a drop of this size is shown to be more than the tolerance. */
export function chanceToFind(drop: number, testSet: TestSet): number {
  return chanceToShow(drop - testSet.tolerance, testSet);
}

function chanceToShow(distance: number, { examples, deviation }: TestSet): number {
  return normalCdf((distance * Math.sqrt(examples)) / deviation - normalQuantile(1 - ERROR_RATE));
}

/**
 * What a test set can tell, in two sentences.
 *
 * @param share of the examples that are judged differently, of an accuracy
 * @param higherIsBetter of a metric that is better when it is lower, a rise is what is found
 */
export function resolutionSentence(
  metric: string,
  resolution: Resolution,
  share?: number,
  higherIsBetter = true,
): string {
  const { examples, tolerance, smallestDrop, equalModelsPass, examplesNeeded } = resolution;
  const differing = share === undefined ? '' : `, ${percent(share)} of them judged differently by the two models`;
  // No accuracy drops by more than 1.
  const isFound = share === undefined || smallestDrop <= 1;
  const change = higherIsBetter ? 'drop' : 'rise';
  const drop = `${isFound ? `a ${change} of ${figure(smallestDrop)}` : `no ${change}`} is found in ${percent(POWER)} of comparisons`;
  const equal = `Two equal models pass with the tolerance of ${figure(tolerance)} in ${percent(equalModelsPass)} of comparisons`;
  const needed = examplesNeeded === null ? '' : `; for ${percent(POWER)}, ${examplesNeeded} examples are needed`;
  return `${metric} on ${count(examples, 'example')}${differing}: ${drop}. ${equal}${needed}.`;
}
