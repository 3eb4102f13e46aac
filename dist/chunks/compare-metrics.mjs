import { t as PriceList } from "./price-list.mjs";
import { t as intervalOfDifference } from "./difference.mjs";
import { Lt as Failure, P as previewName, Q as servedFromEc2, Rt as Failures, Z as compares } from "./shared.mjs";
import { i as worstOf, r as lacksEvidence, t as comparisonLines } from "./comparison.mjs";
import { t as latencyDifference } from "./latency.mjs";
import { t as latencyIn } from "./latency2.mjs";
import { r as endpointKind } from "./endpoint2.aws.mjs";
import { n as servedModel } from "./served-model.mjs";
import { t as compareModels } from "./compare-models.mjs";
import { t as buildComparisons } from "./graph5.mjs";
import { n as together, t as seedsOf } from "./seeds.mjs";
import { t as pipelineOf } from "./pipeline.mjs";
import { t as readPreviews } from "./state.mjs";

// actions/lib/resources/comparison/latency.ts
async function compareLatency(scope, baseline, trainingJob) {
	const [served, candidate] = await Promise.all([latencyOf(scope, baseline), ofCandidate(scope, baseline.endpoint, trainingJob)]);
	if ("none" in served || "none" in candidate || served.asked !== candidate.asked) return {
		baseline: served,
		candidate
	};
	return {
		baseline: served,
		candidate,
		difference: latencyDifference(served, candidate)
	};
}
async function ofCandidate(scope, entry, trainingJob) {
	const { config, given } = scope;
	const without = "it has no endpoint";
	if (config.preview === void 0) return { none: `${without}; with \`pull-request.preview\` in the config, the label \`preview\` gives it one` };
	if (given.preview === void 0) return { none: `${without}; the label \`preview\` gives it one` };
	const served = await servedModel(scope.aws, previewName(config.name, given.preview, entry));
	if ("none" in served) return { none: `${without}: ${served.none}` };
	if (served.trainingJob === trainingJob) return latencyOf(scope, served);
	return { none: `the endpoint ${served.endpoint} serves another model, that of ${served.trainingJob}` };
}
async function latencyOf({ aws }, { endpoint, instance }) {
	const observed = await endpointKind(aws).observe(endpoint);
	const measured = observed && latencyIn(observed);
	return measured === void 0 ? { none: `the endpoint ${endpoint} has no smoke request, or was not measured when it was deployed` } : {
		...measured,
		instance
	};
}

// actions/lib/resources/comparison/besides.ts
async function withBesides(scope, prices, { candidate, baseline }, compared) {
	if (compared.comparison === void 0 || "none" in baseline) return compared;
	const priced = async (trained) => ({
		...trained,
		price: await prices.of({
			use: "training",
			instance: trained.instance
		})
	});
	const [before, after, latency] = await Promise.all([
		priced(baseline.trained),
		priced(candidate),
		compareLatency(scope, baseline.served, candidate.trainingJob)
	]);
	return {
		...compared,
		besides: {
			trainings: {
				baseline: before,
				candidate: after
			},
			latency
		}
	};
}

// actions/compare-metrics/compare-metrics.ts
async function compareMetrics({ context, scope, record, ensure }, only) {
	const { pullRequest, preview } = scope.config;
	const prices = new PriceList(scope.aws, scope.signal);
	record.previews.push(...await readPreviews(scope, prices));
	if (scope.given.preview !== void 0 && preview === void 0) record.notes.push("There is no preview: the config has no `pull-request.preview`.");
	const planned = plannedProblems(context.input("problems"));
	if (planned.length > 0) throw planned.length > 1 ? new Failures(planned) : planned[0];
	const left = pullRequest === void 0 ? [] : servedFromEc2(scope.config);
	if (left.length > 0) record.notes.push(`Not compared: ${left.join(", ")}. Pull requests do not train on EC2, so there is no candidate.`);
	if (pullRequest === void 0 || !compares(scope.config)) {
		const lacking = pullRequest === void 0 ? "pull-request" : "endpoints";
		if (left.length === 0) record.notes.push(`Nothing to compare: the config has no section \`${lacking}\`, so no candidate is trained.`);
		context.output("verdict", "nothing-to-compare");
		return;
	}
	const { graph, of } = await pipelineOf(scope, { endpoint: only }, { stages: ["compare"] });
	const output = await ensure(graph, ["compare"]);
	const pairs = [...of(buildComparisons).values()].map(output);
	const seeds = await Promise.all(pairs.map((pair) => seedsOf(scope, pair)));
	const trainings = together(seeds);
	const trained = await ensure(trainings.graph, ["compare"], trainings.costs);
	const compared = await Promise.all(pairs.map(async (pair, index) => {
		const { baseline = [], candidate = [] } = seeds[index] ?? {};
		const more = {
			baseline: baseline.map(trained),
			candidate: candidate.map(trained)
		};
		return withBesides(scope, prices, pair, await compareModels(scope, pair, pullRequest.compare, more));
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
	if (verdict === "inconclusive" && pullRequest.inconclusive === "failure") throw new Failure("comparison-inconclusive: The comparison is inconclusive, and the config lets that fail.", compared.some(({ serves }) => serves) ? "Let main train and deploy a model with this config, which is compared with then, or set `pull-request.inconclusive: neutral`." : compared.some(lacksEvidence) ? "Give each metric what the comparison says it lacks, or set `pull-request.inconclusive: neutral`." : "Test on more examples, raise the tolerance, or set `pull-request.inconclusive: neutral`.");
}
function plannedProblems(json) {
	try {
		return JSON.parse(json).map(({ what, next }) => new Failure(`run-would-fail: ${what}`, String(next)));
	} catch {
		return [];
	}
}
function differencesOf(compared) {
	const metrics = ({ comparison }) => (comparison?.metrics ?? []).map(({ name, baseline, candidate, difference, verdict, ...metric }) => [name, {
		baseline,
		candidate,
		difference,
		interval: intervalOfDifference(metric),
		verdict
	}]);
	return Object.fromEntries(compared.map((each) => [each.endpoint, Object.fromEntries(metrics(each))]));
}

export { compareMetrics };