import { PriceList } from '../aws/price-list.ts';
import type { Step } from '../core/run.ts';
import type { Cost, Earlier, RunCost } from '../resources/cost.ts';
import { families } from '../resources/index.ts';
import type { Scope } from '../resources/scope.ts';
import { type Estimate, runItem, standingItem } from './arithmetic.ts';

/** What starts a job, or may: what is known later is counted, since it may be needed. */
const STARTS: readonly Step['does'][] = ['create', 'replace', 'known-after'];

/** What does not come to be. */
const MISSING: readonly Step['does'][] = ['fail', 'blocked', 'stop', 'remove'];

/**
 * What the steps of a plan cost, and what stays after them.
 *
 * @param steps of the stages that are taken
 * @param more costs of steps that do not come from the config alone
 */
export async function estimate(scope: Scope, steps: readonly Step[], more: readonly Cost[] = []): Promise<Estimate> {
  const prices = new PriceList(scope.aws, scope.signal);
  const does = (key: string, among: readonly Step['does'][]) =>
    steps.some((step) => step.key === key && among.includes(step.does));
  const stays = (key: string) => steps.some((step) => step.key === key) && !does(key, MISSING);
  const pricesOf = ({ product, others = [] }: RunCost) =>
    Promise.all([product, ...others].map((one) => prices.of(one)));
  const costs = [...families.flatMap((family) => family.costs?.(scope.config, scope.given) ?? []), ...more];
  const [run, standing] = await Promise.all([
    Promise.all(
      costs.flatMap((cost) =>
        cost.is === 'run' && does(cost.key, STARTS)
          ? [Promise.all([pricesOf(cost), earlierOf(scope, cost)]).then((found) => runItem(cost, ...found))]
          : [],
      ),
    ),
    Promise.all(
      costs.flatMap((cost) =>
        cost.is === 'standing' && stays(cost.key)
          ? [prices.of(cost.product).then((price) => standingItem(cost, price))]
          : [],
      ),
    ),
  ]);
  return { run, standing, ...(prices.failure === undefined ? {} : { failure: prices.failure }) };
}

/** Without earlier runs nothing is expected: whatever keeps them from being read fails no plan. */
async function earlierOf(scope: Scope, cost: RunCost): Promise<readonly Earlier[] | undefined> {
  try {
    return await cost.earlier(scope);
  } catch {
    scope.signal.throwIfAborted();
    return undefined;
  }
}
