import type { Node, View } from '../../core/graph.ts';
import type { NoModel } from '../endpoint/served-model.ts';
import type { Scope } from '../scope.ts';
import type { Trained } from '../training/node.ts';
import { type Baseline, baselineOf } from './baseline.ts';
import type { Compared } from './compare-models.ts';

/** The model that would be served after the merge, together with the model that main serves. It only reads. */
export function comparisonNode(scope: Scope, endpoint: string, train: Node<Trained>): Node<Compared> {
  const kind: View<Baseline | NoModel> = {
    name: 'served model',
    observe: async () => ({ resource: await baselineOf(scope, endpoint), phase: { is: 'ready', detail: 'read' } }),
  };
  const node: Node<Compared, Baseline | NoModel> = {
    key: `comparison:${endpoint}`,
    stages: ['compare'],
    kind,
    needs: [train],
    hideIfUnchanged: true,
    desire: (of) => ({
      id: endpoint,
      output: (_id, baseline) => ({ endpoint, candidate: of(train), baseline }),
    }),
  };
  return node;
}
