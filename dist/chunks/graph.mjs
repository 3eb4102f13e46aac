import { t as buildCode } from "./node4.mjs";
import { t as buildData } from "./node5.mjs";
import { t as buildBucket } from "./node.mjs";
import { t as buildWeights } from "./node8.mjs";
import { n as Failure } from "./failure.mjs";
import { n as tuningPrefix } from "./domain.mjs";
import { r as float32 } from "./line-regex.mjs";
import { i as contentName } from "./names.mjs";
import { n as ofMaker, t as inDomain } from "./published.mjs";
import { c as trainingContent, i as readTraining, l as trainingOf, o as hyperparameters, s as requireExecutionRole, u as trainingRequest } from "./sources.mjs";
import { c as isAwsTrainingImage, h as secretsIn, m as isSecretByName, n as survivesShell, r as whatAShellDoes } from "./shell-words.mjs";
import { t as compare } from "./compare.mjs";
import { y as S3Client } from "./aws-s3.mjs";
import { a as readArchive, n as describeTrainingJob } from "./training-job.aws.mjs";
import { r as readObject } from "./read-object.mjs";
import { i as tuningJobKind, n as describeTuningJob, t as createTuningJob } from "./tuning-job.aws.mjs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { readdirSync } from "node:fs";
import { pipeline } from "node:stream/promises";

// actions/lib/resources/training/inputs.ts
/** The nodes that tuning and training need; without these stages, the code is not part of the graph. */
function inputNodes({ scope, of }) {
	const bucket = of(buildBucket);
	const data = of(buildData);
	const weights = of(buildWeights);
	const code = of(buildCode);
	return {
		bucket,
		data,
		code,
		weights,
		list: [
			...[bucket, data],
			...weights === void 0 ? [] : [weights],
			...scope.config.training === void 0 ? [] : [code]
		]
	};
}
/** Reads the outputs of {@link inputNodes}. */
function readInputs(of, nodes) {
	const { bucket, data, code, weights } = nodes;
	return {
		bucket: of(bucket),
		data: of(data),
		code: of(code),
		weights: weights === void 0 ? void 0 : of(weights)
	};
}

// actions/lib/aws/quota.ts
/** Most quotas in one answer. Source: the service's model, MaxResults. */
const PAGE = 100;
/** Cached by connection and service, because the lists have many pages and a run needs several quotas. */
const known = /* @__PURE__ */ new WeakMap();
/**
* A quota of the account, by its name as the console shows it. If the account has no applied value, AWS's default
* counts: ListServiceQuotas leaves such quotas out (API reference of ListServiceQuotas: "For some quotas, only the
* default values are available. If the applied quota value is not available for a quota, the quota is not retrieved").
*
* @param service as in Service Quotas, such as `sagemaker`
* @returns `undefined` when the service has no quota of that name
*/
async function findQuota(aws, service, name) {
	const services = known.get(aws) ?? /* @__PURE__ */ new Map();
	known.set(aws, services);
	const lists = services.get(service) ?? open(aws, service);
	services.set(service, lists);
	const { applied, defaults } = await lists;
	return (await applied()).get(name) ?? (await defaults()).get(name);
}
/** Loaded late, because only a run that creates something needs the client. */
const load = () => import("./dist-es7.mjs");
async function open(aws, ServiceCode) {
	const { paginateListAWSDefaultServiceQuotas, paginateListServiceQuotas, ServiceQuotasClient } = await load();
	const client = aws.client(ServiceQuotasClient);
	const request = {
		ServiceCode,
		MaxResults: PAGE
	};
	return {
		applied: once(() => paginateListServiceQuotas({ client }, request)),
		defaults: once(() => paginateListAWSDefaultServiceQuotas({ client }, request))
	};
}
/** Reads a list once; a failed read is retried at the next use. */
function once(list) {
	let read;
	return () => {
		read ??= byName$1(list()).catch((error) => {
			read = void 0;
			throw error;
		});
		return read;
	};
}
async function byName$1(pages) {
	const found = /* @__PURE__ */ new Map();
	for await (const { Quotas = [] } of pages) for (const quota of Quotas) found.set(quota.QuotaName, quota);
	return found;
}

// actions/lib/resources/quota.ts
/**
* Refuses instances that exceed the account's quota. If the quota cannot be read, it only warns: AWS checks it as well,
* but later.
*
* @throws Failure with the command that requests a higher quota
*/
async function refuseWithoutRoom(scope, room) {
	const { aws, signal } = scope;
	const { key, instance, usage, within, what } = room;
	const quotaName = `${instance} for ${usage}`;
	let quota;
	let needs;
	try {
		[quota, needs] = await Promise.all([findQuota(aws, "sagemaker", quotaName), room.needs()]);
	} catch (error) {
		signal.throwIfAborted();
		const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
		return scope.warn(key, `the quota \`${quotaName}\` could not be checked: ${words}`);
	}
	if (quota?.Value === void 0) return scope.warn(key, `Service Quotas has no \`${quotaName}\`, so it is not checked`);
	const { Value: value, QuotaCode: code } = quota;
	const instances = needs.reduce((sum, need) => sum + need.instances, 0);
	if (instances <= value) return;
	const why = needs.filter((need) => need.instances > 0).map((need) => need.why).join(", and ");
	throw new Failure(`quota-exceeded: The account may have ${value} ${instance} in ${within} (quota \`${quotaName}\`, ${code}), but ${what} needs ${instances}: ${why}. ${usage === "endpoint usage" ? "Nothing was changed" : "It was not started"}.`, `Choose another instance type in the config, or request a higher quota: aws service-quotas request-service-quota-increase --service-code sagemaker --quota-code ${code} --desired-value ${instances} --region ${aws.region}`);
}

// actions/lib/resources/training/quota.ts
/** Checks the quota for the jobs of one stage, which run in parallel. Reused jobs do not count. */
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
/**
* The input `hyperparameters`, after a check that each value reaches the script unchanged.
*
* @throws Failure with all values that do not
*/
function givenHyperparameters({ config, root }, given) {
	const { source, entryPoint } = trainingOf({ config });
	const files = readdirSync(join(root, source));
	const byShell = Object.values(config.train).some(({ image }) => isAwsTrainingImage(image));
	const objection = (name, value) => {
		if (/^sagemaker_/i.test(name)) return "is a name that SageMaker reserves";
		if (/=/.test(name) || !survivesShell(name, "train.py", files)) return "is not a valid argument name";
		if (value === null || typeof value === "object") return "is not text, a number, true or false";
		if (typeof value !== "string" || !byShell || survivesShell(value, entryPoint, files)) return void 0;
		return `would reach ${entryPoint} changed: ${whatAShellDoes(value, entryPoint)}`;
	};
	const problems = Object.entries(given).flatMap(([name, value]) => {
		const what = objection(name, value);
		return what === void 0 ? [] : [`${name} ${what}.`];
	});
	if (problems.length === 0) return given;
	throw new Failure(`input-invalid: The input \`hyperparameters\` cannot be used: ${problems.join(" ")}`, "Give a JSON object of numbers, true, false, and words of letters, digits and _@%+=:,./- as values.");
}

// actions/lib/resources/tuning/hyperparameter-values.ts
/** Hyperparameters of a tuning job with their real types. SageMaker has text, quoted if categorical. */
function readHyperparameters(tuned, ranges) {
	const known = Object.entries(tuned).filter(([name]) => name in ranges);
	return Object.fromEntries(known.sort().map(([name, text]) => [name, readValue(text, ranges[name])]));
}
function readValue(text, range) {
	if (range?.type !== "Categorical") return Number(text);
	const bare = text.replace(/^"(.*)"$/, "$1");
	return range.values.find((value) => JSON.stringify(value) === text) ?? range.values.find((value) => String(value) === bare) ?? bare;
}

// actions/lib/resources/training/identity.ts
/**
* Everything that determines the result of a training job and its location, from a request or a description: program,
* data, machines, values and role. A job would continue from a checkpoint, and a remote session could change anything.
*/
function trainingIdentity(job) {
	return {
		...commonIdentity(job),
		hyperparameters: job.HyperParameters,
		"tuning-job": job.TuningJobArn
	};
}
/**
* The same for a tuning job's training jobs. SageMaker adds the objective to the request: its name among the
* hyperparameters, and its expression once more among the metrics, as `ObjectiveMetric` (seen in recorded
* descriptions).
*
* @param objective name of the objective metric
*/
function trialIdentity(definition, objective) {
	const { _tuning_objective_metric: _, ...fixed } = definition.StaticHyperParameters ?? {};
	const common = commonIdentity(definition);
	const { ObjectiveMetric: added, ...metrics } = common.metrics;
	const isObjectives = added === void 0 || added === metrics[objective ?? ""];
	return {
		...common,
		metrics: isObjectives ? metrics : common.metrics,
		hyperparameters: fixed
	};
}
function commonIdentity(job) {
	const { AlgorithmSpecification: algorithm, ResourceConfig: resources } = job;
	return {
		image: algorithm?.TrainingImage,
		"image-config": algorithm?.TrainingImageConfig,
		algorithm: algorithm?.AlgorithmName,
		entrypoint: algorithm?.ContainerEntrypoint,
		arguments: algorithm?.ContainerArguments,
		"input-mode": algorithm?.TrainingInputMode,
		metrics: Object.fromEntries((algorithm?.MetricDefinitions ?? []).map(({ Name = "", Regex }) => [Name, Regex])),
		environment: job.Environment,
		channels: Object.fromEntries((job.InputDataConfig ?? []).map((channel) => [channel.ChannelName, source(channel)])),
		output: job.OutputDataConfig?.S3OutputPath?.replace(/\/+$/, ""),
		instance: resources?.InstanceType,
		count: resources?.InstanceCount,
		"instance-groups": resources?.InstanceGroups,
		checkpoint: job.CheckpointConfig?.S3Uri,
		"remote-debug": job.RemoteDebugConfig?.EnableRemoteDebug,
		role: job.RoleArn
	};
}
function source({ DataSource, ContentType, CompressionType, RecordWrapperType, InputMode, ShuffleConfig }) {
	const { S3DataSource: s3, FileSystemDataSource } = DataSource ?? {};
	const unlessNone = (value) => value === "None" ? void 0 : value;
	return {
		uri: s3?.S3Uri,
		type: s3?.S3DataType,
		distribution: s3?.S3DataDistributionType,
		attributes: s3?.AttributeNames,
		"file-system": FileSystemDataSource,
		"content-type": ContentType,
		compression: unlessNone(CompressionType),
		wrapper: unlessNone(RecordWrapperType),
		"input-mode": InputMode,
		shuffle: ShuffleConfig
	};
}
/** Settings that do not affect the result: a reused job keeps them, and the message names the difference. */
function settingsApart(resource, wanted) {
	const settings = ({ ResourceConfig, StoppingCondition, OutputDataConfig, VpcConfig, ...job }) => ({
		"volume-size": ResourceConfig?.VolumeSizeInGB,
		"max-runtime": StoppingCondition?.MaxRuntimeInSeconds,
		"kms-key": {
			volume: ResourceConfig?.VolumeKmsKeyId,
			output: OutputDataConfig?.KmsKeyId || void 0
		},
		subnets: VpcConfig?.Subnets?.toSorted(),
		"security-groups": VpcConfig?.SecurityGroupIds?.toSorted(),
		spot: job.EnableManagedSpotTraining
	});
	return compare(settings(resource), settings(wanted)).map((change) => ({
		...change,
		by: "nothing"
	}));
}

// actions/lib/resources/tuning/identity.ts
/** Everything that determines the result of a search, from a request or a description. */
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
/** Differences between an existing tuning job and the one that would be requested. */
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
/** The message says if a search ended early, because its best trial is the best of fewer. */
function limits({ HyperParameterTuningJobConfig: search }) {
	return { "max-runtime": search?.ResourceLimits?.MaxRuntimeInSeconds };
}
/** Without a definition, the job is not ours: every member differs. */
function definitionOf({ TrainingJobDefinition }) {
	return TrainingJobDefinition ?? {};
}

// actions/lib/resources/since.ts
/**
* Changes of an identity by the parts of the content that they belong to, in the words of the config; of what has no words
* nothing is told.
*
* @param show what is shown of a value
*/
function byPart(changes, words, show = (value) => value) {
	const parts = {};
	for (const { path, before, after, by } of changes) {
		const [pattern, part, word] = words.find(([known]) => known.test(path)) ?? [];
		if (pattern === void 0 || part === void 0 || word === void 0 || word === "") continue;
		const told = path.replace(pattern, word);
		parts[part] ??= [];
		if (parts[part].some((other) => other.path === told)) continue;
		parts[part].push(unlessSecret({
			path: told,
			before: show(before, path),
			after: show(after, path),
			by
		}));
	}
	return parts;
}
/** A change without the values that look like secrets: an earlier config, or somebody by hand, may have set some. */
function unlessSecret(change) {
	const name = change.path.split(/\./).at(-1) ?? "";
	const hide = (value) => isSecretByName(name, value) || typeof value === "string" && secretsIn(value).length > 0 ? "(hidden)" : value;
	return {
		...change,
		before: hide(change.before),
		after: hide(change.after)
	};
}
/** The beginning of the hash in an address, which is what of it changes with its content; else the address. */
function hashIn(address) {
	return typeof address === "string" ? /[0-9a-f]{16,}/.exec(address)?.[0].slice(0, 10) ?? address : address;
}

// actions/lib/resources/code/bundle-hashes.aws.ts
/** SHA-256 of each file of a code bundle in S3, hex, by its path. @throws when there is no such bundle or it is damaged */
function readBundleHashes(aws, uri, signal) {
	return readObject(aws.client(S3Client), uri, async (body, either) => {
		const hashes = /* @__PURE__ */ new Map();
		const take = async (entry, until) => {
			const hash = createHash("sha256");
			await pipeline(entry, hash, { signal: until });
			hashes.set(entry.header.name, hash.digest("hex"));
		};
		await readArchive(body, take, either);
		return hashes;
	}, { signal });
}

// actions/lib/resources/code/changed-files.ts
/**
* Files of the training code that differ from an earlier bundle, each with the beginning of its SHA-256.
*
* @param uri `s3://…/sourcedir.tar.gz`
* @returns none where the earlier bundle cannot be read
*/
async function changedFiles(scope, uri) {
	const [{ files }, before] = await Promise.all([readTraining(scope), earlierHashes(scope, uri)]);
	if (before === void 0) return [];
	const after = new Map(files.map(({ path, body }) => [path, createHash("sha256").update(body).digest("hex")]));
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).sort().map((path) => ({
		path,
		before: before.get(path)?.slice(0, 10),
		after: after.get(path)?.slice(0, 10),
		by: "replace"
	}));
}
/** It only explains a step, so whatever keeps it from being read keeps nothing else from being told. */
async function earlierHashes({ aws, signal }, uri) {
	try {
		return await readBundleHashes(aws, uri, signal);
	} catch {
		signal.throwIfAborted();
		return;
	}
}

// actions/lib/resources/training/since.ts
/** Words for the identity of a training job. */
const TRAINING_WORDS = [
	[
		/^hyperparameters\.sagemaker_submit_directory$/,
		"code",
		"code"
	],
	[
		/^hyperparameters\.sagemaker_program$/,
		"code",
		"entry-point"
	],
	[
		/^hyperparameters\.sagemaker_.*$/,
		"parameters",
		""
	],
	[
		/^hyperparameters\.(.+)$/,
		"parameters",
		"$1"
	],
	[
		/^environment\..+$/,
		"parameters",
		"$&"
	],
	[
		/^channels\.training\.uri$/,
		"data",
		"data"
	],
	[
		/^channels\.weights\.uri$/,
		"weights",
		"weights"
	],
	[
		/^image$/,
		"image",
		"$&"
	],
	[
		/^(instance|count)$/,
		"instance",
		"$&"
	],
	[
		/^metrics\..+$/,
		"metrics",
		"$&"
	]
];
/** In what an earlier training job differs from the one that would be requested. */
async function trainingSince(scope, id, request) {
	const earlier = await describeTrainingJob(scope.aws, id);
	if (earlier === void 0) return {};
	return withFiles(scope, byPart(compare(trainingIdentity(earlier), trainingIdentity(request)), TRAINING_WORDS, shown), earlier.HyperParameters);
}
/** A hyperparameter is JSON in text, and an address is told by the hash in it. */
function shown(value, path) {
	if (!path.includes("hyperparameters.")) return path.endsWith(".uri") ? hashIn(value) : value;
	const parsed = parse(value);
	return path.endsWith(".sagemaker_submit_directory") ? hashIn(parsed) : parsed;
}
/** Tells the files that differ in place of the code's hash, where the earlier code can be read. */
async function withFiles(scope, parts, earlier) {
	if (!parts["code"]?.some(({ path }) => path === "code")) return parts;
	const files = await changedFiles(scope, String(parse(earlier?.["sagemaker_submit_directory"])));
	if (files.length === 0) return parts;
	return {
		...parts,
		code: [...files, ...parts["code"].filter(({ path }) => path !== "code")]
	};
}
function parse(value) {
	try {
		return typeof value === "string" ? JSON.parse(value) : value;
	} catch {
		return value;
	}
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
/** In what an earlier tuning job differs from the one that would be requested. */
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
/** The tuning job of the config; without `tune`, or with the input `hyperparameters`, its output is known instead. */
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
/** Says why the winner is not the trial that SageMaker calls the best one. */
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
/** Adds the tuning job; without `tune` in the config, or with the input `hyperparameters`, its output is known. */
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

export { settingsApart as a, refuseWithoutRoom as c, unlessSecret as i, inputNodes as l, trainingSince as n, trainingIdentity as o, byPart as r, trainingQuota as s, buildTuning as t, readInputs as u };