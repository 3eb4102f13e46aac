import { n as proxyOf, r as useProxies } from "./proxy.mjs";
import { Dt as shorten, Et as plainLines, Lt as Failure } from "./shared.mjs";

// actions/lib/github-api/permissions.ts
function neededPermission(needs, header) {
	const known = String(header ?? "").split(";").map((set) => set.split(",").flatMap(inWorkflow)).filter((set) => set.length > 0);
	const isIncluded = (permission) => [needs, needs.replace(/: write$/, ": read")].includes(permission);
	if (known.some((set) => set.every(isIncluded))) return needs;
	return (known.find((set) => set.includes(needs)) ?? known[0] ?? [needs]).join("`, `");
}
function inWorkflow(permission) {
	const [, name, level] = /^\s*([a-z_]+)=(read|write|admin)\s*$/.exec(permission) ?? [];
	return name === void 0 ? [] : [`${name.replaceAll("_", "-")}: ${level}`];
}

// actions/lib/github-api/errors.ts
var GitHubFailure = class extends Failure {
	kind;
	transient;
	constructor(kind, what, next) {
		super(`github-request-failed: ${what}`, next);
		this.kind = kind;
		this.transient = kind === "unavailable" || kind === "limited";
	}
};
function isRequestError(error) {
	return error instanceof Error && "status" in error && typeof error.status === "number";
}
function isMissing(error) {
	return error instanceof GitHubFailure && error.kind === "missing";
}
function isDenied(error) {
	return error instanceof GitHubFailure && error.kind === "denied";
}
function isRateLimit({ status, response, message }) {
	if (status === 429) return true;
	const { "retry-after": retry, "x-ratelimit-remaining": remaining } = response?.headers ?? {};
	return status === 403 && (retry !== void 0 || `${remaining}` === "0" || /rate limit/i.test(message));
}
function isBroken({ response }) {
	return response === void 0;
}
const LONGEST = 2e3;
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
function wordsOf({ response, message }) {
	const { message: said = message, errors = [] } = Object(response?.data);
	return short([said, ...(Array.isArray(errors) ? errors : []).map((detail) => {
		if (typeof detail !== "object" || detail === null) return String(detail);
		const { resource, field, code, message: told } = detail;
		return [[resource, field].filter(Boolean).join("."), told ?? code].filter(Boolean).join(": ");
	})].join("; "));
}
function causeOf({ message, cause }) {
	return short(cause instanceof Error && cause.message !== "" ? `${message}: ${cause.message}` : message);
}
function short(text) {
	return plainLines(shorten(text, LONGEST)).filter(Boolean).join(" ");
}

// actions/lib/github-api/retry.ts
const ATTEMPTS = 5;
const LIMITED = 6e4;
const WORTH_SAYING = 5e3;
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
function usualPause(attempt, { random }) {
	return 250 * 2 ** attempt * (.5 + random() / 2);
}
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
const TIMES_OUT = 3e4;
function accessOf(environment, token) {
	const read = (name, usual = "") => environment[name]?.trim() || usual;
	const address = read("GITHUB_API_URL", "https://api.github.com").replace(/\/+$/, "");
	const repository = read("GITHUB_REPOSITORY");
	const given = token.trim() || read("GITHUB_TOKEN");
	if (given === "") throw new Failure("github-token-missing: There is no token for GitHub.", "Give the input `github-token` the token `github.token` of the job.");
	if (!/^https?:\/\//.test(address) || !URL.canParse(address)) throw new Failure("environment-invalid: The environment variable GITHUB_API_URL is not an address.", "Remove it, or write https://api.github.com, or https://HOST/api/v3 for GitHub Enterprise Server.");
	if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new Failure("environment-invalid: The environment variable GITHUB_REPOSITORY is not the name of a repository.", "GitHub sets it to OWNER/NAME; set it so where a workflow runs elsewhere.");
	return {
		token: given,
		address,
		repository,
		environment
	};
}
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
	async send(purpose, route, parameters) {
		return this.#explained(purpose, async () => {
			return (await this.#octokit.request(route, {
				...this.#where(),
				...parameters
			})).data;
		});
	}
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

// actions/lib/github-api/of-step.ts
const PATIENCE = 12e4;
function connectStep(step) {
	const { environment, signal, clock } = step;
	const access = accessOf(environment, step.input("github-token"));
	return connectToGitHub({
		...access,
		clock,
		signal,
		deadline: clock.now() + PATIENCE
	});
}
function pageOfRun({ environment }, repository, run) {
	return `${environment["GITHUB_SERVER_URL"] ?? "https://github.com"}/${repository}/actions/runs/${run}`;
}

export { isMissing as i, pageOfRun as n, isDenied as r, connectStep as t };