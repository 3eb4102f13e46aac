import { buildEndpoints } from '../lib/resources/endpoint/graph.ts';
import { pipelineOf } from '../lib/resources/pipeline.ts';
import type { Session } from '../lib/runner/session.ts';

/** Brings every endpoint of the config to its model, and asks it. @param only one of them; `undefined` = all */
export async function deploy({ context, scope, ensure, named }: Session, only: string | undefined): Promise<void> {
  const { graph, of } = await pipelineOf(scope, { endpoint: only, stages: named });
  const endpoints = of(buildEndpoints);
  if (endpoints.size === 0) context.info('Nothing to do: the config has no `endpoints`.');
  const output = await ensure(graph, ['deploy']);
  const all = [...endpoints].map(([entry, node]) => ({ entry, ...output(node) }));
  const served = all[0];
  context.output('endpoint-name', served?.endpoint);
  context.output('endpoint-names', Object.fromEntries(all.map(({ entry, endpoint }) => [entry, endpoint])));
  context.output('endpoint-config', served?.endpointConfig);
  context.output('model-name', served?.model);
  context.output('previous-endpoint-config', served?.previousConfig);
  context.output('state', 'ready');
}
