import { knownPrice } from '../aws/known-prices.ts';
import { nameOf, type Product } from '../aws/price-list.ts';
import { isLeftAlone } from '../resources/endpoint/served-here.ts';
import { families } from '../resources/index.ts';
import type { Config } from '../resources/types.ts';
import { type Estimate, runItem, standingItem } from './arithmetic.ts';

/**
 * The cost of a run that creates all resources of its stages, and of what stays after it, by the dated table of prices:
 * for runs without AWS. How long earlier runs took, and what can be reused, is not known there.
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

/** A config without the endpoints that a run of these stages does not change, and without their functions. */
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
