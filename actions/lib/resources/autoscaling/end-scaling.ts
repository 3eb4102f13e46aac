import type { Node } from '../../core/graph.ts';
import { ownershipConflict } from '../../core/tags.ts';
import { VARIANT } from '../endpoint/model.ts';
import { describeEndpoint } from '../endpoint/observe.ts';
import type { Scope } from '../scope.ts';
import { scaledVariant } from './node.ts';
import { scalableTargetKind, type Unwanted, unwantedTargetKind } from './scaling.aws.ts';
import { deleteStepScaling } from './step-scaling.aws.ts';
import { stepNames } from './step-scaling.ts';

/**
 * An endpoint that the config does not scale any more: what this pipeline has registered is taken off, with its policies
 * and scheduled actions. What somebody else has registered is left alone.
 */
export function endScalingNode(scope: Scope, name: string, restored: Node<void>): Node<void> {
  const { aws, owner } = scope;
  const node: Node<void, Unwanted> = {
    key: `scaling:${name}`,
    stages: ['scale'],
    kind: unwantedTargetKind(aws),
    needs: [restored],
    hideIfUnchanged: true,
    desire: () => ({
      id: scaledVariant(name),
      content: {},
      changes({ target, tags = {} }) {
        if (target === undefined || ownershipConflict(tags, owner) !== undefined) return [];
        const before = `${target.MinCapacity} to ${target.MaxCapacity} instances`;
        return [{ path: 'scaling', before, after: 'none', by: 'update' }];
      },
      create: () => Promise.resolve(),
      async update(id) {
        await deleteStepScaling(aws, stepNames(scope, name));
        await scalableTargetKind(aws).remove?.(id);
        const resource = await describeEndpoint(aws, name);
        const variant = resource?.ProductionVariants?.find(({ VariantName }) => VariantName === VARIANT);
        const left = variant?.DesiredInstanceCount ?? variant?.CurrentInstanceCount;
        if (left !== undefined)
          scope.progress(`scaling:${name}`, `${name} keeps its ${left} ${left === 1 ? 'instance' : 'instances'}`);
      },
      output: () => undefined,
    }),
  };
  return node;
}
