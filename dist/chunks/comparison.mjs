import { t as intervalOfDifference } from "./difference.mjs";
import { n as latencyNotes, t as besidesRows } from "./besides.mjs";
import { a as row, i as prose, n as code } from "./markdown.mjs";

// actions/lib/report/comparison.ts
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
function verdictOf({ comparison, serves }) {
	return comparison?.verdict ?? (serves ? "inconclusive" : "nothing-to-compare");
}
function worstOf(compared) {
	return ORDER.findLast((verdict) => compared.some((each) => verdictOf(each) === verdict)) ?? "nothing-to-compare";
}
function lacksEvidence({ comparison }) {
	return comparison?.metrics.some(({ p }) => p === null) ?? false;
}
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
const MOST_ROWS = 20;
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
function besidesTable({ besides }) {
	if (besides === void 0) return [];
	return [[
		"| | served | candidate |",
		"|---|---:|---:|",
		...besidesRows(besides, code).map((cells) => row(...cells))
	].join("\n"), ...latencyNotes(besides.latency).map(prose)];
}
function interval(metric) {
	const [from, to] = intervalOfDifference(metric);
	return from === null && to === null ? "unknown" : `${figure(from, true)} to ${figure(to, true)}`;
}
function figure(value, signed = false) {
	if (value === null) return "unknown";
	const text = String(Number(value.toPrecision(4)));
	return signed && value > 0 ? `+${text}` : text;
}

export { worstOf as i, comparisonSection as n, lacksEvidence as r, comparisonLines as t };