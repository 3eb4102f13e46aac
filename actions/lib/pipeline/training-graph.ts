import type { Graph, Need, Node } from '../core/graph.ts';
import { chosen } from './chosen.ts';
import type { Scope } from './scope.ts';
import { namedTrainingJob, type Trained, trainNode } from './train.ts';
import { type InputNodes, inputNodes, type Tuned, tuneNode } from './tune.ts';

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
  const tune = tuneNode(scope, inputs);
  const entries = chosen(scope.config.train, 'training entry', only);
  const named = scope.given.trainingJob;
  const train = new Map(
    entries.map(([entry, resources]) => [
      entry,
      named === undefined ? trainNode(scope, entry, resources, inputs, tune) : namedTrainingJob(scope, entry, named),
    ]),
  );
  return { graph: [...inputs.list, ...('kind' in tune ? [tune] : []), ...train.values()], inputs, tune, train };
}
