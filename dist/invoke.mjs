import { n as noEarlyOutputs, o as explain, r as withSession, t as runAction } from "./chunks/run-action.mjs";
import { n as Failure } from "./chunks/failure.mjs";
import { t as InputError } from "./chunks/job.mjs";
import { t as ask } from "./chunks/ask.mjs";
import { i as row, n as code, r as prose } from "./chunks/markdown.mjs";

// actions/lib/report/load.ts
/** The latency in milliseconds that `part` of all right answers kept; undefined when there was none. */
function percentile(latencies, part) {
	return latencies[Math.max(0, Math.ceil(latencies.length * part) - 1)];
}
/** How many requests had no right answer. */
function failedRequests({ failures }) {
	return [...failures.values()].reduce((sum, count) => sum + count, 0);
}
/** A load's result in one line. */
function loadLine(result) {
	const { requests, rate, retried, latencies } = result;
	const again = retried === 0 ? "" : `, ${retried} answered at a further try`;
	const [p50, p99] = [percentile(latencies, .5), percentile(latencies, .99)].map(milliseconds);
	return `${requests} requests, ${rate.toFixed(1)} a second: ${failedRequests(result)} failed${again}; latency p50 ${p50}, p99 ${p99}`;
}
/** A load's result and how the endpoint scaled meanwhile, in Markdown. */
function loadSection(endpoint, report) {
	const failures = [...report.failures].map(([words, count]) => `- ${count} × ${prose(words)}`);
	const rows = report.fleet.map(({ seconds, current, desired, status }) => row(`${seconds}`, `${current}`, `${desired}`, prose(status)));
	return [
		`**Load on** ${code(endpoint)}: ${loadLine(report)}`,
		...failures.length === 0 ? [] : [failures.join("\n")],
		[
			"| after s | instances answer | shall answer | status |",
			"|---:|---:|---:|---|",
			...rows
		].join("\n")
	].join("\n\n");
}
function milliseconds(value) {
	return value === void 0 ? "unknown" : `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

// actions/invoke/main.ts
await runAction({
	explain,
	main: (job) => withSession(job, "Invoke", noEarlyOutputs, async ({ scope, section }) => {
		const rate = job.number("rate");
		const [duration, watch] = [job.duration("duration") ?? 60, job.duration("watch") ?? 0];
		const question = {
			endpoint: job.input("endpoint"),
			file: job.input("file"),
			url: job.input("url"),
			contentType: job.input("content-type"),
			expect: job.input("expect")
		};
		const tell = (who, { prediction, milliseconds }) => {
			job.info(`${who} answered in ${Math.round(milliseconds)} ms: ${prediction.shown}`);
			job.output("prediction", prediction.top);
			job.output("latency-ms", Math.round(milliseconds));
		};
		const name = job.input("function");
		if (name !== "") {
			if (rate !== void 0) throw new InputError("Both function and rate are set.", "Set one of them.");
			const { askFunctionAlias } = await import("./chunks/ask-function2.mjs");
			const answered = await askFunctionAlias(scope, name, question);
			return tell(`${name}, version ${answered.version},`, answered);
		}
		const asked = await ask(scope, question);
		const { endpoint, milliseconds } = asked;
		tell(endpoint, asked);
		if (rate === void 0) return;
		const { sendLoad } = await import("./chunks/load.mjs");
		const report = await sendLoad(scope, {
			...asked,
			rate,
			duration,
			watch
		});
		job.info(loadLine(report));
		section(loadSection(endpoint, report));
		const failures = failedRequests(report);
		job.output("latency-ms", Math.round(percentile(report.latencies, .5) ?? milliseconds));
		job.output("latency-p99-ms", Math.round(percentile(report.latencies, .99) ?? milliseconds));
		job.output("requests", report.requests);
		job.output("failures", failures);
		job.output("instances", report.fleet);
		if (failures === 0) return;
		const [words, count] = [...report.failures].sort(([, a], [, b]) => b - a)[0] ?? ["", 0];
		throw new Failure(`${failures} of ${report.requests} requests to the endpoint ${endpoint} failed, ${count} of them: ${words}`, "Read the endpoint's log in CloudWatch (/aws/sagemaker/Endpoints/…), lower `rate`, or raise `scaling.max`.");
	})
});

export {  };