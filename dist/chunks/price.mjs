import { t as hourly } from "./arithmetic.mjs";

// actions/lib/report/price.ts
function hostingPrice(instances, type, region, price) {
	if (price === void 0) return `by the hour; the price of ${type} in ${region} is unknown here`;
	const { dollars, source } = price;
	return `${hourly(instances * dollars)} an hour (hosting ${type} in ${region}: ${hourly(dollars)} an hour each, ${source})`;
}

export { hostingPrice as t };