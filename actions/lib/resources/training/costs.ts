import type { Cost } from '../cost.ts';
import type { Config } from '../types.ts';

/** The costs of the training jobs. */
export function trainingCosts({ train }: Config): Cost[] {
  return Object.entries(train).map(([entry, { instance, count, maxRuntime }]) => ({
    ...{ is: 'run', key: `train:${entry}`, product: { use: 'training', instance } },
    ...{ instances: count, jobs: 1, seconds: maxRuntime },
    earlier: async (scope) => (await import('./earlier.ts')).earlierTrainings(scope, entry, { instance, count }),
  }));
}
