import { G as contentName, Lt as Failure, d as ofMaker, f as prefixOf, p as compare } from "./shared.mjs";
import { t as findTrained } from "./find-trained.mjs";
import { i as proveMetrics, r as trained } from "./node.mjs";
import { u as trainingIdentity } from "./since.mjs";
import { l as requireExecutionRole } from "./node4.mjs";
import { r as trainingJobKind, t as createTrainingJob } from "./training-job.aws.mjs";

// actions/lib/resources/training/retrain.ts
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
function retrainCost(key, { trained: like, job }) {
	const { trainingJob, instance, count, billableSeconds } = like;
	return {
		is: "run",
		key,
		product: {
			use: "training",
			instance
		},
		instances: count,
		jobs: 1,
		seconds: job.StoppingCondition?.MaxRuntimeInSeconds ?? DEFAULT_RUNTIME,
		earlier: async () => [{
			job: trainingJob,
			seconds: billableSeconds
		}]
	};
}
const DEFAULT_RUNTIME = 86400;
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
function seedOf({ HyperParameters: { seed = "0" } = {} }) {
	const value = Number(seed.replaceAll("\"", ""));
	return Number.isSafeInteger(value) ? value : 0;
}

// actions/lib/resources/comparison/seeds.ts
async function seedsOf(scope, { endpoint, candidate, baseline }) {
	const entry = scope.config.endpoints[endpoint]?.model ?? "";
	const more = (scope.config.pullRequest?.seeds ?? 1) - 1;
	if (more === 0 || "none" in baseline || baseline.job === void 0 || baseline.trained.trainingJob === candidate.trainingJob) return {
		baseline: [],
		candidate: [],
		costs: []
	};
	const found = await findTrained(scope, candidate.trainingJob);
	if ("none" in found) throw new Failure(`not-found: The candidate cannot be trained again: ${found.none}.`, "Run the workflow again.");
	const steps = Array.from({ length: more }, (_, index) => index + 1);
	const again = (like) => steps.map((step) => retrainNode(scope, "compare", entry, like, step));
	const before = {
		trained: baseline.trained,
		job: baseline.job
	};
	const both = {
		baseline: again(before),
		candidate: again(found)
	};
	const costOf = (like) => (node) => retrainCost(node.key, like);
	return {
		...both,
		costs: [...both.baseline.map(costOf(before)), ...both.candidate.map(costOf(found))]
	};
}
function together(seeds) {
	const nodes = seeds.flatMap(({ baseline, candidate }) => [...baseline, ...candidate]);
	const once = (all) => [...new Map(all.map((each) => [each.key, each])).values()];
	return {
		graph: once(nodes),
		costs: once(seeds.flatMap(({ costs }) => costs))
	};
}

export { together as n, retrainCost as r, seedsOf as t };