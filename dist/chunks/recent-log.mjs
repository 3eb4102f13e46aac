import { n as DescribeLogStreamsCommand, r as CloudWatchLogsClient, t as GetLogEventsCommand } from "./aws-cloudwatch-logs.mjs";
import { l as unlessNotFound } from "./errors.mjs";

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
	const patience = aws.clock.now() + ARRIVES_WITHIN;
	for (let before = "";;) {
		const lines = await lastLines(aws, group, named);
		const now = lines.join("\n");
		if (now !== "" && now === before || aws.clock.now() >= patience) return lines;
		before = now;
		await aws.clock.sleep(LOOK_AGAIN_AFTER, aws.patience.signal);
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

export { readFunctionLog as n, readEndpointLog as t };