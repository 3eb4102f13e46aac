import { t as PriceList } from "./price-list.mjs";
import { x as families } from "./shared.mjs";
import { i as standingItem, r as runItem } from "./arithmetic.mjs";

// actions/lib/prices/estimate.ts
const STARTS = [
	"create",
	"replace",
	"known-after"
];
const MISSING = [
	"fail",
	"blocked",
	"stop",
	"remove"
];
async function estimate(scope, steps, more = []) {
	const prices = new PriceList(scope.aws, scope.signal);
	const does = (key, among) => steps.some((step) => step.key === key && among.includes(step.does));
	const stays = (key) => steps.some((step) => step.key === key) && (!does(key, MISSING) || steps.some((step) => step.key === key && step.kept === true));
	const pricesOf = ({ product, others = [] }) => Promise.all([product, ...others].map((one) => prices.of(one)));
	const costs = [...families.flatMap((family) => family.costs?.(scope.config, scope.given) ?? []), ...more];
	const [run, standing] = await Promise.all([Promise.all(costs.flatMap((cost) => cost.is === "run" && does(cost.key, STARTS) ? [Promise.all([pricesOf(cost), earlierOf(scope, cost)]).then((found) => runItem(cost, ...found))] : [])), Promise.all(costs.flatMap((cost) => cost.is === "standing" && stays(cost.key) ? [prices.of(cost.product).then((price) => standingItem(cost, price))] : []))]);
	return {
		run,
		standing,
		...prices.failure === void 0 ? {} : { failure: prices.failure }
	};
}
async function earlierOf(scope, cost) {
	try {
		return await cost.earlier(scope);
	} catch {
		scope.signal.throwIfAborted();
		return;
	}
}

export { estimate as t };