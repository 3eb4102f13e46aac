import { t as chosen } from "./chosen.mjs";
import { J as isContentName, Lt as Failure, rt as ownershipConflict, tt as ownTag } from "./shared.mjs";
import { t as buildEc2 } from "./graph7.mjs";
import { t as buildBucket } from "./node2.mjs";
import { t as buildTraining } from "./graph4.mjs";
import { n as describeEndpoint } from "./endpoint2.aws.mjs";
import { n as describeEndpointConfig, r as endpointConfigKind } from "./endpoint-config2.aws.mjs";
import { f as endpointConfigNode, i as endpointNode, n as endpointQuota, p as modelNode, r as packageNode } from "./quota.mjs";
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