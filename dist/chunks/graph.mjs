import { a as byPart, c as readInputs, d as trialIdentity, i as withFiles, l as settingsApart, n as shown, s as inputNodes, t as TRAINING_WORDS } from "./since.mjs";
import { t as refuseWithoutRoom } from "./quota3.mjs";
import { A as survivesShell, G as contentName, Lt as Failure, d as ofMaker, gt as isAwsTrainingImage, ht as tuningPrefix, j as whatAShellDoes, k as valueObstacle, p as compare, u as inDomain, w as float32 } from "./shared.mjs";
import { c as hyperparameters, d as trainingOf, f as trainingRequest, l as requireExecutionRole, u as trainingContent } from "./node4.mjs";
import { i as tuningJobKind, n as describeTuningJob, t as createTuningJob } from "./tuning-job.aws.mjs";
import { readdirSync } from "node:fs";
import { join } from "node:path";

// actions/lib/resources/training/quota.ts
function trainingQuota(scope) {
	const asked = /* @__PURE__ */ new Map();
	return async (key, { instance, count }, jobs) => {
		const each = count === 1 ? "one instance" : `${count} instances`;
		const why = jobs === 1 ? `${key} has ${each}` : `${key} has ${jobs} training jobs at once, each with ${each}`;
		asked.set(key, {
			instance,
			instances: count * jobs,
			why
		});
		await refuseWithoutRoom(scope, {
			key,
			instance,
			usage: "training job usage",
			within: "all its training jobs together",
			what: key,
			needs: async () => [...asked.values()].filter((need) => need.instance === instance)
		});
	};
}

// actions/lib/resources/tuning/given-hyperparameters.ts
function givenHyperparameters({ config, root }, given) {
	const { source, entryPoint } = trainingOf({ config });
	const files = readdirSync(join(root, source));
	const byShell = Object.values(config.train).some(({ image }) => isAwsTrainingImage(image));
	const obstacle = (name, value) => {
		if (/^sagemaker_/i.test(name)) return "is a name that SageMaker reserves";
		if (/=/.test(name) || !survivesShell(name, "train.py", files)) return "is not a valid argument name";
		if (value === null || typeof value === "object") return "is not text, a number, true or false";
		const refused = valueObstacle(value);
		if (refused !== void 0) return refused;
		if (typeof value !== "string" || !byShell || survivesShell(value, entryPoint, files)) return void 0;
		return `would reach ${entryPoint} changed: ${whatAShellDoes(value, entryPoint)}`;
	};
	const problems = Object.entries(given).flatMap(([name, value]) => {
		const what = obstacle(name, value);
		return what === void 0 ? [] : [`${name} ${what}.`];
	});
	if (problems.length === 0) return given;
	throw new Failure(`input-invalid: The input \`hyperparameters\` cannot be used: ${problems.join(" ")}`, "Give a JSON object of numbers, true, false, and words of letters, digits and _@%+=:,./- as values.");
}

// actions/lib/resources/tuning/hyperparameter-values.ts
function readHyperparameters(tuned, ranges) {
	const known = Object.entries(tuned).filter(([name]) => Object.hasOwn(ranges, name));
	return Object.fromEntries(known.sort().map(([name, text]) => [name, readValue(text, ranges[name])]));
}
function readValue(text, range) {
	if (range?.type !== "Categorical") return Number(text);
	const bare = text.replace(/^"(.*)"$/, "$1");
	return range.values.find((value) => JSON.stringify(value) === text) ?? range.values.find((value) => String(value) === bare) ?? bare;
}

// actions/lib/resources/tuning/identity.ts
function searchIdentity(job) {
	const search = job.HyperParameterTuningJobConfig;
	const ranges = search?.ParameterRanges;
	return {
		strategy: search?.Strategy,
		"strategy-config": search?.StrategyConfig,
		objective: search?.HyperParameterTuningJobObjective,
		jobs: search?.ResourceLimits?.MaxNumberOfTrainingJobs,
		parallel: search?.ResourceLimits?.MaxParallelTrainingJobs,
		"early-stopping": search?.TrainingJobEarlyStoppingType === "Auto",
		completion: search?.TuningJobCompletionCriteria,
		seed: search?.RandomSeed,
		ranges: {
			integer: byName(ranges?.IntegerParameterRanges),
			continuous: byName(ranges?.ContinuousParameterRanges),
			categorical: byName(ranges?.CategoricalParameterRanges),
			automatic: byName(ranges?.AutoParameters)
		},
		"several-definitions": job.TrainingJobDefinitions,
		"warm-start": job.WarmStartConfig,
		autotune: job.Autotune?.Mode
	};
}
function byName(ranges = []) {
	return Object.fromEntries(ranges.map(({ Name = "", ...range }) => [Name, range]));
}
function tuningChanges(scope, resource, wanted) {
	const [found, request] = [definitionOf(resource), definitionOf(wanted)];
	const identity = (job, definition) => ({
		...searchIdentity(job),
		trials: {
			...trialIdentity(definition, job.HyperParameterTuningJobConfig?.HyperParameterTuningJobObjective?.MetricName),
			ranges: definition.HyperParameterRanges,
			objective: definition.TuningObjective,
			machines: definition.HyperParameterTuningResourceConfig
		}
	});
	return [
		...ofMaker(compare(identity(resource, found), identity(wanted, request)), scope),
		...settingsApart(found, request),
		...compare(limits(resource), limits(wanted)).map((change) => ({
			...change,
			by: "nothing"
		}))
	];
}
function limits({ HyperParameterTuningJobConfig: search }) {
	return { "max-runtime": search?.ResourceLimits?.MaxRuntimeInSeconds };
}
function definitionOf({ TrainingJobDefinition }) {
	return TrainingJobDefinition ?? {};
}

// actions/lib/resources/tuning/since.ts
const WORDS = [
	[
		/^seed$/,
		"parameters",
		"$&"
	],
	[
		/^ranges\.\w+\.(.+)\.MinValue$/,
		"parameters",
		"ranges.$1.min"
	],
	[
		/^ranges\.\w+\.(.+)\.MaxValue$/,
		"parameters",
		"ranges.$1.max"
	],
	[
		/^ranges\.\w+\.(.+)\.ScalingType$/,
		"parameters",
		"ranges.$1.scale"
	],
	[
		/^ranges\.\w+\.(.+)\.Values\.(\d+)$/,
		"parameters",
		"ranges.$1.$2"
	],
	[
		/^objective\.MetricName$/,
		"search",
		"objective"
	],
	[
		/^objective\.Type$/,
		"search",
		"objective.type"
	],
	[
		/^(strategy|jobs|parallel|early-stopping)$/,
		"search",
		"$&"
	],
	...TRAINING_WORDS
];
async function tuningSince(scope, id, request) {
	const earlier = await describeTuningJob(scope.aws, id);
	if (earlier === void 0) return {};
	const changes = tuningChanges(scope, earlier, request).filter(({ by }) => by !== "nothing").map((change) => ({
		...change,
		path: change.path.replace(/^trials\./, "")
	}));
	const parts = byPart(changes, WORDS, shown);
	return withFiles(scope, parts, earlier.TrainingJobDefinition?.StaticHyperParameters);
}

// actions/lib/resources/tuning/node.ts
function tuneNode(scope, nodes, preflight) {
	const { config, given } = scope;
	if (given.hyperparameters !== void 0 && config.training !== void 0) return {
		key: "tune",
		given: { hyperparameters: givenHyperparameters(scope, given.hyperparameters) }
	};
	const { tune } = config;
	if (tune === void 0) return {
		key: "tune",
		given: { hyperparameters: {} }
	};
	return {
		key: "tune",
		stages: ["tune"],
		kind: tuningJobKind(scope.aws),
		needs: nodes.list,
		preflight,
		desire(of) {
			const inputs = readInputs(of, nodes);
			const { ranges, strategy, jobs, parallel, objective, earlyStopping } = tune;
			const parts = trainingContent(scope, tune, inputs, { ranges });
			const search = {
				strategy,
				jobs,
				parallel,
				objective,
				earlyStopping
			};
			return inDomain(scope, (domain) => {
				const { id, parts: content } = contentName(tuningPrefix(config.name, domain), {
					...parts,
					search
				});
				const wanted = request(scope, tune, inputs, domain);
				return {
					id,
					content,
					changes: (resource) => tuningChanges(scope, resource, wanted),
					since: (earlier) => tuningSince(scope, earlier, wanted),
					create: (name, tags) => {
						requireExecutionRole(scope);
						return createTuningJob(scope.aws, {
							...wanted,
							HyperParameterTuningJobName: name
						}, tags);
					},
					inspect: async (name, resource) => tellWinner(scope, name, resource),
					output: (name, resource) => tuned(name, resource, ranges)
				};
			});
		}
	};
}
function request(scope, tune, inputs, domain) {
	const { AlgorithmSpecification, ...definition } = trainingRequest(scope, tune, inputs, domain);
	const { seed } = trainingOf(scope);
	return {
		HyperParameterTuningJobConfig: {
			Strategy: tune.strategy,
			HyperParameterTuningJobObjective: {
				Type: tune.objective.type,
				MetricName: tune.objective.metric
			},
			ResourceLimits: {
				MaxNumberOfTrainingJobs: tune.jobs,
				MaxParallelTrainingJobs: tune.parallel
			},
			ParameterRanges: parameterRanges(tune.ranges),
			TrainingJobEarlyStoppingType: tune.earlyStopping ? "Auto" : "Off",
			...seed === void 0 ? {} : { RandomSeed: seed }
		},
		TrainingJobDefinition: {
			...definition,
			AlgorithmSpecification,
			StaticHyperParameters: hyperparameters(scope, inputs.code, {}, tune.count)
		}
	};
}
function parameterRanges(ranges) {
	const result = {
		IntegerParameterRanges: [],
		ContinuousParameterRanges: [],
		CategoricalParameterRanges: []
	};
	for (const [Name, range] of Object.entries(ranges)) if (range.type === "Categorical") result.CategoricalParameterRanges.push({
		Name,
		Values: range.values.map((value) => JSON.stringify(value))
	});
	else {
		const numeric = {
			Name,
			MinValue: String(range.min),
			MaxValue: String(range.max),
			ScalingType: range.scale
		};
		result[range.type === "Integer" ? "IntegerParameterRanges" : "ContinuousParameterRanges"].push(numeric);
	}
	return result;
}
function tellWinner({ warn }, name, { winner }) {
	const trial = winner?.trial?.TrainingJobName ?? "";
	const objective = winner?.trial?.FinalHyperParameterTuningJobObjectiveMetric;
	for (const { name, diverged } of winner?.passedOver ?? []) warn("tune", `the trial ${name} diverged after its best value: at the end of its log, ${diverged}. The best trial that did not diverge is ${trial}, with ${objective?.MetricName} ${float32(objective?.Value ?? NaN)}.`);
	if (winner?.unread) warn("tune", `the role may not read the log of ${trial}, the best trial of ${name}, so the action cannot tell whether it diverged. Generate the roles again with npm run policies and deploy them.`);
}
function tuned(name, resource, ranges) {
	const best = resource.winner?.trial;
	const objective = best?.FinalHyperParameterTuningJobObjectiveMetric?.Value;
	return {
		hyperparameters: readHyperparameters(best?.TunedHyperParameters ?? {}, ranges),
		tuningJob: name,
		...best?.TrainingJobName === void 0 ? {} : { bestTrainingJob: best.TrainingJobName },
		...objective === void 0 ? {} : { bestObjective: float32(objective) }
	};
}

// actions/lib/resources/tuning/graph.ts
function buildTuning(pipeline) {
	const { scope, add } = pipeline;
	const { tune } = scope.config;
	const fits = trainingQuota(scope);
	const node = tuneNode(scope, inputNodes(pipeline), async () => {
		if (tune !== void 0) await fits("tune", tune, Math.min(tune.parallel, tune.jobs));
	});
	add(node);
	return node;
}

export { trainingQuota as n, buildTuning as t };