// actions/lib/report/summary.ts
/** Longest summary of a step in bytes; GitHub refuses more than 1 MiB. Source: GitHub's documentation of job summaries. */
const LONGEST = 9e5;
/** Words for what a walk decided. */
const WORDS = {
	create: "create",
	update: "update",
	replace: "replace",
	attach: "wait for",
	reuse: "reuse",
	blocked: "blocked",
	"known-after": "known later",
	fail: "failed",
	stop: "stop",
	withdraw: "remove"
};
/** A section of the job's summary, in Markdown. */
function renderSummary(report) {
	const { title, steps, sections = [], outputs, problems, pending } = report;
	const parts = [`### ${title}`];
	if (pending !== void 0) parts.push(`Pending: ${cell(pending)}. The next run goes on from here.`);
	for (const { what, next } of problems) parts.push(`❌ ${what}\n\n${next}`);
	if (steps.length > 0) {
		const rows = steps.map(({ does, kind, id, key, detail }) => `| ${WORDS[does]} | ${kind} | ${id === void 0 ? key : `\`${id}\``} | ${cell(detail)} |`);
		parts.push([
			"| | what | name | why |",
			"|---|---|---|---|",
			...rows
		].join("\n"));
	}
	parts.push(...sections);
	const set = Object.entries(outputs).filter(([, value]) => value !== "");
	if (set.length > 0) parts.push([
		"| output | value |",
		"|---|---|",
		...set.map(([name, value]) => `| ${name} | \`${cell(value)}\` |`)
	].join("\n"));
	const text = Buffer.from(`${parts.join("\n\n")}\n`);
	return text.length <= LONGEST ? text.toString() : `${text.subarray(0, LONGEST)}\n\n(The summary was cut here: GitHub takes no more.)\n`;
}
/** A step as a line of the log: `create  training job  dog-breeds-single-0123456789: code changed`. */
function renderStep({ does, kind, id, key, detail }) {
	return `${WORDS[does].padEnd(11)} ${kind} ${id ?? key}: ${detail}`;
}
function cell(text) {
	return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

export { renderSummary as n, renderStep as t };