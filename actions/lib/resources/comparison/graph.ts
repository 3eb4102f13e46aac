import type { Node } from '../../core/graph.ts';
import { chosen } from '../chosen.ts';
import type { Pipeline } from '../family.ts';
import { buildTraining } from '../training/graph.ts';
import type { Compared } from './compare-models.ts';
import { comparisonNode } from './node.ts';

/**
 * Adds the comparisons, if the config has any.
 *
 * @returns them by endpoint
 */
export function buildComparisons({ scope, only, of, add }: Pipeline): ReadonlyMap<string, Node<Compared>> {
  const comparisons = new Map<string, Node<Compared>>();
  if (scope.config.pullRequest === undefined) return comparisons;
  const trained = of(buildTraining);
  for (const [name, { model }] of chosen(scope.config.endpoints, 'endpoint', only.endpoint)) {
    const train = trained.get(model);
    if (train !== undefined) comparisons.set(name, comparisonNode(scope, name, train));
  }
  add(...comparisons.values());
  return comparisons;
}
