import { type Need, refuseWithoutRoom } from '../quota.ts';
import type { Scope } from '../scope.ts';
import type { TrainingResources } from '../types.ts';

/** Asks whether the account may have the instances of one more job. @throws Failure when it may not */
type Ask = (key: string, resources: TrainingResources, jobs: number) => Promise<void>;

/**
 * Whether the account may have the instances of jobs that run side by side: those of one stage. Each job is asked for when
 * it is clear that it will be made, so what is reused takes no room.
 */
export function trainingQuota(scope: Scope): Ask {
  const asked = new Map<string, Need & { readonly instance: string }>();
  return async (key, { instance, count }, jobs) => {
    const each = count === 1 ? 'one instance' : `${count} instances`;
    const why = jobs === 1 ? `${key} has ${each}` : `${key} has ${jobs} training jobs at once, each with ${each}`;
    asked.set(key, { instance, instances: count * jobs, why });
    await refuseWithoutRoom(scope, {
      ...{ key, instance, usage: 'training job usage', within: 'all its training jobs together', what: key },
      needs: async () => [...asked.values()].filter((need) => need.instance === instance),
    });
  };
}
