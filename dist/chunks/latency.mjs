import { a as binomialCdf, t as ERROR_RATE } from "./evidence.mjs";
import { t as count } from "./words.mjs";

// actions/lib/compare/latency.ts
function latencyOf(milliseconds) {
	const sorted = milliseconds.toSorted((a, b) => a - b);
	const at = (part) => {
		const place = (sorted.length - 1) * part;
		const [below = 0, above = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
		return below + (above - below) * (place % 1);
	};
	return {
		requests: sorted.length,
		median: at(.5),
		quartiles: [at(.25), at(.75)],
		interval: medianInterval(sorted)
	};
}
function medianInterval(sorted) {
	let outside = 0;
	while (binomialCdf(outside, sorted.length, .5) <= ERROR_RATE / 2) outside++;
	if (outside === 0) return [null, null];
	return [sorted[outside - 1] ?? null, sorted[sorted.length - outside] ?? null];
}
function latencyDifference(baseline, candidate) {
	const [low, high] = [baseline.interval, candidate.interval];
	const less = (one, other) => one === null || other === null ? null : one - other;
	return {
		milliseconds: candidate.median - baseline.median,
		interval: [less(high[0], low[1]), less(high[1], low[0])]
	};
}
function latencyText({ requests, median, quartiles: [low, high] }) {
	const noise = requests < 4 ? "" : `, half of them between ${time(low)} and ${time(high)} ms`;
	return `${time(median)} ms (median of ${count(requests, "request")}${noise})`;
}
function latencySentence({ milliseconds, interval: [low, high] }) {
	const more = (value) => `${time(Math.abs(value))} ms ${value < 0 ? "faster" : "slower"}`;
	if (low === null || high === null) return `The candidate is ${more(milliseconds)}; so few requests do not show whether that is more than noise.`;
	const shown = low > 0 || high < 0 ? "more than the noise of the requests" : "within the noise of the requests";
	return `The candidate is ${more(milliseconds)} (90 % interval: ${more(low)} to ${more(high)}), which is ${shown}.`;
}
function time(milliseconds) {
	return milliseconds.toFixed(Math.abs(milliseconds) < 100 ? 1 : 0);
}

export { latencyText as i, latencyOf as n, latencySentence as r, latencyDifference as t };