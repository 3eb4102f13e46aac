import { Failure } from '../../core/failure.ts';
import type { Graph, Node } from '../../core/graph.ts';
import type { Cost } from '../cost.ts';
import type { Scope } from '../scope.ts';
import { type FinishedJob, findTrained } from '../training/find-trained.ts';
import type { Trained } from '../training/node.ts';
import { retrainCost, retrainNode } from '../training/retrain.ts';
import type { Compared } from './compare-models.ts';

/** Additional trainings of the two models of a comparison, each with its own seed. */
export interface Seeds {
  readonly baseline: readonly Node<Trained>[];
  readonly candidate: readonly Node<Trained>[];
  readonly costs: readonly Cost[];
}

/**
 * The trainings that both models of a comparison still need, so that each has as many runs as the config requires.
 *
 * @returns no trainings if nothing is compared
 * @throws Failure when the candidate's job has been deleted meanwhile
 */
export async function seedsOf(scope: Scope, { endpoint, candidate, baseline }: Compared): Promise<Seeds> {
  const entry = scope.config.endpoints[endpoint]?.model ?? '';
  const more = (scope.config.pullRequest?.seeds ?? 1) - 1;
  if (
    more === 0 ||
    'none' in baseline ||
    baseline.job === undefined ||
    baseline.trained.trainingJob === candidate.trainingJob
  )
    return { baseline: [], candidate: [], costs: [] };
  const found = await findTrained(scope, candidate.trainingJob);
  if ('none' in found)
    throw new Failure(`not-found: The candidate cannot be trained again: ${found.none}.`, 'Run the workflow again.');
  const steps = Array.from({ length: more }, (_, index) => index + 1);
  const again = (like: FinishedJob) => steps.map((step) => retrainNode(scope, 'compare', entry, like, step));
  const before = { trained: baseline.trained, job: baseline.job };
  const both = { baseline: again(before), candidate: again(found) };
  const costOf = (like: FinishedJob) => (node: Node<Trained>) => retrainCost(node.key, like);
  return { ...both, costs: [...both.baseline.map(costOf(before)), ...both.candidate.map(costOf(found))] };
}

/** The trainings of several comparisons; comparisons of the same model share them. */
export function together(seeds: readonly Seeds[]): { readonly graph: Graph; readonly costs: readonly Cost[] } {
  const nodes = seeds.flatMap(({ baseline, candidate }) => [...baseline, ...candidate]);
  const once = <Keyed extends { readonly key: string }>(all: readonly Keyed[]) => [
    ...new Map(all.map((each) => [each.key, each])).values(),
  ];
  return { graph: once(nodes), costs: once(seeds.flatMap(({ costs }) => costs)) };
}
