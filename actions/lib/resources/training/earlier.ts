import { isContentName } from '../../core/names.ts';
import { type Earlier, LOOK_BACK, MOST_EARLIER } from '../cost.ts';
import { prefixOf } from '../published.ts';
import type { Scope } from '../scope.ts';
import type { TrainingResources } from './config.ts';
import { describeTrainingJob, trainingJobKind } from './training-job.aws.ts';

/**
 * Billed seconds of earlier jobs of an entry of `train` on the same instances: those of the run's trust domain first,
 * then main's.
 */
export async function earlierTrainings(
  scope: Scope,
  entry: string,
  { instance, count }: Pick<TrainingResources, 'instance' | 'count'>,
): Promise<Earlier[]> {
  const earlier: Earlier[] = [];
  for await (const job of finishedJobs(scope, (domain) => `${prefixOf(scope, domain)}-${entry}-`)) {
    const found = await describeTrainingJob(scope.aws, job);
    const { InstanceType, InstanceCount } = found?.ResourceConfig ?? {};
    const isSame = InstanceType === instance && InstanceCount === count;
    if (!isSame || found?.TrainingJobStatus !== 'Completed' || found.BillableTimeInSeconds === undefined) continue;
    earlier.push({ job, seconds: found.BillableTimeInSeconds });
    if (earlier.length === MOST_EARLIER) break;
  }
  return earlier;
}

/** Names of jobs that have ended, the newest first. */
async function* finishedJobs(scope: Scope, prefix: (domain: Scope['domain']) => string): AsyncIterable<string> {
  let seen = 0;
  for (const domain of new Set<Scope['domain']>([scope.domain, 'main'])) {
    for await (const { id, running } of trainingJobKind(scope.aws).find?.(prefix(domain)) ?? []) {
      if (running || !isContentName(id, prefix(domain))) continue;
      if (++seen > LOOK_BACK) return;
      yield id;
    }
  }
}
