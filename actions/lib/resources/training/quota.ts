import { type Need, refuseWithoutRoom } from '../quota.ts';
import type { Scope } from '../scope.ts';
import type { TrainingResources } from './config.ts';

/** Checks whether the quota allows the instances of the jobs of a node. @throws Failure when it does not */
type Ask = (key: string, resources: TrainingResources, jobs: number) => Promise<void>;

/** Checks the quota for the jobs of one stage, which run in parallel. Reused jobs do not count. */
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
