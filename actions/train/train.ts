import { compareWithOne } from '../lib/report/speed-up.ts';
import { pipelineOf } from '../lib/resources/pipeline.ts';
import { buildTraining } from '../lib/resources/training/graph.ts';
import type { Session } from '../lib/runner/session.ts';
import { tellBothMachines } from '../lib/runner/tell-both-machines.ts';

/** Trains every entry of the config's `train`, and reports the results. @param only one of them; `undefined` = all */
export async function train(session: Session, only: string | undefined): Promise<void> {
  const { context, scope, ensure, record } = session;
  const { graph, of } = await pipelineOf(scope, { entry: only }, { stages: ['train'] });
  const nodes = of(buildTraining);
  if (nodes.size === 0) context.info('Nothing to do: the config has no `train`.');
  const output = await ensure(graph, ['train']);
  const trained = [...nodes].map(([entry, node]) => ({ entry, ...output(node) }));
  for (const { trainingJob, metrics, billableSeconds, count } of trained) {
    const values = Object.entries(metrics).map(([name, value]) => `${name} ${value}`);
    context.info(
      `${trainingJob}: ${values.join(', ')}; billable: ${count === 1 ? '' : `${count} × `}${billableSeconds} s`,
    );
  }
  record.trained.push(...trained);
  for (const sentence of compareWithOne(trained)) {
    context.info(sentence);
    record.notes.push(sentence);
  }
  context.output('training-job', trained[0]?.trainingJob);
  context.output('training-jobs', Object.fromEntries(trained.map(({ entry, trainingJob }) => [entry, trainingJob])));
  context.output('metrics', trained[0]?.metrics);
  context.output('billable-seconds', trained[0]?.billableSeconds);
  if (nodes.has(scope.config.ec2?.train ?? '')) await tellBothMachines(session, of, output);
  context.output('state', 'ready');
}
