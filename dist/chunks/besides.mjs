import { i as latencyText, r as latencySentence } from "./latency.mjs";
import { _ as formatBytes } from "./shared.mjs";
import { n as money } from "./arithmetic.mjs";

// actions/lib/report/besides.ts
function besidesRows({ trainings, latency }, named) {
	const { baseline, candidate } = trainings;
	const both = (name, of) => [
		name,
		of(baseline),
		of(candidate)
	];
	const cell = (known) => "none" in known ? "unknown" : `${latencyText(known)} on ${named(known.instance)}`;
	return [
		both("training", ({ trainingSeconds }) => `${trainingSeconds} s`),
		both("instances", ({ count, instance }) => `${count} × ${named(instance)}`),
		both("billable, all instances", ({ count, billableSeconds }) => `${count * billableSeconds} s`),
		both("cost of the training", ({ count, billableSeconds, price }) => price === void 0 ? "unknown" : money(count * billableSeconds / 3600 * price.dollars)),
		both("size of the model", ({ artifactBytes }) => formatBytes(artifactBytes)),
		[
			"latency",
			cell(latency.baseline),
			cell(latency.candidate)
		]
	];
}
function latencyNotes({ baseline, candidate, difference }) {
	const unknown = (of, known) => "none" in known ? [`The latency of the ${of} is unknown: ${known.none}.`] : [];
	const missing = [...unknown("served model", baseline), ...unknown("candidate", candidate)];
	if (missing.length > 0) return missing;
	if (difference === void 0) return ["The two endpoints were asked different smoke requests, so their latencies are not compared."];
	return [`Latency of the smoke request: ${latencySentence(difference)} Each endpoint was measured by the runner that deployed it, so what differs between two runners and two times is not in the interval. Latency is no part of the verdict.`];
}

export { latencyNotes as n, besidesRows as t };