import { ensure } from '../lib/core/ensure.ts';
import { awsPage } from '../lib/report/aws-page.ts';
import { removalNodes, stoppedNode } from '../lib/resources/notebook/by-hand.ts';
import { buildNotebook } from '../lib/resources/notebook/graph.ts';
import { notebookName } from '../lib/resources/notebook/names.ts';
import { pipelineOf } from '../lib/resources/pipeline.ts';
import type { Session } from '../lib/runner/session.ts';

/** Makes the notebook instance as the config says. @param mode whether one that is stopped is started */
export async function makeNotebook({ context, scope, ensure }: Session, mode: 'update' | 'start'): Promise<void> {
  const asked = mode === 'start' ? { ...scope, given: { ...scope.given, notebook: mode } } : scope;
  const { graph, of } = await pipelineOf(asked);
  const node = of(buildNotebook);
  const output = await ensure(graph, ['notebook']);
  if (node === undefined) return context.info('Nothing to do: the config has no `notebook`.');
  const { name, status } = output(node);
  context.output('notebook-name', name);
  context.output('status', status);
  // AWS at another address has no console.
  const elsewhere = context.environment['AWS_ENDPOINT_URL'] ?? '';
  if (elsewhere === '') context.output('console-url', awsPage(scope.config.aws.region, 'notebook instance', name));
  // An address that opens it is for whoever may ask for one; a run may not, and its log is no place for it.
  if (status === 'InService')
    context.info(
      `To open it: aws sagemaker create-presigned-notebook-instance-url --notebook-instance-name ${name} --region ${scope.config.aws.region}${elsewhere === '' ? '' : ` --endpoint-url ${elsewhere}`}`,
    );
}

/** Stops the notebook instance; its files stay. */
export async function stopNotebook({ context, scope, run }: Session): Promise<void> {
  const node = stoppedNode(scope);
  const outputs = await ensure([node], ['notebook'], run);
  context.output('notebook-name', notebookName(scope.config.name));
  context.output('status', outputs.of(node));
}

/** Deletes the notebook instance with its files, and its lifecycle configurations. */
export async function deleteNotebook({ scope, run }: Session): Promise<void> {
  // Nobody deletes what another owner made, so it is not stopped for that either.
  await ensure(removalNodes(scope), ['notebook'], { ...run, adopt: false });
}
