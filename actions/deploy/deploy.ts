import type { OutputOf } from '../lib/core/graph.ts';
import { buildEndpoints } from '../lib/resources/endpoint/graph.ts';
import { servedNow } from '../lib/resources/endpoint/served-now.ts';
import { pipelineOf } from '../lib/resources/pipeline.ts';
import type { Session } from '../lib/runner/session.ts';

/**
 * Deploys the model of every endpoint of the config, and sends it a test request. @param only one of them; `undefined`
 * = all
 */
export async function deploy(session: Session, only: string | undefined): Promise<void> {
  const { context, scope, named } = session;
  const { graph, of } = await pipelineOf(scope, { endpoint: only, stages: named }, { stages: ['deploy'] });
  const endpoints = of(buildEndpoints);
  if (endpoints.size === 0) context.info(`Nothing to do: ${nothingToServe(Object.keys(scope.config.endpoints))}.`);
  let output: OutputOf;
  try {
    output = await session.ensure(graph, ['deploy']);
  } finally {
    await noteServed(session, [...endpoints.keys()]);
  }
  const all = [...endpoints].map(([entry, node]) => ({ entry, ...output(node) }));
  const served = all[0];
  context.output('endpoint-name', served?.endpoint);
  context.output('endpoint-names', Object.fromEntries(all.map(({ entry, endpoint }) => [entry, endpoint])));
  context.output('endpoint-config', served?.endpointConfig);
  context.output('model-name', served?.model);
  context.output('previous-endpoint-config', served?.previousConfig);
  context.output('state', 'ready');
}

/** @param others endpoints of the config, which this run leaves as they are */
function nothingToServe(others: readonly string[]): string {
  if (others.length === 0) return 'the config has no `endpoints`';
  return `this run leaves these endpoints as they are: ${others.join(', ')}; runs with the stage train-on-ec2 deploy endpoints with \`model: ec2\`, all other runs the others`;
}

/** Records for GitHub what is served, also if this run failed: it may have verified what another run deployed. */
async function noteServed({ context, scope, record }: Session, endpoints: readonly string[]): Promise<void> {
  if (context.input('github-token') === '' || context.signal.aborted) return;
  try {
    const reached = (endpoint: string) => record.reached.includes(`endpoint:${endpoint}`);
    record.served.push(...(await servedNow(scope, endpoints, reached)));
  } catch (error) {
    context.signal.throwIfAborted();
    scope.warn('deployments', `what is served could not be read for GitHub: ${(error as Error).message}`);
  }
}
