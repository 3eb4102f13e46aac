import { n as Failure } from "./failure.mjs";
import { r as worstOf, t as comparisonLines } from "./comparison.mjs";
import { t as compareModels } from "./compare-models.mjs";
import { t as buildComparisons } from "./graph5.mjs";
import { t as pipelineOf } from "./pipeline.mjs";

// actions/compare-metrics/compare-metrics.ts
/**
* Compares the models of all endpoints, or of one, with those that main serves.
*
* @throws Failure when one is worse by more than its tolerance
*/
async function compareMetrics({ context, scope, record, ensure }, only) {
	const { pullRequest } = scope.config;
	if (pullRequest === void 0) {
		record.notes.push("Nothing to compare: the config has no section `pull-request`.");
		context.output("verdict", "nothing-to-compare");
		return;
	}
	const { graph, of } = await pipelineOf(scope, { endpoint: only });
	const output = await ensure(graph, ["compare"]);
	const compared = await Promise.all([...of(buildComparisons).values()].map((node) => compareModels(scope, output(node), pullRequest.compare)));
	record.comparisons.push(...compared);
	for (const each of compared) for (const line of comparisonLines(each)) context.info(`${each.endpoint}: ${line}`);
	const verdict = worstOf(compared);
	context.output("verdict", verdict);
	context.output("differences", differencesOf(compared));
	context.output("state", "ready");
	if (verdict === "fail") {
		const failed = compared.filter(({ comparison }) => comparison?.verdict === "fail");
		throw new Failure(failed.map(({ endpoint, comparison }) => `${endpoint}: ${comparison?.sentence}`).join("\n"), "Train a better model, or raise the tolerance in `pull-request.compare` if this loss is acceptable.");
	}
	if (verdict === "inconclusive" && pullRequest.inconclusive === "failure") throw new Failure("The comparison is inconclusive, and the config lets that fail.", "Test on more examples, raise the tolerance, or set `pull-request.inconclusive: neutral`.");
}
function differencesOf(compared) {
	const metrics = ({ comparison }) => (comparison?.metrics ?? []).map(({ name, baseline, candidate, difference, interval, verdict }) => [name, {
		baseline,
		candidate,
		difference,
		interval,
		verdict
	}]);
	return Object.fromEntries(compared.map((each) => [each.endpoint, Object.fromEntries(metrics(each))]));
}

export { compareMetrics };