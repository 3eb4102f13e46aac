import { PriceList } from '../aws/price-list.ts';
import type { Step } from '../core/run.ts';
import type { Cost, Earlier, RunCost } from '../resources/cost.ts';
import { families } from '../resources/index.ts';
import type { Scope } from '../resources/scope.ts';
import { type Estimate, runItem, standingItem } from './arithmetic.ts';

/** Decisions that start a job, or may start one: what is known later is counted, because it may be needed. */
const STARTS: readonly Step['does'][] = ['create', 'replace', 'known-after'];

/** Decisions after which the resource does not exist, unless it is kept. */
const MISSING: readonly Step['does'][] = ['fail', 'blocked', 'stop', 'remove'];

/**
 * The cost of a plan's steps, and of the resources that stay.
 *
 * @param steps of the planned stages
 * @param more costs of steps that are not derived from the config alone
 */
export async function estimate(scope: Scope, steps: readonly Step[], more: readonly Cost[] = []): Promise<Estimate> {
  const prices = new PriceList(scope.aws, scope.signal);
  const does = (key: string, among: readonly Step['does'][]) =>
    steps.some((step) => step.key === key && among.includes(step.does));
  const stays = (key: string) =>
    steps.some((step) => step.key === key) &&
    (!does(key, MISSING) || steps.some((step) => step.key === key && step.kept === true));
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

/** Earlier runs. If they cannot be read, there is no expected cost, and the plan does not fail. */
async function earlierOf(scope: Scope, cost: RunCost): Promise<readonly Earlier[] | undefined> {
  try {
    return await cost.earlier(scope);
  } catch {
    scope.signal.throwIfAborted();
    return undefined;
  }
}
