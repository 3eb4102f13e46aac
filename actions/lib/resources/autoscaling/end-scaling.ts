import type { ScalableTarget } from '@aws-sdk/client-application-auto-scaling';
import type { Node } from '../../core/graph.ts';
import { VARIANT } from '../endpoint/model.ts';
import { describeEndpoint } from '../endpoint/observe.ts';
import type { Scope } from '../scope.ts';
import { scaledVariant } from './node.ts';
import { scalableTargetKind } from './scaling.aws.ts';

/**
 * Removes the registration of an endpoint that the config no longer scales, with its policies and scheduled actions.
 *
 * @param needs nodes that come before: the removal of the step-scaling alarm, which AWS does not delete with the
 *   registration
 */
export function endScalingNode({ aws }: Scope, name: string, needs: readonly Node<void>[]): Node<void> {
  const node: Node<void, ScalableTarget> = {
    key: `scaling:${name}`,
    stages: ['scale'],
    kind: scalableTargetKind(aws),
    needs,
    hideIfUnchanged: true,
    desire: () => ({
      id: scaledVariant(name),
      absent: {
        async why() {
          const resource = await describeEndpoint(aws, name);
          const variant = resource?.ProductionVariants?.find(({ VariantName }) => VariantName === VARIANT);
          const left = variant?.DesiredInstanceCount ?? variant?.CurrentInstanceCount;
          const kept = left === undefined ? '' : `; ${name} keeps its ${left} ${left === 1 ? 'instance' : 'instances'}`;
          return `the config no longer scales it${kept}`;
        },
      },
      output: () => undefined,
    }),
  };
  return node;
}
