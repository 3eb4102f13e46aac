import type { Node } from '../../core/graph.ts';
import type { Pipeline } from '../family.ts';
import { buildBucket } from '../storage/node.ts';
import { inputNodes } from '../training/inputs.ts';
import { buildTuning } from '../tuning/graph.ts';
import { type Network, networkOf } from './network.ts';
import { ec2Node } from './node.ts';
import { runnerNode } from './runner.ts';
import { securityGroupNode } from './security-group.ts';
import type { TrainedOnEc2 } from './trained.ts';

const STAGE = 'train-on-ec2';

/**
 * Adds the training on EC2. Only runs of main have it.
 *
 * @returns its node; `undefined` if the config has no `ec2`
 */
export function buildEc2(pipeline: Pipeline): Node<TrainedOnEc2> | undefined {
  const { scope, of, add } = pipeline;
  const { ec2 } = scope.config;
  if (ec2 === undefined || scope.domain !== 'main') return undefined;
  const inputs = inputNodes(pipeline);
  const tune = of(buildTuning);
  let known: Promise<Network> | undefined;
  const network = () => {
    known ??= networkOf(scope, ec2);
    return known;
  };
  const runner = runnerNode(scope, STAGE, of(buildBucket));
  const group = securityGroupNode(scope, STAGE, network);
  const node = ec2Node(scope, STAGE, ec2, inputs, tune, { runner, group, network });
  add(runner, group, node);
  return node;
}
