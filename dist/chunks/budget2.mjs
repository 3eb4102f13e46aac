import { Lt as Failure } from "./shared.mjs";
import { a as sumOf, n as money } from "./arithmetic.mjs";

// actions/lib/prices/budget.ts
const ROUNDING = 1e-6;
function checkBudget(estimate, budget) {
	const limits = limitsOf(estimate, budget).filter(({ limit }) => limit !== void 0);
	return {
		failures: limits.flatMap(({ name, limit = 0, sum, parts, subject, less }) => sum.dollars <= limit + ROUNDING ? [] : [new Failure(`budget-exceeded: ${subject} ${money(sum.dollars)}${sum.unknown.length > 0 ? `, without ${sum.unknown.join(", ")}` : ""}, which is ${money(sum.dollars - limit)} more than \`budget.${name}\` (${money(limit)}): ${parts.join("; ")}. Nothing was started.`, `${less}, or write \`${name}: ${roundedUp(sum.dollars)}\` under \`budget\`.`)]),
		unchecked: limits.filter(({ sum }) => sum.unknown.length > 0).map(({ name, sum }) => `\`budget.${name}\` was not checked for ${sum.unknown.join(", ")}, because the price is unknown`)
	};
}
function limitsOf({ run, standing }, { perRun, perMonth }) {
	const dearest = (items) => items.flatMap(({ key, what, dollars }) => dollars === void 0 ? [] : [{
		key,
		what,
		dollars
	}]).sort((a, b) => b.dollars - a.dollars).map(({ key, what, dollars }) => `${key} ${money(dollars)} (${what})`);
	const inMonth = (most) => most === void 0 ? void 0 : most * 730;
	return [{
		name: "per-run",
		limit: perRun,
		sum: sumOf(run, ({ worst }) => worst),
		parts: dearest(run.map(({ key, what, worst }) => ({
			key,
			what,
			dollars: worst
		}))),
		subject: "The jobs of this run may cost",
		less: "Lower `max-runtime`, `jobs`, `count` or `seeds`, choose a cheaper instance type"
	}, {
		name: "per-month",
		limit: perMonth,
		sum: sumOf(standing, ({ most }) => inMonth(most)),
		parts: dearest(standing.map(({ key, what, most }) => ({
			key,
			what,
			dollars: inMonth(most)
		}))),
		subject: `What stays may cost in a month (${730} h)`,
		less: "Lower `scaling.max`, `count` or `provisioned-concurrency`, choose a cheaper instance type"
	}];
}
function roundedUp(dollars) {
	const unit = 10 ** (Math.floor(Math.log10(dollars)) - 1);
	return Number((Math.ceil(dollars / unit) * unit).toPrecision(2));
}

export { checkBudget as t };