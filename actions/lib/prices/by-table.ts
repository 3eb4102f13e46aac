import { knownPrice } from '../aws/known-prices.ts';
import { nameOf, type Product } from '../aws/price-list.ts';
import { isLeftAlone } from '../resources/endpoint/served-here.ts';
import { families } from '../resources/index.ts';
import type { Config } from '../resources/types.ts';
import { type Estimate, runItem, standingItem } from './arithmetic.ts';

/**
 * What a run costs that makes everything of its stages anew, and what stays after it, by the dated table of prices: for runs
 * without AWS. What earlier runs took, and what they left that could be reused, is not known then.
 */
export function estimateByTable(config: Config, stages: readonly string[]): Estimate {
  const made = withoutLeftAlone(config, stages);
  const costs = families
    .filter((family) => Object.keys(family.stages).some((stage) => stages.includes(stage)))
    .flatMap((family) => family.costs?.(made, {}) ?? []);
  const price = (product: Product) => knownPrice(config.aws.region, nameOf(product));
  return {
    run: costs.flatMap((cost) =>
      cost.is === 'run' ? [runItem(cost, [cost.product, ...(cost.others ?? [])].map(price), undefined)] : [],
    ),
    standing: costs.flatMap((cost) => (cost.is === 'standing' ? [standingItem(cost, price(cost.product))] : [])),
  };
}

/** A config without the endpoints that a run of these stages does not touch, and without the functions in front of them. */
function withoutLeftAlone(config: Config, stages: readonly string[]): Config {
  const isMade = (name: string) => {
    const endpoint = config.endpoints[name];
    return endpoint === undefined || !isLeftAlone({ stages }, endpoint);
  };
  return {
    ...config,
    endpoints: Object.fromEntries(Object.entries(config.endpoints).filter(([name]) => isMade(name))),
    functions: Object.fromEntries(Object.entries(config.functions).filter(([, { endpoint }]) => isMade(endpoint))),
  };
}
