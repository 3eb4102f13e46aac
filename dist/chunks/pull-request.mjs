import { Lt as Failure } from "./shared.mjs";
import { b as _nonnegative, c as object, f as string, i as int, l as optional, n as array, o as nullable, r as boolean, t as _enum, v as _maxLength, x as _regex } from "./config.mjs";
import { readFileSync } from "node:fs";

// actions/lib/github-api/marker.ts
function marker(pipeline, { id, attempt, head }) {
	return `<!-- sagemaker-actions pipeline=${encodeURIComponent(pipeline)} run=${id}.${attempt} head=${head} -->`;
}
function writerOf(body, pipeline) {
	const [, named, id, attempt, head = ""] = /^<!-- sagemaker-actions pipeline=(\S+) run=(\d{1,15})\.(\d{1,5}) head=(\w*) -->/.exec(body) ?? [];
	if (named !== encodeURIComponent(pipeline)) return void 0;
	return {
		id: Number(id),
		attempt: Number(attempt),
		head
	};
}
function compareRuns(one, other) {
	return one.id - other.id || one.attempt - other.attempt;
}
function workflowRunOf(environment, head) {
	const read = (name, least) => Math.max(least, Number.parseInt(environment[name] ?? "", 10) || least);
	return {
		id: read("GITHUB_RUN_ID", 0),
		attempt: read("GITHUB_RUN_ATTEMPT", 1),
		head
	};
}

// actions/lib/github-api/event-schema.ts
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
const eventSchema = /* @__PURE__ */ object({
	action: /* @__PURE__ */ optional(name),
	pull_request: /* @__PURE__ */ optional(pullRequestSchema),
	workflow_run: /* @__PURE__ */ optional(workflowRunSchema)
});

// actions/lib/github-api/pull-request.ts
const LONGEST_TITLE = 500;
function readPullRequest(environment) {
	const { action = "", pull_request: pull } = readEvent(environment) ?? {};
	return pull && {
		pullRequest: read(pull),
		action
	};
}
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