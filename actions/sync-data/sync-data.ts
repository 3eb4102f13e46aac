import { buildData } from '../lib/resources/data/node.ts';
import { pipelineOf } from '../lib/resources/pipeline.ts';
import type { Session } from '../lib/runner/session.ts';

/** Publishes the data in S3 as a version. */
export async function syncData({ context, scope, ensure }: Session): Promise<void> {
  const { graph, of } = await pipelineOf(scope, {}, { stages: ['sync-data'] });
  const output = await ensure(graph, ['sync-data']);
  const { version, published } = output(of(buildData));
  context.output('data-version', version);
  context.output('uploaded', published?.uploaded ?? 0);
  context.output('copied', published?.copied ?? 0);
  context.output('state', 'ready');
}
