import { n as Failure, r as Failures } from "./failure.mjs";
import { r as worstOf, t as comparisonLines } from "./comparison.mjs";
import { t as compareModels } from "./compare-models.mjs";
import { t as buildComparisons } from "./graph5.mjs";
import { n as together, t as seedsOf } from "./seeds.mjs";
import { t as pipelineOf } from "./pipeline.mjs";
import { t as readPreviews } from "./state.mjs";

// actions/compare-metrics/compare-metrics.ts
/**
* Compares the models of all endpoints, or of one, with those that main serves.
*
* @throws Failure when one is worse by more than its tolerance
*/
async function compareMetrics({ context, scope, record, ensure }, only) {
	const { pullRequest, preview } = scope.config;
	context.output("verdict", "error");
	record.previews.push(...await readPreviews(scope));
	if (scope.given.preview !== void 0 && preview === void 0) record.notes.push("There is no preview: the config has no `pull-request.preview`.");
	const planned = plannedProblems(context.input("problems"));
	if (planned.length > 0) throw planned.length > 1 ? new Failures(planned) : planned[0];
	if (pullRequest === void 0) {
		record.notes.push("Nothing to compare: the config has no section `pull-request`.");
		context.output("verdict", "nothing-to-compare");
		return;
	}
	const { graph, of } = await pipelineOf(scope, { endpoint: only });
	const output = await ensure(graph, ["compare"]);
	const pairs = [...of(buildComparisons).values()].map(output);
	const seeds = await Promise.all(pairs.map((pair) => seedsOf(scope, pair)));
	const trainings = together(seeds);
	const trained = await ensure(trainings.graph, ["compare"], trainings.costs);
	const compared = await Promise.all(pairs.map((pair, index) => {
		const { baseline = [], candidate = [] } = seeds[index] ?? {};
		const more = {
			baseline: baseline.map(trained),
			candidate: candidate.map(trained)
		};
		return compareModels(scope, pair, pullRequest.compare, more);
	}));
	record.comparisons.push(...compared);
	for (const each of compared) for (const line of comparisonLines(each)) context.info(`${each.endpoint}: ${line}`);
	const verdict = worstOf(compared);
	context.output("verdict", verdict);
	context.output("differences", differencesOf(compared));
	context.output("state", "ready");
	if (verdict === "fail") {
		const failed = compared.filter(({ comparison }) => comparison?.verdict === "fail");
		throw new Failure(`worse-than-baseline: ${failed.map(({ endpoint, comparison }) => `${endpoint}: ${comparison?.sentence}`).join("\n")}`, "Train a better model, or raise the tolerance in `pull-request.compare` if this loss is acceptable.");
	}
	if (verdict === "inconclusive" && pullRequest.inconclusive === "failure") throw new Failure("comparison-inconclusive: The comparison is inconclusive, and the config lets that fail.", "Test on more examples, raise the tolerance, or set `pull-request.inconclusive: neutral`.");
}
/** Why the plan of this run failed: there is no candidate then. */
function plannedProblems(json) {
	try {
		return JSON.parse(json).map(({ what, next }) => new Failure(`run-would-fail: ${what}`, String(next)));
	} catch {
		return [];
	}
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