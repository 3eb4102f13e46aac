import { compareWithOne } from '../lib/report/speed-up.ts';
import { pipelineOf } from '../lib/resources/pipeline.ts';
import { buildTraining } from '../lib/resources/training/graph.ts';
import type { Session } from '../lib/runner/session.ts';

/** Trains every entry of the config's `train`, and tells what came of it. @param only one of them; `undefined` = all */
export async function train({ job, scope, ensure, record }: Session, only: string | undefined): Promise<void> {
  const { graph, of } = await pipelineOf(scope, { entry: only });
  const nodes = of(buildTraining);
  if (nodes.size === 0) job.info('Nothing to do: the config has no `train`.');
  const output = await ensure(graph, ['train']);
  const trained = [...nodes].map(([entry, node]) => ({ entry, ...output(node) }));
  for (const { trainingJob, metrics, billableSeconds, count } of trained) {
    const values = Object.entries(metrics).map(([name, value]) => `${name} ${value}`);
    job.info(`${trainingJob}: ${values.join(', ')}; billable: ${count === 1 ? '' : `${count} × `}${billableSeconds} s`);
  }
  record.trained.push(...trained);
  for (const sentence of compareWithOne(trained)) {
    job.info(sentence);
    record.notes.push(sentence);
  }
  job.output('training-job', trained[0]?.trainingJob);
  job.output('training-jobs', Object.fromEntries(trained.map(({ entry, trainingJob }) => [entry, trainingJob])));
  job.output('metrics', trained[0]?.metrics);
  job.output('billable-seconds', trained[0]?.billableSeconds);
  job.output('state', 'ready');
}
