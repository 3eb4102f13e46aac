import type { Cost } from '../cost.ts';
import type { Config } from '../types.ts';

/** The costs of the tuning job's trials. */
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
