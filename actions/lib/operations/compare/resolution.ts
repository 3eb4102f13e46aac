import { normalCdf, normalQuantile } from './distributions.ts';
import { ERROR_RATE } from './evidence.ts';
import { figure, percent } from './words.ts';

/** How often a drop should be found, or two equal models pass, for a test set to be called large enough. */
const POWER = 0.8;

/** What is compared, or will be. */
export interface TestSet {
  readonly examples: number;
  /** Standard deviation of the examples' differences; for an accuracy {@link deviationOfShare}. */
  readonly deviation: number;
  readonly tolerance: number;
}

/** What a test set can tell at all, before any candidate exists. */
export interface Resolution extends TestSet {
  /** The smallest drop, tolerance included, that four of five comparisons find. */
  readonly smallestDrop: number;
  /** The chance that a candidate as good as the baseline is shown not to be worse by more than the tolerance. */
  readonly equalModelsPass: number;
  /** Examples with which that chance would be four of five; null without a tolerance. */
  readonly examplesNeeded: number | null;
}

/** Of two models that judge this share of the examples differently: the deviation of their accuracies' differences. */
export function deviationOfShare(share: number): number {
  return Math.sqrt(share);
}

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

/** What a test set can tell, in a sentence. @param share of the examples that are judged differently, for an accuracy */
export function resolutionSentence(metric: string, resolution: Resolution, share?: number): string {
  const { examples, tolerance, smallestDrop, equalModelsPass, examplesNeeded } = resolution;
  const differing = share === undefined ? '' : ` of which two models judge ${percent(share)} differently`;
  const needed =
    examplesNeeded === null
      ? 'without a tolerance equal models cannot be shown to be equal with any number of examples'
      : examplesNeeded <= examples
        ? `${examplesNeeded} examples would do`
        : `${percent(POWER)} of them need ${examplesNeeded} examples`;
  return `${metric}, ${examples} examples${differing}: a drop of ${figure(smallestDrop)} is found in ${percent(POWER)} of comparisons; with the tolerance of ${figure(tolerance)}, ${percent(equalModelsPass)} of equal models pass (${needed}).`;
}
