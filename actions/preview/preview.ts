import { PriceList } from '../lib/aws/price-list.ts';
import { ensure } from '../lib/core/ensure.ts';
import { Failure } from '../lib/core/failure.ts';
import { pipelineOf } from '../lib/resources/pipeline.ts';
import { buildPreviews } from '../lib/resources/preview/graph.ts';
import { pullRequestOf } from '../lib/resources/preview/names.ts';
import { expiryNodes, removalNodes } from '../lib/resources/preview/removal.ts';
import { readPreviews } from '../lib/resources/preview/state.ts';
import type { Session } from '../lib/runner/session.ts';

/** Deploys the pull request's models to separate endpoints, and sends them test requests. */
export async function createPreviews({ context, scope, record, ensure }: Session): Promise<void> {
  if (scope.config.preview === undefined)
    throw new Failure(
      'input-invalid: The config has no `pull-request.preview`, so pull requests get no endpoints.',
      'Add `preview: { expires-after: 8h }` to `pull-request`, on main too, and update the roles (`plan` with `policies: true`).',
    );
  const { graph, of } = await pipelineOf(scope, {}, { stages: ['preview'] });
  const output = await ensure(graph, ['preview']);
  const names = [...of(buildPreviews)].map(([entry, node]) => [entry, output(node).endpoint] as const);
  context.output('endpoint-name', names[0]?.[1]);
  context.output('endpoint-names', Object.fromEntries(names));
  const previews = await readPreviews(scope, new PriceList(scope.aws, scope.signal));
  record.previews.push(...previews);
  context.output('expires-at', previews[0]?.expires);
  context.output('state', 'ready');
}

/** Removes the previews of a pull request. @param pullRequest its number; `undefined` = all expired or unwanted ones */
export async function removePreviews(session: Session, pullRequest: number | undefined): Promise<void> {
  const { context, scope, run, record } = session;
  const github = context.input('github-token') === '' ? undefined : await import('./on-github.ts');
  const isOver = pullRequest === undefined;
  const nodes = isOver
    ? expiryNodes(scope, async (number) => (await github?.isUnwanted(session, number)) ?? false)
    : removalNodes(scope, pullRequest);
  await ensure(nodes, ['preview'], run);
  const removed = record.steps.flatMap(({ does, id }) => (does === 'remove' && id !== undefined ? [id] : []));
  if (removed.length === 0) context.info('Nothing to remove.');
  context.output('removed', removed);
  context.output('state', 'ready');
  const numbers = isOver ? removed.flatMap((id) => pullRequestOf(scope.config.name, id) ?? []) : [pullRequest];
  await github?.correctComments(session, [...new Set(numbers)], isOver);
}
