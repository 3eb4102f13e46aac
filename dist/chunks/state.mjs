import { t as PriceList } from "./price-list.mjs";
import { n as ownTag } from "./tags.mjs";
import { r as endpointKind } from "./endpoint2.aws.mjs";
import { n as LATENCY } from "./observe.mjs";
import { n as expiryOf, r as previewName } from "./expiry.mjs";

// actions/lib/resources/preview/state.ts
/** The preview endpoints of the pull request that the input `preview` names, as they are now. Only reads. */
function readPreviews(scope) {
	const { config, given } = scope;
	const { preview: number } = given;
	if (number === void 0 || config.preview === void 0) return Promise.resolve([]);
	const prices = new PriceList(scope.aws, scope.signal);
	return Promise.all(Object.entries(config.preview.endpoints).map(async ([entry, { instance, smoke }]) => {
		const endpoint = previewName(config.name, number, entry);
		const question = smoke && {
			file: smoke.file,
			contentType: smoke.contentType
		};
		const own = {
			entry,
			endpoint,
			region: config.aws.region,
			instance,
			...question && { question }
		};
		const observed = await endpointKind(scope.aws).observe(endpoint);
		if (observed === void 0) return {
			...own,
			none: "it does not exist"
		};
		const { phase, tags = {} } = observed;
		if (phase.is !== "ready") return {
			...own,
			none: `it is ${phase.detail}`
		};
		const price = await prices.of({
			use: "hosting",
			instance
		});
		const served = await endpointKind(scope.aws).observe(entry);
		const latency = {
			preview: latencyIn(tags),
			served: latencyIn(served?.tags)
		};
		return {
			...own,
			price,
			latency,
			expires: new Date(expiryOf(tags)).toISOString()
		};
	}));
}
function latencyIn(tags = {}) {
	const text = ownTag(tags, "latency-ms") ?? "";
	return /^\d+$/.test(text) ? Number(text) : void 0;
}

export { readPreviews as t };