import { C as CreateEndpointCommand, T as SageMakerClient, m as DescribeEndpointCommand, t as UpdateEndpointCommand, v as DeleteEndpointCommand } from "./aws-sagemaker.mjs";
import { c as unlessNotFound } from "./errors.mjs";
import { n as DescribeLogStreamsCommand, r as CloudWatchLogsClient, t as GetLogEventsCommand } from "./aws-cloudwatch-logs.mjs";
import { a as toTags, o as writeTags, r as readTags } from "./tags2.mjs";
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
			const tags = await readTags(aws, seen.EndpointArn);
			return tags && {
				seen,
				phase: endpointPhase(seen),
				tags
			};
		},
		news: async (id, seen) => ({
			lines: [],
			log: hasFailed(seen) ? await readEndpointLog(aws, id) : []
		}),
		tag: (_id, seen, tags) => writeTags(aws, seen.EndpointArn, tags),
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

export { updateEndpoint as a, endpointPhase as i, describeEndpoint as n, readEndpointLog as o, endpointKind as r, readFunctionLog as s, createEndpoint as t };