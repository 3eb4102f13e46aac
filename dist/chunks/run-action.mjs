import { t as systemClock } from "./clock.mjs";
import { n as isDeepStrictEqual } from "./_util.mjs";
import { a as endOfLog, i as Pending, n as Failure, o as isAlreadyThere, r as Failures, s as isTransient, t as Blocked } from "./failure.mjs";
import { r as ownTags } from "./tags.mjs";
import { a as Outputs, c as desireOf, l as superseded, n as renderSummary, o as decide, r as isSelected, s as describeChanges, t as renderStep } from "./summary.mjs";
import { n as poll } from "./poll.mjs";
import { a as unprovenIn, i as marksOf, n as begin, r as markIn, t as PROVEN } from "./unproven.mjs";
import { n as explainAws, t as annotate } from "./errors.mjs";
import { r as isFullDisk, t as DatasetError } from "./error.mjs";
import { a as leftOver, i as Job, n as readConfig } from "./read-config.mjs";
import { i as getState, o as saveState } from "./actions-toolkit.mjs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// actions/lib/core/finish.ts
/**
* Verifies what is as wanted. What was changed and not verified, by this run or an earlier one, goes back when it does not
* pass, and counts as proven when it does.
*
* @returns the node's output
*/
async function finish(node, desired, run, decision, acted) {
	const { id, does, why, observed } = decision;
	if (acted === void 0 && !(does === "reuse" && node.quiet === true)) run.step({
		key: node.key,
		kind: node.kind.name,
		does,
		id,
		detail: why
	});
	await desired.inspect?.(id, observed.seen);
	const unproven = acted === void 0 ? unprovenIn(desired, observed) : acted.begun;
	try {
		await desired.verify?.(id, observed.seen, run.signal);
	} catch (error) {
		run.signal.throwIfAborted();
		if (unproven === void 0 || desired.revert === void 0) throw error;
		throw await wentBack(error, run, () => desired.revert?.(id, unproven.before));
	}
	let { tags = {} } = observed;
	const kept = unproven === void 0 ? {} : desired.state?.proved?.(unproven.before) ?? {};
	tags = {
		...tags,
		...kept
	};
	if (acted !== void 0 || unproven !== void 0) for (const gone of await desired.tidy?.(id, observed.seen, tags) ?? []) run.step({
		key: node.key,
		kind: node.kind.name,
		does: "withdraw",
		id: gone,
		detail: "replaced twice over"
	});
	if (unproven !== void 0) await prove(node, desired, id, kept);
	return desired.output(id, observed.seen, tags);
}
/** Goes back after a failed verification. @returns what to tell: what was wrong, and what is there now */
async function wentBack(error, run, revert) {
	let now;
	try {
		now = await revert();
	} catch (hindrance) {
		run.signal.throwIfAborted();
		now = `Going back failed: ${wordsOf$1(hindrance)}`;
	}
	const next = error instanceof Failure ? error.next : "Mend the cause and run again.";
	return new Failure(`${wordsOf$1(error)}\n${now}`, next, error);
}
/** Takes the mark off that bears this change; by now it may be another run's, of another change. */
async function prove(node, { state }, id, kept) {
	if (state === void 0 || node.kind.tag === void 0) return;
	const observed = await node.kind.observe(id);
	if (observed === void 0 || markIn(observed.tags)?.tried !== state.wanted) return;
	await node.kind.tag(id, observed.seen, {
		...kept,
		...PROVEN
	});
}
function wordsOf$1(error) {
	return error instanceof Error ? error.message : String(error);
}

// actions/lib/core/settle.ts
/** How long a Describe may say "not found" after a create that was accepted: reads are eventually consistent. */
const SHOWS_UP_WITHIN = 3e4;
/** A line at least this often, even when nothing changes. */
const SILENCE = 6e4;
/** What it has to tell beside its status, e.g. a log, takes several calls: it is read this often, and when the status changes. */
const NEWS_EVERY = 2e3;
const NO_NEWS = {
	lines: [],
	log: []
};
/**
* Waits until a resource has settled, telling every change of status and whatever the kind has to tell.
*
* @throws Pending at the run's deadline; the signal's reason when aborted
*/
async function settle(node, id, run) {
	const { clock, signal, deadline } = run;
	const started = clock.now();
	const cursor = /* @__PURE__ */ new Map();
	let told = {
		detail: "",
		at: started
	};
	let heard = 0;
	const tell = ({ phase }, news) => {
		for (const line of news.lines) run.progress(node.key, line);
		if (phase.detail === told.detail && clock.now() - told.at < SILENCE && news.lines.length === 0) return;
		if (phase.is !== "settling" && told.detail === "") return;
		told = {
			detail: phase.detail,
			at: clock.now()
		};
		const elapsed = Math.round((clock.now() - started) / 1e3);
		const left = phase.is === "settling" ? Math.round(news.secondsLeft ?? 0) : 0;
		run.progress(node.key, `${id}: ${phase.detail} (${elapsed} s${left > 0 ? `, about ${left} s left` : ""})`);
	};
	const look = async () => {
		const observed = await node.kind.observe(id);
		if (observed === void 0) return clock.now() - started > SHOWS_UP_WITHIN ? true : void 0;
		const isDue = observed.phase.is !== "settling" || observed.phase.detail !== told.detail || clock.now() - heard >= NEWS_EVERY;
		if (isDue) heard = clock.now();
		tell(observed, isDue ? await readNews(node, id, observed, cursor, run) : NO_NEWS);
		return observed.phase.is === "settling" ? void 0 : observed;
	};
	const ref = {
		kind: node.kind.name,
		id
	};
	const onError = (error) => run.progress(node.key, `(asking again: ${wordsOf(error)})`);
	try {
		await poll(`${ref.kind} ${id}`, look, {
			clock,
			signal,
			deadline,
			onError
		});
		run.ledger.settled(ref);
	} catch (error) {
		if (error instanceof Pending) run.ledger.settled(ref);
		throw error;
	}
}
/** That the news cannot be read never ends a wait. */
async function readNews(node, id, observed, cursor, run) {
	try {
		const news = await node.kind.news?.(id, observed.seen, cursor);
		if (news !== void 0 && news.log.length > 0) run.log(node.key, news.log);
		return news ?? NO_NEWS;
	} catch (error) {
		if (!isTransient(error)) run.progress(node.key, `(its log cannot be read: ${wordsOf(error)})`);
		return NO_NEWS;
	}
}
function wordsOf(error) {
	return error instanceof Error ? error.message : String(error);
}

// actions/lib/core/ensure.ts
/**
* Makes the nodes of the selected stages true: plans each, acts, waits until it has settled, verifies, and hands its
* output to the nodes that need it. Nodes that do not need one another go side by side; nodes of other stages are only
* read, and only where a selected one needs them.
*
* @returns the outputs of all nodes that were reached
* @throws Failure, or Failures when several went wrong; Blocked when an earlier stage has to run first; Pending when the
*   wait ended by its deadline and nothing failed
*/
async function ensure(graph, stages, run) {
	const outputs = new Outputs();
	const reached = /* @__PURE__ */ new Map();
	const reach = (node) => {
		const known = reached.get(node.key);
		if (known !== void 0) return known;
		const going = (async () => {
			await all(node.needs.filter((need) => "kind" in need).map(reach));
			const desired = await desireOf(node, outputs.for(node), run);
			outputs.set(node, isSelected(node, stages) ? await make(node, desired, run) : await read(node, desired, run));
		})();
		reached.set(node.key, going);
		return going;
	};
	await all(graph.filter((node) => isSelected(node, stages)).map(reach));
	return outputs;
}
/** Waits for all, whatever becomes of the others; then throws what went wrong, each cause once. */
async function all(going) {
	const reasons = (await Promise.allSettled(going)).flatMap((result) => result.status === "rejected" ? [result.reason] : []);
	const causes = [...new Set(reasons.flatMap((reason) => reason instanceof Failures ? reason.failures : [reason]))];
	const failures = causes.filter((cause) => !(cause instanceof Pending));
	if (failures.length > 1) throw new Failures(failures);
	if (causes.length > 0) throw failures[0] ?? causes[0];
}
async function read(node, desired, run) {
	const decision = await decide(node, desired, run, "read");
	if (decision.does === "reuse") {
		const { seen, tags = {} } = decision.observed;
		return desired.output(decision.id, seen, tags);
	}
	if (decision.does === "attach" && node.kind.naming === "stable") {
		await settle(node, decision.id, run);
		return read(node, desired, run);
	}
	const stage = node.stages[0] ?? node.key;
	if (decision.does === "attach") throw new Pending(`${node.kind.name} ${decision.id} (${decision.why})`);
	if (decision.does === "fail") throw new Blocked(`The ${node.kind.name} ${decision.id} did not end well: ${decision.why}`, retryAdvice(stage));
	throw new Blocked(`${node.key} is needed, and the ${node.kind.name} ${decision.id} is ${whyNot(decision)}.`, `Run the stage ${stage} first.`);
}
function whyNot({ does, why }) {
	if (does === "create") return why;
	return does === "verify" ? `not to be relied on yet (${why})` : `not as wanted (${why})`;
}
function retryAdvice(stage) {
	return `Mend the cause, which gives it a new name, or run the stage ${stage} with \`retry: true\`.`;
}
/** Acts until a decision says that the node is as wanted; no decision is acted on twice for the same resource. */
async function make(node, desired, run) {
	const acted = /* @__PURE__ */ new Map();
	let { retry } = run;
	let looked = false;
	for (;;) {
		run.signal.throwIfAborted();
		const decision = await decide(node, desired, {
			...run,
			retry
		});
		if (decision.does === "reuse" || decision.does === "verify") {
			if (!looked) await stopSuperseded(node, desired, run);
			return finish(node, desired, run, decision, acted.get(decision.id));
		}
		if (decision.does === "fail") throw await failed(node, decision);
		const before = acted.get(decision.id)?.decision;
		if (before?.does === decision.does) throw await notTaken(node, decision, before);
		const begun = begin(desired, decision.does === "update" ? decision.observed : void 0);
		if (await act(node, desired, run, {
			decision,
			begun
		})) {
			acted.set(decision.id, {
				decision,
				begun
			});
			retry = "nothing";
		}
		looked = true;
		await settle(node, decision.id, run);
	}
}
/** @returns whether this run changed something; `false` when it only waits for somebody else's work */
async function act(node, desired, run, { decision, begun }) {
	const { id, does, why } = decision;
	const tell = (detail) => run.step({
		key: node.key,
		kind: node.kind.name,
		does,
		id,
		detail,
		..."changes" in decision ? { changes: decision.changes } : {}
	});
	if (does !== "attach") await node.permit?.();
	const marks = marksOf(desired, does === "update" ? decision.observed : void 0, begun);
	const tags = {
		...run.tags,
		...ownTags(run.owner, node, desired.content),
		...marks
	};
	switch (decision.does) {
		case "create":
			await stopSuperseded(node, desired, run);
			tell(why);
			return unlessSomebodyWasFaster(node, id, run, () => desired.create(id, tags));
		case "update":
			tell(why);
			return unlessSomebodyWasFaster(node, id, run, async () => desired.update?.(id, decision.observed.seen, decision.changes, tags));
		case "replace":
			tell(why);
			await node.kind.remove?.(id);
			return unlessSomebodyWasFaster(node, id, run, () => desired.create(id, tags));
		default:
			await stopSuperseded(node, desired, run);
			tell(why);
			return false;
	}
}
async function stopSuperseded(node, desired, run) {
	for await (const step of superseded(node, desired, run)) {
		run.step(step);
		await node.kind.stop?.(step.id);
	}
}
/** The ledger knows of it before the call: a process that is killed in between has still written down what to stop. */
async function unlessSomebodyWasFaster(node, id, run, change) {
	const ref = {
		kind: node.kind.name,
		id
	};
	run.ledger.started(ref);
	try {
		await change();
		return true;
	} catch (error) {
		if (isAlreadyThere(error)) return false;
		if (!isTransient(error)) run.ledger.settled(ref);
		throw error;
	}
}
async function failed(node, decision) {
	const stage = node.stages[0] ?? node.key;
	const lines = await lastLines(node, decision.id);
	return new Failure(`The ${node.kind.name} ${decision.id} did not end well: ${decision.why}${endOfLog(lines)}`, retryAdvice(stage));
}
async function lastLines(node, id) {
	try {
		const observed = await node.kind.observe(id);
		const news = await node.kind.news?.(id, observed?.seen, /* @__PURE__ */ new Map());
		return [...news?.lines ?? [], ...news?.log ?? []];
	} catch {
		return [];
	}
}
async function notTaken(node, decision, acted) {
	const name = `The ${node.kind.name} ${decision.id}`;
	const wanted = "changes" in decision ? `, and this is not as wanted: ${describeChanges(decision.changes)}` : "";
	const log = endOfLog(await lastLines(node, decision.id));
	const words = "observed" in decision ? decision.observed.phase.detail : decision.why;
	if ("changes" in decision && "changes" in acted && !isDeepStrictEqual(decision.changes, acted.changes)) return new Failure(`${name} was changed by somebody else while this run did so. It is ${words}${wanted}.`, "Run again when the other one is done; `concurrency` in a workflow lets runs wait for one another.");
	return new Failure(`${name} has settled (${words})${wanted}.${log}`, "Mend what its reason names; the same change was not tried twice.");
}

// actions/lib/report/explain.ts
const FREE_SPACE = "Free some space, or use a runner with a larger disk, and run again.";
/** Everything that an error has to say, one entry for each thing that went wrong. */
function explain(error) {
	if (error instanceof Failures) return error.failures.flatMap(explain);
	if (error instanceof Failure) return [{
		what: error.message,
		next: error.next
	}];
	if (isFullDisk(error)) return [{
		what: `The disk is full: ${error.message}.`,
		next: FREE_SPACE
	}];
	if (error instanceof DatasetError && isFullDisk(error.cause)) return [{
		what: error.message,
		next: FREE_SPACE
	}];
	if (error instanceof DatasetError) return [{
		what: error.message,
		next: "Mend the data, or correct the source in the config, and run again."
	}];
	const aws = explainAws(error);
	if (aws !== void 0) return [aws];
	if (!(error instanceof Error)) return [{
		what: String(error),
		next: ""
	}];
	if ("next" in error && typeof error.next === "string") return [{
		what: error.message,
		next: error.next
	}];
	return [{
		what: `${error.name}: ${error.message}`,
		next: "This should not happen: please report it with the lines below.",
		stack: error.stack
	}];
}

// actions/lib/aws/clients.ts
/** Milliseconds without a sign of life after which a connection counts as lost; an endpoint may think for 60 seconds. */
const SILENT_FOR = 9e4;
/** A client whose errors say which call they came from, and that waits when AWS asks for patience. */
function connect$1(make, connection) {
	const { region, endpoint, credentials, agent } = connection;
	const made = new make({
		region,
		credentials,
		...endpoint === void 0 ? {} : { endpoint },
		customUserAgent: agent,
		retryMode: "adaptive",
		maxAttempts: 5,
		requestHandler: {
			connectionTimeout: 1e4,
			socketTimeout: SILENT_FOR
		}
	});
	made.middlewareStack.add((next, context) => async (args) => {
		try {
			return await next(args);
		} catch (error) {
			const operation = context.commandName?.replace(/Command$/, "") ?? "The call";
			throw annotate(error, {
				operation,
				resource: resourceOf(args.input)
			});
		}
	}, {
		step: "initialize",
		priority: "high",
		name: "annotateErrors"
	});
	return made;
}
/** The first name in a request: SageMaker's `…Name` and `ResourceArn`, S3's bucket and key. */
function resourceOf(input) {
	const members = Object.entries(input);
	const bucket = members.find(([name]) => name === "Bucket")?.[1];
	const key = members.find(([name]) => name === "Key")?.[1];
	if (typeof bucket === "string") return typeof key === "string" ? `s3://${bucket}/${key}` : `the bucket ${bucket}`;
	const named = members.find(([name, value]) => /(Name|ResourceArn)$/.test(name) && typeof value === "string");
	return typeof named?.[1] === "string" ? named[1] : "";
}
/** The way to AWS that all kinds share. */
var Aws = class {
	region;
	#connection;
	#made = /* @__PURE__ */ new Map();
	#account;
	constructor(connection) {
		this.#connection = connection;
		this.region = connection.region;
	}
	/** The 12-digit account that the credentials belong to; asked for once. */
	account() {
		this.#account ??= this.#askAccount();
		return this.#account;
	}
	async #askAccount() {
		const { GetCallerIdentityCommand, STSClient } = await import("./dist-es5.mjs");
		return (await this.client(STSClient).send(new GetCallerIdentityCommand({}))).Account ?? "";
	}
	/** The one client of a class, made when first asked for; each kind names the class, so no action loads the others. */
	client(make) {
		const known = this.#made.get(make);
		if (known !== void 0) return known;
		const made = connect$1(make, this.#connection);
		this.#made.set(make, made);
		return made;
	}
};

// actions/lib/aws/credentials.ts
/** Access keys of an endpoint on this machine begin with this. */
const LOOPBACK_KEY = "LOCALAWS";
/**
* Credentials of the environment, else those of a role assumed through GitHub OIDC. The latter are asked for again
* whenever they are about to end, so a wait outlives a session (GitHub's request token lives about six hours).
*
* @throws Failure without any call when there is neither, or when real keys would go to an endpoint on this machine
*/
function credentials(sources) {
	const { environment, role, endpoint } = sources;
	const accessKeyId = environment["AWS_ACCESS_KEY_ID"];
	const secretAccessKey = environment["AWS_SECRET_ACCESS_KEY"];
	if (accessKeyId && secretAccessKey) {
		refuseRealKeys(accessKeyId, endpoint);
		const sessionToken = environment["AWS_SESSION_TOKEN"];
		return () => Promise.resolve({
			accessKeyId,
			secretAccessKey,
			...sessionToken ? { sessionToken } : {}
		});
	}
	const { idToken } = sources;
	if (role !== "" && idToken !== void 0) return () => assumeRole(sources, idToken);
	throw new Failure("There are no AWS credentials.", adviseOn(role));
}
function adviseOn(role) {
	return role === "" ? "Set the input `aws-role` (in the workflows: the repository variable AWS_ROLE_ARN), or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment." : "The job may not ask GitHub for a token: give it `permissions: { id-token: write }`. Outside GitHub set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.";
}
function refuseRealKeys(accessKeyId, endpoint) {
	if (endpoint === void 0 || !isLoopback(endpoint) || accessKeyId.startsWith(LOOPBACK_KEY)) return;
	throw new Failure(`AWS_ENDPOINT_URL is ${endpoint}, on this machine, but AWS_ACCESS_KEY_ID is not a key that such an endpoint issued.`, `Use keys that begin with ${LOOPBACK_KEY}, or remove AWS_ENDPOINT_URL to work on AWS.`);
}
function isLoopback(endpoint) {
	const host = new URL(endpoint).hostname;
	return host === "localhost" || host === "[::1]" || host.startsWith("127.");
}
async function assumeRole(sources, idToken) {
	const { fromWebToken } = await import("./dist-es11.mjs");
	const { role, region, endpoint, sessionName } = sources;
	return fromWebToken({
		roleArn: role,
		webIdentityToken: await idToken(),
		roleSessionName: sessionName,
		clientConfig: {
			region,
			...endpoint === void 0 ? {} : { endpoint }
		}
	})();
}

// actions/lib/action/surroundings.ts
/** Who acts, from GitHub's variables. */
function ownerOf({ environment }, pipeline) {
	return {
		pipeline,
		repository: environment["GITHUB_REPOSITORY"] || "local/repository",
		ref: environment["GITHUB_REF"] || "refs/heads/main",
		commit: environment["GITHUB_SHA"] || "unknown",
		run: runOf(environment)
	};
}
/** A run for a pull request is one whatever started it: its code has not been reviewed. */
function domainOf({ environment }) {
	const { GITHUB_EVENT_NAME: event = "", GITHUB_REF: ref = "" } = environment;
	return event.startsWith("pull_request") || ref.startsWith("refs/pull/") ? "pull-request" : "main";
}
/** `<run id>.<attempt>` of the workflow run. */
function runOf(environment) {
	return `${environment["GITHUB_RUN_ID"] || "local"}.${environment["GITHUB_RUN_ATTEMPT"] || "1"}`;
}
const REGION = "region";
const ROLE = "aws-role";
/** The way to AWS in the config's region, remembered for the post step. */
function connect(job, region) {
	job.remember(REGION, region);
	job.remember(ROLE, job.input(ROLE));
	return open(job, region, job.input(ROLE));
}
/** In the post step: the way to AWS that main had. */
function reconnect(job) {
	return open(job, job.recall(REGION), job.recall(ROLE));
}
function open(job, region, role) {
	const { environment } = job;
	const endpoint = environment["AWS_ENDPOINT_URL"] || void 0;
	const run = runOf(environment);
	return new Aws({
		region,
		...endpoint === void 0 ? {} : { endpoint },
		credentials: credentials({
			environment,
			role,
			region,
			...endpoint === void 0 ? {} : { endpoint },
			sessionName: `sagemaker-actions-${run}`.replace(/[^\w+=,.@-]/g, "-").slice(0, 64),
			idToken: job.idToken
		}),
		agent: `sagemaker-actions/${environment["GITHUB_ACTION"] || "local"} run/${run}`.replaceAll(" ", "-")
	});
}

// actions/lib/action/session.ts
/** Seconds: 5 h 45, within the life of GitHub's token requests. */
const LONGEST_WAIT = 20700;
/** For an action whose outputs are known at its end only. */
const noEarlyOutputs = () => ({});
/**
* Reads the config, opens the way to AWS and does the work; whatever happens, the job's summary says what was done.
*
* @param title heading of the summary
* @param work sets the outputs; a wait that ended by itself becomes the output `state: pending`
*/
async function withSession(job, title, early, work) {
	const scratch = await mkdtemp(join(job.environment["RUNNER_TEMP"] || tmpdir(), "sagemaker-actions-"));
	const steps = [];
	const sections = [];
	const problems = [];
	let pending;
	let session;
	try {
		session = openSession(job, scratch, steps, early);
		await work({
			...session,
			section: (markdown) => sections.push(markdown)
		});
	} catch (error) {
		if (job.account === "" && !job.signal.aborted) await session?.load(async () => void 0).catch(() => void 0);
		if (error instanceof Pending) {
			pending = error.message;
			job.output("state", "pending");
			job.annotate("warning", `Pending: ${pending} goes on. The next run takes it up again.`);
		} else {
			if (!job.signal.aborted) problems.push(...explain(error));
			throw error;
		}
	} finally {
		await rm(scratch, {
			recursive: true,
			force: true
		});
		await job.summarize(renderSummary({
			title,
			steps,
			sections,
			outputs: job.outputs,
			problems,
			pending
		}));
	}
}
function openSession(job, scratch, steps, early) {
	const root = job.environment["GITHUB_WORKSPACE"] || process.cwd();
	const config = readConfig(job, root);
	const owner = ownerOf(job, config.name);
	const retry = retryOf(job);
	const progress = (key, line) => job.info(`${key}: ${line}`);
	const step = (step) => {
		steps.push(step);
		job.info(renderStep(step));
		const output = early(config)[step.key];
		const isGoing = step.does === "stop" || step.does === "withdraw";
		if (output !== void 0 && step.id !== void 0 && !isGoing) job.output(output, step.id);
	};
	const scope = {
		config,
		aws: connect(job, config.aws.region),
		owner,
		domain: domainOf(job),
		root,
		scratch,
		executionRole: job.input("execution-role"),
		functionRole: job.input("function-role"),
		signal: job.signal,
		retryFailed: retry === "everything",
		given: givenOf(job),
		progress,
		warn: (key, line) => job.annotate("warning", `${key}: ${line}`)
	};
	const run = {
		owner,
		clock: systemClock,
		signal: job.signal,
		deadline: systemClock.now() + (job.duration("wait") ?? LONGEST_WAIT) * 1e3,
		retry,
		adopt: job.flag("adopt"),
		superseded: job.choice("superseded", ["stop", "finish"]),
		tags: config.aws.tags,
		ledger: job.ledger,
		step,
		progress,
		log: (key, lines) => job.group(`log of ${key}`, lines)
	};
	return {
		job,
		scope,
		run,
		steps,
		ensure: async (graph, stages) => (await ensure(graph, stages, run)).of,
		load: async (module) => {
			job.worksIn(await scope.aws.account());
			return module();
		}
	};
}
/** A scheduled run never tries again what failed; GitHub's own re-run and the input `retry` try everything. */
function retryOf(job) {
	if (job.flag("retry") || Number(job.environment["GITHUB_RUN_ATTEMPT"] ?? "1") > 1) return "everything";
	return job.environment["GITHUB_EVENT_NAME"] === "schedule" ? "nothing" : "transient";
}
function givenOf(job) {
	const dataVersion = job.input("data-version");
	const trainingJob = job.input("training-job");
	const hyperparameters = job.json("hyperparameters");
	return {
		...dataVersion === "" ? {} : { dataVersion },
		...trainingJob === "" ? {} : { trainingJob },
		...hyperparameters === void 0 ? {} : { hyperparameters }
	};
}

// actions/lib/github/run-action.ts
/** The runner sends SIGINT, after 7.5 s SIGTERM, after 2.5 s more it kills. Source: actions/runner, ProcessInvoker.cs. */
const STOPS_WITHIN = 4500;
var Cancelled = class extends Error {};
/**
* Runs an action as GitHub's runner starts it: as main, or as post when main has run. On SIGINT and SIGTERM the wait ends
* at once and what this run started is stopped; the post step does the same once more for a process that was killed.
*/
async function runAction(action) {
	const isPost = getState("isPost") === "true";
	saveState("isPost", "true");
	const abort = new AbortController();
	const job = new Job(abort.signal);
	job.printer.speakForAll();
	process.on("uncaughtException", (error) => {
		report(action, job, error);
		process.exit(1);
	});
	for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => abort.abort(new Cancelled(`The run was cancelled (${signal}).`)));
	const settled = watchOver(action, job);
	await (isPost ? post(action, job) : main(action, job));
	settled();
}
/**
* The last resort: an error that no part of the work has caught, or work that waits for something that never comes, is
* reported like any failure and ends the process. The post step stops what was started. @returns to be called at the end
*/
function watchOver(action, job) {
	const end = (error) => {
		if (job.signal.aborted) return;
		report(action, job, error);
		process.exit(1);
	};
	const stalled = () => end(/* @__PURE__ */ new Error("The action waited for something that can no longer come."));
	process.on("uncaughtException", end);
	process.on("beforeExit", stalled);
	return () => process.off("beforeExit", stalled);
}
async function main(action, job) {
	try {
		await action.main(job);
	} catch (error) {
		if (job.signal.aborted) {
			process.exitCode = 1;
			job.info("Cancelled.");
			await stopWithin(action, job, job.ledger.open());
		} else report(action, job, error);
	}
	if (job.signal.aborted) process.exit(1);
	job.ledger.release();
}
async function post(action, job) {
	try {
		const refs = leftOver();
		if (refs.length > 0) await action.stop?.(job, refs);
	} catch (error) {
		for (const { what, next } of action.explain(error)) job.annotate("warning", `${what}\n${next}`);
	}
}
async function stopWithin(action, job, refs) {
	if (refs.length === 0 || action.stop === void 0) return;
	const late = setTimeout(() => {
		job.annotate("warning", `There was no time to stop ${refs.map(({ kind, id }) => `${kind} ${id}`).join(", ")}: the post step does.`);
		process.exit(1);
	}, STOPS_WITHIN);
	try {
		await action.stop(job, refs);
	} catch (error) {
		for (const { what, next } of action.explain(error)) job.annotate("warning", `${what}\n${next}`);
	} finally {
		clearTimeout(late);
	}
}
function report(action, job, error) {
	process.exitCode = 1;
	for (const { what, next, stack } of action.explain(error)) {
		job.annotate("error", next === "" ? what : `${what}\n→ ${next}`);
		if (stack !== void 0) job.info(stack);
	}
}

export { runOf as a, reconnect as i, noEarlyOutputs as n, explain as o, withSession as r, runAction as t };