import { i as percentile } from "./load.mjs";

// actions/lib/report/stored.ts
function toStored(record, origin, pictures) {
	const { loads, reached: _reached, served: _served, costs: _costs, report: _report, ...rest } = record;
	return {
		version: 1,
		origin,
		...rest,
		pictures,
		loads: loads.map(({ endpoint, result }) => sumUp(endpoint, result))
	};
}
const BARS = 24;
function sumUp(endpoint, result) {
	const { requests, rate, retried, failures, latencies, fleet } = result;
	const [least = 0, most = 0] = [latencies[0], latencies.at(-1)];
	const width = (most - least) / BARS || 1;
	const counts = /* @__PURE__ */ new Map();
	for (const latency of latencies) {
		const bar = Math.min(23, Math.floor((latency - least) / width));
		counts.set(bar, (counts.get(bar) ?? 0) + 1);
	}
	const bars = Array.from({ length: counts.size === 0 ? 0 : Math.max(...counts.keys()) + 1 });
	return {
		endpoint,
		requests,
		rate,
		retried,
		percentiles: [
			.5,
			.9,
			.95,
			.99,
			1
		].flatMap((part) => {
			const value = percentile(latencies, part);
			return value === void 0 ? [] : [[part === 1 ? "slowest" : `p${part * 100}`, value]];
		}),
		fleet,
		failures: [...failures],
		histogram: bars.map((_, bar) => {
			const from = least + bar * width;
			return {
				from,
				to: from + width,
				requests: counts.get(bar) ?? 0
			};
		})
	};
}
function parseStored(json) {
	try {
		const content = JSON.parse(json);
		return content?.version === 1 && Array.isArray(content.steps) ? content : void 0;
	} catch {
		return;
	}
}
function newestAttempts(names) {
	const attempts = /* @__PURE__ */ new Map();
	for (const name of names) {
		const [, step, attempt] = /^(.*)\.(\d+)\.json$/.exec(name) ?? [];
		if (step !== void 0) attempts.set(step, Math.max(attempts.get(step) ?? 0, Number(attempt)));
	}
	return [...attempts].map(([step, attempt]) => `${step}.${attempt}.json`);
}

export { parseStored as n, toStored as r, newestAttempts as t };