import { N as systemClock, b as unlessNotFound, n as readTags, r as toTags } from "./tags.mjs";
import { S as CreateEndpointCommand, _ as DeleteEndpointCommand, m as DescribeEndpointCommand, t as UpdateEndpointCommand, w as SageMakerClient } from "./aws-sagemaker.mjs";
import { n as DescribeLogStreamsCommand, r as CloudWatchLogsClient, t as GetLogEventsCommand } from "./aws-cloudwatch-logs.mjs";
import { n as SageMakerRuntimeClient, t as InvokeEndpointCommand } from "./aws-sagemaker-runtime.mjs";
import { setTimeout } from "node:timers/promises";

// actions/lib/aws/recent-log.ts
/** Lines that are read. */
const LINES = 30;
/** Milliseconds between two looks, and how long a log may still be on its way to CloudWatch. */
const LOOK_AGAIN_AFTER = 1e3;
const ARRIVES_WITHIN = 4e3;
/**
* The last lines of a log group's newest stream, of something that has just gone wrong. What a container writes arrives
* in CloudWatch a moment later, so lines count once a second look finds the same.
*
* @param named what the stream's name must contain
* @returns nothing where no line arrives
*/
async function settledLog(aws, group, named = "") {
	const patience = performance.now() + ARRIVES_WITHIN;
	for (let before = "";;) {
		const lines = await lastLines(aws, group, named);
		const now = lines.join("\n");
		if (now !== "" && now === before || performance.now() >= patience) return lines;
		before = now;
		await setTimeout(LOOK_AGAIN_AFTER);
	}
}
async function lastLines(aws, logGroupName, named) {
	const logs = aws.client(CloudWatchLogsClient);
	const newest = new DescribeLogStreamsCommand({
		logGroupName,
		orderBy: "LastEventTime",
		descending: true
	});
	const stream = (await unlessNotFound(logs.send(newest)))?.logStreams?.find(({ logStreamName }) => logStreamName?.includes(named));
	if (stream === void 0) return [];
	const { events = [] } = await logs.send(new GetLogEventsCommand({
		logGroupName,
		logStreamName: stream.logStreamName,
		limit: LINES
	}));
	return events.map(({ message }) => (message ?? "").trimEnd());
}
/** What the newest instance of an endpoint wrote last. */
function readEndpointLog(aws, endpoint) {
	return settledLog(aws, `/aws/sagemaker/Endpoints/${endpoint}`);
}
/** What the newest environment of a version of a function wrote last. */
function readFunctionLog(aws, name, version) {
	return settledLog(aws, `/aws/lambda/${name}`, `[${version}]`);
}

// actions/lib/aws/endpoint.ts
/** SageMaker endpoints. One that is being created or updated can be neither stopped nor deleted: it is left to settle. */
function endpointKind(aws) {
	const sagemaker = () => aws.client(SageMakerClient);
	return {
		name: "endpoint",
		onCancel: "leave",
		naming: "stable",
		async observe(id) {
			const seen = await describeEndpoint(aws, id);
			if (seen === void 0) return void 0;
			return {
				seen,
				phase: endpointPhase(seen),
				tags: await readTags(aws, seen.EndpointArn)
			};
		},
		news: async (id, seen) => ({
			lines: [],
			log: hasFailed(seen) ? await readEndpointLog(aws, id) : []
		}),
		async remove(id) {
			await unlessNotFound(sagemaker().send(new DeleteEndpointCommand({ EndpointName: id })));
		}
	};
}
/** After an update that was rolled back the endpoint is in service with the reason. */
function hasFailed(seen) {
	const { is } = endpointPhase(seen);
	return is === "failed" || is === "ready" && seen.FailureReason !== void 0;
}
/** An endpoint by name; `undefined` when it is not there. */
function describeEndpoint(aws, id) {
	return unlessNotFound(aws.client(SageMakerClient).send(new DescribeEndpointCommand({ EndpointName: id })));
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

export { createEndpoint as a, endpointPhase as c, readFunctionLog as d, warmUp as i, updateEndpoint as l, invokeEndpoint as n, describeEndpoint as o, invokeOnce as r, endpointKind as s, readPrediction as t, readEndpointLog as u };