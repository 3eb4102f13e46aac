import { isContentName } from '../../core/names.ts';
import { type Earlier, LOOK_BACK, MOST_EARLIER } from '../cost.ts';
import type { Scope } from '../scope.ts';
import { listAttempts, readStatus, unlessDamaged } from './attempt.aws.ts';
import { idPrefix, nameOf } from './launch.ts';
import { billedSeconds } from './trained.ts';

/** Billed seconds of earlier trainings on an instance of the type. */
export async function earlierOnEc2({ aws, config }: Scope, instance: string): Promise<Earlier[]> {
  const bucket = config.aws.bucket ?? `sagemaker-${aws.region}-${await aws.account()}`;
  const prefix = `${idPrefix(bucket, config.name)}-`;
  const earlier: Earlier[] = [];
  for (const { id } of (await listAttempts(aws, prefix)).slice(0, LOOK_BACK)) {
    if (!isContentName(id, prefix)) continue;
    const status = await unlessDamaged(readStatus(aws, id));
    if (status?.outcome !== 'completed' || status.instance.type !== instance) continue;
    earlier.push({ job: nameOf(id), seconds: billedSeconds(status) });
    if (earlier.length === MOST_EARLIER) break;
  }
  return earlier;
}
