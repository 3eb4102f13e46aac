import { pipelineOf } from '../lib/resources/pipeline.ts';
import { buildTuning } from '../lib/resources/tuning/graph.ts';
import { trialsOf } from '../lib/resources/tuning/trials.ts';
import type { Session } from '../lib/runner/session.ts';

/** Searches the best hyperparameters, and sets them as outputs. */
export async function tune({ context, scope, record, ensure }: Session): Promise<void> {
  const { graph, of } = await pipelineOf(scope, {}, { stages: ['tune'] });
  if (scope.config.tune === undefined) context.info('Nothing to do: the config has no `tune`.');
  const output = await ensure(graph, ['tune']);
  const { hyperparameters, tuningJob, bestTrainingJob, bestObjective } = output(of(buildTuning));
  if (tuningJob !== undefined)
    record.tuning.push({
      name: tuningJob,
      objective: scope.config.tune?.objective.metric ?? '',
      direction: scope.config.tune?.objective.type ?? 'Minimize',
      best: bestTrainingJob,
      trials: await trialsOf(scope, tuningJob),
    });
  context.info(`best hyperparameters: ${JSON.stringify(hyperparameters)}`);
  context.output('tuning-job', tuningJob);
  context.output('best-training-job', bestTrainingJob);
  context.output('best-hyperparameters', hyperparameters);
  context.output('best-objective', bestObjective);
  context.output('state', 'ready');
}
