import type { Kind, Node } from '../../core/graph.ts';
import { type ServedModel, servedModel } from '../endpoint/served-model.ts';
import type { Scope } from '../scope.ts';
import { findTrained } from '../training/find-trained.ts';
import type { Trained } from '../training/node.ts';

/** The model that main serves, with the training job that made it. */
export interface Baseline {
  readonly served: ServedModel;
  readonly trained: Trained;
}

/** The models of one endpoint that are compared. */
export interface Compared {
  readonly endpoint: string;
  readonly candidate: Trained;
  /** The served one, or why there is none. */
  readonly baseline: Baseline | { readonly none: string };
}

/** The model that would be served after the merge, beside the one that main serves. Only read. */
export function comparisonNode(scope: Scope, endpoint: string, train: Node<Trained>): Node<Compared> {
  const kind: Kind<Compared['baseline']> = {
    name: 'served model',
    onCancel: 'leave',
    naming: 'stable',
    observe: async () => ({ resource: await baselineOf(scope, endpoint), phase: { is: 'ready', detail: 'read' } }),
  };
  const node: Node<Compared, Compared['baseline']> = {
    key: `comparison:${endpoint}`,
    stages: ['compare'],
    kind,
    needs: [train],
    hideIfUnchanged: true,
    desire: (of) => ({
      id: endpoint,
      content: {},
      changes: () => [],
      create: () => Promise.resolve(),
      output: (_id, baseline) => ({ endpoint, candidate: of(train), baseline }),
    }),
  };
  return node;
}

async function baselineOf(scope: Scope, endpoint: string): Promise<Compared['baseline']> {
  const served = await servedModel(scope.aws, endpoint);
  if ('none' in served) return served;
  const trained = await findTrained(scope, served.trainingJob);
  return 'none' in trained ? trained : { served, trained };
}
