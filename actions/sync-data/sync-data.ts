import { buildData } from '../lib/resources/data/node.ts';
import { pipelineOf } from '../lib/resources/pipeline.ts';
import type { Session } from '../lib/runner/session.ts';

/** Brings the data into S3, as a version of its own. */
export async function syncData({ job, scope, ensure }: Session): Promise<void> {
  const { graph, of } = await pipelineOf(scope);
  const output = await ensure(graph, ['sync-data']);
  const { version, published } = output(of(buildData));
  job.output('data-version', version);
  job.output('uploaded', published?.uploaded ?? 0);
  job.output('copied', published?.copied ?? 0);
  job.output('state', 'ready');
}
