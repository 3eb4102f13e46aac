import "./compare2.mjs";
import { a as tagName, n as ownTag } from "./tags.mjs";
import { i as latencyText, n as latencyOf } from "./latency.mjs";
import { n as invokeOnce } from "./invoke.aws.mjs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

// actions/lib/resources/endpoint/latency.ts
/**
* Tag of an endpoint: the milliseconds in which it answered its smoke request, again and again, when its last change was
* verified; with the configuration that answered, and which request it was.
*/
const LATENCY = "latency";
/** Requests that are measured, after some that are not: the first ones open the connection and warm the model up. */
const REQUESTS = 20;
/** Milliseconds after which no further request is sent. */
const MEASURES_WITHIN = 1e4;
/**
* Measures how long an endpoint that has passed its smoke test takes to answer: one request after the other, from this
* machine, the way through the network included.
*
* @param config the configuration that it serves
* @param asked identifies the request
* @returns a tag that keeps each time; no tag where no request was answered, which is a warning
*/
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
		for (let request = -2; request < REQUESTS && scope.clock.now() < end; request++) {
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
/** The latency of an endpoint as it is now; `undefined`: what it serves was not measured. */
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