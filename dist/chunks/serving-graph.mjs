import { _ as contentName, d as unlessNotFound, f as poll, g as tagName, h as strangerIn, m as ownTag, v as digest, x as systemClock, y as Failure } from "./EventStreamSerdeConfig.mjs";
import { S as CreateEndpointCommand, _ as DeleteEndpointCommand, d as DescribeModelCommand, g as DeleteEndpointConfigCommand, h as DeleteModelCommand, l as ListEndpointConfigsCommand, m as DescribeEndpointCommand, p as DescribeEndpointConfigCommand, s as ListModelsCommand, t as UpdateEndpointCommand, w as SageMakerClient, x as CreateEndpointConfigCommand, y as CreateModelCommand } from "./aws-sagemaker.mjs";
import { F as readTags, I as toTags, L as writeTags, P as pages, d as objectKind, l as readBundle, m as parseS3, u as putFile } from "./tune.mjs";
import { n as invokeEndpoint, t as readPrediction } from "./prediction.mjs";
import { c as GetObjectCommand, m as S3Client } from "./aws-s3.mjs";
import { t as require_tar_stream } from "./tar-stream.mjs";
import { t as trainingGraph } from "./training-graph.mjs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createWriteStream } from "node:fs";
import { createGunzip, createGzip } from "node:zlib";
import { pipeline } from "node:stream/promises";

// actions/lib/aws/endpoint.ts
/** SageMaker endpoints. One that is being created or updated can be neither stopped nor deleted: it is left to settle. */
function endpointKind(aws) {
	const sagemaker = () => aws.client(SageMakerClient);
	return {
		name: "endpoint",
		onCancel: "leave",
		naming: "stable",
		async observe(id) {
			const seen = await unlessNotFound(sagemaker().send(new DescribeEndpointCommand({ EndpointName: id })));
			if (seen === void 0) return void 0;
			return {
				seen,
				phase: endpointPhase(seen),
				tags: await readTags(aws, seen.EndpointArn)
			};
		},
		async remove(id) {
			await unlessNotFound(sagemaker().send(new DeleteEndpointCommand({ EndpointName: id })));
		}
	};
}
/** Where an endpoint stands. `InService` says nothing about which configuration is served: that is compared apart. */
function endpointPhase(seen) {
	const status = seen.EndpointStatus ?? "";
	const detail = seen.FailureReason === void 0 ? status : `${status}: ${seen.FailureReason}`;
	switch (status) {
		case "InService": return {
			is: "ready",
			detail
		};
		case "Failed":
		case "UpdateRollbackFailed":
		case "OutOfService": return {
			is: "failed",
			detail
		};
		default: return {
			is: "settling",
			detail
		};
	}
}
/** Starts the instances of an endpoint; from here on they are billed. */
async function createEndpoint(aws, request, tags) {
	await aws.client(SageMakerClient).send(new CreateEndpointCommand({
		...request,
		Tags: toTags(tags)
	}));
}
/** Lets an endpoint serve another configuration: AWS starts a second fleet and switches when it is healthy. */
async function updateEndpoint(aws, request) {
	await aws.client(SageMakerClient).send(new UpdateEndpointCommand(request));
}

// actions/lib/aws/endpoint-config.ts
/** SageMaker endpoint configurations: which model on which and how many instances. Never changed, only replaced. */
function endpointConfigKind(aws) {
	const sagemaker = () => aws.client(SageMakerClient);
	return {
		name: "endpoint configuration",
		onCancel: "leave",
		naming: "content",
		async observe(id) {
			const seen = await describeEndpointConfig(aws, id);
			if (seen === void 0) return void 0;
			return {
				seen,
				phase: {
					is: "ready",
					detail: "there"
				},
				tags: await readTags(aws, seen.EndpointConfigArn)
			};
		},
		async *find(prefix) {
			const list = (NextToken) => sagemaker().send(new ListEndpointConfigsCommand({
				NameContains: prefix,
				SortBy: "CreationTime",
				SortOrder: "Descending",
				NextToken
			}));
			for await (const page of pages(list)) for (const { EndpointConfigName: id, EndpointConfigArn } of page.EndpointConfigs ?? []) if (id?.startsWith(prefix)) yield {
				id,
				running: false,
				tags: () => readTags(aws, EndpointConfigArn)
			};
		},
		async remove(id) {
			await unlessNotFound(sagemaker().send(new DeleteEndpointConfigCommand({ EndpointConfigName: id })));
		}
	};
}
/** An endpoint configuration by name; `undefined` when it is not there. */
function describeEndpointConfig(aws, id) {
	return unlessNotFound(aws.client(SageMakerClient).send(new DescribeEndpointConfigCommand({ EndpointConfigName: id })));
}
/** Makes an endpoint configuration; nothing is started or billed. */
async function createEndpointConfig(aws, request, tags) {
	await aws.client(SageMakerClient).send(new CreateEndpointConfigCommand({
		...request,
		Tags: toTags(tags)
	}));
}

// actions/lib/aws/model.ts
/** SageMaker models: where the artefact is, the image that serves it, its environment. */
function modelKind(aws) {
	const sagemaker = () => aws.client(SageMakerClient);
	return {
		name: "model",
		onCancel: "leave",
		naming: "content",
		async observe(id) {
			const seen = await unlessNotFound(sagemaker().send(new DescribeModelCommand({ ModelName: id })));
			if (seen === void 0) return void 0;
			return {
				seen,
				phase: {
					is: "ready",
					detail: "there"
				},
				tags: await readTags(aws, seen.ModelArn)
			};
		},
		async *find(prefix) {
			const list = (NextToken) => sagemaker().send(new ListModelsCommand({
				NameContains: prefix,
				SortBy: "CreationTime",
				SortOrder: "Descending",
				NextToken
			}));
			for await (const page of pages(list)) for (const { ModelName, ModelArn } of page.Models ?? []) if (ModelName?.startsWith(prefix)) yield {
				id: ModelName,
				running: false,
				tags: () => readTags(aws, ModelArn)
			};
		},
		async remove(id) {
			await unlessNotFound(sagemaker().send(new DeleteModelCommand({ ModelName: id })));
		}
	};
}
/** Makes a model; nothing is started or billed. */
async function createModel(aws, request, tags) {
	await aws.client(SageMakerClient).send(new CreateModelCommand({
		...request,
		Tags: toTags(tags)
	}));
}

// actions/lib/pipeline/smoke.ts
/** Sends the smoke file and fails unless the expected class is at the top. */
async function askSmoke(scope, endpoint, smoke, signal) {
	const body = await readFile(resolve(scope.root, smoke.file));
	let answer;
	try {
		answer = await invokeEndpoint(scope.aws, endpoint, {
			body,
			contentType: smoke.contentType
		}, signal);
	} catch (error) {
		signal.throwIfAborted();
		const words = error instanceof Error ? error.message : String(error);
		throw new Failure(`The endpoint ${endpoint} did not answer ${smoke.file}: ${words}`, "Read its log in CloudWatch (/aws/sagemaker/Endpoints/…), mend the model or the serving code and deploy again.", error);
	}
	const { top, shown } = readPrediction(answer.body);
	if (top !== smoke.expect) throw new Failure(`The endpoint ${endpoint} answered ${smoke.file} with ${shown}, but ${smoke.expect} was expected.`, "Train a better model, or correct `smoke.expect` in the config.");
	scope.progress(`endpoint:${endpoint}`, `a real request answered right: ${shown} (${Math.round(answer.milliseconds)} ms)`);
}

// actions/lib/pipeline/endpoint.ts
/** How long putting the previous configuration back may take. */
const REVERT_WITHIN = 36e5;
/**
* The endpoint: created or updated, then asked. What was tried last is written into its tags before the update, so that a
* configuration that AWS rolled back, or that answered wrong, is reported by the next run and not deployed again.
*/
function endpointNode(scope, name, wanted, model, configuration) {
	const { aws } = scope;
	return {
		key: `endpoint:${name}`,
		stages: ["deploy"],
		kind: endpointKind(aws),
		needs: [model, configuration],
		desire(of) {
			const config = of(configuration);
			return {
				id: name,
				content: {},
				changes(seen, tags) {
					if (seen.EndpointConfigName === config) return [];
					if (ownTag(tags, "tried-config") === config && !scope.retryFailed) throw triedBefore(name, config, seen);
					return [{
						path: "endpoint-config",
						before: seen.EndpointConfigName,
						after: config,
						by: "update"
					}];
				},
				create: (id, tags) => createEndpoint(aws, {
					EndpointName: id,
					EndpointConfigName: config
				}, tags),
				update: async (id, seen, _changes, tags) => {
					const previous = {
						[tagName("previous-config")]: seen.EndpointConfigName ?? "",
						[tagName("tried-config")]: config
					};
					await writeTags(aws, seen.EndpointArn, {
						...tags,
						...previous
					});
					await updateEndpoint(aws, {
						EndpointName: id,
						EndpointConfigName: config,
						...await retention(aws, seen, wanted)
					});
				},
				verify: (id, _seen, signal) => wanted.smoke === void 0 ? Promise.resolve() : askSmoke(scope, id, wanted.smoke, signal),
				revert: (id, before) => revert(scope, id, before?.EndpointConfigName),
				tidy: (_id, _seen, tags) => tidy(scope, name, config, ownTag(tags, "previous-config")),
				output: (id, _seen, tags) => {
					const previousConfig = ownTag(tags, "previous-config");
					return {
						endpoint: id,
						endpointConfig: config,
						model: of(model),
						...previousConfig === void 0 ? {} : { previousConfig }
					};
				}
			};
		}
	};
}
/** An update keeps what autoscaling has added, unless the config itself changes the number of instances. */
async function retention(aws, seen, wanted) {
	return { RetainAllVariantProperties: (await describeEndpointConfig(aws, seen.EndpointConfigName ?? ""))?.ProductionVariants?.[0]?.InitialInstanceCount === wanted.count };
}
function triedBefore(name, config, seen) {
	const reason = seen.FailureReason === void 0 ? "it answered wrong and the previous one was put back" : seen.FailureReason;
	return new Failure(`The configuration ${config} was tried on the endpoint ${name} before and is not served (${reason}); ${seen.EndpointConfigName} is.`, "Change model, code or config, which gives it a new name, or set `retry: true` to try the same once more.");
}
/** Puts the previous configuration back, or takes a new endpoint away that never answered right. */
async function revert(scope, name, previous) {
	if (previous === void 0) {
		await endpointKind(scope.aws).remove?.(name);
		const left = await untilSettled(scope, name);
		return left === "gone" ? "The endpoint was new, so it was deleted again: nothing is served and nothing is billed." : `The endpoint was new, and deleting it failed: it is ${left.phase.detail}.`;
	}
	await updateEndpoint(scope.aws, {
		EndpointName: name,
		EndpointConfigName: previous,
		RetainAllVariantProperties: true
	});
	const now = await untilSettled(scope, name);
	if (now === "gone") return `Putting the previous configuration ${previous} back failed: the endpoint is gone.`;
	const served = now.seen.EndpointConfigName;
	return served === previous && now.phase.is === "ready" ? `The previous configuration ${previous} was put back and is served.` : `Putting the previous configuration ${previous} back failed: the endpoint is ${now.phase.detail} with ${served}.`;
}
function untilSettled(scope, name) {
	const look = async () => {
		const observed = await endpointKind(scope.aws).observe(name);
		if (observed === void 0) return "gone";
		return observed.phase.is === "settling" ? void 0 : observed;
	};
	const deadline = systemClock.now() + REVERT_WITHIN;
	return poll(`endpoint ${name}`, look, {
		clock: systemClock,
		signal: scope.signal,
		deadline
	});
}
/** The configuration and the model before this one stay, as the way back; what is older is removed. */
async function tidy(scope, name, config, previous) {
	const { aws } = scope;
	const kept = [config, ...previous === void 0 ? [] : [previous]];
	const models = await Promise.all(kept.map(async (id) => (await describeEndpointConfig(aws, id))?.ProductionVariants?.[0]?.ModelName));
	return [...await removeOthers(scope, endpointConfigKind(aws), `endpoint-config:${name}`, name, kept), ...await removeOthers(scope, modelKind(aws), `model:${name}`, name, models)];
}
async function removeOthers(scope, kind, key, name, kept) {
	const removed = [];
	if (kind.find === void 0 || kind.remove === void 0) return removed;
	for await (const found of kind.find(`${scope.config.name}-${name}-`)) {
		if (kept.includes(found.id)) continue;
		const tags = await found.tags();
		if (strangerIn(tags, scope.owner) !== void 0 || ownTag(tags, "node") !== key) continue;
		await kind.remove(found.id);
		removed.push(found.id);
	}
	return removed;
}

// actions/lib/pipeline/model.ts
/** The one variant of an endpoint; the name that SageMaker's own SDK gives it. */
const VARIANT = "AllTraffic";
/** The Ray Serve image needs longer than SageMaker's defaults to start, and answers before SageMaker's 60 s are over. */
const CONTAINER_ENVIRONMENT = { RAYSERVE_BACKEND_TIMEOUT: "55" };
const START_UP_SECONDS = 600;
/** The SageMaker model of an endpoint; its output is its name. */
function modelNode(scope, endpoint, wanted, serving, packed) {
	const { aws, config, executionRole } = scope;
	return {
		key: `model:${endpoint}`,
		stages: ["deploy"],
		kind: modelKind(aws),
		needs: [packed],
		desire(of) {
			const { uri, artefactTag, servingHash } = of(packed);
			const environment = {
				...CONTAINER_ENVIRONMENT,
				...serving.environment
			};
			const { id, parts } = contentName(`${config.name}-${endpoint}`, {
				artefact: {
					uri,
					artefactTag
				},
				serving: servingHash,
				image: wanted.image,
				environment
			});
			const vpc = config.aws.subnets.length === 0 ? {} : { VpcConfig: {
				Subnets: [...config.aws.subnets],
				SecurityGroupIds: [...config.aws.securityGroups]
			} };
			return {
				id,
				content: parts,
				changes: () => [],
				create: async (name, tags) => {
					if (executionRole === "") throw new Failure("SageMaker needs a role to serve a model with.", "Set the input `execution-role`.");
					const PrimaryContainer = {
						Image: wanted.image,
						ModelDataUrl: uri,
						Environment: environment
					};
					await createModel(aws, {
						ModelName: name,
						ExecutionRoleArn: executionRole,
						PrimaryContainer,
						...vpc
					}, tags);
				},
				output: (name) => name
			};
		}
	};
}
/** The endpoint configuration; its output is its name. */
function endpointConfigNode(scope, endpoint, wanted, model) {
	const { aws, config } = scope;
	return {
		key: `endpoint-config:${endpoint}`,
		stages: ["deploy"],
		kind: endpointConfigKind(aws),
		needs: [model],
		desire(of) {
			const { instance, count, inferenceAmi } = wanted;
			const { id, parts } = contentName(`${config.name}-${endpoint}`, {
				model: of(model),
				instance: {
					instance,
					count,
					inferenceAmi
				}
			});
			return {
				id,
				content: parts,
				changes: () => [],
				create: (name, tags) => createEndpointConfig(aws, {
					EndpointConfigName: name,
					ProductionVariants: [{
						VariantName: VARIANT,
						ModelName: of(model),
						InstanceType: instance,
						InitialInstanceCount: count,
						InitialVariantWeight: 1,
						ModelDataDownloadTimeoutInSeconds: START_UP_SECONDS,
						ContainerStartupHealthCheckTimeoutInSeconds: START_UP_SECONDS,
						...inferenceAmi === void 0 ? {} : { InferenceAmiVersion: inferenceAmi }
					}],
					...config.aws.kmsKey === void 0 ? {} : { KmsKeyId: config.aws.kmsKey }
				}, tags),
				output: (name) => name
			};
		}
	};
}

// actions/lib/aws/repack.ts
var import_tar_stream = require_tar_stream();
/** Times in archives are fixed, so that the same content gives the same bytes. */
const FIXED_TIME = /* @__PURE__ */ new Date("1980-01-01T00:00:00Z");
/**
* Copies a `model.tar.gz` from S3 into a local file, with files beside what it holds; a file of the same path takes the
* place of the artefact's. Streams: neither archive is held in memory.
*
* @param from `s3://…/model.tar.gz`
* @param to path of the local file to write
*/
async function repack(aws, from, to, files, signal) {
	const { bucket, key } = parseS3(from);
	const { Body } = await aws.client(S3Client).send(new GetObjectCommand({
		Bucket: bucket,
		Key: key
	}), { abortSignal: signal });
	const tar = (0, import_tar_stream.pack)();
	const written = pipeline(tar, createGzip(), createWriteStream(to), { signal });
	const copied = copyEntries(Body, tar, files, signal);
	await Promise.all([copied.catch((error) => tar.destroy(error)), written]);
}
async function copyEntries(body, tar, files, signal) {
	const own = new Set(files.map(({ path }) => path));
	const entries = (0, import_tar_stream.extract)();
	const read = pipeline(body, createGunzip(), entries, { signal });
	for await (const entry of entries) {
		const { name, type, size } = entry.header;
		const path = name.replace(/^\.\//, "");
		if (type !== "file" || own.has(path)) entry.resume();
		else await pipeline(entry, tar.entry({
			name: path,
			size: size ?? 0,
			mode: 420,
			mtime: FIXED_TIME
		}));
	}
	await read;
	for (const { path, body: content } of files) tar.entry({
		name: path,
		mode: 420,
		mtime: FIXED_TIME
	}, content);
	tar.finalize();
}

// actions/lib/pipeline/package.ts
/**
* `model.tar.gz` as the serving image wants it: what training left, and the serving code beside it, flat. A
* `requirements.txt` of the serving code goes to `code/`, where the image installs it from.
*/
function packageNode(scope, endpoint, source, train, bucket) {
	const { aws, config, root, signal } = scope;
	return {
		key: `package:${endpoint}`,
		stages: ["deploy"],
		kind: objectKind(aws, "model package"),
		needs: [bucket, train],
		async desire(of) {
			const { artefact, artefactTag } = of(train);
			const { files, hash: servingHash } = await readBundle(root, source);
			const name = digest({
				artefactTag,
				artefact,
				servingHash
			}, 16);
			const uri = `s3://${of(bucket)}/${config.name}/packages/${name}/model.tar.gz`;
			const placed = files.map(({ path, body }) => ({
				path: path === "requirements.txt" ? `code/${path}` : path,
				body
			}));
			return {
				id: uri,
				content: {},
				changes: () => [],
				create: async () => {
					const scratch = await mkdtemp(join(scope.scratch, "package-"));
					try {
						await repack(aws, artefact, join(scratch, "model.tar.gz"), placed, signal);
						await putFile(aws, uri, join(scratch, "model.tar.gz"));
					} finally {
						await rm(scratch, {
							recursive: true,
							force: true
						});
					}
				},
				output: () => ({
					uri,
					artefactTag,
					servingHash
				})
			};
		}
	};
}

// actions/lib/pipeline/serving-graph.ts
/**
* The whole pipeline.
*
* @param only the endpoint to build; `undefined` = all
* @throws Failure when the config has no such endpoint
*/
function servingGraph(scope, only) {
	const { config } = scope;
	const training = trainingGraph(scope);
	const graph = [...training.graph];
	const endpoints = /* @__PURE__ */ new Map();
	for (const [name, wanted] of Object.entries(config.endpoints)) {
		const train = training.train.get(wanted.model);
		if (only !== void 0 && name !== only || config.serving === void 0 || train === void 0) continue;
		const packed = packageNode(scope, name, config.serving.source, train, training.inputs.bucket);
		const model = modelNode(scope, name, wanted, config.serving, packed);
		const configuration = endpointConfigNode(scope, name, wanted, model);
		const endpoint = endpointNode(scope, name, wanted, model, configuration);
		graph.push(packed, model, configuration, endpoint);
		endpoints.set(name, endpoint);
	}
	if (only !== void 0 && endpoints.size === 0) {
		const names = Object.keys(config.endpoints).join(", ") || "(none)";
		throw new Failure(`The config has no endpoint ${only}.`, `Name one of: ${names}.`);
	}
	return {
		graph,
		endpoints
	};
}

export { servingGraph as t };