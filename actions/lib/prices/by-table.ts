import { knownPrice } from '../aws/known-prices.ts';
import { nameOf, type Product } from '../aws/price-list.ts';
import { families } from '../resources/index.ts';
import type { Config } from '../resources/types.ts';
import { type Estimate, runItem, standingItem } from './arithmetic.ts';

/**
 * What a run costs that makes everything anew, and what stays after it, by the dated table of prices: for runs without AWS.
 * What earlier runs took, and what they left that could be reused, is not known then.
 */
export function estimateByTable(config: Config): Estimate {
  const costs = families.flatMap((family) => family.costs?.(config, {}) ?? []);
  const price = (product: Product) => knownPrice(config.aws.region, nameOf(product));
  return {
    run: costs.flatMap((cost) => (cost.is === 'run' ? [runItem(cost, price(cost.product), undefined)] : [])),
    standing: costs.flatMap((cost) => (cost.is === 'standing' ? [standingItem(cost, price(cost.product))] : [])),
  };
}
