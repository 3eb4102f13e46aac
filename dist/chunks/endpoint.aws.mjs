import { C as CreateEndpointCommand, T as SageMakerClient, m as DescribeEndpointCommand, t as UpdateEndpointCommand, v as DeleteEndpointCommand } from "./aws-sagemaker.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { n as DescribeLogStreamsCommand, r as CloudWatchLogsClient, t as GetLogEventsCommand } from "./aws-cloudwatch-logs.mjs";
import { a as toTags, o as writeTags, r as readTags } from "./tags2.mjs";
import { setTimeout } from "node:timers/promises";

// actions/lib/aws/recent-log.ts
/** Lines that are read of each stream, and streams: of the newest, those of an endpoint's instances. */
const LINES = 30;
const STREAMS = 5;
/** Milliseconds before the newest line: what was wrong earlier is of an earlier deployment. */
const RECENT = 6e5;
/** A line in which a container or Python tells that something went wrong. */
const TROUBLE = /\bTraceback\b|\w*(Error|Exception)\b|\bCRITICAL\b|\bFATAL\b/;
/** Milliseconds between two looks, and how long a log may still be on its way to CloudWatch. */
const LOOK_AGAIN_AFTER = 1e3;
const ARRIVES_WITHIN = 4e3;
/**
* The last lines of the stream of a log group in which trouble was told last, since something has just gone wrong: others
* may go on telling of their health. Without any, of the newest stream. What a container writes arrives in CloudWatch a
* moment later, so lines count once a second look finds the same.
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
	const streams = (await unlessNotFound(logs.send(newest)))?.logStreams?.filter(({ logStreamName }) => logStreamName?.includes(named)) ?? [];
	const ends = await Promise.all(streams.slice(0, STREAMS).map(async ({ logStreamName }) => {
		const { events = [] } = await logs.send(new GetLogEventsCommand({
			logGroupName,
			logStreamName,
			limit: LINES
		}));
		return events;
	}));
	return (troubled(ends) ?? ends[0] ?? []).map(({ message }) => (message ?? "").trimEnd());
}
/** The end in which trouble was told last. */
function troubled(ends) {
	const timeOf = (event) => event?.timestamp ?? 0;
	const since = Math.max(...ends.map((events) => timeOf(events.at(-1)))) - RECENT;
	return ends.map((events) => ({
		events,
		at: timeOf(events.findLast(({ message }) => TROUBLE.test(message ?? "")))
	})).filter(({ at }) => at > since).toSorted((a, b) => b.at - a.at)[0]?.events;
}
/** What the instance of an endpoint wrote last that had trouble last; without any, the newest one. */
function readEndpointLog(aws, endpoint) {
	return settledLog(aws, `/aws/sagemaker/Endpoints/${endpoint}`);
}
/** The same of the environments of a version of a function. */
function readFunctionLog(aws, name, version) {
	return settledLog(aws, `/aws/lambda/${name}`, `[${version}]`);
}

// actions/lib/resources/endpoint/endpoint.aws.ts
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
		case "OutOfService": return lacksCapacity(detail) ? {
			is: "failed",
			detail,
			transient: true
		} : {
			is: "failed",
			detail
		};
		default: return {
			is: "settling",
			detail
		};
	}
}
/**
* Whether a FailureReason only says that AWS had no instances left, which passes. Source: the reason of an endpoint in
* aws/deep-learning-containers#6673.
*/
function lacksCapacity(reason) {
	return /InsufficientInstanceCapacity|Unable to provision requested ML compute capacity/.test(reason);
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

export { lacksCapacity as a, readFunctionLog as c, endpointPhase as i, describeEndpoint as n, updateEndpoint as o, endpointKind as r, readEndpointLog as s, createEndpoint as t };