import { a as sumOf, n as money, t as hourly } from "./arithmetic.mjs";
import { a as row, i as prose } from "./markdown.mjs";

// actions/lib/report/cost.ts
function costLines(estimate) {
	const { run, standing } = estimate;
	const lines = [];
	if (run.length > 0) lines.push(`This run costs ${runTotal(run)}.`, ...run.map((item) => `  ${item.key}: ${runText(item)}`));
	if (standing.length > 0) lines.push(`What stays costs ${standingTotal(standing)}.`, ...standing.map((item) => `  ${item.key}: ${standingText(item)}`));
	return [...lines, ...sources(estimate)];
}
function sources({ run, standing, failure }) {
	const found = [...new Set([...run, ...standing].flatMap(({ price }) => price?.source ?? []))].join("; ");
	return [...found === "" ? [] : [`Prices are on-demand prices in US dollars (${found}), without storage, requests and transfer.`], ...failure === void 0 ? [] : [`The AWS Price List could not be read (${failure}): only known prices are used.`]];
}
function costSection(estimate) {
	const [run, standing] = [estimate.run, estimate.standing];
	if (run.length + standing.length === 0) return [];
	const of = (key, what, amount) => row(prose(key), prose(what), prose(amount));
	return [[
		"| price of | what | US dollars |",
		"|---|---|---|",
		...[
			...run.map((item) => of(item.key, item.what, runAmount(item))),
			...run.length > 0 ? [of("this run", "", runTotal(run))] : [],
			...standing.map((item) => of(item.key, item.what, standingAmount(item))),
			...standing.length > 0 ? [of("what stays", "", standingTotal(standing))] : []
		]
	].join("\n"), ...sources(estimate).map(prose)];
}
function costOutputs({ run, standing }) {
	const [worst, expected] = [sumOf(run, (item) => item.worst), sumOf(run, (item) => item.expected)];
	const [least, most] = [sumOf(standing, (item) => item.least), sumOf(standing, (item) => item.most)];
	return {
		perRun: {
			currency: "USD",
			worst: round(worst.dollars),
			unknown: worst.unknown,
			expected: expected.unknown.length > 0 ? null : round(expected.dollars),
			items: run.map((item) => ({
				key: item.key,
				what: item.what,
				...priceOf(item),
				worst: round(item.worst),
				expected: round(item.expected),
				earlier: item.earlier ?? []
			}))
		},
		perMonth: {
			currency: "USD",
			hours: 730,
			least: round(least.dollars * 730),
			worst: round(most.dollars * 730),
			unknown: most.unknown,
			items: standing.map((item) => ({
				key: item.key,
				what: item.what,
				...priceOf(item),
				least: round(times(item.least)),
				worst: round(times(item.most))
			}))
		}
	};
}
function priceOf({ price }) {
	return {
		price: price?.dollars ?? null,
		source: price?.source ?? null
	};
}
const times = (hourly) => hourly === void 0 ? void 0 : hourly * 730;
function round(dollars) {
	return dollars === void 0 ? null : Number(dollars.toFixed(4));
}
function runTotal(run) {
	const expected = sumOf(run, (item) => item.expected);
	const worst = sumOf(run, (item) => item.worst);
	const usual = expected.unknown.length > 0 ? "" : `, ${money(expected.dollars)} expected`;
	return `${money(worst.dollars)} at most${usual}${without(worst)}`;
}
function standingTotal(standing) {
	const [least, most] = [sumOf(standing, (item) => item.least), sumOf(standing, (item) => item.most)];
	const [from, to] = [least.dollars, most.dollars];
	return `${range(from, to, hourly)} an hour, ${range(from * 730, to * 730)} a month (${730} h)${without(most)}`;
}
function without({ unknown }) {
	return unknown.length === 0 ? "" : `, without ${unknown.join(", ")}, whose price is unknown`;
}
function range(least, most, show = money) {
	return least === most ? show(least) : `${show(least)} to ${show(most)}`;
}
function runText(item) {
	const { what, price, earlier } = item;
	if (price === void 0) return `${what}; the price is unknown`;
	const from = earlier === void 0 ? "earlier runs could not be read" : earlier.length === 0 ? "no earlier run on these instances" : `expected from ${earlier.join(", ")}`;
	return `${what} × ${hourly(price.dollars)} an hour = ${runAmount(item)}; ${from}`;
}
function runAmount({ worst, expected }) {
	if (worst === void 0) return "unknown";
	return `${money(worst)} at most${expected === void 0 ? "" : `, ${money(expected)} expected`}`;
}
function standingText(item) {
	return item.price === void 0 ? `${item.what}; the price is unknown` : `${item.what}: ${standingAmount(item)}`;
}
function standingAmount({ least, most }) {
	if (least === void 0 || most === void 0) return "unknown";
	return `${range(least, most, hourly)} an hour, ${range(least * 730, most * 730)} a month`;
}

export { costOutputs as n, costSection as r, costLines as t };