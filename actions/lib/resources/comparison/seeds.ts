import { Failure } from '../../core/failure.ts';
import type { Node } from '../../core/graph.ts';
import type { Scope } from '../scope.ts';
import { findTrained } from '../training/find-trained.ts';
import type { Trained } from '../training/node.ts';
import { retrainNode } from '../training/retrain.ts';
import type { Compared } from './compare-models.ts';

/** Further trainings of the two models of a comparison, each with a seed of its own. */
export interface Seeds {
  readonly baseline: readonly Node<Trained>[];
  readonly candidate: readonly Node<Trained>[];
}

/**
 * What trains both models of a comparison until there are as many runs of each as the config asks for.
 *
 * @returns no trainings where nothing is compared
 * @throws Failure when the candidate's job has been deleted meanwhile
 */
export async function seedsOf(scope: Scope, { endpoint, candidate, baseline }: Compared): Promise<Seeds> {
  const entry = scope.config.endpoints[endpoint]?.model ?? '';
  const more = (scope.config.pullRequest?.seeds ?? 1) - 1;
  if (more === 0 || 'none' in baseline || baseline.trained.trainingJob === candidate.trainingJob)
    return { baseline: [], candidate: [] };
  const found = await findTrained(scope, candidate.trainingJob);
  if ('none' in found)
    throw new Failure(`not-found: The candidate cannot be trained again: ${found.none}.`, 'Run the workflow again.');
  const steps = Array.from({ length: more }, (_, index) => index + 1);
  return {
    baseline: steps.map((step) => retrainNode(scope, 'compare', entry, baseline, step)),
    candidate: steps.map((step) => retrainNode(scope, 'compare', entry, found, step)),
  };
}
