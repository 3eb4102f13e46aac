import { pipelineOf } from '../lib/resources/pipeline.ts';
import { buildTuning } from '../lib/resources/tuning/graph.ts';
import type { Session } from '../lib/runner/session.ts';

/** Searches the best hyperparameters, and hands them on. */
export async function tune({ job, scope, ensure }: Session): Promise<void> {
  const { graph, of } = await pipelineOf(scope);
  if (scope.config.tune === undefined) job.info('The config has no `tune`: nothing to do.');
  const output = await ensure(graph, ['tune']);
  const { hyperparameters, tuningJob, bestTrainingJob, bestObjective } = output(of(buildTuning));
  job.info(`best hyperparameters: ${JSON.stringify(hyperparameters)}`);
  job.output('tuning-job', tuningJob);
  job.output('best-training-job', bestTrainingJob);
  job.output('best-hyperparameters', hyperparameters);
  job.output('best-objective', bestObjective);
  job.output('state', 'ready');
}
