import { t as chosen } from "./chosen.mjs";
import { G as ownershipConflict, I as isContentName, P as contentPrefix, Tt as Failure, U as ownTag } from "./shared.mjs";
import { t as buildEc2 } from "./graph7.mjs";
import { t as buildBucket } from "./node2.mjs";
import { t as buildTraining } from "./graph4.mjs";
import { n as describeEndpoint } from "./endpoint2.aws.mjs";
import { n as describeEndpointConfig, r as endpointConfigKind } from "./endpoint-config2.aws.mjs";
import { c as unlessDenied } from "./errors.mjs";
import { r as readTags } from "./tags.mjs";
import { n as changedBy, s as unprovenIn } from "./unproven.mjs";
import { f as endpointConfigNode, i as endpointNode, m as stateOf, n as endpointQuota, p as modelNode, r as packageNode } from "./quota.mjs";
import { r as modelKind } from "./model2.aws.mjs";
import { t as isLeftAlone } from "./served-here.mjs";

// actions/lib/resources/endpoint/deleted-endpoint.ts
async function refuseDeleted(scope, name) {
	const { aws, config, owner } = scope;
	if (!scope.scheduled || await describeEndpoint(aws, name) !== void 0) return;
	const prefix = `${config.name}-${name}-`;
	for await (const { id, tags } of endpointConfigKind(aws).find(prefix)) {
		if (!isContentName(id, prefix)) continue;
		const configTags = await tags();
		if (ownershipConflict(configTags, owner) !== void 0 || ownTag(configTags, "node") !== `endpoint-config:${name}`) continue;
		throw new Failure(`schedule-starts-nothing: The endpoint ${name} was deleted (its configuration ${id} still exists), so a scheduled run does not create it again.`, "To create it again, push, or run the workflow by hand.");
	}
}

// actions/lib/resources/endpoint/left.ts
function leftEndpointsNode(scope) {
	return {
		key: "left-endpoints",
		stages: ["sync-data", "deploy"],
		kind: {
			name: "endpoints that the config no longer names",
			observe: async () => ({
				resource: await findLeft(scope),
				phase: {
					is: "ready",
					detail: "searched"
				}
			})
		},
		needs: [],
		hideIfUnchanged: true,
		desire: () => ({
			id: scope.config.name,
			inspect: async (_id, left) => {
				for (const each of left) scope.warn(`endpoint:${each.name}`, describeLeft(scope, each));
			},
			output: () => void 0
		})
	};
}
async function findLeft({ aws, config, owner }) {
	const prefix = `${config.name}-`;
	const looked = new Set(Object.keys(config.endpoints));
	const left = [];
	const configurations = await unlessDenied(Array.fromAsync(endpointConfigKind(aws).find(prefix)));
	for (const { id, tags } of configurations ?? []) {
		const name = contentPrefix(id)?.slice(prefix.length) ?? "";
		if (name === "" || looked.has(name)) continue;
		looked.add(name);
		const made = await unlessDenied(tags()) ?? {};
		if (ownershipConflict(made, owner) !== void 0 || ownTag(made, "node") !== `endpoint-config:${name}`) continue;
		const resource = await unlessDenied(describeEndpoint(aws, name));
		if (resource === void 0) continue;
		const borne = await unlessDenied(readTags(aws, resource.EndpointArn));
		if (borne !== void 0 && ownershipConflict(borne, owner) === void 0) left.push({
			name,
			resource,
			tags: borne
		});
	}
	return left;
}
function describeLeft({ aws }, { name, resource, tags }) {
	const { EndpointStatus: status, EndpointConfigName: served = "" } = resource;
	const unproven = unprovenIn({ state: stateOf(served) }, {
		resource,
		tags,
		phase: {
			is: "ready",
			detail: ""
		}
	});
	const on = `--endpoint-name ${name} --region ${aws.region}`;
	const ways = [`delete it: aws sagemaker delete-endpoint ${on}`];
	if (unproven?.before !== void 0) ways.push(`roll back to ${unproven.before}, which was verified: aws sagemaker update-endpoint ${on} --endpoint-config-name ${unproven.before} --retain-all-variant-properties`);
	return `this pipeline created it, but the config no longer names it. It is ${status} with ${served}, and AWS bills it.${unproven === void 0 ? "" : ` Also, ${changedBy(tags)} was not verified.`} Add it to the config again${unproven === void 0 ? "" : ": the next deploy verifies it"}; or ${ways.join("; or ")}`;
}

// actions/lib/resources/endpoint/older.ts
function olderNodes(scope, name, endpoint) {
	const configs = olderNode(scope, endpointConfigKind(scope.aws), "endpoint-config", name, endpoint, []);
	return [configs, olderNode(scope, modelKind(scope.aws), "model", name, endpoint, [configs])];
}
function olderNode(scope, kind, made, name, endpoint, needs) {
	const id = `${scope.config.name}-${name}-`;
	return {
		key: `older-${made}:${name}`,
		stages: ["deploy"],
		kind,
		needs: [endpoint, ...needs],
		goesOn: true,
		hideIfUnchanged: true,
		desire: (of) => ({
			id,
			absent: {
				ids: () => olderThanPrevious(scope, kind, {
					prefix: id,
					maker: `${made}:${name}`
				}, of(endpoint)),
				why: () => "older than the previous version"
			},
			output: () => void 0
		})
	};
}
async function olderThanPrevious({ aws }, kind, { prefix, maker }, { endpointConfig, previousConfig }) {
	if (previousConfig === void 0) return [];
	const kept = await Promise.all([endpointConfig, previousConfig].map((id) => describeEndpointConfig(aws, id)));
	const since = kept[1]?.CreationTime;
	if (since === void 0) return [];
	const names = kept.flatMap((each) => [each?.EndpointConfigName, each?.ProductionVariants?.[0]?.ModelName]);
	const older = [];
	for await (const { id, created = since, tags } of kind.find(prefix)) {
		if (!isContentName(id, prefix) || names.includes(id) || created >= since) continue;
		if (ownTag(await tags(), "node") === maker) older.push(id);
	}
	return older;
}

// actions/lib/resources/endpoint/placement.ts
function placementOf({ name }, endpoint) {
	return {
		endpoint,
		prefix: `${name}-${endpoint}`,
		stage: "deploy",
		domain: "main",
		tags: {},
		changes: "update"
	};
}

// actions/lib/resources/endpoint/graph.ts
function buildEndpoints({ scope, only, of, add }) {
	const { config } = scope;
	const bucket = of(buildBucket);
	const trained = of(buildTraining);
	const onEc2 = of(buildEc2);
	const endpoints = /* @__PURE__ */ new Map();
	add(leftEndpointsNode(scope));
	for (const [name, wanted] of chosen(config.endpoints, "endpoint", only.endpoint)) {
		const train = wanted.model === "ec2" ? onEc2 : trained.get(wanted.model);
		if (config.serving === void 0 || train === void 0 || isLeftAlone(only, wanted)) continue;
		const changed = only.endpoint === void 0 ? Object.keys(config.endpoints) : [only.endpoint];
		const at = placementOf(config, name);
		const fits = endpointQuota(scope, name, wanted, changed);
		let deleted;
		const preflight = async () => {
			deleted ??= refuseDeleted(scope, name);
			await deleted;
			await fits();
		};
		const packed = {
			...packageNode(scope, at, config.serving, train, bucket),
			preflight
		};
		const model = {
			...modelNode(scope, at, wanted, config.serving, packed),
			preflight
		};
		const configuration = {
			...endpointConfigNode(scope, at, wanted, model),
			preflight
		};
		const endpoint = {
			...endpointNode(scope, at, wanted, {
				model,
				configuration,
				train
			}),
			preflight
		};
		add(packed, model, configuration, endpoint, ...olderNodes(scope, name, endpoint));
		endpoints.set(name, endpoint);
	}
	return endpoints;
}

export { buildEndpoints as t };