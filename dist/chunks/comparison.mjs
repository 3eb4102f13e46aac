import "./compare2.mjs";
import { r as formatBytes } from "./limits.mjs";
import { i as latencyText, r as latencySentence } from "./latency.mjs";
import { n as money } from "./arithmetic.mjs";
import { a as row, i as prose, n as code } from "./markdown.mjs";

// actions/lib/report/besides.ts
/**
* What is compared beside the metrics, as rows: the name, the served model, the candidate.
*
* @param named how a type of instances is written
*/
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
/** What the latencies show, and why one is not known. */
function latencyNotes({ baseline, candidate, difference }) {
	const unknown = (of, known) => "none" in known ? [`The latency of the ${of} is unknown: ${known.none}.`] : [];
	const missing = [...unknown("served model", baseline), ...unknown("candidate", candidate)];
	if (missing.length > 0) return missing;
	if (difference === void 0) return ["The two endpoints were asked different smoke requests, so their latencies are not compared."];
	return [`Latency of the smoke request: ${latencySentence(difference)} Each endpoint was measured by the runner that deployed it, so what differs between two runners and two times is not in the interval. Latency is no part of the verdict.`];
}

// actions/lib/report/comparison.ts
/** From good to bad: the worst of all endpoints is the verdict. */
const ORDER = [
	"nothing-to-compare",
	"pass",
	"inconclusive",
	"fail"
];
const SIGNS = {
	"nothing-to-compare": "➖",
	pass: "✅",
	inconclusive: "❔",
	fail: "❌"
};
function verdictOf({ comparison }) {
	return comparison?.verdict ?? "nothing-to-compare";
}
/** The worst verdict of all. */
function worstOf(compared) {
	return ORDER.findLast((verdict) => compared.some((each) => verdictOf(each) === verdict)) ?? "nothing-to-compare";
}
/** The comparison as lines of a log. */
function comparisonLines({ candidate, baseline, comparison, none, besides }) {
	if (comparison === void 0) return [none ?? ""];
	return [
		`${candidate} compared with ${baseline}, which main serves. ${comparison.sentence}`,
		...comparison.metrics.map(({ sentence }) => sentence),
		...comparison.problems,
		...comparison.notes,
		...besides === void 0 ? [] : latencyNotes(besides.latency)
	];
}
/** The comparison as a section in Markdown. */
function comparisonSection(each) {
	const { endpoint, candidate, baseline, comparison, none = "" } = each;
	const heading = `#### ${SIGNS[verdictOf(each)]} ${code(endpoint)}`;
	if (comparison === void 0) return [heading, prose(none)].join("\n\n");
	const { sentence, metrics, problems, notes } = comparison;
	const rows = metrics.map((metric) => row(`${SIGNS[metric.verdict]} ${code(metric.name)}`, figure(metric.baseline), figure(metric.candidate), figure(metric.difference, true), interval(metric), figure(metric.tolerance), metric.examples === null ? "final figures" : String(metric.examples)));
	return [
		heading,
		prose(sentence),
		[
			"| metric | served | candidate | difference | 90 % interval | tolerance | examples |",
			"|---|---:|---:|---:|---|---:|---:|",
			...rows
		].join("\n"),
		metrics.map((metric) => `- ${prose(metric.sentence)}`).join("\n"),
		...[...problems, ...notes].map(prose),
		...besidesTable(each),
		...classesTable(comparison),
		...flipsTable(comparison),
		`Candidate: ${code(candidate)}; served by main: ${code(baseline ?? "")}.`
	].join("\n\n");
}
/** Rows of a table that is folded away; the job's log has no more, the report of the run has all. */
const MOST_ROWS = 20;
/** The classes whose accuracy changed, those that lost most first. */
function classesTable({ classes }) {
	if (classes === null) return [];
	const changed = classes.common.filter(({ baseline, candidate }) => baseline !== candidate);
	const rows = changed.slice(0, MOST_ROWS).map(({ class: name, examples, baseline, candidate }) => row(code(name), figure(baseline), figure(candidate), String(examples)));
	const names = (what, list) => list.length === 0 ? [] : [`${what}: ${list.slice(0, MOST_ROWS).map(code).join(", ")}.`];
	return [
		...names("Classes only of the candidate’s test data", classes.added),
		...names("Classes only of the served model’s test data", classes.removed),
		...folded(`${changed.length} of ${classes.common.length} classes changed`, ["| class | served | candidate | examples |", "|---|---:|---:|---:|"], rows)
	];
}
/** Examples that one model judged right and the other wrong. */
function flipsTable({ flips }) {
	if (flips === null) return [];
	const { nowWrong, nowRight } = flips;
	const rows = [...nowWrong.largest.slice(0, MOST_ROWS), ...nowRight.largest.slice(0, MOST_ROWS)].map(({ example, class: name, baseline, candidate }) => row(code(example.slice(0, 12)), code(name), code(baseline), code(candidate)));
	return folded(`${nowWrong.count} examples are wrong now, ${nowRight.count} are right now`, ["| example (SHA-256) | class | served says | candidate says |", "|---|---|---|---|"], rows);
}
function folded(summary, head, rows) {
	if (rows.length === 0) return [];
	return [`<details><summary>${summary}</summary>\n\n${[...head, ...rows].join("\n")}\n\n</details>`];
}
/** What both models took to train, their sizes and latencies. */
function besidesTable({ besides }) {
	if (besides === void 0) return [];
	return [[
		"| | served | candidate |",
		"|---|---:|---:|",
		...besidesRows(besides, code).map((cells) => row(...cells))
	].join("\n"), ...latencyNotes(besides.latency).map(prose)];
}
/** The interval of the difference: candidate less baseline, as the difference is told. */
function interval({ interval: [lower, upper], higherIsBetter }) {
	if (lower === null && upper === null) return "unknown";
	const [from, to] = higherIsBetter ? [lower, upper] : [negative(upper), negative(lower)];
	return `${figure(from, true)} to ${figure(to, true)}`;
}
function negative(value) {
	return value === null ? null : -value;
}
function figure(value, signed = false) {
	if (value === null) return "unknown";
	const text = String(Number(value.toPrecision(4)));
	return signed && value > 0 ? `+${text}` : text;
}

export { latencyNotes as a, besidesRows as i, comparisonSection as n, worstOf as r, comparisonLines as t };