import { withSession } from '../lib/action/session.ts';
import { stopStarted } from '../lib/action/stop-started.ts';
import { runAction } from '../lib/github/run-action.ts';
import { trainingGraph } from '../lib/pipeline/training-graph.ts';
import { explain } from '../lib/report/explain.ts';

await runAction({
  explain,
  stop: stopStarted,
  main: (job) =>
    withSession(
      job,
      'Tune',
      () => ({ tune: 'tuning-job' }),
      async (session) => {
        const { graph, tune } = trainingGraph(session.scope);
        const of = await session.ensure(graph, ['tune']);
        const { hyperparameters, tuningJob, bestTrainingJob, bestObjective } = of(tune);
        job.info(`best hyperparameters: ${JSON.stringify(hyperparameters)}`);
        job.output('tuning-job', tuningJob);
        job.output('best-training-job', bestTrainingJob);
        job.output('best-hyperparameters', hyperparameters);
        job.output('best-objective', bestObjective);
        job.output('state', 'ready');
      },
    ),
});
