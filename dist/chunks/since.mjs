import { t as compare } from "./compare.mjs";
import { _ as secretsIn, g as isSecretByName } from "./check-hyperparameters.mjs";
import { y as S3Client } from "./aws-s3.mjs";
import { t as readArchive } from "./read-archive.mjs";
import { r as readObject } from "./read-object.mjs";
import { t as buildBucket } from "./node.mjs";
import { a as readTraining, t as buildCode } from "./node3.mjs";
import { t as buildData } from "./node5.mjs";
import { t as buildWeights } from "./node8.mjs";
import { n as describeTrainingJob } from "./training-job.aws.mjs";
import { createHash } from "node:crypto";
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
/** SHA-256 (hex) of each file of a code bundle in S3, by path. @throws if the bundle is missing or damaged */
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

export { byPart as a, trainingIdentity as c, readInputs as d, withFiles as i, trialIdentity as l, shown as n, unlessSecret as o, trainingSince as r, settingsApart as s, TRAINING_WORDS as t, inputNodes as u };