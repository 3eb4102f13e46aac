import type { Graph, Need, Node } from '../../core/graph.ts';
import { chosen } from '../chosen.ts';
import type { Scope } from '../scope.ts';
import { type InputNodes, inputNodes, type Tuned, tuneNode } from '../tuning/node.ts';
import { namedTrainingJob, type Trained, trainNode } from './node.ts';
import { trainingQuota } from './quota.ts';

/** The nodes up to the trained models. */
export interface TrainingGraph {
  readonly graph: Graph;
  readonly inputs: InputNodes;
  readonly tune: Need<Tuned>;
  /** By entry of `train`. */
  readonly train: ReadonlyMap<string, Node<Trained>>;
}

/**
 * Data, code, tuning and training of the config.
 *
 * @param only the entry of `train` to build; `undefined` = all
 * @throws Failure when the config has no such entry
 */
export function trainingGraph(scope: Scope, only?: string): TrainingGraph {
  const inputs = inputNodes(scope);
  // The trials of a tuning job and the training jobs come one after the other.
  const [searched, trained] = [trainingQuota(scope), trainingQuota(scope)];
  const { tune: search } = scope.config;
  const tune = tuneNode(scope, inputs, async () => {
    if (search !== undefined) await searched('tune', search, Math.min(search.parallel, search.jobs));
  });
  const entries = chosen(scope.config.train, 'training entry', only);
  const named = scope.given.trainingJob;
  const train = new Map(
    entries.map(([entry, resources]) => [
      entry,
      named === undefined
        ? trainNode(scope, entry, resources, inputs, tune, () => trained(`train:${entry}`, resources, 1))
        : namedTrainingJob(scope, entry, named),
    ]),
  );
  return { graph: [...inputs.list, ...('kind' in tune ? [tune] : []), ...train.values()], inputs, tune, train };
}
