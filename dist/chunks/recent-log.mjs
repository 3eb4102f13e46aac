import { n as DescribeLogStreamsCommand, r as CloudWatchLogsClient, t as GetLogEventsCommand } from "./aws-cloudwatch-logs.mjs";
import { l as unlessNotFound } from "./errors.mjs";

// actions/lib/aws/recent-log.ts
const LINES = 30;
const STREAMS = 5;
const RECENT = 6e5;
const TROUBLE = /\bTraceback\b|\w*(Error|Exception)\b|\bCRITICAL\b|\bFATAL\b/;
const LOOK_AGAIN_AFTER = 1e3;
const ARRIVES_WITHIN = 4e3;
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
function troubled(ends) {
	const timeOf = (event) => event?.timestamp ?? 0;
	const since = Math.max(...ends.map((events) => timeOf(events.at(-1)))) - RECENT;
	return ends.map((events) => ({
		events,
		at: timeOf(events.findLast(({ message }) => TROUBLE.test(message ?? "")))
	})).filter(({ at }) => at > since).toSorted((a, b) => b.at - a.at)[0]?.events;
}
function readEndpointLog(aws, endpoint) {
	return settledLog(aws, `/aws/sagemaker/Endpoints/${endpoint}`);
}
function readNotebookLog(aws, instance) {
	return settledLog(aws, "/aws/sagemaker/NotebookInstances", `${instance}/LifecycleConfig`);
}
function readFunctionLog(aws, name, version) {
	return settledLog(aws, `/aws/lambda/${name}`, `[${version}]`);
}

export { readFunctionLog as n, readNotebookLog as r, readEndpointLog as t };