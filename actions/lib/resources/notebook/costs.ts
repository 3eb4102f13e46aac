import type { Cost } from '../cost.ts';
import type { Config } from '../types.ts';

/** The cost of the notebook instance while it runs: none if it is never started, at most that of all hours. */
export function notebookCosts({ notebook }: Config): Cost[] {
  if (notebook === undefined) return [];
  const { instance } = notebook;
  return [
    {
      ...{ is: 'standing', key: 'notebook', product: { use: 'notebook', instance } },
      ...{ least: 0, most: 1, what: `${instance}, while it runs` },
    },
  ];
}
