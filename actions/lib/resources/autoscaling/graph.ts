import type { Node } from '../../core/graph.ts';
import { buildEndpoints } from '../endpoint/graph.ts';
import type { Pipeline } from '../family.ts';
import { endScalingNode } from './end-scaling.ts';
import { type Scaled, scalableTargetNode, scalingPolicyNode, scheduleNode } from './node.ts';
import { restoreScalingNode } from './restore-scaling.ts';
import { stepScalingNode } from './step-scaling.ts';

/**
 * Adds the autoscaling of the endpoints, and removes the registrations of an earlier config.
 *
 * @returns the scaled variants by endpoint, without endpoints that are not scaled
 */
export function buildScaling({ scope, of, add }: Pipeline): ReadonlyMap<string, Node<Scaled>> {
  const scaled = new Map<string, Node<Scaled>>();
  for (const [name, endpoint] of of(buildEndpoints)) {
    const wanted = scope.config.endpoints[name]?.scaling;
    const restored = restoreScalingNode(scope, name);
    add(restored);
    if (wanted === undefined) {
      const step = stepScalingNode(scope, name, undefined, restored);
      add(step, endScalingNode(scope, name, [restored, step]));
      continue;
    }
    const target = scalableTargetNode(scope, name, wanted, [endpoint, restored]);
    const policy = scalingPolicyNode(scope, name, wanted, target);
    const step = stepScalingNode(scope, name, wanted.step, target);
    add(target, policy, step, scheduleNode(scope, name, wanted, target));
    scaled.set(name, target);
  }
  return scaled;
}
