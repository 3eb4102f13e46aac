import { n as Failure, r as Failures } from "./failure.mjs";
import { r as worstOf, t as comparisonLines } from "./comparison.mjs";
import { t as compareModels } from "./compare-models.mjs";
import { t as buildComparisons } from "./graph5.mjs";
import { n as findTrained } from "./baseline.mjs";
import { t as compare } from "./compare.mjs";
import { i as contentName } from "./names.mjs";
import { n as ofMaker, r as prefixOf } from "./published.mjs";
import { i as proveMetrics, r as trained } from "./node9.mjs";
import { c as trainingIdentity } from "./since.mjs";
import { c as requireExecutionRole } from "./node3.mjs";
import { r as trainingJobKind, t as createTrainingJob } from "./training-job.aws.mjs";
import { t as pipelineOf } from "./pipeline.mjs";
import { t as readPreviews } from "./state.mjs";

// actions/lib/resources/training/retrain.ts
/**
* The training of a finished job once more with another seed: the same code, data, image, resources and hyperparameters, in
* the trust domain and with the role of this run.
*
* @param stage that trains it
* @param entry of `train`, whose names the roles allow
* @param step how far its seed is from the finished job's
*/
function retrainNode(scope, stage, entry, { trained: like, job }, step) {
	const { aws, executionRole } = scope;
	const request = requestOf(scope, job, step);
	const definitions = request.AlgorithmSpecification.MetricDefinitions ?? [];
	const metrics = Object.fromEntries(definitions.map(({ Name = "", Regex = "" }) => [Name, Regex]));
	return {
		key: `${stage}:${like.trainingJob}-seed-${step}`,
		stages: [stage],
		kind: trainingJobKind(aws),
		needs: [],
		desire() {
			const identity = trainingIdentity({
				...request,
				RoleArn: void 0
			});
			const { id, parts } = contentName(`${prefixOf(scope, scope.domain)}-${entry}`, { identity });
			return {
				id,
				content: parts,
				changes: (resource) => ofMaker(compare(trainingIdentity(resource), trainingIdentity(request)), { executionRole }),
				create: (name, tags) => {
					requireExecutionRole(scope);
					return createTrainingJob(aws, {
						...request,
						TrainingJobName: name
					}, tags);
				},
				verify: async (name, resource) => proveMetrics(metrics, name, resource),
				output: trained
			};
		}
	};
}
/** The request that a description came from, as far as this product makes any. */
function requestOf(scope, job, step) {
	const { AlgorithmSpecification: algorithm, ResourceConfig: resources, OutputDataConfig: output } = job;
	const bucket = output?.S3OutputPath?.replace(/^s3:\/\/([^/]+)\/.*$/, "$1");
	const kms = output?.KmsKeyId ? { KmsKeyId: output.KmsKeyId } : {};
	return {
		AlgorithmSpecification: {
			TrainingImage: algorithm?.TrainingImage,
			TrainingInputMode: algorithm?.TrainingInputMode ?? "File",
			MetricDefinitions: algorithm?.MetricDefinitions?.filter(({ Regex }) => Regex !== void 0)
		},
		HyperParameters: {
			...job.HyperParameters,
			seed: String(seedOf(job) + step)
		},
		InputDataConfig: job.InputDataConfig,
		OutputDataConfig: {
			S3OutputPath: `s3://${bucket}/${prefixOf(scope, scope.domain)}/jobs`,
			...kms
		},
		ResourceConfig: resources,
		StoppingCondition: job.StoppingCondition,
		Environment: job.Environment ?? {},
		RoleArn: scope.executionRole,
		...job.VpcConfig === void 0 ? {} : { VpcConfig: job.VpcConfig }
	};
}
/** Script mode carries each value as JSON. A job without a seed counts as one with 0. */
function seedOf({ HyperParameters: { seed = "0" } = {} }) {
	const value = Number(seed.replaceAll("\"", ""));
	return Number.isSafeInteger(value) ? value : 0;
}

// actions/lib/resources/comparison/seeds.ts
/**
* What trains both models of a comparison until there are as many runs of each as the config asks for.
*
* @returns no trainings where nothing is compared
* @throws Failure when the candidate's job has been deleted meanwhile
*/
async function seedsOf(scope, { endpoint, candidate, baseline }) {
	const entry = scope.config.endpoints[endpoint]?.model ?? "";
	const more = (scope.config.pullRequest?.seeds ?? 1) - 1;
	if (more === 0 || "none" in baseline || baseline.trained.trainingJob === candidate.trainingJob) return {
		baseline: [],
		candidate: []
	};
	const found = await findTrained(scope, candidate.trainingJob);
	if ("none" in found) throw new Failure(`not-found: The candidate cannot be trained again: ${found.none}.`, "Run the workflow again.");
	const steps = Array.from({ length: more }, (_, index) => index + 1);
	return {
		baseline: steps.map((step) => retrainNode(scope, "compare", entry, baseline, step)),
		candidate: steps.map((step) => retrainNode(scope, "compare", entry, found, step))
	};
}

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
	const trainings = seeds.flatMap(({ baseline, candidate }) => [...baseline, ...candidate]);
	const trained = await ensure([...new Map(trainings.map((node) => [node.key, node])).values()], ["compare"]);
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