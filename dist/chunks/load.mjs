import { a as row, i as prose, n as code } from "./markdown.mjs";

// actions/lib/report/load.ts
function percentile(latencies, part) {
	return latencies[Math.max(0, Math.ceil(latencies.length * part) - 1)];
}
function failedRequests({ failures }) {
	return [...failures.values()].reduce((sum, count) => sum + count, 0);
}
function loadLine(result) {
	const { requests, rate, retried, latencies } = result;
	const again = retried === 0 ? "" : `, ${retried} answered after a retry`;
	const [p50, p99] = [percentile(latencies, .5), percentile(latencies, .99)].map(milliseconds);
	return `${requests} requests, ${rate.toFixed(1)} a second: ${failedRequests(result)} failed${again}; latency p50 ${p50}, p99 ${p99}`;
}
function loadSection(endpoint, report) {
	const failures = [...report.failures].map(([words, count]) => `- ${count} × ${prose(words)}`);
	const rows = report.fleet.map(({ seconds, current, desired, status }) => row(`${seconds}`, `${current}`, `${desired}`, prose(status)));
	return [
		`**Load on** ${code(endpoint)}: ${loadLine(report)}`,
		...failures.length === 0 ? [] : [failures.join("\n")],
		[
			"| after s | instances in service | desired | status |",
			"|---:|---:|---:|---|",
			...rows
		].join("\n")
	].join("\n\n");
}
function milliseconds(value) {
	return value === void 0 ? "unknown" : `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

export { percentile as i, loadLine as n, loadSection as r, failedRequests as t };