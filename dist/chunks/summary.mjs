import { n as comparisonSection } from "./comparison.mjs";
import { a as sumOf, n as money, t as hourly } from "./arithmetic.mjs";
import { a as row, i as prose, n as code, r as link, t as block } from "./markdown.mjs";
import { r as loadSection } from "./load.mjs";
import { t as plainLines } from "./plain-text.mjs";

// actions/lib/report/aws-page.ts
/** Paths of the AWS console by the kind of a resource; `*` stands for its name. */
const PAGES = {
	"training job": "sagemaker/home?region=@#/jobs/*",
	"tuning job": "sagemaker/home?region=@#/hyper-tuning-jobs/*",
	model: "sagemaker/home?region=@#/models/*",
	"endpoint configuration": "sagemaker/home?region=@#/endpointConfig/*",
	endpoint: "sagemaker/home?region=@#/endpoints/*",
	function: "lambda/home?region=@#/functions/*"
};
/** Names as AWS takes them: what is in a link is nothing else. */
const NAME = /^[\w-]+$/;
/** The page of a resource in the AWS console; `undefined` for a kind that has none. */
function awsPage(region, kind, id) {
	const page = PAGES[kind];
	if (page === void 0 || !NAME.test(id)) return void 0;
	return `https://${region}.console.aws.amazon.com/${page.replace("@", region).replace("*", id)}`;
}

// actions/lib/report/cost.ts
/** An estimate as lines of the log; none where nothing costs. */
function costLines(estimate) {
	const { run, standing } = estimate;
	const lines = [];
	if (run.length > 0) lines.push(`This run costs ${runTotal(run)}.`, ...run.map((item) => `  ${item.key}: ${runText(item)}`));
	if (standing.length > 0) lines.push(`What stays costs ${standingTotal(standing)}.`, ...standing.map((item) => `  ${item.key}: ${standingText(item)}`));
	return [...lines, ...sources(estimate)];
}
/** Where the prices are from, and what is not in them. */
function sources({ run, standing, failure }) {
	const found = [...new Set([...run, ...standing].flatMap(({ price }) => price?.source ?? []))].join("; ");
	return [...found === "" ? [] : [`Prices are on-demand prices in US dollars (${found}), without storage, requests and transfer.`], ...failure === void 0 ? [] : [`The AWS Price List could not be read (${failure}): only known prices are used.`]];
}
/** An estimate as a section of the summary; empty where nothing costs. */
function costSection(estimate) {
	const [run, standing] = [estimate.run, estimate.standing];
	if (run.length + standing.length === 0) return [];
	const of = (key, what, amount) => row(prose(key), prose(what), prose(amount));
	return [[
		"| price of | what | US dollars |",
		"|---|---|---|",
		...[
			...run.map((item) => of(item.key, item.what, runAmount(item))),
			...run.length > 0 ? [of("this run", "", runTotal(run))] : [],
			...standing.map((item) => of(item.key, item.what, standingAmount(item))),
			...standing.length > 0 ? [of("what stays", "", standingTotal(standing))] : []
		]
	].join("\n"), ...sources(estimate).map(prose)];
}
/** An estimate as the outputs `cost-per-run` and `cost-per-month`, in US dollars. */
function costOutputs({ run, standing }) {
	const [worst, expected] = [sumOf(run, (item) => item.worst), sumOf(run, (item) => item.expected)];
	const [least, most] = [sumOf(standing, (item) => item.least), sumOf(standing, (item) => item.most)];
	return {
		perRun: {
			currency: "USD",
			worst: round(worst.dollars),
			unknown: worst.unknown,
			expected: expected.unknown.length > 0 ? null : round(expected.dollars),
			items: run.map((item) => ({
				key: item.key,
				what: item.what,
				...priceOf(item),
				worst: round(item.worst),
				expected: round(item.expected),
				earlier: item.earlier
			}))
		},
		perMonth: {
			currency: "USD",
			hours: 730,
			least: round(least.dollars * 730),
			worst: round(most.dollars * 730),
			unknown: most.unknown,
			items: standing.map((item) => ({
				key: item.key,
				what: item.what,
				...priceOf(item),
				least: round(times(item.least)),
				worst: round(times(item.most))
			}))
		}
	};
}
function priceOf({ price }) {
	return {
		price: price?.dollars ?? null,
		source: price?.source ?? null
	};
}
const times = (hourly) => hourly === void 0 ? void 0 : hourly * 730;
function round(dollars) {
	return dollars === void 0 ? null : Number(dollars.toFixed(4));
}
function runTotal(run) {
	const expected = sumOf(run, (item) => item.expected);
	const worst = sumOf(run, (item) => item.worst);
	const usual = expected.unknown.length > 0 ? "" : `, ${money(expected.dollars)} expected`;
	return `${money(worst.dollars)} at most${usual}${without(worst)}`;
}
function standingTotal(standing) {
	const [least, most] = [sumOf(standing, (item) => item.least), sumOf(standing, (item) => item.most)];
	const [from, to] = [least.dollars, most.dollars];
	return `${range(from, to, hourly)} an hour, ${range(from * 730, to * 730)} a month (${730} h)${without(most)}`;
}
function without({ unknown }) {
	return unknown.length === 0 ? "" : `, without ${unknown.join(", ")}, whose price is unknown`;
}
function range(least, most, show = money) {
	return least === most ? show(least) : `${show(least)} to ${show(most)}`;
}
function runText(item) {
	const { what, price, earlier } = item;
	if (price === void 0) return `${what}; the price is unknown`;
	const from = earlier.length === 0 ? "no earlier run on these instances" : `expected from ${earlier.join(", ")}`;
	return `${what} × ${hourly(price.dollars)} an hour = ${runAmount(item)}; ${from}`;
}
function runAmount({ worst, expected }) {
	if (worst === void 0) return "unknown";
	return `${money(worst)} at most${expected === void 0 ? "" : `, ${money(expected)} expected`}`;
}
function standingText(item) {
	return item.price === void 0 ? `${item.what}; the price is unknown` : `${item.what}: ${standingAmount(item)}`;
}
function standingAmount({ least, most }) {
	if (least === void 0 || most === void 0) return "unknown";
	return `${range(least, most, hourly)} an hour, ${range(least * 730, most * 730)} a month`;
}

// actions/lib/report/price.ts
/** What instances cost that serve, for people; no guess where the price is unknown. */
function hostingPrice(instances, type, region, price) {
	if (price === void 0) return `by the hour; the price of ${type} in ${region} is unknown here`;
	const { dollars, source } = price;
	return `$${(instances * dollars).toFixed(2)} an hour (hosting ${type} in ${region}: $${dollars} an hour each, ${source})`;
}

// actions/lib/report/preview.ts
/** A preview endpoint as a section in Markdown: where it is, until when, what it costs, how it is asked. */
function previewSection({ endpoint, region, instance, expires, price, latency, none, question }) {
	const heading = `#### 🔎 Preview ${link(code(endpoint), awsPage(region, "endpoint", endpoint) ?? "")}`;
	if (expires === void 0) return [heading, prose(`There is no preview to ask: ${none}. The summary of the run says why.`)].join("\n\n");
	return [
		heading,
		`It serves the model of this pull request until **${`${expires.slice(0, 16).replace("T", " ")} UTC`}**, or until the pull request is closed or loses the label ${code("preview")}. ${prose(`One ${instance} costs ${hostingPrice(1, instance, region, price)}.`)}`,
		...latencyLine(latency),
		block(`aws sagemaker-runtime invoke-endpoint --region ${region} --endpoint-name ${endpoint} \\\n  --content-type ${question?.contentType ?? "image/jpeg"} --body fileb://${quoted(question?.file ?? "image.jpg")} answer.json`)
	].join("\n\n");
}
/** One request each, from the runner that deployed it: a hint, no comparison that knows noise. */
function latencyLine(latency) {
	if (latency?.preview === void 0) return [];
	const { preview, served } = latency;
	return [`Answer to the smoke request after the deployment: ${preview} ms${served === void 0 ? "" : `; the endpoint of main: ${served} ms`} (one request each).`];
}
/** A path as one word of a shell. */
function quoted(path) {
	return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

// actions/lib/report/summary.ts
/** Longest summary of a step in bytes; GitHub refuses more than 1 MiB. Source: GitHub's documentation of job summaries. */
const LONGEST = 9e5;
/** Words for what a walk decided. */
const WORDS = {
	create: "create",
	update: "update",
	replace: "replace",
	wait: "wait for",
	reuse: "reuse",
	verify: "verify",
	blocked: "blocked",
	"known-after": "known later",
	fail: "failed",
	stop: "stop",
	remove: "remove"
};
/** Problems that are told at length; the log has all. */
const MOST_PROBLEMS = 30;
/** Trials that are told, the best first; the log has all. */
const MOST_TRIALS = 20;
/**
* A section of the job's summary, in Markdown; the words of others are in it as text only.
*
* @param region of the console that resources are linked to; `undefined` = there is none, as at an endpoint of one's own
*/
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
/** The trials of a tuning job in the order that they are given, with the hyperparameters that were searched. */
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
/** A row for each training job, a column for each metric. */
function renderTrained(trained) {
	const names = [...new Set(trained.flatMap(({ metrics }) => Object.keys(metrics)))];
	const rows = trained.map(({ entry, metrics, instance, count, trainingSeconds, billableSeconds }) => row(code(entry), ...names.map((name) => code(metrics[name] === void 0 ? "" : String(metrics[name]))), `${count} × ${code(instance)}`, `${trainingSeconds} s`, `${count * billableSeconds} s`));
	return [
		row("training", ...names.map(prose), "instances", "training", "billable, all instances"),
		`|---|${names.map(() => "---:|").join("")}---|---:|---:|`,
		...rows
	].join("\n");
}
/** What went wrong, a section for each problem. */
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
/** A text that is too long, up to its last whole line that fits. */
function withinLimit(markdown) {
	const bytes = Buffer.from(markdown);
	if (bytes.length <= LONGEST) return markdown;
	const end = bytes.subarray(0, LONGEST).lastIndexOf("\n");
	return `${bytes.subarray(0, end)}\n\n(The summary was cut here because of GitHub's size limit.)\n`;
}
/** A step as a line of the log: `create  training job  dog-breeds-single-0123456789: code changed`. */
function renderStep({ does, kind, id, key, detail }) {
	return `${WORDS[does].padEnd(11)} ${kind} ${id ?? key}: ${detail}`;
}

export { previewSection as a, costOutputs as c, renderSummary as i, problemSections as n, hostingPrice as o, renderStep as r, costLines as s, WORDS as t };