import { i as latencyText, n as latencyOf } from "./latency.mjs";
import { it as tagName, tt as ownTag } from "./shared.mjs";
import { n as invokeOnce } from "./invoke.aws.mjs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

// actions/lib/resources/endpoint/latency.ts
const LATENCY = "latency";
const REQUESTS = 20;
const MEASURES_WITHIN = 1e4;
async function measureLatency(scope, endpoint, { config, smoke, asked }, signal) {
	if (smoke === void 0) return {};
	const key = `endpoint:${endpoint}`;
	const times = [];
	try {
		const payload = {
			body: await readFile(resolve(scope.root, smoke.file)),
			contentType: smoke.contentType
		};
		const end = scope.clock.now() + MEASURES_WITHIN;
		for (let request = -2; request < REQUESTS && (request <= 0 || scope.clock.now() < end); request++) {
			const { milliseconds, tries } = await invokeOnce(scope.aws, endpoint, payload, signal);
			if (request >= 0 && tries === 1) times.push(milliseconds);
		}
	} catch (error) {
		signal.throwIfAborted();
		scope.warn(key, `its latency was measured by ${times.length} requests only: ${error.message}`);
	}
	if (times.length === 0) return {};
	scope.progress(key, `latency ${latencyText(latencyOf(times))}`);
	const told = times.map((time) => Number(time.toFixed(time < 100 ? 1 : 0)));
	return { [tagName(LATENCY)]: `config=${config} asked=${asked} ms=${told.join(" ")}` };
}
function latencyIn({ resource, tags = {} }) {
	const [, config, asked = "", times = ""] = /^config=(\S+) asked=(\S+) ms=([\d. ]+)$/.exec(ownTag(tags, LATENCY) ?? "") ?? [];
	const milliseconds = times.split(" ").map(Number);
	if (config === void 0 || config !== resource.EndpointConfigName || milliseconds.some(Number.isNaN)) return void 0;
	return {
		...latencyOf(milliseconds),
		asked
	};
}

export { measureLatency as n, latencyIn as t };