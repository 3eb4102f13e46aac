import { t as awsPage } from "./aws-page.mjs";
import { r as bothMachinesSection } from "./both-machines.mjs";
import { n as comparisonSection } from "./comparison.mjs";
import { r as costSection } from "./cost.mjs";
import { r as loadSection } from "./load.mjs";
import { a as row, i as prose, n as code, t as block } from "./markdown.mjs";
import { Et as plainLines } from "./shared.mjs";
import { r as previewSection } from "./preview.mjs";
import { t as WORDS } from "./step.mjs";

// actions/lib/report/summary.ts
const LONGEST = 9e5;
const MOST_PROBLEMS = 30;
const MOST_TRIALS = 20;
function renderSummary(record, outputs, region) {
	const { title, steps, tuning, trained, answers, comparisons, previews, loads, notes, pending, report } = record;
	const parts = [`### ${title}`];
	if (pending !== void 0) parts.push(`Pending: ${prose(pending)}. The next run resumes it.`);
	parts.push(...problemSections(record));
	parts.push(...comparisons.map(comparisonSection), ...previews.map(previewSection));
	if (steps.length > 0) {
		const rows = steps.map(({ does, kind, id, key, detail }) => row(WORDS[does], prose(kind), linked(region, kind, id ?? key), prose(detail)));
		parts.push([
			"| | what | name | why |",
			"|---|---|---|---|",
			...rows
		].join("\n"));
	}
	if (record.cost !== void 0) parts.push(...costSection(record.cost));
	parts.push(...tuning.map(renderTrials));
	if (trained.length > 0) parts.push(renderTrained(trained));
	if (record.bothMachines !== void 0) parts.push(bothMachinesSection(record.bothMachines));
	if (answers.length > 0) {
		const rows = answers.map(({ who, prediction, milliseconds }) => row(code(who), code(prediction), `${Math.round(milliseconds)} ms`));
		parts.push([
			"| asked | answered | in |",
			"|---|---|---:|",
			...rows
		].join("\n"));
	}
	parts.push(...loads.map(({ endpoint, result }) => loadSection(endpoint, result)));
	parts.push(...notes.map(prose));
	if (report !== void 0) parts.push(`Report of the run so far: ${code(report)}`);
	const set = Object.entries(outputs).filter(([, value]) => value !== "");
	if (set.length > 0) parts.push([
		"| output | value |",
		"|---|---|",
		...set.map(([name, value]) => row(name, code(value)))
	].join("\n"));
	return withinLimit(`${parts.join("\n\n")}\n`);
}
function linked(region, kind, id) {
	const page = region === void 0 ? void 0 : awsPage(region, kind, id);
	return page === void 0 ? code(id) : `[${code(id)}](${page})`;
}
function renderTrials({ name, best, trials }) {
	const searched = [...new Set(trials.flatMap(({ hyperparameters }) => Object.keys(hyperparameters)))].toSorted();
	const rows = trials.slice(0, MOST_TRIALS).map((trial) => row(`${code(trial.name)}${trial.name === best ? " **best**" : ""}`, code(trial.objective === void 0 ? "" : String(trial.objective)), ...searched.map((key) => code(trial.hyperparameters[key] ?? "")), prose(trial.status), trial.seconds === void 0 ? "" : `${Math.round(trial.seconds)} s`));
	const more = trials.length - MOST_TRIALS;
	return [
		`Trials of ${code(name)}:`,
		[
			row("trial", "objective", ...searched.map(code), "status", "time"),
			`|---|---:|${searched.map(() => "---:|").join("")}---|---:|`,
			...rows
		].join("\n"),
		...more > 0 ? [`${more} more trials are in the log.`] : []
	].join("\n\n");
}
function renderTrained(trained) {
	const names = [...new Set(trained.flatMap(({ metrics }) => Object.keys(metrics)))];
	const rows = trained.map(({ entry, metrics, instance, count, trainingSeconds, billableSeconds }) => row(code(entry), ...names.map((name) => code(metrics[name] === void 0 ? "" : String(metrics[name]))), `${count} × ${code(instance)}`, `${trainingSeconds} s`, `${count * billableSeconds} s`));
	return [
		row("training", ...names.map(prose), "instances", "training", "billable, all instances"),
		`|---|${names.map(() => "---:|").join("")}---|---:|---:|`,
		...rows
	].join("\n");
}
function problemSections({ problems }) {
	const more = problems.length - MOST_PROBLEMS;
	return [...problems.slice(0, MOST_PROBLEMS).map(renderProblem), ...more > 0 ? [`❌ ${more} more problems are in the log.`] : []];
}
function renderProblem({ code: name, what, next }) {
	const [first = "", ...more] = plainLines(what);
	return [
		`❌ ${prose(first)}`,
		...more.length === 0 ? [] : [block(more.join("\n"))],
		`${prose(next)} (${code(name)})`
	].join("\n\n");
}
function withinLimit(markdown) {
	const bytes = Buffer.from(markdown);
	if (bytes.length <= LONGEST) return markdown;
	const end = bytes.subarray(0, LONGEST).lastIndexOf("\n");
	return `${bytes.subarray(0, end)}\n\n(The summary was cut here because of GitHub's size limit.)\n`;
}

export { renderSummary as n, problemSections as t };