import { F as previewPrefix, M as EXPIRES_AT, P as previewName, it as tagName } from "./shared.mjs";
import { f as endpointConfigNode, i as endpointNode, p as modelNode, r as packageNode, t as besides } from "./quota.mjs";
import { t as buildBucket } from "./node2.mjs";
import { t as buildTraining } from "./graph4.mjs";
import { t as refuseWithoutRoom } from "./quota3.mjs";

// actions/lib/resources/preview/quota.ts
function previewQuota(scope, { endpoints }) {
	let checked;
	const instances = Object.values(endpoints).map(({ instance }) => instance);
	return async () => {
		checked ??= Promise.all([...new Set(instances)].map((instance) => check(scope, instance, instances)));
		await checked;
	};
}
function check(scope, instance, all) {
	const own = all.filter((one) => one === instance).length;
	return refuseWithoutRoom(scope, {
		key: "preview",
		instance,
		usage: "endpoint usage",
		within: "all its endpoints together",
		what: "the preview",
		needs: () => Promise.all([{
			instances: own,
			why: `the preview has ${own}`
		}, ...besides(scope, void 0, instance, [])])
	});
}

// actions/lib/resources/preview/graph.ts
function buildPreviews({ scope, of, add }) {
	const { config, given, clock } = scope;
	const previews = /* @__PURE__ */ new Map();
	const settings = config.preview;
	if (given.preview === void 0 || settings === void 0 || config.serving === void 0) return previews;
	const bucket = of(buildBucket);
	const trained = of(buildTraining);
	const preflight = previewQuota(scope, settings);
	const expires = new Date(clock.now() + settings.expiresAfter * 1e3).toISOString();
	for (const [entry, wanted] of Object.entries(settings.endpoints)) {
		const train = trained.get(wanted.model);
		if (train === void 0) continue;
		const at = {
			endpoint: previewName(config.name, given.preview, entry),
			prefix: previewPrefix(config.name, given.preview),
			stage: "preview",
			domain: "pull-request",
			tags: { [tagName(EXPIRES_AT)]: expires },
			changes: "replace"
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
		add(packed, model, configuration, endpoint);
		previews.set(entry, endpoint);
	}
	return previews;
}

export { buildPreviews as t };