import type { Cost } from '../cost.ts';
import type { Config } from '../types.ts';

/** What the trials of the tuning job cost. */
export function tuningCosts({ tune }: Config): Cost[] {
  if (tune === undefined) return [];
  const { instance, count, jobs, maxRuntime } = tune;
  return [
    {
      ...{
        is: 'run',
        key: 'tune',
        product: { use: 'training', instance },
        instances: count,
        jobs,
        seconds: maxRuntime,
      },
      earlier: async (scope) => (await import('./earlier.ts')).earlierTunings(scope, tune),
    },
  ];
}
