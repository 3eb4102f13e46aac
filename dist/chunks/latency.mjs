import { a as ERROR_RATE, c as binomialCdf, u as count } from "./compare2.mjs";

// actions/lib/compare/latency.ts
/** @param milliseconds of each request, at least one */
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
/**
* The interval between two order statistics: how many answers are faster than the true median is binomial. Source: W. J.
* Conover, Practical Nonparametric Statistics, "Confidence interval for a quantile".
*/
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
/** A latency with its noise, for people. */
function latencyText({ requests, median, quartiles: [low, high] }) {
	const noise = requests < 4 ? "" : `, half of them between ${time(low)} and ${time(high)} ms`;
	return `${time(median)} ms (median of ${count(requests, "request")}${noise})`;
}
/** What the difference shows, in a sentence. */
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