import { t as systemClock } from "./clock.mjs";
import { n as SageMakerRuntimeClient, t as InvokeEndpointCommand } from "./aws-sagemaker-runtime.mjs";

// actions/lib/aws/invoke.ts
/** How long an endpoint may answer 503: a healthy ping does not mean that the model is loaded. */
const WARMS_UP_WITHIN = 6e4;
const AGAIN_AFTER = 1e3;
/**
* The patience with a model that may still be loading, from now on.
*
* @returns waits a while before the next try; `false` when the time for that is over
*/
function warmUp(signal) {
	const patience = performance.now() + WARMS_UP_WITHIN;
	return async () => {
		if (performance.now() >= patience) return false;
		await systemClock.sleep(AGAIN_AFTER, signal);
		return true;
	};
}
/** Ray Serve's words for a model whose constructor raised: no waiting helps. Source: run with Ray 2.57 and 2.59. */
const NEVER = /failed to deploy/;
/**
* Sends a request to an endpoint. A 503 of the container is asked again for a minute, unless it says that it is final.
*
* @throws the SDK's error; a container's refusal is a ModelError with its own words
*/
async function invokeEndpoint(aws, endpoint, payload, signal) {
	const again = warmUp(signal);
	for (;;) try {
		return await invokeOnce(aws, endpoint, payload, signal);
	} catch (error) {
		if (!isWarmingUp(error) || !await again()) throw error;
	}
}
/** Sends a request to an endpoint. @throws the SDK's error, also for a 503 of the container */
async function invokeOnce(aws, endpoint, payload, signal) {
	const started = performance.now();
	const { Body, $metadata } = await aws.client(SageMakerRuntimeClient).send(new InvokeEndpointCommand({
		EndpointName: endpoint,
		Body: payload.body,
		ContentType: payload.contentType,
		Accept: "application/json"
	}), { abortSignal: signal });
	const milliseconds = performance.now() - started;
	return {
		body: Buffer.from(Body ?? []).toString("utf8"),
		milliseconds,
		tries: $metadata.attempts ?? 1
	};
}
/** Whether the container itself answered 503, which a model that is still being loaded does. */
function isWarmingUp(error) {
	if (!(error instanceof Error) || !("OriginalStatusCode" in error)) return false;
	return error.OriginalStatusCode === 503 && !NEVER.test(error.message);
}

// actions/lib/pipeline/prediction.ts
const SHOWN = 3;
const LONGEST = 200;
/**
* Reads `{"predictions": [{"class": …, "probability": …}, …]}`, best first, as `python/serving` answers. Any other
* answer is taken as it is: what serves is the user's to decide.
*/
function readPrediction(body) {
	const classes = readClasses(body);
	const [best] = classes;
	if (best === void 0) return {
		top: body.trim(),
		shown: shorten(body.trim())
	};
	const shown = classes.slice(0, SHOWN).map(({ name, probability }) => `${name} ${(100 * probability).toFixed(1)} %`);
	return {
		top: best.name,
		shown: shown.join(", ")
	};
}
function readClasses(body) {
	const answer = parse(body);
	if (typeof answer !== "object" || answer === null || !("predictions" in answer)) return [];
	return (Array.isArray(answer.predictions) ? answer.predictions : []).flatMap((entry) => {
		if (typeof entry !== "object" || entry === null || !("class" in entry) || !("probability" in entry)) return [];
		return [{
			name: String(entry.class),
			probability: Number(entry.probability)
		}];
	});
}
function parse(body) {
	try {
		return JSON.parse(body);
	} catch {
		return;
	}
}
function shorten(text) {
	return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

export { warmUp as i, invokeEndpoint as n, invokeOnce as r, readPrediction as t };