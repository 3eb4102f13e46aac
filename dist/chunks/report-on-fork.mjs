import { t as require_yauzl } from "./yauzl.mjs";
import { Lt as Failure } from "./shared.mjs";
import { n as completeCheck, r as openCheck, t as putComment } from "./comment.mjs";
import { n as parseForkReport, t as FORK_REPORT } from "./fork-report.mjs";
import { n as findPullRequests, r as readEndedRun, s as workflowRunOf } from "./pull-request.mjs";
import { n as pageOfRun, t as connectStep } from "./of-step.mjs";
import { n as money } from "./arithmetic.mjs";
import { n as code } from "./markdown.mjs";
import { t as ALL_STAGES } from "./stages.mjs";
import { buffer } from "node:stream/consumers";

// actions/lib/github-api/artifact.ts
var import_yauzl = require_yauzl();
async function readArtifact(github, file) {
	const purpose = {
		what: `Reading the artifact ${file.artifact}`,
		of: `run ${file.run} of ${github.repository}`,
		needs: "actions: read"
	};
	const newest = (await github.list(purpose, "GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts", { run_id: file.run })).filter(({ name, expired }) => name === file.artifact && !expired).sort((one, other) => Number(other.id) - Number(one.id))[0];
	if (newest === void 0) return void 0;
	const refuse = (why) => new Failure(`github-answer-invalid: The artifact ${file.artifact} of run ${file.run} ${why}.`, "Run the workflow that makes it again.");
	if (newest.size_in_bytes > file.most + 1e3) throw refuse(`has more than ${file.most} bytes`);
	const archive = await github.send(purpose, "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}", {
		artifact_id: Number(newest.id),
		archive_format: "zip"
	});
	try {
		const content = await unpack(await (0, import_yauzl.fromBufferPromise)(Buffer.from(archive)), file);
		if (content !== void 0) return content;
	} catch (error) {
		throw refuse(`is damaged: ${error.message}`);
	}
	throw refuse(`has no file ${file.path} of at most ${file.most} bytes`);
}
async function unpack(zip, { path, most }) {
	for await (const entry of zip.eachEntry()) if (entry.fileName === path && entry.uncompressedSize <= most) return buffer(await zip.openReadStreamPromise(entry));
}

// actions/fork-report/report-on-fork.ts
const UNCHECKED = [
	"cancelled",
	"action_required",
	"skipped"
];
const NAME = "Config check (fork)";
async function reportOnFork(context) {
	const { environment } = context;
	const ended = readEndedRun(environment);
	if (ended === void 0) return context.info("No run has ended: this action is for workflows that run on `workflow_run`.");
	if (UNCHECKED.includes(ended.conclusion)) return context.info(`Nothing to report: the run ${ended.id} ended as ${ended.conclusion}.`);
	if (context.input("github-token") === "") return context.info("Without the input `github-token` nothing is written.");
	const github = await connectStep(context);
	const numbers = await findPullRequests(github, ended);
	context.output("pull-request", numbers.join(","));
	if (numbers.length === 0) return context.info(`No open pull request has the commit ${ended.head} any more.`);
	const bytes = await readArtifact(github, {
		run: ended.id,
		...FORK_REPORT
	});
	const report = bytes && parseForkReport(bytes, ALL_STAGES.main);
	context.output("problems", report?.problems);
	const page = pageOfRun(context, github.repository, ended.id);
	const sections = [
		`**${titleOf(report)}.**`,
		...detailsOf(report),
		LIMITS,
		`Commit ${ended.head}, [its run](${page}).`
	];
	const rest = `[The run](${page}) has all of it.`;
	const run = workflowRunOf(environment, ended.head);
	const check = await openCheck(github, {
		name: NAME,
		head: ended.head,
		run: `${run.id}.${run.attempt}`,
		page
	});
	const conclusion = report?.problems === 0 && report.plan?.over.includes("per-month") !== true ? "success" : "failure";
	await completeCheck(github, check, {
		conclusion,
		title: titleOf(report),
		summary: sections,
		rest
	});
	for (const pullRequest of numbers) {
		const comment = await putComment(github, {
			pullRequest,
			pipeline: NAME
		}, run, {
			sections: [`### ${NAME}`, ...sections],
			rest
		});
		if (comment.state === "refused") context.annotate("warning", `${comment.why.message}\n→ ${comment.why.next}`);
		else context.info(`comment ${comment.state}: ${comment.url}`);
	}
}
const LIMITS = "A pull request from a fork gets no role in AWS, so no candidate was trained. A maintainer who has read the change can push it to a branch of this repository: its pull request is trained and compared.";
function titleOf(report) {
	if (report === void 0) return "The run left no valid report";
	const { problems } = report;
	if (problems === 0) return report.plan?.over.includes("per-month") ? "The config is valid, and over its budget" : "The config is valid";
	return problems === 1 ? "The config has a problem" : `The config has ${problems} problems`;
}
function detailsOf(report) {
	if (report === void 0) return [];
	const { lines, plan } = report;
	if (lines.length > 0) return [`Lines of the config: ${lines.join(", ")}. The log of the run names each problem.`];
	return plan === void 0 ? [] : planned(plan);
}
function planned({ stages, run, month, over }) {
	const range = month.least === month.worst ? money(month.worst) : `${money(month.least)} to ${money(month.worst)}`;
	return [
		`After the merge, a run on main has these stages: ${stages.map(code).join(", ")}.`,
		[
			`- Its jobs cost ${known(run, `${money(run.worst)} at most, where nothing of earlier runs can be reused`)}. What they are expected to cost is unknown: without a role in AWS no earlier run can be read.`,
			`- What stays costs ${known(month, `${range} a month`)}.`,
			...over.map((limit) => `- ${EXCEEDED[limit]}`)
		].join("\n"),
		"Prices are those of the dated table in this repository, not read from AWS."
	];
}
function known({ worst, unknown }, words) {
	if (unknown === 0) return words;
	const items = `${unknown} ${unknown === 1 ? "item" : "items"}`;
	return worst === 0 ? `an unknown amount: the table has no price of ${items}` : `${words}, without ${items} of which no price is known`;
}
const EXCEEDED = {
	"per-run": "That is more than `budget.per-run`, if nothing can be reused.",
	"per-month": "❌ That is more than `budget.per-month`, so a run on main would fail."
};

export { reportOnFork };