import type { Need } from '../../core/graph.ts';
import type { Pipeline } from '../family.ts';
import { inputNodes, type Tuned } from '../training/inputs.ts';
import { trainingQuota } from '../training/quota.ts';
import { tuneNode } from './node.ts';

/** Adds the tuning job; without `tune` in the config, or with the input `hyperparameters`, its output is known. */
export function buildTuning(pipeline: Pipeline): Need<Tuned> {
  const { scope, add } = pipeline;
  const { tune } = scope.config;
  const fits = trainingQuota(scope);
  const node = tuneNode(scope, inputNodes(pipeline), async () => {
    if (tune !== undefined) await fits('tune', tune, Math.min(tune.parallel, tune.jobs));
  });
  add(node);
  return node;
}
