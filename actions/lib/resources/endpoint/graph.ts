import type { Graph, Node } from '../../core/graph.ts';
import { endScalingNode } from '../autoscaling/end-scaling.ts';
import { type Scaled, scalableTargetNode, scalingPolicyNode, scheduleNode } from '../autoscaling/node.ts';
import { restoreScalingNode } from '../autoscaling/restore-scaling.ts';
import { stepScalingNode } from '../autoscaling/step-scaling.ts';
import { chosen } from '../chosen.ts';
import type { Scope } from '../scope.ts';
import { trainingGraph } from '../training/graph.ts';
import { refuseDeleted } from './deleted-endpoint.ts';
import { leftEndpointsNode } from './left.ts';
import { endpointConfigNode, modelNode } from './model.ts';
import { endpointNode, type Served } from './node.ts';
import { packageNode } from './package.ts';
import { endpointQuota } from './quota.ts';

/** All nodes of a pipeline, with the endpoints by name. */
export interface ServingGraph {
  readonly graph: Graph;
  readonly bucket: Node<string>;
  readonly endpoints: ReadonlyMap<string, Node<Served>>;
  /** By endpoint; those that are not scaled are missing. */
  readonly scaling: ReadonlyMap<string, Node<Scaled>>;
}

/**
 * The whole pipeline.
 *
 * @param only the endpoint to build; `undefined` = all
 * @throws Failure when the config has no such endpoint
 */
export function servingGraph(scope: Scope, only?: string): ServingGraph {
  const { config } = scope;
  const training = trainingGraph(scope);
  const graph: Node[] = [...training.graph];
  const endpoints = new Map<string, Node<Served>>();
  const scaling = new Map<string, Node<Scaled>>();
  graph.push(leftEndpointsNode(scope));
  for (const [name, wanted] of chosen(config.endpoints, 'endpoint', only)) {
    const train = training.train.get(wanted.model);
    if (config.serving === undefined || train === undefined) continue;
    // Whatever of them is missing, the endpoint will change.
    const fits = endpointQuota(scope, name, wanted, only === undefined ? Object.keys(config.endpoints) : [only]);
    let deleted: Promise<void> | undefined;
    const permit = async () => {
      // Asked before this run makes a configuration by itself.
      deleted ??= refuseDeleted(scope, name);
      await deleted;
      await fits();
    };
    const bucket = training.inputs.bucket;
    const packed = { ...packageNode(scope, name, config.serving, train, bucket), permit };
    const model = { ...modelNode(scope, name, wanted, config.serving, packed), permit };
    const configuration = { ...endpointConfigNode(scope, name, wanted, model), permit };
    const endpoint = { ...endpointNode(scope, name, wanted, model, configuration), permit };
    const restored = restoreScalingNode(scope, name);
    graph.push(packed, model, configuration, restored, endpoint);
    endpoints.set(name, endpoint);
    if (wanted.scaling === undefined) {
      graph.push(endScalingNode(scope, name, restored));
      continue;
    }
    const target = scalableTargetNode(scope, name, wanted.scaling, [endpoint, restored]);
    const policy = scalingPolicyNode(scope, name, wanted.scaling, target);
    const step = stepScalingNode(scope, name, wanted.scaling.step, target);
    graph.push(target, policy, step, scheduleNode(scope, name, wanted.scaling, target));
    scaling.set(name, target);
  }
  return { graph, bucket: training.inputs.bucket, endpoints, scaling };
}
