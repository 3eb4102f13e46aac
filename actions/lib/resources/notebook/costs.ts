import type { Cost } from '../cost.ts';
import type { Config } from '../types.ts';

/** What the notebook instance costs while it runs: nothing when it is never started, at most all the time. */
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
