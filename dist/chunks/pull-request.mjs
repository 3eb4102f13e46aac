import { n as Failure } from "./failure.mjs";
import { b as _nonnegative, c as object, f as string, i as int, l as optional, n as array, o as nullable, r as boolean, t as _enum, v as _maxLength, x as _regex } from "./config.mjs";
import { readFileSync } from "node:fs";

// actions/lib/github-api/marker.ts
/**
* The first line of a comment, which GitHub does not show: which pipeline it is of, and which run wrote it. No text of
* others can be taken for it, since it stands before all of them.
*/
function marker(pipeline, { id, attempt, head }) {
	return `<!-- sagemaker-actions pipeline=${encodeURIComponent(pipeline)} run=${id}.${attempt} head=${head} -->`;
}
/** The run that wrote a comment of this pipeline; `undefined` for any other comment. */
function writerOf(body, pipeline) {
	const [, named, id, attempt, head = ""] = /^<!-- sagemaker-actions pipeline=(\S+) run=(\d{1,15})\.(\d{1,5}) head=(\w*) -->/.exec(body) ?? [];
	if (named !== encodeURIComponent(pipeline)) return void 0;
	return {
		id: Number(id),
		attempt: Number(attempt),
		head
	};
}
/** Above 0 where the first run is the newer one; a run that was started again is newer than its earlier attempts. */
function compareRuns(one, other) {
	return one.id - other.id || one.attempt - other.attempt;
}
/**
* The run that this process belongs to.
*
* @param head the commit that it is about
*/
function workflowRunOf(environment, head) {
	const read = (name, least) => Math.max(least, Number.parseInt(environment[name] ?? "", 10) || least);
	return {
		id: read("GITHUB_RUN_ID", 0),
		attempt: read("GITHUB_RUN_ATTEMPT", 1),
		head
	};
}

// actions/lib/github-api/event-schema.ts
/** SHA-1 or SHA-256 of a commit. */
const sha = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/));
const name = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _maxLength(1e3));
const number = int().check(/* @__PURE__ */ _nonnegative());
const side = /* @__PURE__ */ object({
	ref: name,
	sha,
	repo: /* @__PURE__ */ nullable(/* @__PURE__ */ object({
		id: number,
		full_name: name
	}))
});
/** A pull request as GitHub tells it, as far as it is read. Its texts are those of whoever opened it. */
const pullRequestSchema = /* @__PURE__ */ object({
	number,
	title: /* @__PURE__ */ string(),
	state: _enum(["open", "closed"]),
	merged: /* @__PURE__ */ optional(/* @__PURE__ */ nullable(/* @__PURE__ */ boolean())),
	labels: /* @__PURE__ */ optional((/* @__PURE__ */ array(/* @__PURE__ */ object({ name }))).check(/* @__PURE__ */ _maxLength(1e3))),
	head: side,
	base: side
});
const workflowRunSchema = /* @__PURE__ */ object({
	id: number,
	head_sha: sha,
	head_branch: name,
	head_repository: /* @__PURE__ */ nullable(/* @__PURE__ */ object({ owner: /* @__PURE__ */ object({ login: name }) })),
	conclusion: /* @__PURE__ */ optional(/* @__PURE__ */ nullable(name))
});
/**
* The event that started a workflow. Source: docs.github.com, "Webhook events and payloads", `pull_request` and
* `workflow_run`.
*/
const eventSchema = /* @__PURE__ */ object({
	action: /* @__PURE__ */ optional(name),
	pull_request: /* @__PURE__ */ optional(pullRequestSchema),
	workflow_run: /* @__PURE__ */ optional(workflowRunSchema)
});

// actions/lib/github-api/pull-request.ts
/** Characters of a title that are read; GitHub allows 256. */
const LONGEST_TITLE = 500;
/**
* The pull request of the event that started this workflow, and what happened to it (`opened`, `synchronize`, `labeled`,
* `closed`, …); `undefined` for an event without one.
*
* @throws Failure when the file that GITHUB_EVENT_PATH names cannot be read or is not what GitHub sends
*/
function readPullRequest(environment) {
	const { action = "", pull_request: pull } = readEvent(environment) ?? {};
	return pull && {
		pullRequest: read(pull),
		action
	};
}
/**
* The run that has ended; `undefined` for another event.
*
* @throws Failure as {@link readPullRequest}
*/
function readEndedRun(environment) {
	const { workflow_run: run } = readEvent(environment) ?? {};
	if (run === void 0) return void 0;
	const { id, head_sha: head, head_branch: branch, head_repository: from, conclusion } = run;
	return {
		id,
		head,
		branch,
		owner: from?.owner.login,
		conclusion: conclusion ?? ""
	};
}
/**
* The open pull requests whose newest commit a run was about: one branch may have several, each to another base. GitHub
* names none in the event where they are from a fork. Found by their branch, and taken only by their commit.
*
* @throws GitHubFailure; the signal's reason when aborted
*/
async function findPullRequests(github, run) {
	if (run.owner === void 0) return [];
	const purpose = {
		what: "Reading the pull requests",
		of: github.repository,
		needs: "pull-requests: read"
	};
	return (await github.list(purpose, "GET /repos/{owner}/{repo}/pulls", {
		head: `${run.owner}:${run.branch}`,
		state: "open"
	})).filter(({ head }) => head.sha === run.head).map(({ number }) => number);
}
function readEvent(environment) {
	const path = environment["GITHUB_EVENT_PATH"] ?? "";
	if (path === "") return void 0;
	const event = eventSchema.safeParse(parse(path));
	if (event.success) return event.data;
	throw notAnEvent(path, `see ${placeOf(event.error)}`);
}
/** The pull request as it is now. @throws GitHubFailure; the signal's reason when aborted */
async function fetchPullRequest(github, number) {
	const purpose = {
		what: "Reading the pull request",
		of: `${number} of ${github.repository}`,
		needs: "pull-requests: read"
	};
	const answer = await github.send(purpose, "GET /repos/{owner}/{repo}/pulls/{pull_number}", { pull_number: number });
	const pull = pullRequestSchema.safeParse(answer);
	if (pull.success) return read(pull.data);
	throw new Failure(`github-answer-invalid: ${purpose.what} (${purpose.of}) failed: GitHub answered with something else, at ${placeOf(pull.error)}.`, "Check the network between this machine and GitHub (GITHUB_API_URL, a proxy), and run again.");
}
function read({ number, title, state, merged, labels = [], head, base }) {
	return {
		number,
		title: title.slice(0, LONGEST_TITLE).toWellFormed(),
		head: head.sha,
		base: base.sha,
		headBranch: head.ref,
		baseBranch: base.ref,
		isFork: head.repo === null || head.repo.id !== base.repo?.id,
		isClosed: state === "closed",
		isMerged: merged === true,
		labels: labels.map(({ name }) => name)
	};
}
function placeOf({ issues: [first] }) {
	return first?.path.join(".") || "its root";
}
function parse(path) {
	try {
		return JSON.parse(readFileSync(path, "utf8"));
	} catch (error) {
		throw notAnEvent(path, error instanceof SyntaxError ? "it is not JSON" : String(error.message));
	}
}
function notAnEvent(path, why) {
	return new Failure(`environment-invalid: The event of this workflow (GITHUB_EVENT_PATH, ${path}) is not what GitHub sends: ${why}.`, "GitHub writes this file before a job begins. Run the job again; where a workflow runs elsewhere, name the payload of an event.");
}

export { compareRuns as a, writerOf as c, readPullRequest as i, findPullRequests as n, marker as o, readEndedRun as r, workflowRunOf as s, fetchPullRequest as t };