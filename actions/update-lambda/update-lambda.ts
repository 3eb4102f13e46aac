import type { Only } from '../lib/resources/family.ts';
import { buildFunctions, rollbackGraph } from '../lib/resources/function/graph.ts';
import { pipelineOf } from '../lib/resources/pipeline.ts';
import type { Scope } from '../lib/resources/scope.ts';
import type { Session } from '../lib/runner/session.ts';

/**
 * Deploys the functions of the config, or rolls one back to an earlier version.
 *
 * @param only one of them; `undefined` = all
 * @param version its number; `''` = deploy the repository's code
 */
export async function updateLambda(
  { context, scope, ensure, named }: Session,
  only: string | undefined,
  version: string,
): Promise<void> {
  const { graph, functions } =
    version === '' ? await releaseGraph(scope, { function: only, stages: named }) : rollbackGraph(scope, version, only);
  if (functions.size === 0) context.info('Nothing to do: the config has no `functions`.');
  const of = await ensure(graph, ['function']);
  const [served] = [...functions.values()].map(of);
  context.output('function-name', served?.name);
  context.output('version', served?.version);
  context.output('previous-version', served?.previousVersion);
  // The run has checked that these settings are in effect; a rollback does not check reserved concurrency.
  const wanted = scope.config.functions[served?.name ?? ''];
  context.output('provisioned-concurrency', wanted?.provisionedConcurrency);
  context.output('reserved-concurrency', version === '' ? wanted?.reservedConcurrency : undefined);
  context.output('has-test-event', String(wanted?.test !== undefined));
  context.output('state', 'ready');
}

async function releaseGraph(scope: Scope, only: Only) {
  const { graph, of } = await pipelineOf(scope, only, { stages: ['function'] });
  return { graph, functions: of(buildFunctions) };
}
