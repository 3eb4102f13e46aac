import { deviationOfShare, findExampleValue, resolutionOf, resolutionSentence } from '../../compare/index.ts';
import type { Scope } from '../scope.ts';
import { baselineOf } from './baseline.ts';
import { sideOf } from './compare-models.ts';
import { compares } from './compares.ts';

/**
 * Assumed share of the examples that two models of one pipeline classify differently, until there is a candidate to
 * count.
 */
const ASSUMED_SHARE = 0.12;

/**
 * How large a difference the test sets of the served models can prove, before there is a candidate: a sentence for each
 * accuracy that the config compares. It only reads.
 */
export async function describeTestSets(scope: Scope): Promise<string[]> {
  const { endpoints, pullRequest } = scope.config;
  if (pullRequest === undefined || !compares(scope.config)) return [];
  const sentences = new Set<string>();
  for (const endpoint of Object.keys(endpoints)) {
    const baseline = await baselineOf(scope, endpoint);
    if ('none' in baseline) continue;
    const side = await sideOf(scope, baseline.trained);
    for (const [metric, rule] of Object.entries(pullRequest.compare)) {
      const found = findExampleValue(metric, rule, { baseline: [side], candidate: [side] });
      if (!('value' in found) || found.value !== 'accuracy' || side.evaluation === undefined) continue;
      const examples = side.evaluation.size;
      const testSet = { examples, deviation: deviationOfShare(ASSUMED_SHARE), tolerance: rule.tolerance };
      sentences.add(resolutionSentence(metric, resolutionOf(testSet), ASSUMED_SHARE, rule.higherIsBetter));
    }
  }
  return [...sentences];
}
