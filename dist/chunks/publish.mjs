import { a as loadConfig, i as rootOf, n as configFile, o as formatProblem } from "./read-config.mjs";
import { Rt as Failures } from "./shared.mjs";
import { n as completeCheck, r as openCheck, t as putComment } from "./comment.mjs";
import { i as readPullRequest, s as workflowRunOf } from "./pull-request.mjs";
import { n as pageOfRun, t as connectStep } from "./of-step.mjs";
import { i as worstOf, n as comparisonSection, r as lacksEvidence } from "./comparison.mjs";
import { a as row, i as prose, n as code, t as block } from "./markdown.mjs";
import { n as money } from "./arithmetic.mjs";
import { r as previewSection } from "./preview.mjs";
import { t as problemSections } from "./summary2.mjs";

// actions/lib/report/planned.ts
const MOST_STEPS = 30;
const MOST_VALUES = 10;
function plannedSection(changes, perRun, perMonth) {
	const steps = (Array.isArray(parse(changes)) ? parse(changes) : []).filter(({ does }) => does !== "reuse" && does !== "known-after");
	if (steps.length === 0) return cost(parse(perRun), void 0);
	const rows = steps.slice(0, MOST_STEPS).map((step) => row(prose(text(step.does)), code(text(step.key)), why(step)));
	const more = steps.length - MOST_STEPS;
	return [[
		`<details><summary>Plan: ${steps.length} ${steps.length === 1 ? "step" : "steps"}</summary>`,
		[
			"| | what | why |",
			"|---|---|---|",
			...rows
		].join("\n"),
		...more > 0 ? [`${more} more steps are in the summary of the job.`] : [],
		"</details>"
	].join("\n\n"), ...cost(parse(perRun), parse(perMonth))];
}
function why({ changes, detail }) {
	const values = Array.isArray(changes) ? changes : [];
	if (values.length === 0) return prose(text(detail));
	return [...values.slice(0, MOST_VALUES).map(({ path, before, after }) => {
		return `${code(text(path))}: ${code(text(before))} → ${code(text(after))}`;
	}), ...values.length > MOST_VALUES ? [`${values.length - MOST_VALUES} more`] : []].join("<br>");
}
function cost(run, month) {
	const expected = Object(run).expected;
	const by = typeof expected === "number" ? `, ${money(expected)} by earlier runs` : "";
	return [...amount(run, "This run costs", (worst) => `${money(worst)} at most${by}`), ...amount(month, "What stays costs", (worst) => `${money(worst)} a month at most`)];
}
function amount(cost, what, words) {
	const { worst, unknown } = Object(cost);
	const without = (Array.isArray(unknown) ? unknown : []).map((item) => code(text(item))).join(", ");
	if (typeof worst === "number" && worst > 0) return [`${what} ${words(worst)}${without === "" ? "" : `, without what has no known price (${without})`}.`];
	return without === "" ? [] : [`${what} an unknown amount: there is no known price of ${without}.`];
}
function text(value) {
	return typeof value === "string" ? value : JSON.stringify(value) ?? "nothing";
}
function parse(json) {
	try {
		return JSON.parse(json);
	} catch {
		return;
	}
}

// actions/compare-metrics/publish.ts
async function publish(context, record, config) {
	const { environment } = context;
	const event = readPullRequest(environment);
	if (event === void 0) return context.info("No pull request started this run: no check and no comment are written.");
	const { number, head } = event.pullRequest;
	const pipeline = configFile(context);
	const problems = config === void 0 ? problemsOf(context) : [];
	const github = await connectStep(context);
	const run = workflowRunOf(environment, head);
	const page = pageOfRun(context, github.repository, run.id);
	const rest = `[All of it is in the summary of the run](${page}).`;
	const compared = [headline(record), ...record.comparisons.map(comparisonSection)];
	const details = [
		...problemSections(record),
		...listed(problems),
		...plannedSection(context.input("changes"), context.input("cost-per-run"), context.input("cost-per-month"))
	];
	const shown = (text) => context.printer.shown(text);
	const check = async () => {
		const opened = await openCheck(github, {
			name: `Model comparison (${pipeline})`,
			head,
			run: `${run.id}.${run.attempt}`,
			page
		});
		await completeCheck(github, opened, {
			conclusion: conclusionOf(record, config),
			title: titleOf(record),
			summary: [...compared, ...details].map(shown),
			remarks: problems.map(remarkOf),
			rest
		});
	};
	const comment = async () => {
		const put = await putComment(github, {
			pullRequest: number,
			pipeline
		}, run, {
			sections: [
				`### Model comparison: ${code(config?.name ?? pipeline)}`,
				...compared,
				...record.previews.map(previewSection),
				...details,
				`Commit ${head}, [run ${run.id}](${page}).`
			].map(shown),
			rest
		});
		if (put.state === "refused") context.annotate("warning", `${put.why.message}\n→ ${put.why.next}`);
		else context.info(`comment ${put.state}: ${put.url}`);
	};
	const both = await Promise.allSettled([check(), comment()]);
	context.signal.throwIfAborted();
	const failures = both.flatMap((result) => result.status === "rejected" ? [result.reason] : []);
	if (failures.length > 0) throw failures.length > 1 ? new Failures(failures) : failures[0];
}
function conclusionOf(record, config) {
	if (record.problems.length > 0 || record.pending !== void 0) return "failure";
	return worstOf(record.comparisons) === "inconclusive" ? config?.pullRequest?.inconclusive ?? "neutral" : "success";
}
function titleOf(record) {
	const verdict = worstOf(record.comparisons);
	if (verdict === "fail") return "Fail: the candidate is worse than the model that main serves by more than the tolerance";
	if (record.problems.length > 0) return "There is no verdict: the run failed";
	if (record.pending !== void 0) return "There is no verdict yet: training is still running; re-run the workflow to go on";
	if (verdict === "pass") return "Pass: the candidate is not worse by more than the tolerance";
	if (verdict !== "inconclusive") return "Nothing to compare";
	if (record.comparisons.some(({ serves }) => serves)) return "Inconclusive: a served model cannot be compared with";
	return record.comparisons.some(lacksEvidence) ? "Inconclusive: a metric cannot be compared" : "Inconclusive: the test set cannot tell";
}
function headline(record) {
	const notes = record.notes.map(prose);
	return [`**${titleOf(record)}.**`, ...notes].join("\n\n");
}
function problemsOf(context) {
	const loaded = loadConfig(configFile(context), rootOf(context));
	return "problems" in loaded ? loaded.problems : [];
}
function listed(problems) {
	return problems.length === 0 ? [] : [block(problems.map(formatProblem).join("\n"))];
}
function remarkOf({ file, line, path, what, instead }) {
	return {
		path: file,
		line,
		level: "failure",
		message: `${path === "" ? "" : `${path}: `}${what}; ${instead}`
	};
}

export { publish };