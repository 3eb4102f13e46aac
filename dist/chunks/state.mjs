import { t as latencyIn } from "./latency2.mjs";
import { r as endpointKind } from "./endpoint2.aws.mjs";
import { N as expiryOf, P as previewName } from "./shared.mjs";

// actions/lib/resources/preview/state.ts
function readPreviews(scope, prices) {
	const { config, given } = scope;
	const { preview: number } = given;
	if (number === void 0 || config.preview === void 0) return Promise.resolve([]);
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
		return {
			...own,
			price,
			latency: latencyIn(observed),
			expires: new Date(expiryOf(tags)).toISOString()
		};
	}));
}

export { readPreviews as t };