import type { Cost } from '../cost.ts';
import type { Config } from '../types.ts';

/** The costs of provisioned concurrency; without requests, a function itself costs nothing. */
export function functionCosts({ functions }: Config): Cost[] {
  return Object.entries(functions)
    .filter(([, { provisionedConcurrency }]) => provisionedConcurrency > 0)
    .map(([name, { provisionedConcurrency: count, memory }]) => {
      const gigabytes = (count * memory) / 1024;
      return {
        ...{ is: 'standing', key: `provisioned-concurrency:${name}`, product: { use: 'provisioned concurrency' } },
        ...{ least: gigabytes, most: gigabytes, what: `${count} executions × ${memory} MB` },
      };
    });
}
