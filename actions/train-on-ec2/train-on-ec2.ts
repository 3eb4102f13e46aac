import { Failure } from '../lib/core/failure.ts';
import type { Graph } from '../lib/core/graph.ts';
import { buildEc2 } from '../lib/resources/ec2/graph.ts';
import { endLeftInstances } from '../lib/resources/ec2/left.ts';
import { pipelineOf } from '../lib/resources/pipeline.ts';
import type { Session } from '../lib/runner/session.ts';
import { tellBothMachines } from '../lib/runner/tell-both-machines.ts';

/** Trains on an EC2 instance, reports the result, and ends all instances that should have ended. */
export async function trainOnEc2(session: Session): Promise<void> {
  const { context, scope, record } = session;
  if (scope.domain !== 'main')
    throw new Failure(
      'input-invalid: A pull request started this run, and pull requests train nothing on EC2.',
      'Run the action on the branch main.',
    );
  const { graph, of } = await pipelineOf(scope, {}, { stages: ['train-on-ec2'] });
  const node = of(buildEc2);
  if (node === undefined) {
    context.info('Nothing to do: the config has no `ec2`.');
    context.output('state', 'ready');
    return;
  }
  const output = await ensureAndEndLeft(session, graph);
  const trained = output(node);
  const { trainingJob, metrics, billableSeconds, artifact, instance, instanceId } = trained;
  const values = Object.entries(metrics).map(([name, value]) => `${name} ${value}`);
  context.info(`${trainingJob}: ${values.join(', ')}; billable: ${billableSeconds} s of ${instance} (${instanceId})`);
  record.trained.push({ entry: 'ec2', ...trained });
  context.output('training-job', trainingJob);
  context.output('artifact', artifact);
  context.output('metrics', metrics);
  context.output('billable-seconds', billableSeconds);
  context.output('instance-id', instanceId);
  const known = await tellBothMachines(session, of, output);
  if (known && record.bothMachines === undefined)
    context.info(
      'SageMaker has no finished training of the same content: the stage `train` makes one, and compares the two.',
    );
  context.output('state', 'ready');
}

/** Ends all instances that should have ended, also if the training failed. */
async function ensureAndEndLeft({ context, scope, ensure }: Session, graph: Graph) {
  try {
    return await ensure(graph, ['train-on-ec2']);
  } finally {
    if (!context.signal.aborted) await endLeftInstances(scope);
  }
}
