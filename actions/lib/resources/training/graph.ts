import type { Node } from '../../core/graph.ts';
import { chosen } from '../chosen.ts';
import type { Pipeline } from '../family.ts';
import { buildTuning } from '../tuning/graph.ts';
import { inputNodes } from './inputs.ts';
import { namedTrainingJob, type Trained, trainNode } from './node.ts';
import { trainingQuota } from './quota.ts';

/**
 * Adds the training jobs.
 *
 * @returns the training jobs by their entry of `train`
 * @throws Failure when the config does not have the named entry
 */
export function buildTraining(pipeline: Pipeline): ReadonlyMap<string, Node<Trained>> {
  const { scope, only, of, add } = pipeline;
  const inputs = inputNodes(pipeline);
  const tune = of(buildTuning);
  // Checked separately from tuning, because the trials of the tuning job have ended before these jobs start.
  const fits = trainingQuota(scope);
  const named = scope.given.trainingJob;
  const jobs = new Map(
    chosen(scope.config.train, 'training entry', only.entry).map(([entry, resources]) => [
      entry,
      named === undefined
        ? trainNode(scope, entry, resources, inputs, tune, () => fits(`train:${entry}`, resources, 1))
        : namedTrainingJob(scope, entry, named),
    ]),
  );
  add(...jobs.values());
  return jobs;
}
