import { tuningPrefix } from '../../core/domain.ts';
import { isContentName } from '../../core/names.ts';
import { type Earlier, LOOK_BACK, MOST_EARLIER } from '../cost.ts';
import type { Scope } from '../scope.ts';
import type { Tune } from './config.ts';
import { describeTuningJob, listTrials, tuningJobKind } from './tuning-job.aws.ts';

/**
 * Average durations of the trials of earlier tuning jobs on the same instances. A trial is billed from its start to its
 * end (API reference of HyperParameterTrainingJobSummary: TrainingStartTime, TrainingEndTime).
 */
export async function earlierTunings({ aws, config, domain }: Scope, { instance, count }: Tune): Promise<Earlier[]> {
  const earlier: Earlier[] = [];
  let seen = 0;
  for (const where of new Set([domain, 'main'] as const)) {
    const prefix = `${tuningPrefix(config.name, where)}-`;
    for await (const { id, running } of tuningJobKind(aws).find?.(prefix) ?? []) {
      if (running || !isContentName(id, prefix)) continue;
      if (earlier.length === MOST_EARLIER || ++seen > LOOK_BACK) return earlier;
      const { ResourceConfig } = (await describeTuningJob(aws, id))?.TrainingJobDefinition ?? {};
      if (ResourceConfig?.InstanceType !== instance || ResourceConfig.InstanceCount !== count) continue;
      const times = (await listTrials(aws, id)).flatMap(({ TrainingStartTime: start, TrainingEndTime: end }) =>
        start === undefined || end === undefined ? [] : [(end.getTime() - start.getTime()) / 1000],
      );
      if (times.length > 0)
        earlier.push({ job: id, seconds: times.reduce((sum, time) => sum + time, 0) / times.length });
    }
  }
  return earlier;
}
