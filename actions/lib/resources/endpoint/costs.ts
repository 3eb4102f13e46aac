import type { Cost } from '../cost.ts';
import type { Config } from '../types.ts';

/**
 * The costs of the endpoints; with autoscaling, for the lowest and the highest limit, including those of scheduled
 * actions.
 */
export function endpointCosts({ endpoints }: Config): Cost[] {
  return Object.entries(endpoints).map(([name, { instance, count, scaling }]) => {
    const ranges = scaling === undefined ? [] : [scaling, ...Object.values(scaling.scheduled)];
    const least = scaling === undefined ? count : Math.min(...ranges.map(({ min = scaling.min }) => min));
    const most = scaling === undefined ? count : Math.max(...ranges.map(({ max = scaling.max }) => max));
    return {
      ...{ is: 'standing', key: `endpoint:${name}`, product: { use: 'hosting', instance }, least, most },
      what: `${least === most ? least : `${least} to ${most}`} × ${instance}`,
    };
  });
}
