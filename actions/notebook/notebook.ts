import { ensure } from '../lib/core/ensure.ts';
import { awsPage } from '../lib/report/aws-page.ts';
import { removalNodes, stoppedNode } from '../lib/resources/notebook/by-hand.ts';
import { buildNotebook } from '../lib/resources/notebook/graph.ts';
import { notebookName } from '../lib/resources/notebook/names.ts';
import { pipelineOf } from '../lib/resources/pipeline.ts';
import type { Session } from '../lib/runner/session.ts';

/** Creates or updates the notebook instance. @param mode whether a stopped one is started */
export async function makeNotebook({ context, scope, ensure }: Session, mode: 'update' | 'start'): Promise<void> {
  const asked = mode === 'start' ? { ...scope, given: { ...scope.given, notebook: mode } } : scope;
  const { graph, of } = await pipelineOf(asked, {}, { stages: ['notebook'] });
  const node = of(buildNotebook);
  const output = await ensure(graph, ['notebook']);
  if (node === undefined) return context.info('Nothing to do: the config has no `notebook`.');
  const { name, status } = output(node);
  context.output('notebook-name', name);
  context.output('status', status);
  // An AWS at another address has no console.
  const elsewhere = context.environment['AWS_ENDPOINT_URL'] ?? '';
  if (elsewhere === '') context.output('console-url', awsPage(scope.config.aws.region, 'notebook instance', name));
  // A presigned URL opens the notebook. A run lacks the permission to create one, and must not print one in its log.
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
  // The instance of another owner is not deleted, so it is not stopped either.
  await ensure(removalNodes(scope), ['notebook'], { ...run, adopt: false });
}
