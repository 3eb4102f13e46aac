import { r as tuningJobKind, t as createTuningJob } from "./tuning-job2.mjs";
import { n as tuningPrefix, t as domainPrefix } from "./domain.mjs";
import { i as digest, r as contentName } from "./names.mjs";
import { a as HeadObjectCommand, d as CopyObjectCommand, f as CompleteMultipartUploadCommand, h as S3ServiceException, i as ListObjectsV2Command, l as CreateMultipartUploadCommand, m as S3Client, n as UploadPartCommand, o as HeadBucketCommand, p as AbortMultipartUploadCommand, r as PutObjectCommand, s as GetPublicAccessBlockCommand, t as paginateListObjectsV2, u as CreateBucketCommand } from "./aws-s3.mjs";
import { n as Failure, s as isTransient } from "./failure.mjs";
import { c as unlessNotFound, o as isDenied, s as isNotFound, t as annotate } from "./errors.mjs";
import { i as again, n as parseS3, r as readObject, t as Damaged } from "./read-object.mjs";
import { i as formatBytes, l as Meter, s as hashFile, u as inParallel } from "./limits.mjs";
import { On as HttpRequest, Rt as getEndpointFromInstructions, V as SignatureV4 } from "./aws-core.mjs";
import { i as refuseErrors, t as DatasetError } from "./error.mjs";
import { t as shownAddress } from "./address.mjs";
import { t as openFolder } from "./folder.mjs";
import { r as SourceUnavailable, t as download } from "./download.mjs";
import { r as promisify } from "./_util.mjs";
import { t as require_tar_stream } from "./tar-stream.mjs";
import { mkdtemp, open, readFile, readdir, rm, stat } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createHash, hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip, gzipSync } from "node:zlib";
import { pipeline } from "node:stream/promises";
import { execFile } from "node:child_process";
import { text } from "node:stream/consumers";

// actions/lib/core/compare.ts
/**
* Fields in which a resource that was found differs from the one that would be requested. A name is found by 40 bits of a
* hash, and anybody with the right to create may have taken it first: only this comparison says what was found.
*
* @param seen identity of what the service describes
* @param wanted identity of what would be requested
* @returns one change a field, by `path` such as `hyperparameters.epochs`; empty = the same
*/
function compare(seen, wanted) {
	const [before, after] = [flatten(seen), flatten(wanted)];
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).sort().map((path) => ({
		path,
		before: before.get(path),
		after: after.get(path),
		by: "replace"
	}));
}
/** Leaves by their path; an empty list or object is the same as none, and AWS's `false` the same as unset. */
function flatten(value, path = "", leaves = /* @__PURE__ */ new Map()) {
	if (typeof value === "object" && value !== null) for (const [key, member] of Object.entries(value)) flatten(member, path === "" ? key : `${path}.${key}`, leaves);
	else if (value !== void 0 && value !== null && value !== false) leaves.set(path, value);
	return leaves;
}

// actions/lib/pipeline/published.ts
/** What the keys and names of a trust domain of the config's pipeline begin with. */
function prefixOf({ config }, domain) {
	return domainPrefix(config.name, domain);
}
/**
* What a node wants in the trust domain of the run. A pull request uses what main has published and makes its own of what
* main does not have; main uses nothing that a pull request made.
*
* @param at what the node wants in a domain
*/
function inDomain(scope, at) {
	if (scope.domain === "main") return at("main");
	const main = at("main");
	return {
		...at("pull-request"),
		published: {
			...main,
			refusal: main.refusal ?? MAINS
		}
	};
}
/**
* Differences between what was found and what this run would request. The role of a job or model is for the stage that
* makes it to judge: others may not know it, and a pull request does not know main's.
*/
function ofMaker(changes, { executionRole }) {
	return changes.filter(({ path }) => !isRole(path) || executionRole !== "").map((change) => isRole(change.path) ? {
		...change,
		ofMaker: true
	} : change);
}
function isRole(path) {
	return path === "role" || path.endsWith(".role");
}
const MAINS = new Failure("Main has not made it.", "A pull request makes its own.");

// actions/lib/aws/object.ts
/**
* S3 objects by their `s3://` address, which holds the SHA-256 of what they are made of. They are written once.
*
* @param name what people call it, e.g. `model package`
* @param look how much of the object is read; by default only whether it is there
*/
function objectKind(aws, name, look = isThere) {
	return {
		name,
		onCancel: "leave",
		naming: "once",
		async observe(id) {
			const seen = await look(aws, id);
			return seen && {
				seen,
				phase: {
					is: "ready",
					detail: "there"
				}
			};
		}
	};
}
async function isThere(aws, uri) {
	const { bucket, key } = parseS3(uri);
	return await unlessNotFound(aws.client(S3Client).send(new HeadObjectCommand({
		Bucket: bucket,
		Key: key
	}))) && {};
}
/** The object's SHA-256: S3's own, which it checked when the object was stored, where it has it; else its bytes are read. */
async function hashObject(aws, uri) {
	const { bucket, key } = parseS3(uri);
	const seen = await unlessNotFound(aws.client(S3Client).send(new HeadObjectCommand({
		Bucket: bucket,
		Key: key,
		ChecksumMode: "ENABLED"
	})));
	if (seen === void 0) return void 0;
	const { ChecksumSHA256: stored, ChecksumType } = seen;
	if (stored === void 0 || ChecksumType === "COMPOSITE") return readHash(aws, uri);
	return { sha256: Buffer.from(stored, "base64").toString("hex") };
}
/** The SHA-256 of what a `.gz` holds: the same content compresses to other bytes with another zlib. */
function hashUnpacked(aws, uri) {
	return readHash(aws, uri, createGunzip);
}
function readHash(aws, uri, through) {
	const read = async (body, signal) => {
		const hash = createHash("sha256");
		try {
			await pipeline([
				body,
				...through === void 0 ? [] : [through()],
				hash
			], { signal });
		} catch (error) {
			if (!(error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))) throw error;
			return { sha256: "no .gz file" };
		}
		return { sha256: hash.digest("hex") };
	};
	return unlessNotFound(readObject(aws.client(S3Client), uri, read));
}
/**
* Writes an object unless there is one: what is there is never overwritten, and the roles of a run may not do otherwise
* (IAM's condition `s3:if-none-match`). S3 shows an object whole or not at all.
*
* @throws an error with `alreadyExists` when there is one
*/
async function putOnce(aws, uri, body) {
	const { bucket, key } = parseS3(uri);
	const ChecksumSHA256 = createHash("sha256").update(body).digest("base64");
	await aws.client(S3Client).send(new PutObjectCommand({
		Bucket: bucket,
		Key: key,
		Body: body,
		ChecksumSHA256,
		IfNoneMatch: "*"
	}));
}

// actions/lib/aws/put-file.ts
/** Largest object that one PutObject takes. Source: Amazon S3's documentation of PutObject. */
const LARGEST = 5 * 1024 ** 3;
/** How often a file is sent: the SDK does not repeat a call whose body is a stream. */
const ATTEMPTS$1 = 4;
/**
* Sends a file without holding it in memory, unless there is an object already; from its start again when that fails for a
* passing reason.
*
* @param options `sha256` of the file, hex, where it is known: S3 checks it and keeps it
* @throws an error with `alreadyExists` when there is an object
*/
async function putFile(aws, uri, file, { sha256, signal } = {}) {
	const { size } = await stat(file);
	if (size > LARGEST) throw new Failure(`${uri} would have ${size} bytes; S3 takes at most 5 GiB at once.`, "Make the artefact smaller.");
	const { bucket, key } = parseS3(uri);
	const target = {
		Bucket: bucket,
		Key: key,
		IfNoneMatch: "*",
		ContentLength: size,
		...sha256 === void 0 ? {} : { ChecksumSHA256: Buffer.from(sha256, "hex").toString("base64") }
	};
	const send = async () => {
		const body = createReadStream(file);
		const unreadable = new Promise((_, reject) => body.once("error", reject));
		const request = new PutObjectCommand({
			...target,
			Body: body
		});
		try {
			await Promise.race([unreadable, aws.client(S3Client).send(request, { ...signal && { abortSignal: signal } })]);
		} finally {
			body.destroy();
		}
	};
	await again(send, (error) => isTransient(error) ? ATTEMPTS$1 : 1, signal);
}

// actions/lib/pipeline/bundle.ts
var import_tar_stream = require_tar_stream();
/** Modification time of every file in an archive: 1980-01-01, the earliest that zip knows too. */
const FIXED_TIME = /* @__PURE__ */ new Date("1980-01-01T00:00:00Z");
/**
* Reads a folder of code: what git tracks or would track; where there is no git, everything but caches and hidden files.
*
* @param root root of the repository
* @param folder from the root
*/
async function readBundle(root, folder) {
	const paths = await listByGit(join(root, folder)) ?? await listByWalk(join(root, folder));
	const files = await Promise.all(paths.sort().map(async (path) => ({
		path,
		body: withUnixLineEnds(await readCode(root, join(folder, path)))
	})));
	if (files.length === 0) throw new Failure(`The folder ${folder} holds no files.`, "Name a folder with code in the config.");
	const hash = createHash("sha256");
	for (const { path, body } of files) hash.update(`${path}\0${body.length}\0`).update(body);
	return {
		files,
		hash: hash.digest("hex")
	};
}
/** A tar that depends on names and contents alone: the same bytes on every machine, which compressed ones need not be. */
async function tarOf(files) {
	const tar = (0, import_tar_stream.pack)();
	for (const { path, body } of files) tar.entry({
		name: path,
		mode: 420,
		mtime: FIXED_TIME
	}, body);
	tar.finalize();
	return Buffer.concat(await Array.fromAsync(tar));
}
/** The tar as `.tar.gz`. */
function compress(tar) {
	const gzip = gzipSync(tar, { level: 9 });
	gzip[9] = 255;
	return gzip;
}
async function readCode(root, path) {
	try {
		return await readFile(join(root, path));
	} catch (error) {
		throw new Failure(`The code ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, "Put the files themselves there: of links only those to files are followed.", error);
	}
}
async function listByGit(folder) {
	try {
		const { stdout } = await promisify(execFile)("git", [
			"ls-files",
			"--cached",
			"--others",
			"--exclude-standard",
			"--deduplicate",
			"-z"
		], {
			cwd: folder,
			maxBuffer: 67108864
		});
		const listed = stdout.split("\0").filter((path) => path !== "");
		const there = new Set(await listByWalk(folder));
		const paths = listed.filter((path) => there.has(path));
		return paths.length === 0 ? void 0 : paths;
	} catch {
		return;
	}
}
async function listByWalk(folder) {
	return (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => entry.isFile() || entry.isSymbolicLink()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll("\\", "/")).filter((path) => !path.split("/").some((part) => part.startsWith(".") || part === "__pycache__"));
}
/** Text files (those without a NUL byte) get LF, whatever git's settings made of them. */
function withUnixLineEnds(body) {
	if (body.includes(0) || !body.includes("\r\n")) return body;
	return Buffer.from(body.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}

// actions/lib/pipeline/training-identity.ts
/**
* What decides what a training job makes and where it lies, of a request and of a description alike: what runs, on what,
* with which values, as whom. A checkpoint would be trained on from, and a remote session could change anything.
*/
function trainingIdentity(job) {
	return {
		...commonIdentity(job),
		hyperparameters: job.HyperParameters,
		"tuning-job": job.TuningJobArn
	};
}
/** The same of a tuning job's training jobs. */
function trialIdentity(definition) {
	const { _tuning_objective_metric: _, ...fixed } = definition.StaticHyperParameters ?? {};
	return {
		...commonIdentity(definition),
		hyperparameters: fixed
	};
}
function commonIdentity(job) {
	const { AlgorithmSpecification: algorithm, ResourceConfig: resources } = job;
	return {
		image: algorithm?.TrainingImage,
		algorithm: algorithm?.AlgorithmName,
		entrypoint: algorithm?.ContainerEntrypoint,
		arguments: algorithm?.ContainerArguments,
		"input-mode": algorithm?.TrainingInputMode,
		metrics: Object.fromEntries((algorithm?.MetricDefinitions ?? []).map(({ Name, Regex }) => [Name, Regex])),
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
/** What does not decide the result: a job that is reused keeps it, and the difference is told. */
function settingsApart(seen, wanted) {
	const settings = ({ ResourceConfig, StoppingCondition, OutputDataConfig, VpcConfig, ...job }) => ({
		"volume-size": ResourceConfig?.VolumeSizeInGB,
		"max-runtime": StoppingCondition?.MaxRuntimeInSeconds,
		"kms-key": {
			volume: ResourceConfig?.VolumeKmsKeyId,
			output: OutputDataConfig?.KmsKeyId
		},
		subnets: VpcConfig?.Subnets?.toSorted(),
		"security-groups": VpcConfig?.SecurityGroupIds?.toSorted(),
		spot: job.EnableManagedSpotTraining
	});
	return compare(settings(seen), settings(wanted)).map((change) => ({
		...change,
		by: "nothing"
	}));
}

// actions/lib/pipeline/training-request.ts
/**
* Hyperparameters as SageMaker carries them: text. Each value is JSON, so that script mode gives the script the same
* type back, and `sagemaker_*` tell script mode which program of which archive to run, and on several hosts to start it
* with torchrun, one process a host or GPU. Source: sagemaker-training-toolkit, torch_distributed.py.
*/
function hyperparameters(scope, code, searched, count) {
	const { training, aws } = scope.config;
	const own = {
		...training.hyperparameters,
		...training.seed === void 0 ? {} : { seed: training.seed },
		...searched
	};
	const control = {
		sagemaker_program: training.entryPoint,
		sagemaker_submit_directory: code.uri,
		sagemaker_region: aws.region,
		...count > 1 ? { sagemaker_torch_distributed_enabled: true } : {}
	};
	return Object.fromEntries(Object.entries({
		...own,
		...control
	}).map(([name, value]) => [name, JSON.stringify(value)]));
}
/** @throws Failure when the input `execution-role` is missing */
function requireExecutionRole({ executionRole }) {
	if (executionRole !== "") return;
	throw new Failure("SageMaker needs a role to run jobs with.", "Set the input `execution-role` (in the workflows: the repository variable SAGEMAKER_EXECUTION_ROLE_ARN).");
}
/** Members that training jobs and a tuning job's training jobs share, in a trust domain. */
function trainingRequest(scope, resources, inputs, domain = scope.domain) {
	const { config, executionRole } = scope;
	const { training, aws } = config;
	const kms = aws.kmsKey === void 0 ? {} : { KmsKeyId: aws.kmsKey };
	const volumeKms = aws.kmsKey === void 0 ? {} : { VolumeKmsKeyId: aws.kmsKey };
	const vpc = aws.subnets.length === 0 ? {} : { VpcConfig: {
		Subnets: [...aws.subnets],
		SecurityGroupIds: [...aws.securityGroups]
	} };
	return {
		AlgorithmSpecification: {
			TrainingImage: resources.image,
			TrainingInputMode: "File",
			MetricDefinitions: metricDefinitions(training.metrics)
		},
		RoleArn: executionRole,
		InputDataConfig: channels(inputs),
		OutputDataConfig: {
			S3OutputPath: `s3://${inputs.bucket}/${prefixOf(scope, domain)}/jobs`,
			...kms
		},
		ResourceConfig: {
			InstanceType: resources.instance,
			InstanceCount: resources.count,
			VolumeSizeInGB: resources.volumeSize,
			...volumeKms
		},
		StoppingCondition: { MaxRuntimeInSeconds: resources.maxRuntime },
		Environment: { ...training.environment },
		...vpc
	};
}
function metricDefinitions(metrics) {
	return Object.entries(metrics).map(([Name, Regex]) => ({
		Name,
		Regex
	}));
}
function channels({ data, weights }) {
	const channel = (ChannelName, S3Uri) => ({
		ChannelName,
		DataSource: { S3DataSource: {
			S3DataType: "S3Prefix",
			S3Uri,
			S3DataDistributionType: "FullyReplicated"
		} }
	});
	return [channel("training", data.uri), ...weights === void 0 ? [] : [channel("weights", weights.channel)]];
}
/** Everything that decides what a training job with these resources and hyperparameters makes, by name. */
function trainingContent(scope, resources, inputs, parameters) {
	const { training } = scope.config;
	return {
		code: {
			hash: inputs.code.hash,
			entryPoint: training.entryPoint
		},
		data: inputs.data.version,
		weights: inputs.weights?.sha256,
		image: resources.image,
		instance: {
			type: resources.instance,
			count: resources.count
		},
		parameters: {
			fixed: training.hyperparameters,
			seed: training.seed,
			environment: training.environment,
			...parameters
		},
		metrics: training.metrics
	};
}

// actions/lib/dataset/version.ts
/** sha256 over names, contents and sizes, lower-case hex. The order of the files does not matter. */
function contentHash(files) {
	const hash = createHash("sha256");
	for (const { path, sha256, size } of files.toSorted((a, b) => a.path < b.path ? -1 : 1)) hash.update(`${path}\n${sha256}\n${size}\n`);
	return hash.digest("hex");
}
/** Name of a data version: {@link contentHash} whole, so that the name proves what its record lists. */
const version = contentHash;

// actions/lib/aws/data-records.ts
/**
* The record of a version, `undefined` when it is not published. A version's name is the hash of the files that its record
* lists, so a record that lists others is not the version's.
*
* @throws Failure when the record lists other files than the version's name says
*/
async function readVersion(store, version$2) {
	const record = await readJson(store, versionKey(version$2));
	if (record === void 0 || record.version === version$2 && version(record.files) === version$2) return record;
	const address = `s3://${store.bucket}/${store.prefix}${versionKey(version$2)}`;
	throw new Failure(`The record ${address} lists other files than the data version ${version$2} has. It was not used.`, "Find out who wrote it: CloudTrail has the call where it records data events. Delete the record and run again.");
}
/**
* The published version of a source that was seen before, so that nothing has to be downloaded or read again.
* `undefined` when the source is new or its version has been removed. Two GETs.
*/
async function recallSource(store, identity) {
	const record = await readJson(store, sourceKey(identity));
	return record && await readVersion(store, record.version) === void 0 ? void 0 : record;
}
/** The version that was published last, to copy unchanged files from. */
async function findLatestVersion(store) {
	let latest;
	const folder = `${store.prefix}.versions/`;
	for await (const page of paginateListObjectsV2({ client: store.client }, {
		Bucket: store.bucket,
		Prefix: folder
	})) for (const { Key = "", LastModified } of page.Contents ?? []) {
		const at = LastModified?.getTime() ?? 0;
		if (!latest || at > latest.at) latest = {
			version: Key.slice(folder.length).replace(/\.json$/, ""),
			at
		};
	}
	const record = latest && await readVersion(store, latest.version);
	return record && {
		record,
		prefix: store.prefix
	};
}
/** Whether the version's record exists. */
async function isPublished({ client, bucket, prefix }, version) {
	try {
		await client.send(new HeadObjectCommand({
			Bucket: bucket,
			Key: prefix + versionKey(version)
		}));
		return true;
	} catch (error) {
		if (isNotFound(error)) return false;
		throw error;
	}
}
/** Writes the record that publishes a version. When somebody else was faster, theirs, which says the same, stays. */
async function writeVersion(store, record) {
	if (!await writeOnce(store, versionKey(record.version), record)) await readVersion(store, record.version);
}
/**
* Remembers which version a source was published as.
*
* @throws Failure when the source is remembered as another version: a record is never overwritten
*/
async function writeSource(store, identity, record) {
	if (await writeOnce(store, sourceKey(identity), record)) return;
	const there = await readJson(store, sourceKey(identity));
	if (there === void 0 || there.version === record.version) return;
	throw new Failure(`s3://${store.bucket}/${store.prefix}${sourceKey(identity)} says that this source is the data version ${there.version}; it holds ${record.version} now. The version is published; the record, which is never overwritten, was left alone.`, "Delete that record and run again. Where the source is an address whose file changes without a new ETag or date, pin its `sha256`.");
}
async function readJson({ client, bucket, prefix }, key) {
	const read = async (body) => {
		const content = await text(body);
		try {
			return JSON.parse(content);
		} catch (error) {
			throw new Damaged("is no JSON", "Delete it and run again: it is written anew.", error);
		}
	};
	return unlessNotFound(readObject(client, `s3://${bucket}/${prefix}${key}`, read));
}
/** Writes a record unless there is one. @returns whether it was written */
async function writeOnce(store, key, content) {
	try {
		await store.client.send(new PutObjectCommand({
			Bucket: store.bucket,
			Key: store.prefix + key,
			Body: Buffer.from(JSON.stringify(content)),
			ContentType: "application/json",
			IfNoneMatch: "*",
			...store.kmsKey !== void 0 && {
				ServerSideEncryption: "aws:kms",
				SSEKMSKeyId: store.kmsKey
			}
		}));
		return true;
	} catch (error) {
		const status = error instanceof Error ? error.$metadata?.httpStatusCode : void 0;
		if (status !== 412 && status !== 409) throw error;
		return false;
	}
}
function versionKey(version) {
	return `.versions/${version}.json`;
}
function sourceKey(identity) {
	return `.sources/${identity}.json`;
}

// actions/lib/aws/data-version.ts
/** Where a pipeline keeps its data; `kmsKey` encrypts it, where given. */
function dataStore(aws, bucket, prefix, kmsKey) {
	return {
		client: aws.client(S3Client),
		bucket,
		prefix,
		...kmsKey === void 0 ? {} : { kmsKey }
	};
}
/** Address of a source's record: what stands for a data version before the version is known. */
function sourceId(store, identity) {
	return `s3://${store.bucket}/${store.prefix}.sources/${identity}.json`;
}
/** Address of a version's record. */
function versionId(store, version) {
	return `s3://${store.bucket}/${store.prefix}.versions/${version}.json`;
}
/** Published data versions, by the identity of the source that they came from. Immutable, so without an owner. */
function dataVersionKind(aws) {
	return {
		name: "data version",
		onCancel: "leave",
		naming: "stable",
		async observe(id) {
			const { bucket, key } = parseS3(id);
			const [, prefix, identity] = /^(.*)\.sources\/(.*)\.json$/.exec(key) ?? [];
			if (prefix === void 0 || identity === void 0) throw new Error(`${id} is no record of a source.`);
			const seen = await recallSource(dataStore(aws, bucket, prefix), identity);
			return seen === void 0 ? void 0 : {
				seen,
				phase: {
					is: "ready",
					detail: `version ${seen.version}, ${seen.files} files`
				}
			};
		}
	};
}

// actions/lib/aws/multipart-put.ts
/** Bodies above this size, in bytes, are sent in parts of this size. S3 allows 5 MiB to 5 GiB a part. */
const PART_BYTES = 8388608;
/** Stores large objects in parts, each with its own checksum; an upload that fails leaves no parts that cost money. */
function multipartPut(client, bucket, { signal, kmsKey }) {
	const encryption = kmsKey && {
		ServerSideEncryption: "aws:kms",
		SSEKMSKeyId: kmsKey
	};
	return async (key, body) => {
		const target = {
			Bucket: bucket,
			Key: key
		};
		const create = new CreateMultipartUploadCommand({
			...target,
			ChecksumAlgorithm: "SHA256",
			...encryption
		});
		const { UploadId } = await client.send(create, { abortSignal: signal });
		try {
			const parts = [];
			for (let start = 0; start < body.length; start += PART_BYTES) {
				const part = body.subarray(start, start + PART_BYTES);
				const PartNumber = parts.length + 1;
				const ChecksumSHA256 = hash("sha256", part, "base64");
				const upload = new UploadPartCommand({
					...target,
					UploadId,
					PartNumber,
					Body: part,
					ChecksumSHA256
				});
				const { ETag } = await client.send(upload, { abortSignal: signal });
				parts.push({
					PartNumber,
					ETag,
					ChecksumSHA256
				});
			}
			const complete = new CompleteMultipartUploadCommand({
				...target,
				UploadId,
				MultipartUpload: { Parts: parts }
			});
			await client.send(complete, { abortSignal: signal });
		} catch (error) {
			await client.send(new AbortMultipartUploadCommand({
				...target,
				UploadId
			})).catch(() => void 0);
			throw error;
		}
	};
}

// actions/lib/aws/signed-put.ts
const ATTEMPTS = 7;
/**
* `PutObject` without the SDK's middleware, which takes longer than the network for small files. Endpoint, region,
* credentials, connections and clock are the client's own; throttling, 5xx and broken connections are tried again.
*/
async function signedPut(client, bucket, { signal, kmsKey }) {
	const { config } = client;
	const { url } = await getEndpointFromInstructions({
		Bucket: bucket,
		Key: ""
	}, PutObjectCommand, config);
	const signer = new SignatureV4({
		service: "s3",
		region: config.region,
		credentials: config.credentials,
		sha256: config.sha256,
		uriEscapePath: false,
		applyChecksum: false
	});
	const encryption = kmsKey && {
		"x-amz-server-side-encryption": "aws:kms",
		"x-amz-server-side-encryption-aws-kms-key-id": kmsKey
	};
	const send = async (key, body, sha256) => {
		const request = new HttpRequest({
			method: "PUT",
			protocol: url.protocol,
			hostname: url.hostname,
			...url.port !== "" && { port: Number(url.port) },
			path: `${url.pathname.replace(/\/$/, "")}/${encodeKey(key)}`,
			headers: {
				host: url.host,
				"content-length": String(body.length),
				"x-amz-content-sha256": sha256,
				"x-amz-checksum-sha256": Buffer.from(sha256, "hex").toString("base64"),
				...encryption
			},
			body
		});
		const signed = await signer.sign(request, { signingDate: new Date(Date.now() + config.systemClockOffset) });
		const { response } = await config.requestHandler.handle(new HttpRequest(signed), { abortSignal: signal });
		const answer = await text(response.body);
		if (response.statusCode !== 200) throw serviceError(response.statusCode, response.headers, answer);
	};
	return async (key, body, sha256) => {
		for (let attempt = 1;; attempt++) try {
			return await send(key, body, sha256);
		} catch (error) {
			signal.throwIfAborted();
			const known = annotate(error, {
				operation: "PutObject",
				resource: `s3://${bucket}/${key}`
			});
			if (attempt === ATTEMPTS || !(known.transient || known.name === "RequestTimeout")) throw known;
			await setTimeout(Math.random() * Math.min(100 * 2 ** attempt, 5e3), void 0, { signal });
		}
	};
}
/** A key as a URL path: S3 signs it as sent, so every character outside RFC 3986's unreserved ones is encoded. */
function encodeKey(key) {
	const encode = (part) => encodeURIComponent(part).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
	return key.split("/").map(encode).join("/");
}
function serviceError(httpStatusCode, headers, xml) {
	const name = /<Code>([^<]*)/.exec(xml)?.[1] ?? String(httpStatusCode);
	const message = /<Message>([^<]*)/.exec(xml)?.[1] ?? "S3 sent no reason";
	const requestId = headers["x-amz-request-id"];
	return new S3ServiceException({
		name,
		message,
		$fault: httpStatusCode < 500 ? "client" : "server",
		$metadata: {
			httpStatusCode,
			...requestId !== void 0 && { requestId }
		}
	});
}

// actions/lib/aws/objects.ts
/**
* Publishes a data set as an immutable version: its objects first, then the version's record, then the source's.
* Nobody is pointed to a version without a record, so a run that is killed has published nothing; the next one sends
* only what is missing. A version that is published already is left alone.
*/
async function publishVersion(options) {
	const { dataset, version, identity, createdBy, previous = [], signal } = options;
	const { files, origin } = dataset;
	const bytes = files.reduce((sum, { size }) => sum + size, 0);
	let published = {
		uploaded: 0,
		copied: 0,
		bytes: 0
	};
	if (!await isPublished(options, version)) {
		published = await storeFiles(options, await findMissing(options, version, files), previous);
		signal.throwIfAborted();
		await writeVersion(options, {
			version,
			bytes,
			origin,
			createdBy,
			files
		});
	}
	await writeSource(options, identity, {
		version,
		files: files.length,
		bytes
	});
	return published;
}
/**
* The files that an earlier run, killed before its end, has not stored yet. Size and name are enough: the version in
* the name is a hash of all content, and S3 stores an object whole, checked against its hash, or not at all.
*/
async function findMissing({ client, bucket, prefix, signal }, version, files) {
	const folder = `${prefix}${version}/`;
	const request = {
		Bucket: bucket,
		Prefix: folder
	};
	if (((await client.send(new ListObjectsV2Command({
		...request,
		MaxKeys: 1
	}), { abortSignal: signal })).Contents ?? []).length === 0) return files;
	const sizes = /* @__PURE__ */ new Map();
	for await (const page of paginateListObjectsV2({ client }, request, { abortSignal: signal })) for (const { Key = "", Size = -1 } of page.Contents ?? []) sizes.set(Key.slice(folder.length), Size);
	return files.filter(({ path, size }) => sizes.get(path) !== size);
}
async function storeFiles(options, files, previous) {
	const { client, bucket, prefix, dataset, version, signal, concurrency = 32 } = options;
	const meter = new Meter(options.progress, "publish", {
		files: files.length,
		bytes: files.reduce((sum, { size }) => sum + size, 0)
	});
	const known = new Map(previous.flatMap(({ prefix: from, record }) => record.files.map(({ sha256, path }) => [sha256, `${from}${record.version}/${path}`])));
	const put = await chooseBySize(options, signal);
	const counts = {
		uploaded: 0,
		copied: 0,
		bytes: 0
	};
	await inParallel(files, {
		concurrency,
		weigh: ({ size }) => size,
		signal
	}, async (file) => {
		const key = `${prefix}${version}/${file.path}`;
		const before = known.get(file.sha256);
		if (before !== void 0 && await copy(before, key, file.sha256)) counts.copied += 1;
		else {
			await put(key, await dataset.read(file), file.sha256);
			counts.uploaded += 1;
			counts.bytes += file.size;
		}
		meter.add(1, file.size);
	});
	meter.done();
	return counts;
	/**
	* Whether the object was still there to copy, as it was published: a version that has expired is not, and S3 hashes what
	* it copies.
	*/
	async function copy(from, key, sha256) {
		const encryption = options.kmsKey && {
			ServerSideEncryption: "aws:kms",
			SSEKMSKeyId: options.kmsKey
		};
		const source = `${bucket}/${encodeKey(from)}`;
		try {
			const request = {
				Bucket: bucket,
				Key: key,
				CopySource: source,
				ChecksumAlgorithm: "SHA256"
			};
			const { CopyObjectResult } = await client.send(new CopyObjectCommand({
				...request,
				...encryption
			}), { abortSignal: signal });
			const copied = CopyObjectResult?.ChecksumSHA256;
			return copied === void 0 || copied === Buffer.from(sha256, "hex").toString("base64");
		} catch (error) {
			if (isNotFound(error)) return false;
			throw error;
		}
	}
}
async function chooseBySize({ client, bucket, kmsKey }, signal) {
	const options = {
		signal,
		...kmsKey !== void 0 && { kmsKey }
	};
	const small = await signedPut(client, bucket, options);
	const large = multipartPut(client, bucket, options);
	return (key, body, sha256) => (body.length > 8388608 ? large : small)(key, body, sha256);
}

// actions/lib/dataset/image.ts
/** The formats that torchvision's `ImageFolder` and Pillow read (torchvision `datasets/folder.py`, IMG_EXTENSIONS). */
const EXTENSIONS = [
	".jpg",
	".jpeg",
	".png",
	".ppm",
	".bmp",
	".pgm",
	".tif",
	".tiff",
	".webp"
];
/** What is wrong with a picture file, judged by its name, its first bytes and its structure, without decoding it. */
function findImageDefect(path, body) {
	if (body.length === 0) return error$1("has zero bytes");
	if (!EXTENSIONS.includes(extname(path).toLowerCase())) return error$1(`is no image by its name: training reads ${EXTENSIONS.join(" ")} and would leave it out`);
	for (const [magic, check] of FORMATS) if (body.subarray(0, magic.length).equals(magic)) return check(body);
	return error$1("is no image: its first bytes are none of JPEG, PNG, WebP, BMP, TIFF, PPM or PGM");
}
const FORMATS = [
	[Buffer.from([
		255,
		216,
		255
	]), checkJpeg],
	[Buffer.from("PNG\r\n\n", "latin1"), checkPng],
	[Buffer.from("RIFF"), checkWebp],
	[Buffer.from("BM"), (body) => body.length < 26 || body.readUInt32LE(2) > body.length ? truncated() : void 0],
	[Buffer.from("II*\0", "latin1"), (body) => checkTiff(body.length, body.length < 8 ? 0 : body.readUInt32LE(4))],
	[Buffer.from("MM\0*", "latin1"), (body) => checkTiff(body.length, body.length < 8 ? 0 : body.readUInt32BE(4))],
	...[
		"P2",
		"P3",
		"P5",
		"P6"
	].map((magic) => [Buffer.from(magic), () => void 0])
];
/**
* Walks the segments up to the first scan. A missing end mark is only a warning: the picture up to there can still be
* read, and widely used data sets have such files.
*/
function checkJpeg(body) {
	let sized = false;
	for (let at = 2; at + 4 <= body.length;) {
		if (body[at] !== 255) return error$1("is a damaged JPEG");
		const marker = body[at + 1] ?? 0;
		if (marker === 255) at += 1;
		else if (marker === 1 || marker >= 208 && marker <= 216) at += 2;
		else {
			if (marker === 218) {
				if (!sized) return error$1("is a damaged JPEG: it has no size");
				return body.lastIndexOf(Buffer.from([255, 217])) > at ? void 0 : {
					level: "warning",
					what: "is a JPEG that is cut off: its lower part is missing"
				};
			}
			if (marker >= 192 && marker <= 207 && ![
				196,
				200,
				204
			].includes(marker) && at + 9 <= body.length) sized = body.readUInt16BE(at + 7) > 0;
			at += 2 + body.readUInt16BE(at + 2);
		}
	}
	return truncated();
}
/** Walks all chunks: they begin with IHDR, and IEND comes before the file ends. */
function checkPng(body) {
	if (body.length < 33) return truncated();
	if (body.toString("latin1", 12, 16) !== "IHDR" || body.readUInt32BE(16) * body.readUInt32BE(20) === 0) return error$1("is a damaged PNG");
	for (let at = 8; at + 12 <= body.length; at += 12 + body.readUInt32BE(at)) if (body.toString("latin1", at + 4, at + 8) === "IEND") return void 0;
	return truncated();
}
function checkWebp(body) {
	if (body.length < 16 || body.toString("latin1", 8, 12) !== "WEBP") return error$1("is no image: it is a RIFF file but no WebP");
	return body.readUInt32LE(4) + 8 > body.length ? truncated() : void 0;
}
function checkTiff(length, directory) {
	return directory < 8 || directory + 2 > length ? truncated() : void 0;
}
function truncated() {
	return error$1("is an image that is cut off");
}
function error$1(what) {
	return {
		level: "error",
		what
	};
}

// actions/lib/dataset/layout.ts
const SPLITS = [
	"train",
	"valid",
	"test"
];
const CLASS_FOLDER = /^\d{3,}\.\S/;
/**
* Checks the layout `{train,valid,test}/NNN.Class/image` and every image, and returns all findings: also the same
* image in two splits, where a test would no longer be one, or in two classes, where one of them is wrong.
*/
async function checkImageFolders(dataset, { signal, progress }) {
	const findings = [];
	const images = [];
	for (const file of dataset.files) {
		const finding = findMisplaced(file.path);
		if (finding) findings.push(finding);
		else images.push(file);
	}
	findings.push(...checkClasses(images, dataset.emptyFolders), ...findTwins(images));
	findings.push(...await checkImages(dataset, images, {
		signal,
		progress
	}));
	return findings;
}
function findMisplaced(path) {
	const parts = path.split("/");
	const [split] = parts;
	if (parts.length === 1) return {
		level: "warning",
		path,
		what: "lies beside train, valid and test: no training reads it"
	};
	if (!isSplit(split)) return error(path, "lies outside train, valid and test");
	if (parts.length === 2) return error(path, `lies outside a class folder: put it into ${split}/NNN.Class/`);
	if (parts.length > 3) return error(path, "lies deeper than in a class folder: images lie directly in it");
}
function checkClasses(images, emptyFolders) {
	const findings = [];
	const folders = new Set(images.map(({ path }) => path.slice(0, path.lastIndexOf("/"))));
	const empty = emptyFolders.filter((folder) => isSplit(folder.split("/")[0]) && folder.split("/").length === 2);
	for (const folder of empty) findings.push(error(folder, "is an empty class folder"));
	const classes = new Set([...folders, ...empty].map((folder) => folder.split("/")[1] ?? ""));
	for (const name of classes) {
		const at = SPLITS.filter((split) => folders.has(`${split}/${name}`) || empty.includes(`${split}/${name}`));
		if (!CLASS_FOLDER.test(name)) findings.push(error(`${at[0]}/${name}`, "is no class folder: its name must be a number of three digits, a dot and the class, such as 001.Boxer"));
		for (const split of presentSplits(folders, empty)) if (!at.includes(split)) findings.push(error(`${split}/${name}`, `is missing: the class is in ${at.join(" and ")} only`));
	}
	for (const split of SPLITS) if (!presentSplits(folders, empty).includes(split)) findings.push(error(split, "is missing: train, valid and test each need images"));
	return findings;
}
function presentSplits(folders, empty) {
	const present = new Set([...folders, ...empty].map((folder) => folder.split("/")[0]));
	return SPLITS.filter((split) => present.has(split));
}
function findTwins(images) {
	const findings = [];
	const firsts = /* @__PURE__ */ new Map();
	for (const { path, sha256, size } of images) {
		const first = firsts.get(sha256);
		if (size === 0) continue;
		if (first === void 0) firsts.set(sha256, path);
		else {
			const [split, name] = path.split("/");
			const [firstSplit, firstName] = first.split("/");
			if (split !== firstSplit) findings.push(error(path, `is the same image as ${first}: an image may be in one split only`));
			else if (name !== firstName) findings.push(error(path, `is the same image as ${first}, which is another class`));
		}
	}
	return findings;
}
async function checkImages(dataset, images, { signal, progress }) {
	const meter = new Meter(progress, "check", {
		files: images.length,
		bytes: images.reduce((sum, { size }) => sum + size, 0)
	});
	const findings = [];
	await inParallel(images, {
		concurrency: 8,
		weigh: ({ size }) => size,
		signal
	}, async (file) => {
		const defect = findImageDefect(file.path, await dataset.read(file));
		if (defect) findings.push({
			...defect,
			path: file.path
		});
		meter.add(1, file.size);
	});
	meter.done();
	return findings.sort((a, b) => a.path < b.path ? -1 : 1);
}
function isSplit(name) {
	return name !== void 0 && SPLITS.includes(name);
}
function error(path, what) {
	return {
		level: "error",
		path,
		what
	};
}

// actions/lib/dataset/archive.ts
/** Opens a zip or tar.gz archive; its first bytes decide which it is, not its name. */
async function openArchive(file, origin, options) {
	const start = await firstBytes(file);
	if (start.subarray(0, 2).toString("latin1") === "PK") return (await import("./zip.mjs")).openZip(file, origin, options);
	if (start[0] === 31 && start[1] === 139) return (await import("./tar.mjs")).openTar(file, origin, options);
	const shown = JSON.stringify(start.toString("latin1"));
	throw new DatasetError(`${options.location} is neither a zip nor a tar.gz archive: it begins with ${shown}.`);
}
async function firstBytes(file) {
	await using handle = await open(file);
	const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
	return buffer.subarray(0, bytesRead);
}

// actions/lib/dataset/source.ts
/** Finds the first location that exists; when none does, the {@link DatasetError} says why for each. */
async function openSource(spec, options) {
	const [source, rest] = await firstThatWorks(spec.locations, (location) => find(location, spec.sha256, options));
	const locations = [source.location, ...spec.sha256 === void 0 ? [] : rest];
	return {
		...source,
		open: async (scratch) => {
			const openOne = async (location) => (location === source.location ? source : await find(location, spec.sha256, options)).open(scratch);
			return (await firstThatWorks(locations, openOne))[0];
		}
	};
}
/** The first result, and the locations not tried any more. */
async function firstThatWorks(locations, attempt) {
	const failures = [];
	for (const [index, location] of locations.entries()) try {
		return [await attempt(location), locations.slice(index + 1)];
	} catch (error) {
		if (!(error instanceof SourceUnavailable)) throw error;
		failures.push({
			level: "error",
			path: shownAddress(location),
			what: error.message
		});
	}
	throw new DatasetError("The data cannot be had from any of its sources.", failures);
}
async function find(location, sha256, options) {
	if (/^https?:/i.test(location)) return findDownload(new URL(location), location, sha256, options);
	const path = resolve(options.root, location);
	const found = await stat(path).catch(() => void 0);
	if (found?.isFile()) return archiveFile(path, location, sha256, options);
	if (!found?.isDirectory()) throw new SourceUnavailable("there is no such folder or archive");
	if (sha256 !== void 0) throw new SourceUnavailable("a sha256 is pinned, which only an archive can have, and this is a folder");
	return folder(path, location, options);
}
function folder(path, location, options) {
	const open = once(() => openFolder(path, {
		location,
		...options
	}));
	return {
		location,
		identity: async () => contentHash((await open()).files),
		open
	};
}
function archiveFile(path, location, pinned, options) {
	const identity = once(() => hashFile(path, options.signal));
	return {
		location,
		identity,
		open: async (scratch) => {
			const sha256 = await identity();
			if (pinned !== void 0 && sha256 !== pinned) throw new SourceUnavailable(`has the sha256 ${sha256}, but ${pinned} is pinned`);
			const { size } = await stat(path);
			return openArchive(path, {
				location,
				size,
				sha256
			}, {
				location,
				scratch,
				...options
			});
		}
	};
}
async function findDownload(url, location, sha256, options) {
	const { download, probe } = await import("./download2.mjs");
	const remote = await probe(url, options.signal);
	if (sha256 === void 0 && remote.etag === void 0) throw new SourceUnavailable("the server sends neither ETag nor Last-Modified, so changes cannot be seen. Pin the sha256");
	const address = `${url.origin}${url.pathname}`;
	const unpinned = () => hash("sha256", `${address}\n${remote.etag}\n${remote.size}`);
	return {
		location,
		identity: () => Promise.resolve(sha256 ?? unpinned()),
		open: async (scratch) => {
			const file = join(scratch, "download");
			const expected = {
				...remote,
				...sha256 !== void 0 && { sha256 }
			};
			const origin = {
				location: address,
				...await download(url, file, {
					expected,
					...options
				})
			};
			const { rm } = await import("node:fs/promises");
			const remove = () => rm(file, { force: true });
			try {
				const dataset = await openArchive(file, origin, {
					scratch,
					location: address,
					...options
				});
				const dispose = async () => {
					await dataset[Symbol.asyncDispose]();
					await remove();
				};
				return {
					...dataset,
					[Symbol.asyncDispose]: dispose
				};
			} catch (error) {
				await remove();
				throw error;
			}
		}
	};
}
function once(make) {
	let made;
	return () => {
		made ??= make();
		return made;
	};
}

// actions/lib/pipeline/progress.ts
/** `publish: 512 of 1,000 files, 2.1 of 4.0 MB, 1.3 MB/s, 2 s left`. */
function formatProgress(report) {
	const { phase, files, totalFiles, bytes, totalBytes, rate, secondsLeft } = report;
	const parts = [];
	if (files > 0 || totalFiles !== void 0) parts.push(`${files}${totalFiles === void 0 ? "" : ` of ${totalFiles}`} files`);
	parts.push(`${formatBytes(bytes)}${totalBytes === void 0 ? "" : ` of ${formatBytes(totalBytes)}`}`);
	if (bytes > 0) parts.push(`${formatBytes(rate)}/s`);
	if (secondsLeft !== void 0 && secondsLeft >= 1) parts.push(`${Math.round(secondsLeft)} s left`);
	return `${phase}: ${parts.join(", ")}`;
}

// actions/lib/pipeline/data.ts
/** The data that the config's source holds now, as a version in S3. */
function dataNode(scope, bucket) {
	const { aws, config, given } = scope;
	if (given.dataVersion !== void 0) return namedVersion(scope, given.dataVersion, bucket);
	return {
		key: "data",
		stages: ["sync-data"],
		kind: dataVersionKind(aws),
		needs: [bucket],
		async desire(of) {
			const source = lazySource(scope);
			const identity = digest({
				source: await source.identity(),
				layout: config.data.layout
			}, 64);
			return inDomain(scope, (domain) => {
				const store = storeOf(scope, domain, of(bucket));
				let published;
				return {
					id: sourceId(store, identity),
					content: {},
					changes: () => [],
					create: async () => {
						published = await publish(scope, store, await source.open(), identity);
					},
					output: (_id, seen) => ({
						version: seen.version,
						uri: channelUri(store, seen.version),
						...published === void 0 ? {} : { published }
					})
				};
			});
		}
	};
}
/** Where a trust domain keeps its data: main under the config's prefix, a pull request under its own. */
function storeOf(scope, domain, bucket) {
	const { aws, config } = scope;
	const prefix = domain === "main" ? config.data.prefix : `${prefixOf(scope, domain)}/`;
	return dataStore(aws, bucket, prefix, config.aws.kmsKey);
}
/** A version that the user named: it must be there, and nothing is read from the source. */
function namedVersion(scope, version, bucket) {
	return {
		key: "data",
		stages: ["sync-data"],
		kind: objectKind(scope.aws, "data version"),
		needs: [bucket],
		desire: (of) => inDomain(scope, (domain) => {
			const store = storeOf(scope, domain, of(bucket));
			const refusal = new Failure(`There is no data version ${version}.`, "Correct the input `data-version`.");
			return {
				id: versionId(store, version),
				content: {},
				changes: () => [],
				refusal,
				create: () => Promise.reject(refusal),
				output: () => ({
					version,
					uri: channelUri(store, version)
				})
			};
		})
	};
}
function channelUri({ bucket, prefix }, version) {
	return `s3://${bucket}/${prefix}${version}/`;
}
/** An address with a pinned hash is known by the hash alone: nobody is asked until it has to be downloaded. */
function lazySource(scope) {
	const { config, root, signal, progress } = scope;
	const { locations, sha256 } = config.data;
	let opened;
	const open = () => {
		opened ??= openSource({
			locations,
			...sha256 === void 0 ? {} : { sha256 }
		}, {
			root,
			signal,
			progress: (report) => progress("data", formatProgress(report))
		});
		return opened;
	};
	const pinned = locations.every((location) => /^https?:/i.test(location)) ? sha256 : void 0;
	return {
		identity: async () => pinned ?? (await open()).identity(),
		open
	};
}
async function publish(scope, store, source, identity) {
	const { config, owner, signal } = scope;
	const progress = (report) => scope.progress("data", formatProgress(report));
	const scratch = await mkdtemp(join(scope.scratch, "data-"));
	try {
		await using dataset = await source.open(scratch);
		tellPin(scope, dataset.origin);
		for (const { path, what } of dataset.notes) scope.progress("data", `${path}: ${what}`);
		if (config.data.layout === "image-folders") await checkLayout(scope, dataset, progress);
		const version$1 = version(dataset.files);
		const previous = await findPrevious(scope, store);
		const published = await publishVersion({
			...store,
			dataset,
			version: version$1,
			identity,
			createdBy: `${owner.repository}@${owner.commit}, run ${owner.run}`,
			signal,
			progress,
			previous
		});
		tell(scope, dataset, previous[0]?.record.files.map(({ sha256, path }) => `${path} ${sha256}`), published);
		return published;
	} finally {
		await rm(scratch, {
			recursive: true,
			force: true
		});
	}
}
/** Versions to copy unchanged files from: for a pull request main's too. */
async function findPrevious(scope, store) {
	const stores = scope.domain === "main" ? [store] : [store, storeOf(scope, "main", store.bucket)];
	return (await Promise.all(stores.map(findLatestVersion))).filter((found) => found !== void 0);
}
/** What was downloaded without a pinned hash can be pinned from now on. */
function tellPin(scope, { location, sha256 }) {
	if (sha256 === void 0 || scope.config.data.sha256 !== void 0 || !/^https?:/i.test(location)) return;
	const pin = `to read nothing else from now on, write \`sha256: ${sha256}\` under \`data\` in the config`;
	scope.progress("data", `${location} has the sha256 ${sha256}; ${pin}`);
}
async function checkLayout(scope, dataset, progress) {
	const findings = await checkImageFolders(dataset, {
		signal: scope.signal,
		progress
	});
	refuseErrors("The data set is not as `layout: image-folders` wants it; nothing was uploaded.", findings);
	for (const { path, what } of findings) scope.progress("data", `warning: ${path}: ${what}`);
}
/** Says why there is a new version: which files differ from the one before. */
function tell(scope, dataset, before, published) {
	const said = `${published.uploaded} files uploaded, ${published.copied} copied on the server`;
	if (before === void 0) {
		scope.progress("data", `the first version: ${said}`);
		return;
	}
	const known = new Set(before);
	const changed = dataset.files.filter(({ sha256, path }) => !known.has(`${path} ${sha256}`)).map(({ path }) => path);
	const removed = Math.max(0, before.length - (dataset.files.length - changed.length));
	const names = changed.slice(0, 5).join(", ") + (changed.length > 5 ? ", …" : "");
	scope.progress("data", `a new version, since ${changed.length} files are new or changed${names === "" ? "" : ` (${names})`} and ${removed} are gone or replaced: ${said}`);
}

// actions/lib/pipeline/hyperparameter-values.ts
/**
* Hyperparameters as a tuning job tells them, with their real types. SageMaker carries all values as text, and those of
* categorical ranges in the quotes that they were sent with.
*/
function readHyperparameters(tuned, ranges) {
	const known = Object.entries(tuned).filter(([name]) => name in ranges);
	return Object.fromEntries(known.sort().map(([name, text]) => [name, readValue(text, ranges[name])]));
}
function readValue(text, range) {
	if (range?.type !== "Categorical") return Number(text);
	const bare = text.replace(/^"(.*)"$/, "$1");
	return range.values.find((value) => String(value) === bare) ?? bare;
}

// actions/lib/aws/bucket.ts
/** The bucket of data, code and artefacts. It is shared with other pipelines, so it bears no owner. */
function bucketKind(aws) {
	return {
		name: "bucket",
		onCancel: "leave",
		naming: "stable",
		async observe(id) {
			return await unlessNotFound(aws.client(S3Client).send(new HeadBucketCommand({ Bucket: id }))) === void 0 ? void 0 : {
				seen: { name: id },
				phase: {
					is: "ready",
					detail: "there"
				}
			};
		}
	};
}
/**
* Makes a private bucket in one call: AWS blocks public access to every new bucket by itself (AWS News Blog, "Amazon S3
* Block Public Access", update of 2023-04-27), so no kill leaves one without.
*/
async function createBucket(aws, name) {
	const place = aws.region === "us-east-1" ? {} : { CreateBucketConfiguration: { LocationConstraint: aws.region } };
	await aws.client(S3Client).send(new CreateBucketCommand({
		Bucket: name,
		...place
	}));
}
/** The four settings of S3's Block Public Access. */
const PUBLIC_ACCESS = [
	"BlockPublicAcls",
	"IgnorePublicAcls",
	"BlockPublicPolicy",
	"RestrictPublicBuckets"
];
/** Settings of Block Public Access that a bucket has not; `undefined` when the caller may not know. */
async function unblockedSettings(aws, name) {
	const request = aws.client(S3Client).send(new GetPublicAccessBlockCommand({ Bucket: name }));
	try {
		const found = await unlessNotFound(request);
		return PUBLIC_ACCESS.filter((setting) => found?.PublicAccessBlockConfiguration?.[setting] !== true);
	} catch (error) {
		if (isDenied(error)) return void 0;
		throw error;
	}
}

// actions/lib/pipeline/storage.ts
/** The bucket that everything is kept in; its output is its name. */
function bucketNode(scope) {
	const { aws, config } = scope;
	return {
		key: "bucket",
		stages: ["sync-data"],
		kind: bucketKind(aws),
		needs: [],
		async desire() {
			const id = config.aws.bucket ?? `sagemaker-${aws.region}-${await aws.account()}`;
			return {
				id,
				content: {},
				changes: () => [],
				create: () => createBucket(aws, id),
				inspect: () => inspectBucket(scope, id),
				foretold: id,
				output: () => id
			};
		}
	};
}
/** A bucket that lets the public in was made so by somebody, on purpose or long ago: that is told, and theirs to change. */
async function inspectBucket({ aws, warn }, name) {
	const unblocked = await unblockedSettings(aws, name) ?? [];
	if (unblocked.length === 0) return;
	const all = PUBLIC_ACCESS.map((setting) => `${setting}=true`).join();
	warn("bucket", `The bucket ${name} does not block all public access (${unblocked.join(", ")}). It is left as it is. Unless that is meant: aws s3api put-public-access-block --bucket ${name} --public-access-block-configuration ${all}`);
}
/** The training code as `sourcedir.tar.gz`, where SageMaker's script mode looks for it. */
function codeNode(scope, bucket) {
	const { aws, config, root } = scope;
	return {
		key: "code",
		stages: ["tune", "train"],
		kind: objectKind(aws, "code bundle", hashUnpacked),
		needs: [bucket],
		async desire(of) {
			const { files, hash } = await readBundle(root, config.training.source);
			const tar = await tarOf(files);
			const sha256 = createHash("sha256").update(tar).digest("hex");
			return inDomain(scope, (domain) => {
				const uri = `s3://${of(bucket)}/${prefixOf(scope, domain)}/code/${hash}/sourcedir.tar.gz`;
				const code = {
					uri,
					hash
				};
				return {
					id: uri,
					content: {},
					changes: (seen) => compare({ sha256: seen.sha256 }, { sha256 }),
					create: () => putOnce(aws, uri, compress(tar)),
					foretold: code,
					output: () => code
				};
			});
		}
	};
}

// actions/lib/pipeline/tuning-identity.ts
/** What decides which hyperparameters a search finds, of a request and of a description alike. */
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
/** In what a tuning job that is there differs from the one that would be requested. */
function tuningChanges(scope, seen, wanted) {
	const [found, request] = [definitionOf(seen), definitionOf(wanted)];
	const identity = (job, definition) => ({
		...searchIdentity(job),
		trials: trialIdentity(definition)
	});
	return [...ofMaker(compare(identity(seen, found), identity(wanted, request)), scope), ...settingsApart(found, request)];
}
/** Without one, AWS has made nothing of ours: every member differs. */
function definitionOf({ TrainingJobDefinition }) {
	return TrainingJobDefinition ?? {};
}

// actions/lib/pipeline/weights.ts
/** Pretrained weights as a channel, so that no job downloads anything from outside. */
function weightsNode(scope, weights, bucket) {
	const { aws } = scope;
	const { sha256, locations } = weights;
	return {
		key: "weights",
		stages: ["sync-data"],
		kind: objectKind(aws, "weights", hashObject),
		needs: [bucket],
		desire: (of) => inDomain(scope, (domain) => {
			const channel = `s3://${of(bucket)}/${prefixOf(scope, domain)}/weights/${sha256}/`;
			const id = channel + basename(new URL(locations[0] ?? "", "file:///").pathname);
			const there = {
				channel,
				sha256
			};
			return {
				id,
				content: {},
				changes: (seen) => compare({ sha256: seen.sha256 }, { sha256 }),
				create: async () => putFile(aws, id, await fetchWeights(scope, weights), {
					sha256,
					signal: scope.signal
				}),
				foretold: there,
				output: () => there
			};
		})
	};
}
/** The first location that has the file with the pinned hash. */
async function fetchWeights(scope, weights) {
	const refused = [];
	for (const location of weights.locations) try {
		return await fetchOne(scope, weights, location);
	} catch (error) {
		scope.signal.throwIfAborted();
		refused.push(`  ${shownAddress(location)}: ${error instanceof Error ? error.message : String(error)}`);
	}
	throw new Failure(`The weights cannot be had.\n${refused.join("\n")}`, "Correct `weights.source` or `weights.sha256` in the config.");
}
async function fetchOne(scope, { sha256 }, location) {
	const { root, scratch, signal } = scope;
	if (/^https?:/i.test(location)) {
		const file = join(scratch, "weights");
		const progress = (report) => scope.progress("weights", formatProgress(report));
		await download(new URL(location), file, {
			expected: { sha256 },
			signal,
			progress
		});
		return file;
	}
	const file = resolve(root, location);
	if (!(await stat(file).catch(() => void 0))?.isFile()) throw new Error("there is no such file");
	const found = await hashFile(file, signal);
	if (found !== sha256) throw new Error(`its sha256 is ${found}, but ${sha256} is pinned`);
	return file;
}

// actions/lib/pipeline/tune.ts
/** The nodes that tuning and training read. */
function inputNodes(scope) {
	const bucket = bucketNode(scope);
	const data = dataNode(scope, bucket);
	const code = codeNode(scope, bucket);
	const weights = scope.config.weights === void 0 ? void 0 : weightsNode(scope, scope.config.weights, bucket);
	return {
		bucket,
		data,
		code,
		weights,
		list: [
			bucket,
			data,
			...weights === void 0 ? [] : [weights],
			code
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
/** The tuning job of the config; given hyperparameters, or none to search, stand in for it. */
function tuneNode(scope, nodes) {
	const { config, given } = scope;
	if (given.hyperparameters !== void 0) return {
		key: "tune",
		given: { hyperparameters: given.hyperparameters }
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
					changes: (seen) => tuningChanges(scope, seen, wanted),
					create: (name, tags) => {
						requireExecutionRole(scope);
						return createTuningJob(scope.aws, {
							...wanted,
							HyperParameterTuningJobName: name
						}, tags);
					},
					output: (name, seen) => tuned(name, seen, ranges)
				};
			});
		}
	};
}
function request(scope, tune, inputs, domain) {
	const { AlgorithmSpecification, ...definition } = trainingRequest(scope, tune, inputs, domain);
	const { seed } = scope.config.training;
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
function tuned(name, seen, ranges) {
	const best = seen.BestTrainingJob;
	const objective = best?.FinalHyperParameterTuningJobObjectiveMetric?.Value;
	return {
		hyperparameters: readHyperparameters(best?.TunedHyperParameters ?? {}, ranges),
		tuningJob: name,
		...best?.TrainingJobName === void 0 ? {} : { bestTrainingJob: best.TrainingJobName },
		...objective === void 0 ? {} : { bestObjective: objective }
	};
}

export { requireExecutionRole as a, settingsApart as c, putFile as d, objectKind as f, compare as g, prefixOf as h, hyperparameters as i, trainingIdentity as l, ofMaker as m, readInputs as n, trainingContent as o, inDomain as p, tuneNode as r, trainingRequest as s, inputNodes as t, readBundle as u };