import { inputNodes } from '../lib/resources/tuning/node.ts';
import type { Session } from '../lib/runner/session.ts';

/** Brings the data into S3, as a version of its own. */
export async function syncData({ job, scope, ensure }: Session): Promise<void> {
  const { list, data } = inputNodes(scope);
  const of = await ensure(list, ['sync-data']);
  const { version, published } = of(data);
  job.output('data-version', version);
  job.output('uploaded', published?.uploaded ?? 0);
  job.output('copied', published?.copied ?? 0);
}
