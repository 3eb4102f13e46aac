import { st as given, x as families } from "./shared.mjs";
import { t as FORK_REPORT } from "./fork-report.mjs";
import { a as sumOf, i as standingItem, r as runItem } from "./arithmetic.mjs";
import { t as checkBudget } from "./budget2.mjs";
import { n as nameOf, r as knownPrice } from "./price-list.mjs";
import { t as isLeftAlone } from "./served-here.mjs";
import { t as costLines } from "./cost.mjs";
import { a as loadConfig, i as rootOf, n as configFile, r as readConfig } from "./read-config.mjs";
import { i as stagesOf } from "./stages.mjs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

// actions/lib/prices/by-table.ts
function estimateByTable(config, stages) {
	const made = withoutLeftAlone(config, stages);
	const costs = families.filter((family) => Object.keys(family.stages).some((stage) => stages.includes(stage))).flatMap((family) => family.costs?.(made, {}) ?? []);
	const price = (product) => knownPrice(config.aws.region, nameOf(product));
	return {
		run: costs.flatMap((cost) => cost.is === "run" ? [runItem(cost, [cost.product, ...cost.others ?? []].map(price), void 0)] : []),
		standing: costs.flatMap((cost) => cost.is === "standing" ? [standingItem(cost, price(cost.product))] : [])
	};
}
function withoutLeftAlone(config, stages) {
	const isMade = (name) => {
		const endpoint = config.endpoints[name];
		return endpoint === void 0 || !isLeftAlone({ stages }, endpoint);
	};
	return {
		...config,
		endpoints: Object.fromEntries(Object.entries(config.endpoints).filter(([name]) => isMade(name))),
		functions: Object.fromEntries(Object.entries(config.functions).filter(([, { endpoint }]) => isMade(endpoint)))
	};
}

// actions/plan/report-fork.ts
async function reportFork(context, folder) {
	const root = rootOf(context);
	const leave = (report) => writeFile(join(folder, FORK_REPORT.path), JSON.stringify(report));
	const loaded = loadConfig(configFile(context), root);
	const problems = "problems" in loaded ? loaded.problems : [];
	const lines = [...new Set(problems.map(({ line }) => line))].slice(0, 100);
	if (problems.length > 0) await leave({
		version: 2,
		problems: problems.length,
		lines
	});
	const config = readConfig(context, root);
	const stages = stagesOf(config);
	context.info(`The config is valid. After the merge, a run on main has these stages: ${stages.join(", ")}.`);
	const { over, failures, ...costs } = tellCost(context, config, stages);
	await leave({
		version: 2,
		problems: 0,
		lines: [],
		plan: {
			stages,
			...costs,
			over
		}
	});
	context.info("A pull request from a fork gets no role in AWS, so nothing was compared with what exists there.");
	if (failures[0] !== void 0) throw failures[0];
}
function tellCost(context, config, stages) {
	const estimate = estimateByTable(config, stages);
	for (const line of costLines(estimate)) context.info(line);
	const { perRun, perMonth } = config.budget ?? {};
	const [run, month] = [checkBudget(estimate, given({ perRun })), checkBudget(estimate, given({ perMonth }))];
	for (const { message } of run.failures) context.annotate("warning", message);
	for (const sentence of [...run.unchecked, ...month.unchecked]) context.annotate("warning", sentence);
	const worst = sumOf(estimate.run, (item) => item.worst);
	const least = sumOf(estimate.standing, (item) => item.least);
	const most = sumOf(estimate.standing, (item) => item.most);
	return {
		run: {
			worst: cents(worst.dollars),
			unknown: worst.unknown.length
		},
		month: {
			least: cents(least.dollars * 730),
			worst: cents(most.dollars * 730),
			unknown: most.unknown.length
		},
		over: [...run.failures.length > 0 ? ["per-run"] : [], ...month.failures.length > 0 ? ["per-month"] : []],
		failures: month.failures
	};
}
function cents(dollars) {
	return Math.round(dollars * 100) / 100;
}

export { reportFork };