import { i as formatProblem, r as loadConfig, t as DEFAULT_CONFIG } from "./read-config.mjs";
import { n as shorten, t as plainLines } from "./plain-text.mjs";
import { n as proxyOf, r as useProxies } from "./proxy.mjs";
import { n as Failure } from "./failure.mjs";
import { _ as _maxLength, a as nullable, b as _regex, c as optional, d as string, i as int, n as array, r as boolean, s as object, t as _enum, y as _nonnegative } from "./config.mjs";
import { a as code, i as block, n as comparisonSection, o as prose, r as worstOf } from "./comparison.mjs";
import { t as problemSections } from "./summary.mjs";
import { readFileSync } from "node:fs";

// actions/lib/github-api/cut-to-fit.ts
/** Of a comment. GitHub refuses more: "Body is too long (maximum is 65536 characters)". */
const COMMENT = {
	most: 65536,
	unit: "characters"
};
/** Of a check run's summary, and of its text. GitHub refuses more: "summary exceeds a maximum bytesize of 65535". */
const CHECK = {
	most: 65535,
	unit: "bytes"
};
/**
* Markdown of at most GitHub's limit: as many whole sections from the first on as have room, and then where the rest is.
*
* @param sections each of whole blocks, the most important one first
* @param rest Markdown that says where all of it is, such as a link to the job's summary
*/
function cutToFit(sections, limit, rest) {
	const size = (text) => limit.unit === "bytes" ? Buffer.byteLength(text) : text.length;
	const whole = sections.join("\n\n");
	if (size(whole) <= limit.most) return whole;
	const ending = `(Cut here, because GitHub allows ${new Intl.NumberFormat("en").format(limit.most)} ${limit.unit}. ${rest})`;
	const kept = [];
	for (const section of sections) {
		if (size([
			...kept,
			section,
			ending
		].join("\n\n")) > limit.most) break;
		kept.push(section);
	}
	return [...kept, ending].join("\n\n");
}

// actions/lib/github-api/check.ts
/** Remarks in one request. Source: docs.github.com, "Update a check run". */
const REMARKS = 50;
/** Characters, below the 64 KB of a message and the 255 characters of a title even where it is said that some are left out. */
const MESSAGE = 15e3;
const TITLE = 200;
/**
* Opens the check run of this name on a commit. One that this run has opened before is taken up again; for any other run,
* also another attempt, there is a new one, and branch protection asks the newest of a name.
*
* @param run names the run and its attempt
* @param page is where the check's link leads
*/
async function openCheck(github, { name, head, run, page }) {
	const purpose = purposeOf$1("Opening the check", github, name);
	const asCheck = ({ id, html_url: url }) => ({
		id: Number(id),
		name,
		url: url ?? page
	});
	const find = async () => {
		const mine = (await github.list({
			...purpose,
			needs: "checks: read"
		}, "GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
			ref: head,
			check_name: name,
			filter: "all"
		})).find(({ external_id: by, status }) => by === run && status !== "completed");
		return mine && asCheck(mine);
	};
	return github.findOrCreate(find, async () => asCheck(await github.send(purpose, "POST /repos/{owner}/{repo}/check-runs", {
		name,
		head_sha: head,
		status: "in_progress",
		external_id: run,
		details_url: page
	})));
}
/** Says what came out. The remarks are sent 50 at a time, and the conclusion with the last of them. */
async function completeCheck(github, { id, name }, report) {
	const { conclusion, summary, text, remarks = [], rest } = report;
	const output = {
		title: shorten(report.title, TITLE),
		summary: cutToFit(summary, CHECK, rest),
		...text && { text: cutToFit(text, CHECK, rest) }
	};
	const pages = Math.max(1, Math.ceil(remarks.length / REMARKS));
	for (let page = 0; page < pages; page++) {
		const annotations = remarks.slice(page * REMARKS, (page + 1) * REMARKS).map(asAnnotation);
		await github.send(purposeOf$1("Completing the check", github, name), "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
			check_run_id: id,
			output: {
				...output,
				annotations
			},
			...page === pages - 1 ? {
				status: "completed",
				conclusion
			} : { status: "in_progress" }
		});
	}
}
function asAnnotation({ path, line, level, message, title }) {
	return {
		path,
		start_line: line,
		end_line: line,
		annotation_level: level,
		message: shorten(message, MESSAGE),
		...title !== void 0 && { title: shorten(title, TITLE) }
	};
}
function purposeOf$1(what, { repository }, name) {
	return {
		what,
		of: `${name} in ${repository}`,
		needs: "checks: write"
	};
}

// actions/lib/github-api/permissions.ts
/**
* The permissions that a request needs, as a workflow writes them: `pull-requests: write`.
*
* @param needs what the request is known to need
* @param header `x-accepted-github-permissions`, in which GitHub names sets of permissions of which one is enough, such as
* `issues=write; pull_requests=write`. Source: GitHub's changelog of 2023-08-10.
*/
function neededPermission(needs, header) {
	const known = String(header ?? "").split(";").map((set) => set.split(",").flatMap(inWorkflow)).filter((set) => set.length > 0);
	return (known.find((set) => set.includes(needs)) ?? known[0] ?? [needs]).join("`, `");
}
/** Only what can be a permission: the header is another's text. */
function inWorkflow(permission) {
	const [, name, level] = /^\s*([a-z_]+)=(read|write|admin)\s*$/.exec(permission) ?? [];
	return name === void 0 ? [] : [`${name.replaceAll("_", "-")}: ${level}`];
}

// actions/lib/github-api/errors.ts
/** A request to GitHub that failed. */
var GitHubFailure = class extends Failure {
	kind;
	/** Whether asking again may help. */
	transient;
	constructor(kind, what, next) {
		super(what, next);
		this.kind = kind;
		this.transient = kind === "unavailable" || kind === "limited";
	}
};
function isRequestError(error) {
	return error instanceof Error && "status" in error && typeof error.status === "number";
}
/** Whether GitHub answered that it knows no such thing, or does not show it to this token. */
function isMissing(error) {
	return error instanceof GitHubFailure && error.kind === "missing";
}
/** Whether the token lacks the permission, as every token does that a pull request from a fork gets. */
function isDenied(error) {
	return error instanceof GitHubFailure && error.kind === "denied";
}
/**
* Whether GitHub asks for fewer requests. Source: docs.github.com, "Rate limits for the REST API", "Exceeding the rate
* limit".
*/
function isRateLimit({ status, response, message }) {
	if (status === 429) return true;
	const { "retry-after": retry, "x-ratelimit-remaining": remaining } = response?.headers ?? {};
	return status === 403 && (retry !== void 0 || `${remaining}` === "0" || /rate limit/i.test(message));
}
/** Whether no answer arrived: octokit gives such an error a status of its own, and no response. */
function isBroken({ response }) {
	return response === void 0;
}
/** Characters of GitHub's words that are shown. */
const LONGEST = 2e3;
/**
* The failure of a request: for what, GitHub's own words, the request's id, and what to do.
*
* @param token is shown nowhere, even where GitHub repeats it
* @param proxy that requests go through
*/
function explainGitHub(error, { what, of, needs }, { token, proxy }) {
	if (error instanceof Failure) return error;
	const failed = (said) => `${what} (${of}) failed: ${said}`.replaceAll(token, "***");
	if (!isRequestError(error)) {
		if (!(error instanceof Error) || error.name !== "GraphqlResponseError") return error;
		return new GitHubFailure("invalid", failed(short(error.message)), "Give the action a token that this GitHub knows.");
	}
	const headers = error.response?.headers ?? {};
	const kind = kindOf(error);
	const id = headers["x-github-request-id"];
	const answered = isBroken(error) ? causeOf(error) : `GitHub answered ${error.status}: ${wordsOf(error)}`;
	const to = kind === "moved" ? ` (to ${headers["location"] ?? "nowhere"})` : "";
	const way = isBroken(error) && proxy ? `. ${proxy.variable} sends requests through ${proxy.address}` : "";
	return new GitHubFailure(kind, failed(`${answered}${to}${id === void 0 ? "" : ` (request ${id})`}${way}`), adviceFor(kind, wordsOf(error), neededPermission(needs, headers["x-accepted-github-permissions"])));
}
function kindOf(error) {
	const { status } = error;
	if (isBroken(error) || status >= 500) return "unavailable";
	if (isRateLimit(error)) return "limited";
	if (status >= 300 && status < 400) return "moved";
	if (status === 401) return "unknown-token";
	if (status === 403) return "denied";
	return status === 404 || status === 410 ? "missing" : "invalid";
}
function adviceFor(kind, words, permission) {
	switch (kind) {
		case "unknown-token": return "Give the input `github-token` the token `github.token` of the job, which is valid as long as the job runs.";
		case "denied":
			if (/archived/i.test(words)) return "Unarchive the repository: nothing can be written into an archived one.";
			if (/locked/i.test(words)) return "Unlock the conversation of the pull request and run again.";
			return `Add \`${permission}\` to the \`permissions\` of this job in the workflow file. For a pull request from a fork, the token can only read, whatever the workflow says: report it from a workflow that runs \`on: workflow_run\`.`;
		case "missing": return `Check that it still exists, and that the \`permissions\` of this job include \`${permission}\`: GitHub answers 404 for what a token may not see.`;
		case "invalid": return "Correct the value that GitHub names; this request changed nothing.";
		case "limited": return "Wait until GitHub accepts requests again, and run again. All jobs of a repository share the limit of their tokens: let fewer run at the same time.";
		case "unavailable": return "See githubstatus.com, check the network (GITHUB_API_URL, a proxy), and run again.";
		case "moved": return "The repository was renamed or transferred. Run the workflow again from its new address.";
	}
}
/** GitHub's message and what it says about each field. Source: docs.github.com, "Troubleshooting the REST API". */
function wordsOf({ response, message }) {
	const { message: said = message, errors = [] } = Object(response?.data);
	return short([said, ...(Array.isArray(errors) ? errors : []).map((detail) => {
		if (typeof detail !== "object" || detail === null) return String(detail);
		const { resource, field, code, message: told } = detail;
		return [[resource, field].filter(Boolean).join("."), told ?? code].filter(Boolean).join(": ");
	})].join("; "));
}
/** `fetch` hides the reason of a failed connection in `cause`. */
function causeOf({ message, cause }) {
	return short(cause instanceof Error && cause.message !== "" ? `${message}: ${cause.message}` : message);
}
function short(text) {
	return plainLines(shorten(text, LONGEST)).filter(Boolean).join(" ");
}

// actions/lib/github-api/retry.ts
const ATTEMPTS = 5;
/** Milliseconds that a secondary limit lasts at least where GitHub says no time. */
const LIMITED = 6e4;
const WORTH_SAYING = 5e3;
/**
* Makes a request again when GitHub is out of order or asks for fewer requests, after the time that GitHub names. A wait
* that would end after the deadline is not begun.
*
* @param isRepeatable whether the request may be carried out twice; after a rate limit it was not carried out
* @throws the error of the last attempt; the signal's reason when aborted
*/
async function withPatience(request, isRepeatable, { clock, signal, deadline, say }) {
	for (let attempt = 1;; attempt++) {
		signal.throwIfAborted();
		try {
			return await request();
		} catch (error) {
			signal.throwIfAborted();
			const wait = pauseAfter(error, attempt, isRepeatable, clock);
			if (wait === void 0 || attempt >= ATTEMPTS || clock.now() + wait > deadline) throw error;
			if (wait > WORTH_SAYING) say?.(`GitHub asks for a pause: ${Math.ceil(wait / 1e3)} s`);
			await clock.sleep(wait, signal);
		}
	}
}
/** Half a second, one second, two seconds, each at random up to a half shorter. */
function usualPause(attempt, { random }) {
	return 250 * 2 ** attempt * (.5 + random() / 2);
}
/**
* Milliseconds; `undefined` when another attempt cannot help. Source: docs.github.com, "Rate limits for the REST API":
* `retry-after` in seconds, else `x-ratelimit-reset` in seconds since the epoch where nothing remains, else a minute, longer
* each time.
*/
function pauseAfter(error, attempt, isRepeatable, clock) {
	if (!isRequestError(error)) return void 0;
	const headers = error.response?.headers ?? {};
	const seconds = Number(headers["retry-after"] ?? NaN);
	if (isRateLimit(error)) {
		if (seconds >= 0) return seconds * 1e3;
		const reset = Number(headers["x-ratelimit-reset"] ?? NaN) * 1e3;
		if (`${headers["x-ratelimit-remaining"]}` !== "0" || Number.isNaN(reset)) return LIMITED * 2 ** (attempt - 1);
		const now = Date.parse(String(headers["date"]));
		return Math.max(1e3, reset - (Number.isNaN(now) ? clock.now() : now));
	}
	if (!isRepeatable || !(isBroken(error) || error.status >= 500)) return void 0;
	return seconds >= 0 ? seconds * 1e3 : usualPause(attempt, clock);
}

// actions/lib/github-api/client.ts
/** Milliseconds until one request is given up. */
const TIMES_OUT = 3e4;
/**
* What GitHub's variables say of the way to it.
*
* @param token of the input `github-token`; `''`: that of GITHUB_TOKEN
* @throws Failure when one is missing or is no address, repository or token
*/
function accessOf(environment, token) {
	const read = (name, usual = "") => environment[name]?.trim() || usual;
	const address = read("GITHUB_API_URL", "https://api.github.com").replace(/\/+$/, "");
	const repository = read("GITHUB_REPOSITORY");
	const given = token.trim() || read("GITHUB_TOKEN");
	if (given === "") throw new Failure("There is no token for GitHub.", "Give the input `github-token` the token `github.token` of the job.");
	if (!/^https?:\/\//.test(address) || !URL.canParse(address)) throw new Failure("The environment variable GITHUB_API_URL is not an address.", "Remove it, or write https://api.github.com, or https://HOST/api/v3 for GitHub Enterprise Server.");
	if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new Failure("The environment variable GITHUB_REPOSITORY is not the name of a repository.", "GitHub sets it to OWNER/NAME; set it so where a workflow runs elsewhere.");
	return {
		token: given,
		address,
		repository,
		environment
	};
}
/** The way to one repository on GitHub. Loads octokit; no other module of the actions does. */
async function connectToGitHub(access) {
	useProxies(access.environment ?? {});
	const { getOctokit } = await import("./github2.mjs");
	const silent = () => void 0;
	const send = (address, init) => {
		const signal = AbortSignal.any([access.signal, AbortSignal.timeout(TIMES_OUT)]);
		return fetch(address, {
			...init,
			signal,
			redirect: init?.method === "GET" ? "follow" : "manual"
		});
	};
	const octokit = getOctokit(access.token, {
		baseUrl: access.address,
		request: { fetch: send },
		log: {
			debug: silent,
			info: silent,
			warn: silent,
			error: silent
		}
	});
	octokit.hook.wrap("request", (request, options) => {
		const isRepeatable = options.method !== "POST" || /\/(graphql|statuses)$/.test(options.url);
		const attempt = async () => {
			const response = await request(options);
			if (response.status >= 300) throw Object.assign(/* @__PURE__ */ new Error("redirected"), {
				status: response.status,
				response
			});
			if (response.status !== 204 && typeof response.data !== "object") throw Object.assign(/* @__PURE__ */ new Error("the response is not JSON"), { status: response.status });
			return response;
		};
		return withPatience(attempt, isRepeatable, access);
	});
	return new GitHub(octokit, access);
}
/** One repository on GitHub, by its REST API. */
var GitHub = class {
	repository;
	#octokit;
	#access;
	#self;
	constructor(octokit, access) {
		this.#octokit = octokit;
		this.#access = access;
		this.repository = access.repository;
	}
	/** Makes a request. @throws GitHubFailure; the signal's reason when aborted */
	async send(purpose, route, parameters) {
		return this.#explained(purpose, async () => {
			return (await this.#octokit.request(route, {
				...this.#where(),
				...parameters
			})).data;
		});
	}
	/** All pages of a list. @throws as {@link send} */
	async list(purpose, route, parameters) {
		return this.#explained(purpose, async () => {
			const { paginate } = this.#octokit;
			return paginate(route, {
				...this.#where(),
				...parameters,
				per_page: 100
			});
		});
	}
	/**
	* Creates what `find` does not find. After an answer that does not tell whether something was created, it looks again
	* first, so that nothing is created twice.
	*/
	async findOrCreate(find, create) {
		const { clock, signal, deadline } = this.#access;
		for (let attempt = 1;; attempt++) {
			const found = await find();
			if (found !== void 0) return found;
			try {
				return await create();
			} catch (error) {
				const wait = usualPause(attempt, clock);
				if (!(error instanceof GitHubFailure && error.kind === "unavailable") || attempt >= CREATIONS || clock.now() + wait > deadline) throw error;
				await clock.sleep(wait, signal);
			}
		}
	}
	/**
	* Number of the user that this token acts as; a job's token is `github-actions[bot]`'s. GraphQL tells it to every kind of
	* token, `GET /user` not to those of apps (docs.github.com, "Get the authenticated user").
	*/
	self() {
		this.#self ??= this.#askSelf();
		return this.#self;
	}
	async #askSelf() {
		const purpose = {
			what: "Reading the token's own user",
			of: this.repository,
			needs: "contents: read"
		};
		const { viewer } = await this.#explained(purpose, () => this.#octokit.graphql("{ viewer { databaseId } }"));
		return viewer.databaseId;
	}
	#where() {
		const [owner = "", repo = ""] = this.repository.split("/");
		return {
			owner,
			repo
		};
	}
	async #explained(purpose, work) {
		try {
			return await work();
		} catch (error) {
			this.#access.signal.throwIfAborted();
			const { token, address, environment = {} } = this.#access;
			throw explainGitHub(error, purpose, {
				token,
				proxy: proxyOf(address, environment)
			});
		}
	}
};
const CREATIONS = 3;

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

// actions/lib/github-api/comment.ts
/** Writes in one attempt after another, while others delete what was just found. */
const ROUNDS = 3;
/**
* Writes the pipeline's comment on a pull request, open or closed: the one that this token's user has written before is
* updated in place, whoever has edited it since; where there is none, or it was deleted, a new one is made. What others
* wrote is never touched, whatever it contains. Of two runs at once the newer one wins, and its comment alone remains.
*
* GitHub has no conditional update. An older run that has looked before the newer one writes, and writes after the newer one
* has looked again, overwrites it: let the workflow's `concurrency` group cancel the older run.
*
* @param sections Markdown, the most important first; what has no room in GitHub's 65,536 characters is left out
* @param rest Markdown that says where all of it is, such as a link to the job's summary
* @throws GitHubFailure unless it is that the token may not write; the signal's reason when aborted
*/
async function putComment(github, place, run, { sections, rest }) {
	const body = cutToFit([`${marker(place.pipeline, run)}\n${sections[0] ?? ""}`, ...sections.slice(1)], COMMENT, rest);
	try {
		for (let round = 1;; round++) try {
			return await write(github, place, run, body);
		} catch (error) {
			if (!isMissing(error) || round === ROUNDS) throw error;
		}
	} catch (error) {
		if (isDenied(error)) return {
			state: "refused",
			why: error
		};
		throw error;
	}
}
async function write(github, place, run, body) {
	const [before] = await ours(github, place);
	if (before !== void 0 && compareRuns(before.writer, run) > 0) return superseded(before);
	const find = async () => (await ours(github, place)).find(({ writer }) => compareRuns(writer, run) === 0);
	const written = before === void 0 ? await github.findOrCreate(find, () => create(github, place, run, body)) : await update(github, place, before.id, run, body);
	const listed = await ours(github, place);
	const [kept = written, ...others] = listed.some(({ id }) => id === written.id) ? listed : inOrder([...listed, written]);
	for (const { id } of others) await remove(github, place, id);
	const difference = compareRuns(kept.writer, run);
	if (difference > 0) return superseded(kept);
	if (difference < 0) await update(github, place, kept.id, run, body);
	return {
		state: before === void 0 ? "created" : "updated",
		url: kept.url
	};
}
function superseded({ url, writer }) {
	return {
		state: "superseded",
		url,
		by: writer
	};
}
/** The comments that this token's user has written for the pipeline: the newest run's first, of these the oldest first. */
async function ours(github, place) {
	const self = await github.self();
	return inOrder((await github.list(purposeOf("Reading the comments", github, place), "GET /repos/{owner}/{repo}/issues/{issue_number}/comments", { issue_number: place.pullRequest })).flatMap(({ id, html_url: url, user, body = "" }) => {
		const writer = user?.id === self ? writerOf(body, place.pipeline) : void 0;
		return writer === void 0 ? [] : [{
			id: Number(id),
			url,
			writer
		}];
	}));
}
function inOrder(comments) {
	return comments.toSorted((one, other) => compareRuns(other.writer, one.writer) || one.id - other.id);
}
async function create(github, place, writer, body) {
	const { id, html_url: url } = await github.send(purposeOf("Writing the comment", github, place), "POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
		issue_number: place.pullRequest,
		body
	});
	return {
		id: Number(id),
		url,
		writer
	};
}
async function update(github, place, id, writer, body) {
	const { html_url: url } = await github.send(purposeOf("Updating the comment", github, place), "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
		comment_id: id,
		body
	});
	return {
		id,
		url,
		writer
	};
}
async function remove(github, place, id) {
	try {
		await github.send(purposeOf("Deleting a second comment", github, place), "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", { comment_id: id });
	} catch (error) {
		if (!isMissing(error)) throw error;
	}
}
function purposeOf(what, { repository }, { pullRequest }) {
	return {
		what,
		of: `pull request ${pullRequest} of ${repository}`,
		needs: "pull-requests: write"
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
/** The event that started a workflow. Source: docs.github.com, "Webhook events and payloads", `pull_request`. */
const eventSchema = /* @__PURE__ */ object({
	action: /* @__PURE__ */ optional(name),
	pull_request: /* @__PURE__ */ optional(pullRequestSchema)
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
	const path = environment["GITHUB_EVENT_PATH"] ?? "";
	if (path === "") return void 0;
	const event = eventSchema.safeParse(parse(path));
	if (!event.success) throw notAnEvent(path, `see ${placeOf(event.error)}`);
	const { action = "", pull_request: pull } = event.data;
	return pull && {
		pullRequest: read(pull),
		action
	};
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
	return new Failure(`The event of this workflow (GITHUB_EVENT_PATH, ${path}) is not what GitHub sends: ${why}.`, "GitHub writes this file before a job begins. Run the job again; where a workflow runs elsewhere, name the payload of an event.");
}

// actions/compare-metrics/publish.ts
/** Milliseconds for all requests to GitHub together. */
const PATIENCE = 12e4;
/**
* Writes the check run and the comment of the pull request that started this workflow.
*
* @param config undefined where the config file has problems: they become annotations on its lines
* @throws Failure when GitHub cannot be told; a comment that the token may not write is a warning
*/
async function publish(job, record, config, clock) {
	const { environment, signal } = job;
	const event = readPullRequest(environment);
	if (event === void 0) return job.info("No pull request started this run: no check and no comment are written.");
	const { number, head } = event.pullRequest;
	const pipeline = job.input("config") || "pipeline-config/dog-breeds.yml";
	const problems = config === void 0 ? problemsOf(job) : [];
	const access = accessOf(environment, job.input("github-token"));
	const github = await connectToGitHub({
		...access,
		clock,
		signal,
		deadline: clock.now() + PATIENCE
	});
	const run = workflowRunOf(environment, head);
	const page = `${environment["GITHUB_SERVER_URL"] ?? "https://github.com"}/${access.repository}/actions/runs/${run.id}`;
	const rest = `[All of it is in the summary of the run](${page}).`;
	const sections = [
		headline(record),
		...record.comparisons.map(comparisonSection),
		...problemSections(record),
		...listed(problems)
	];
	const shown = (text) => job.printer.shown(text);
	const check = await openCheck(github, {
		name: `Model comparison (${pipeline})`,
		head,
		run: `${run.id}.${run.attempt}`,
		page
	});
	await completeCheck(github, check, {
		conclusion: conclusionOf(record, config),
		title: titleOf(record),
		summary: sections.map(shown),
		remarks: problems.map(remarkOf),
		rest
	});
	const comment = await putComment(github, {
		pullRequest: number,
		pipeline
	}, run, {
		sections: [
			`### Model comparison: ${code(config?.name ?? pipeline)}`,
			...sections,
			`Commit ${head}, [run ${run.id}](${page}).`
		].map(shown),
		rest
	});
	if (comment.state === "refused") job.annotate("warning", `${comment.why.message}\n→ ${comment.why.next}`);
	else job.info(`comment ${comment.state}: ${comment.url}`);
}
function conclusionOf(record, config) {
	if (record.problems.length > 0) return "failure";
	if (record.pending !== void 0) return "neutral";
	return worstOf(record.comparisons) === "inconclusive" ? config?.pullRequest?.inconclusive ?? "neutral" : "success";
}
function titleOf(record) {
	const verdict = worstOf(record.comparisons);
	if (verdict === "fail") return "Fail: the candidate is worse than the model that main serves";
	if (record.problems.length > 0) return "There is no verdict: the run failed";
	if (record.pending !== void 0) return "There is no verdict yet: the candidate is still training";
	if (verdict === "pass") return "Pass: the candidate is not worse than the model that main serves";
	return verdict === "inconclusive" ? "Inconclusive: the test set cannot tell" : "Nothing to compare";
}
function headline(record) {
	const notes = record.notes.map(prose);
	return [`**${titleOf(record)}.**`, ...notes].join("\n\n");
}
/** What is wrong with the config file. */
function problemsOf(job) {
	const root = job.environment["GITHUB_WORKSPACE"] || process.cwd();
	const loaded = loadConfig(job.input("config") || "pipeline-config/dog-breeds.yml", root);
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