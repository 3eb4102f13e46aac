import { C as divergedExpression, D as wholeFigure, E as isFigure, O as withoutColours, S as LineRegex, T as isDiverged } from "./shared.mjs";
import { l as unlessNotFound, s as isNotFound } from "./errors.mjs";
import { n as DescribeLogStreamsCommand, r as CloudWatchLogsClient, t as GetLogEventsCommand } from "./aws-cloudwatch-logs.mjs";

// actions/lib/aws/job-log.ts
const GROUP = "/aws/sagemaker/TrainingJobs";
async function readHostLogs(aws, job, cursor) {
	const logs = aws.client(CloudWatchLogsClient);
	try {
		const { logStreams = [] } = await logs.send(new DescribeLogStreamsCommand({
			logGroupName: GROUP,
			logStreamNamePrefix: `${job}/`
		}));
		const found = [];
		const read = /* @__PURE__ */ new Map();
		for (const { logStreamName = "" } of logStreams) {
			const lines = [];
			for (;;) {
				const token = read.get(logStreamName) ?? cursor.get(logStreamName);
				const page = await logs.send(new GetLogEventsCommand({
					logGroupName: GROUP,
					logStreamName,
					startFromHead: true,
					nextToken: token
				}));
				lines.push(...(page.events ?? []).map((event) => (event.message ?? "").trimEnd()));
				if (page.nextForwardToken === void 0 || page.nextForwardToken === token) break;
				read.set(logStreamName, page.nextForwardToken);
				if (page.events?.length === 0) break;
			}
			found.push({
				host: hostOf(logStreamName),
				lines
			});
		}
		for (const [stream, token] of read) cursor.set(stream, token);
		return found;
	} catch (error) {
		if (isNotFound(error)) return [];
		throw error;
	}
}
async function readLogEnds(aws, job) {
	const logs = aws.client(CloudWatchLogsClient);
	const streams = new DescribeLogStreamsCommand({
		logGroupName: GROUP,
		logStreamNamePrefix: `${job}/`
	});
	const { logStreams = [] } = await unlessNotFound(logs.send(streams)) ?? {};
	return Promise.all(logStreams.map(async ({ logStreamName = "" }) => {
		const events = (await unlessNotFound(logs.send(new GetLogEventsCommand({
			logGroupName: GROUP,
			logStreamName
		}))))?.events ?? [];
		return {
			host: hostOf(logStreamName),
			lines: events.map(({ message }) => (message ?? "").trimEnd()),
			times: events.map(({ timestamp }) => timestamp ?? 0)
		};
	}));
}
const hostOf = (stream) => /algo-\d+/.exec(stream)?.[0] ?? stream;
async function readJobLog(aws, job, cursor) {
	const logs = await readHostLogs(aws, job, cursor);
	return logs.flatMap((log) => shown(log, logs.length));
}
function shown({ host, lines }, hosts) {
	const said = withoutReport(lines);
	return hosts > 1 ? said.map((line) => `[${host}] ${line}`) : said;
}
async function readFailedLog(aws, job) {
	const ends = await readLogEnds(aws, job);
	const failed = firstToFail(ends);
	if (failed !== void 0) return [...shown(failed, ends.length)];
	return ends.flatMap((end) => shown(end, ends.length).slice(-Math.ceil(15 / ends.length)));
}
const FAILED = [
	/torch\/distributed\/elastic\/.* failed \(exitcode: /,
	/Reporting training FAILURE/,
	/^Traceback \(most recent call last\)/
];
function firstToFail(ends) {
	if (ends.length === 1) return ends[0];
	for (const sign of FAILED) {
		const failed = ends.flatMap((end) => {
			const at = end.times[end.lines.findLastIndex((line) => sign.test(line))];
			return at === void 0 ? [] : [{
				end,
				at
			}];
		});
		if (failed.length > 0) return failed.reduce((first, each) => each.at < first.at ? each : first).end;
	}
}
function withoutReport(lines) {
	const start = lines.findIndex((line) => /torch\/distributed\/elastic\/.* failed \(exitcode: /.test(line));
	if (start === -1) return lines;
	const end = lines.findLastIndex((line) => /^=+$/.test(line));
	const report = lines.slice(start, end + 1).filter((line) => /^\s+exitcode\s+:/.test(line));
	return [
		...lines.slice(0, start),
		...report,
		...lines.slice(Math.max(start, end + 1))
	];
}

// actions/lib/aws/metric-lines.ts
var MetricLines = class {
	#metrics;
	constructor(definitions = []) {
		this.#metrics = definitions.flatMap(({ Name: name = "", Regex = "" }) => {
			const regex = compile(Regex);
			const words = divergedExpression(Regex);
			const diverged = words === void 0 ? void 0 : compile(words);
			return regex === void 0 ? [] : [{
				name,
				regex,
				diverged,
				told: false
			}];
		});
	}
	figures(lines) {
		return this.#metrics.map(({ name, regex }) => ({
			name,
			values: regex.captures(lines)
		}));
	}
	endings(lines) {
		const unlike = lines.flatMap((line, at) => /nan|inf/i.test(line) ? [{
			at,
			line: withoutColours(line)
		}] : []);
		const coloured = lines.flatMap((line, at) => line.includes("\x1B") ? [{
			at,
			line: withoutColours(line)
		}] : []);
		const of = (found) => found.map(({ line }) => line);
		return this.#metrics.map(({ name, regex, diverged }) => {
			const found = regex.finds(lines);
			const last = found.findLastIndex((figure) => figure !== void 0 && isFigure(figure.text));
			const figure = found[last];
			const whole = figure && wholeFigure(lines[last] ?? "", figure);
			const lost = [...found.map((figure, at) => ({
				at,
				text: figure !== void 0 && isDiverged(figure.text) ? figure.text : ""
			})), ...(diverged?.captures(of(unlike)) ?? []).map((text, index) => ({
				at: unlike[index]?.at ?? -1,
				text: text ?? ""
			}))].findLast(({ at, text }) => at > last && text !== "");
			const hidden = regex.captures(of(coloured)).findLast((text, index) => (coloured[index]?.at ?? -1) > last && text !== void 0 && isFigure(text));
			return {
				name,
				...figure === void 0 ? {} : { figure: figure.text },
				...whole === void 0 ? {} : { whole },
				...lost === void 0 ? {} : { diverged: lost.text },
				...hidden === void 0 ? {} : { coloured: hidden }
			};
		});
	}
	givenUp() {
		return this.#metrics.flatMap((metric) => {
			if (metric.told || metric.regex.tooSlow === void 0) return [];
			metric.told = true;
			return [`the metric ${metric.name} is no longer read from the log, because its regular expression ${metric.regex.tooSlow}`];
		});
	}
};
function compile(regex) {
	try {
		return new LineRegex(regex);
	} catch {
		return;
	}
}

export { readLogEnds as a, readJobLog as i, readFailedLog as n, readHostLogs as r, MetricLines as t };