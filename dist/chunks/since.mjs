import { p as compare, vt as isSecretByName, yt as secretsIn } from "./shared.mjs";
import { y as S3Client } from "./aws-s3.mjs";
import { r as readObject } from "./read-object.mjs";
import { t as readArchive } from "./read-archive.mjs";
import { n as describeTrainingJob } from "./training-job.aws.mjs";
import { t as buildBucket } from "./node2.mjs";
import { a as readTraining, t as buildCode } from "./node4.mjs";
import { t as buildData } from "./node6.mjs";
import { t as buildWeights } from "./node9.mjs";
import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";

// actions/lib/resources/training/identity.ts
function trainingIdentity(job) {
	return {
		...commonIdentity(job),
		hyperparameters: job.HyperParameters,
		"tuning-job": job.TuningJobArn
	};
}
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

// actions/lib/resources/training/inputs.ts
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
function readInputs(of, nodes) {
	const { bucket, data, code, weights } = nodes;
	return {
		bucket: of(bucket),
		data: of(data),
		code: of(code),
		weights: weights === void 0 ? void 0 : of(weights)
	};
}

// actions/lib/resources/code/bundle-hashes.aws.ts
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
async function earlierHashes({ aws, signal }, uri) {
	try {
		return await readBundleHashes(aws, uri, signal);
	} catch {
		signal.throwIfAborted();
		return;
	}
}

// actions/lib/resources/since.ts
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
function unlessSecret(change) {
	const name = change.path.split(/\./).at(-1) ?? "";
	const hide = (value) => isSecretByName(name, value) || typeof value === "string" && secretsIn(value).length > 0 ? "(hidden)" : value;
	return {
		...change,
		before: hide(change.before),
		after: hide(change.after)
	};
}
function hashIn(address) {
	return typeof address === "string" ? /[0-9a-f]{16,}/.exec(address)?.[0].slice(0, 10) ?? address : address;
}

// actions/lib/resources/training/since.ts
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
async function trainingSince(scope, id, request) {
	const earlier = await describeTrainingJob(scope.aws, id);
	if (earlier === void 0) return {};
	return withFiles(scope, byPart(compare(trainingIdentity(earlier), trainingIdentity(request)), TRAINING_WORDS, shown), earlier.HyperParameters);
}
function shown(value, path) {
	if (!path.includes("hyperparameters.")) return path.endsWith(".uri") ? hashIn(value) : value;
	const parsed = parse(value);
	return path.endsWith(".sagemaker_submit_directory") ? hashIn(parsed) : parsed;
}
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

export { byPart as a, readInputs as c, trialIdentity as d, withFiles as i, settingsApart as l, shown as n, unlessSecret as o, trainingSince as r, inputNodes as s, TRAINING_WORDS as t, trainingIdentity as u };