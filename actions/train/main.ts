import { withSession } from '../lib/action/session.ts';
import { stopStarted } from '../lib/action/stop-started.ts';
import type { Config } from '../lib/config/types.ts';
import { runAction } from '../lib/github/run-action.ts';
import { trainingGraph } from '../lib/pipeline/training-graph.ts';
import { explain } from '../lib/report/explain.ts';
import { compareWithOne } from '../lib/report/speed-up.ts';

const firstJob = (entry: string) => (config: Config) => ({
  [`train:${entry || Object.keys(config.train)[0]}`]: 'training-job',
});

await runAction({
  explain,
  stop: stopStarted,
  main: (job) =>
    withSession(job, 'Train', firstJob(job.input('entry')), async (session) => {
      const { graph, train } = trainingGraph(session.scope, job.input('entry') || undefined);
      const of = await session.ensure(graph, ['train']);
      const trained = [...train].map(([entry, node]) => ({ entry, ...of(node) }));
      for (const { trainingJob, metrics, billableSeconds, count } of trained) {
        const values = Object.entries(metrics).map(([name, value]) => `${name} ${value}`);
        job.info(
          `${trainingJob}: ${values.join(', ')}; billable: ${count === 1 ? '' : `${count} × `}${billableSeconds} s`,
        );
      }
      for (const sentence of compareWithOne(trained)) {
        job.info(sentence);
        session.section(sentence);
      }
      job.output('training-job', trained[0]?.trainingJob);
      job.output('training-jobs', Object.fromEntries(trained.map(({ entry, trainingJob }) => [entry, trainingJob])));
      job.output('metrics', trained[0]?.metrics);
      job.output('billable-seconds', trained[0]?.billableSeconds);
      job.output('state', 'ready');
    }),
});
