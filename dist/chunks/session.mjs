import { n as explainAws, t as annotate } from "./errors.mjs";
import { c as isTransient, i as Pending, n as Failure, o as endOfLog, r as Failures, s as isAlreadyThere, t as Blocked } from "./failure.mjs";
import { i as isFullDisk, t as DatasetError } from "./error.mjs";
import { i as getState, o as saveState } from "./actions-toolkit.mjs";
import { n as Job, r as leftOver, t as InputError } from "./job.mjs";
import { n as isDeepStrictEqual } from "./_util.mjs";
import { r as ownTags } from "./tags.mjs";
import { c as describeChanges, i as isSelected, l as desireOf, n as readStages, o as Outputs, s as decide, t as STAGES, u as superseded } from "./stages.mjs";
import { n as poll, t as nextWait } from "./poll.mjs";
import { a as marksOf, t as begin } from "./unproven.mjs";
import { t as finish } from "./finish.mjs";
import { i as startsAnew, n as STARTS_NOTHING, t as LeftPending } from "./pending.mjs";
import { t as discard } from "./discard.mjs";
import { n as renderStep, r as renderSummary } from "./summary.mjs";
import { n as readConfig } from "./read-config.mjs";
import { n as onceKnown } from "./once-known.mjs";
import { n as proxyOf, r as useProxies, t as proxyAgents } from "./proxy.mjs";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFileSync } from "node:fs";

// actions/lib/report/explain.ts
const FREE_SPACE = "Free some space, or use a runner with a larger disk, and run again.";
/** Characters of an explanation; what is longer was never meant to be read, such as a value of megabytes in an answer. */
const LONGEST = 8e3;
/** Everything that an error has to say, one entry for each thing that went wrong. */
function explain(error) {
	return explainAll(error).map(({ what, ...rest }) => ({
		what: what.length <= LONGEST ? what : `${what.slice(0, LONGEST)}…`,
		...rest
	}));
}
function explainAll(error) {
	if (error instanceof Failures) return error.failures.flatMap(explainAll);
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
		next: "Fix the data, or correct the source in the config, and run again."
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

// actions/lib/runner/run-action.ts
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
	await job.printer.flush();
	process.exit();
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
	const stalled = () => end(/* @__PURE__ */ new Error("The action stopped early: nothing that it waits for can still finish."));
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
	if (job.signal.aborted) {
		await job.printer.flush();
		process.exit(1);
	}
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
		job.annotate("warning", `There was no time to stop ${refs.map(({ kind, id }) => `${kind} ${id}`).join(", ")}; the post step stops it.`);
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

// actions/lib/core/clock.ts
/** The real time. */
const systemClock = {
	now: () => Date.now(),
	sleep: (milliseconds, signal) => setTimeout$1(milliseconds, void 0, { signal }),
	random: () => Math.random()
};

// actions/lib/core/not-made.ts
/** What to do about a failed resource. @param stage that creates it */
function retryAdvice(stage) {
	return `Fix the cause in the code, the data or the config; the next run tries again. To retry without a change, run the stage ${stage} with \`retry: true\`.`;
}
/**
* The failure of a resource, with the end of its log.
*
* @param changed whether this run has changed it: an update that the service took back is told as such
*/
async function failed(node, { id, why, refused }, changed) {
	if (refused !== void 0 && !changed) return refused.failure;
	const name = `the ${node.kind.name} ${id}`;
	const log = endOfLog(await lastLines(node, id));
	if (refused !== void 0) return new Failure(`Updating ${name} failed, and the update was rolled back: ${refused.reason}${log}`, "Fix the cause in the model, the code or the config. The previous version is still served.");
	return new Failure(`The${name.slice(3)} failed: ${why}${log}`, retryAdvice(node.stages[0] ?? node.key));
}
async function lastLines(node, id) {
	try {
		const observed = await node.kind.observe(id);
		if (node.kind.lastLines !== void 0) return await node.kind.lastLines(id, observed?.resource);
		const news = await node.kind.news?.(id, observed?.resource, /* @__PURE__ */ new Map());
		return [...news?.lines ?? [], ...news?.log ?? []];
	} catch {
		return [];
	}
}
/** The failure of a resource that still differs from the config although this run has changed it. */
async function notTaken(node, decision, acted) {
	const name = `The ${node.kind.name} ${decision.id}`;
	const wanted = "changes" in decision ? `, but it still differs from the config: ${describeChanges(decision.changes)}` : "";
	const log = endOfLog(await lastLines(node, decision.id));
	const words = "observed" in decision ? decision.observed.phase.detail : decision.why;
	if ("changes" in decision && "changes" in acted && !isDeepStrictEqual(decision.changes, acted.changes)) return new Failure(`${name} was changed by another process while this run changed it. It is ${words}${wanted}.`, "Run again when the other change has finished; `concurrency` in a workflow makes runs wait for each other.");
	return new Failure(`${name} finished the change (${words})${wanted}.${log}`, "Fix the cause that the message names and run again; this run did not repeat the change.");
}

// actions/lib/core/wait-until-stable.ts
/** How long a Describe may say "not found" after a create that was accepted: reads are eventually consistent. */
const SHOWS_UP_WITHIN = 3e4;
/** Milliseconds after which a line is printed even if nothing changes. */
const SILENCE = 6e4;
/** Milliseconds between two reads of logs and other details, which take several calls; they are also read when the status changes. */
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
async function waitUntilStable(node, id, run) {
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
		const isQuiet = news.lines.length === 0 && news.newest === void 0;
		if (phase.detail === told.detail && clock.now() - told.at < SILENCE && isQuiet) return;
		if (phase.is !== "in-progress" && told.detail === "") return;
		told = {
			detail: phase.detail,
			at: clock.now()
		};
		const elapsed = Math.round((clock.now() - started) / 1e3);
		const left = phase.is === "in-progress" ? Math.round(news.secondsLeft ?? 0) : 0;
		const time = `${elapsed} s${left > 0 ? `, about ${left} s left` : ""}`;
		const [detail] = phase.is === "failed" ? phase.detail.split("\n") : [phase.detail];
		run.progress(node.key, `${id}: ${detail} (${time})${news.newest === void 0 ? "" : `: ${news.newest}`}`);
	};
	const look = async () => {
		const observed = await node.kind.observe(id);
		if (observed === void 0) return clock.now() - started > SHOWS_UP_WITHIN ? true : void 0;
		const isDue = observed.phase.is !== "in-progress" || observed.phase.detail !== told.detail || clock.now() - heard >= NEWS_EVERY;
		if (isDue) heard = clock.now();
		tell(observed, isDue ? await readNews(node, id, observed, cursor, run) : NO_NEWS);
		return observed.phase.is === "in-progress" ? void 0 : observed;
	};
	const ref = {
		kind: node.kind.name,
		id
	};
	const onError = (error) => run.progress(node.key, `(retrying: ${wordsOf(error)})`);
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
/** An error while reading details never ends the wait. */
async function readNews(node, id, observed, cursor, run) {
	try {
		const news = await node.kind.news?.(id, observed.resource, cursor);
		if (news !== void 0 && news.log.length > 0) run.log(node.key, news.log);
		return news ?? NO_NEWS;
	} catch (error) {
		if (!isTransient(error)) run.progress(node.key, `(its log could not be read: ${wordsOf(error)})`);
		return NO_NEWS;
	}
}
function wordsOf(error) {
	return error instanceof Error ? error.message : String(error);
}

// actions/lib/core/read.ts
/**
* The output of a node that another stage makes.
*
* @throws Blocked when that stage has to run first; Pending when its job is still running
*/
async function read(node, desired, run, left) {
	const decision = await decide(node, desired, run, "read");
	left.read(node, decision);
	if (decision.does === "reuse") {
		const { resource, tags = {} } = decision.observed;
		return desired.output(decision.id, resource, tags);
	}
	if (decision.does === "wait" && node.kind.naming === "stable") {
		await waitUntilStable(node, decision.id, run);
		return read(node, desired, run, left);
	}
	const stage = node.stages[0] ?? node.key;
	if (decision.does === "wait") throw new Pending(`${node.kind.name} ${decision.id} (${decision.why})`);
	if (decision.does === "fail") {
		if (decision.refused !== void 0) throw decision.refused.failure;
		throw new Blocked(`The ${node.kind.name} ${decision.id} failed: ${decision.why}`, retryAdvice(stage));
	}
	throw new Blocked(`This stage needs ${node.key}, but the ${node.kind.name} ${decision.id} is ${whyNot(decision)}.`, `Run the stage ${stage} first.`);
}
function whyNot({ does, why }) {
	if (does === "create") return `missing (${why})`;
	return does === "verify" ? `not verified yet (${why})` : `different from the config (${why})`;
}

// actions/lib/core/ensure.ts
/**
* Creates or updates the nodes of the selected stages. For each node it decides, acts, waits until the resource is stable,
* verifies it, and passes its output to the nodes that need it. Independent nodes run in parallel. Nodes of other stages are
* only read, and only if a selected node needs them.
*
* @returns the outputs of all nodes that were reached
* @throws Failure, or Failures when several went wrong; Blocked when an earlier stage has to run first; Pending when the
*   wait ended by its deadline and nothing failed
*/
async function ensure(graph, stages, run) {
	const outputs = new Outputs();
	const left = new LeftPending();
	const reached = /* @__PURE__ */ new Map();
	const reach = (node) => {
		const known = reached.get(node.key);
		if (known !== void 0) return known;
		const going = (async () => {
			try {
				await all(node.needs.filter((need) => "kind" in need).map(reach));
			} catch (error) {
				if (isSelected(node, stages)) await recover(node, error);
				throw error;
			}
			try {
				const desired = await desireOf(node, outputs.for(node), run);
				const work = isSelected(node, stages) ? make : read;
				outputs.set(node, await work(node, desired, run, left));
			} catch (error) {
				if (error instanceof Pending) left.waitedFor(node);
				throw error;
			}
		})();
		reached.set(node.key, going);
		return going;
	};
	let end = "done";
	try {
		await all(graph.filter((node) => isSelected(node, stages)).map(reach));
		return outputs;
	} catch (error) {
		end = error instanceof Pending ? "pending" : "failed";
		throw error;
	} finally {
		await left.write(stages, run, end);
	}
}
/** Verifies an unverified change of a node that this run does not reach. @param cause why the node is not reached */
async function recover(node, cause) {
	try {
		if (await node.recovery?.find() !== void 0) await node.recovery?.verify();
	} catch (error) {
		throw new Failures(cause instanceof Failures ? [...cause.failures, error] : [cause, error]);
	}
}
/** Waits for all, even if some fail; then throws the failures, each cause once. */
async function all(going) {
	const reasons = (await Promise.allSettled(going)).flatMap((result) => result.status === "rejected" ? [result.reason] : []);
	const causes = [...new Set(reasons.flatMap((reason) => reason instanceof Failures ? reason.failures : [reason]))];
	const failures = causes.filter((cause) => !(cause instanceof Pending));
	if (failures.length > 1) throw new Failures(failures);
	if (causes.length > 0) throw failures[0] ?? causes[0];
}
/** Creates or updates a node, and verifies it. */
async function make(node, desired, run, left) {
	const acted = /* @__PURE__ */ new Map();
	const decision = await untilAsWanted(node, desired, run, {
		left,
		acted
	}).catch(async (error) => {
		if (error instanceof Failure && acted.size === 0) await recover(node, error);
		throw error;
	});
	return finish(node, desired, run, decision, acted.get(decision.id));
}
/**
* Acts until the node matches the config. It does not repeat the same action on the same resource.
*
* @param acted receives what this run has done
*/
async function untilAsWanted(node, desired, run, { left, acted }) {
	let { retry } = run;
	let looked = false;
	const started = run.clock.now();
	for (;;) {
		run.signal.throwIfAborted();
		const decision = await decide(node, desired, {
			...run,
			retry
		}).catch((error) => {
			if (!looked || !isTransient(error)) throw error;
		});
		const isLate = looked && run.clock.now() > run.deadline;
		if (decision === void 0) {
			if (isLate) throw new Pending(`${node.kind.name} ${desired.id}`);
			continue;
		}
		left.read(node, decision);
		if (decision.does === "reuse" || decision.does === "verify") {
			if (!looked) await stopSuperseded(node, desired, run);
			return decision;
		}
		if (decision.does === "fail") throw await failed(node, decision, acted.has(decision.id));
		if (isLate) throw new Pending(`${node.kind.name} ${decision.id} (${decision.why})`);
		if (startsAnew(node, decision, run, left)) throw startsNothing(node, decision);
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
		} else if (decision.does !== "wait") await pause(node, decision.id, run, started);
		looked = true;
		await waitUntilStable(node, decision.id, run);
	}
}
/**
* Waits before a refused change is tried again, because it may be refused several times.
*
* @throws Pending at the run's deadline
*/
async function pause(node, id, { clock, deadline, signal }, started) {
	const wait = nextWait(clock.now() - started, clock.random());
	if (clock.now() + wait > deadline) throw new Pending(`${node.kind.name} ${id} (another process is changing it)`);
	await clock.sleep(wait, signal);
}
function startsNothing({ key, kind, stages }, { id, why }) {
	return new Blocked(`${key}: the ${kind.name} ${id} differs from the config (${why}). No earlier run left it pending, and ${STARTS_NOTHING}.`, `Push, or run the workflow by hand with the stage ${stages[0]}.`);
}
/** @returns whether this run changed something; `false` if it only waits for the change of another process */
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
	if (does !== "wait") await node.preflight?.();
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
			return unlessSomebodyWasFaster(node, id, run, async () => desired.update?.(id, decision.observed.resource, decision.changes, tags));
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
/** Writes the resource into the ledger before the call, so that the post step can stop it even if this process is killed. */
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

// actions/lib/report/run.ts
/** A record with nothing in it. */
function newRecord(title, started) {
	return {
		title,
		started,
		steps: [],
		tuning: [],
		trained: [],
		answers: [],
		comparisons: [],
		loads: [],
		notes: [],
		problems: []
	};
}

// actions/lib/aws/clients.ts
/** An endpoint may think for 60 seconds. */
const USUAL = {
	maxAttempts: 5,
	silentFor: 9e4
};
/** A client whose errors say which call they came from, and that waits when AWS asks for patience. */
function connect$1(make, connection, sending) {
	const { region, endpoint, credentials, agent, environment = {} } = connection;
	const { maxAttempts, silentFor } = sending;
	const proxy = proxyOf(endpoint ?? "https://amazonaws.com", environment);
	const made = new make({
		region,
		credentials,
		...endpoint === void 0 ? {} : { endpoint },
		customUserAgent: agent,
		retryMode: "adaptive",
		maxAttempts,
		requestHandler: {
			connectionTimeout: 1e4,
			socketTimeout: silentFor,
			...proxyAgents(environment)
		}
	});
	made.middlewareStack.add((next, context) => async (args) => {
		try {
			const answer = await next(args);
			const { checkAnswer } = await import("./answer.mjs");
			checkAnswer(context, answer.output);
			return answer;
		} catch (error) {
			const operation = context.commandName?.replace(/Command$/, "") ?? "The call";
			throw annotate(error, {
				operation,
				resource: resourceOf(args.input),
				proxy
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
	/** Makes a call that is about something which may have been made moments ago. */
	onceKnown(call) {
		return onceKnown(call, this.patience);
	}
	/** How long a call may be made again while AWS does not know yet what it is about. */
	/** The time of the run. */
	get clock() {
		return this.patience.clock;
	}
	get patience() {
		return this.#connection.patience;
	}
	/** The 12-digit account that the credentials belong to; asked for once. */
	account() {
		this.#account ??= this.#askAccount();
		return this.#account;
	}
	async #askAccount() {
		const { GetCallerIdentityCommand, STSClient } = await import("./dist-es7.mjs");
		const { Account = "" } = await this.client(STSClient).send(new GetCallerIdentityCommand({}));
		if (/^\d{12}$/.test(Account)) return Account;
		throw new Failure(`GetCallerIdentity failed: AWS answered with the account ${Account.slice(0, 50)}, which is not a number of 12 digits`, "Check the network between this machine and AWS (AWS_ENDPOINT_URL, a proxy), and run again.");
	}
	/** The one client of a class, made when first asked for; each kind names the class, so no action loads the others. */
	client(make) {
		const known = this.#made.get(make);
		if (known !== void 0) return known;
		const made = connect$1(make, this.#connection, USUAL);
		this.#made.set(make, made);
		return made;
	}
	/**
	* A client for calls that must not be made twice: it sends each once and waits so long for its answer.
	*
	* @param silentFor milliseconds without a sign of life after which the answer counts as lost
	*/
	sendingOnce(make, silentFor) {
		return connect$1(make, this.#connection, {
			maxAttempts: 1,
			silentFor
		});
	}
};

// actions/lib/aws/web-identity.ts
/** Assumes the role with a fresh token. @throws Failure when AWS refuses: who asked, and whom the role trusts */
async function assumeRole(sources, idToken) {
	const { fromWebToken } = await import("./dist-es13.mjs");
	const { role, region, endpoint, sessionName, environment } = sources;
	const token = await idToken();
	try {
		return await fromWebToken({
			roleArn: role,
			webIdentityToken: token,
			roleSessionName: sessionName,
			clientConfig: {
				region,
				requestHandler: proxyAgents(environment),
				...endpoint === void 0 ? {} : { endpoint }
			}
		})();
	} catch (thrown) {
		const error = annotate(thrown, {
			operation: "AssumeRoleWithWebIdentity",
			resource: role
		});
		if (isTransient(error)) throw error;
		throw refusal(error, role, claimsOf(token, environment));
	}
}
/** Reads the token's claims without checking its signature, which is for AWS to do. The token itself is never shown. */
function claimsOf(token, environment) {
	let claims;
	try {
		claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
	} catch {
		claims = void 0;
	}
	const text = (name, otherwise) => {
		const value = typeof claims === "object" && claims !== null ? Reflect.get(claims, name) : void 0;
		return typeof value === "string" ? value : otherwise;
	};
	return {
		sub: text("sub", "unknown"),
		repository: text("repository", environment["GITHUB_REPOSITORY"] || "OWNER/NAME")
	};
}
/** Ends of the subjects that the generated trust policies name. */
const TRUSTED = {
	main: "ref:refs/heads/main",
	"pull requests": "pull_request"
};
function refusal(error, role, claims) {
	const { sub, repository } = claims;
	const trusted = Object.entries(TRUSTED).map(([who, end]) => `repo:${repository}:${end} for ${who}`);
	const id = error.$metadata?.requestId === void 0 ? "" : ` (request ${error.$metadata.requestId})`;
	return new Failure(`This job could not assume the role ${role}: AssumeRoleWithWebIdentity: ${error.name}: ${error.message}${id}\nThe subject of the job's token is ${sub}. The generated roles trust ${trusted.join(" and ")}; a job with \`environment:\` has another subject.`, advise(error, claims), error);
}
/** AWS answers AccessDenied alike for a subject that is not trusted and for a role that does not exist. */
function advise({ name, message }, { sub }) {
	const template = "the CloudFormation template that `plan` writes with `policies: true`";
	if (/No OpenIDConnect provider/i.test(message)) return `Deploy ${template}: it creates GitHub's identity provider in the account.`;
	if (/audience/i.test(message)) return `Add the audience sts.amazonaws.com to GitHub's identity provider in IAM.`;
	if (!/^AccessDenied/.test(name)) return "Read the message of AWS above, correct the role or the identity provider, and run again.";
	const environment = /:environment:(.+)$/.exec(sub)?.[1];
	if (environment !== void 0) return `The job has \`environment: ${environment}\`, which replaces the branch in the subject. Remove \`environment:\` from the job; or, if only main may deploy to that environment, add ${sub} to the role's trust policy.`;
	if (sub.endsWith(`:${TRUSTED["pull requests"]}`)) return "A run for a pull request can only assume the role for pull requests: set `aws-role` to that role's ARN (the variable AWS_PULL_REQUEST_ROLE_ARN).";
	if (sub.endsWith(`:${TRUSTED.main}`)) return `Check that the role exists and is the one for main. Deploy ${template} again if the repository was renamed or transferred.`;
	return "Run it on the branch main: no other branch or tag can assume the role.";
}
/** Why a job that names a role has no token, and what helps. */
function noToken(environment) {
	const permission = "give it `permissions: { id-token: write }`";
	if (isOfFork(environment)) return new Failure("No AWS credentials were found: GitHub gives no token to a pull request from a fork, whatever its permissions are.", "Skip this job for forks (`if: github.event.pull_request.head.repo.full_name == github.repository`), or let a maintainer push the branch to this repository.");
	if (environment["GITHUB_EVENT_NAME"]?.startsWith("pull_request")) return new Failure("No AWS credentials were found: the job may not ask GitHub for a token.", `If the pull request comes from a fork, no job can: skip this job there. If it comes from this repository, ${permission}.`);
	return new Failure("No AWS credentials were found: the job may not ask GitHub for a token.", `The input \`aws-role\` needs one: ${permission}. Outside of GitHub remove \`aws-role\` and set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE.`);
}
/** By the event's payload. Source: GitHub Docs, "Webhook events and payloads", `pull_request`. */
function isOfFork({ GITHUB_EVENT_PATH: file, GITHUB_REPOSITORY: repository }) {
	if (!file) return false;
	try {
		const event = JSON.parse(readFileSync(file, "utf8"));
		if (event.pull_request === void 0) return false;
		return event.pull_request.head?.repo?.full_name !== repository;
	} catch {
		return false;
	}
}

// actions/lib/aws/credentials.ts
/** Access keys of an endpoint on this machine begin with this. */
const LOOPBACK_KEY = "LOCALAWS";
/**
* Access keys of the environment; else a role assumed through GitHub OIDC where one is named; else what the SDK finds on
* this machine: a profile, a token file, the role of a container or of an instance. Roles are asked for again whenever
* their credentials are about to end, so a wait outlives a session (GitHub's request token lives about six hours).
*
* @throws Failure without any call to AWS when there is none, or when real keys would go to an endpoint on this machine
*/
function credentials(sources) {
	const { environment, role, endpoint, idToken, warn } = sources;
	const accessKeyId = environment["AWS_ACCESS_KEY_ID"];
	const secretAccessKey = environment["AWS_SECRET_ACCESS_KEY"];
	if (accessKeyId && secretAccessKey) {
		refuseRealKeys(accessKeyId, "AWS_ACCESS_KEY_ID", endpoint);
		if (role !== "") warn?.(`The input aws-role is not used, because AWS_ACCESS_KEY_ID is set in the environment: its keys are used instead of ${role}. Remove AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to use the role, or remove the input.`);
		const sessionToken = environment["AWS_SESSION_TOKEN"];
		return () => Promise.resolve({
			accessKeyId,
			secretAccessKey,
			...sessionToken ? { sessionToken } : {}
		});
	}
	if (role === "") return ofThisMachine(sources);
	if (idToken === void 0) throw noToken(environment);
	return () => assumeRole(sources, idToken);
}
/** Variables that point the SDK to credentials. Source: AWS SDKs and Tools Reference Guide, "Settings reference". */
const POINTERS = [
	"AWS_PROFILE",
	"AWS_WEB_IDENTITY_TOKEN_FILE",
	"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
	"AWS_CONTAINER_CREDENTIALS_FULL_URI"
];
/** The SDK's own chain, loaded when nothing else is there. It reads the process's environment and the user's files. */
function ofThisMachine({ environment, region, endpoint }) {
	let chain;
	return async () => {
		if (chain === void 0) {
			const { defaultProvider } = await import("./dist-es4.mjs");
			chain = defaultProvider({ clientConfig: {
				region,
				requestHandler: proxyAgents(environment)
			} });
		}
		const found = await chain().catch((error) => {
			throw noneFound(error, environment);
		});
		refuseRealKeys(found.accessKeyId, "what the SDK finds on this machine", endpoint);
		return found;
	};
}
function noneFound(error, environment) {
	const set = POINTERS.filter((name) => environment[name]);
	if (set.length > 0) return new Failure(`No AWS credentials were found where ${set.map((name) => `${name} (${environment[name]})`).join(" and ")} points to: ${error instanceof Error ? error.message : String(error)}`, `Correct or remove ${set.join(" and ")}, or set the input \`aws-role\`.`, error);
	return new Failure("No AWS credentials were found.", "Set the input `aws-role` (in the workflows: the repository variable AWS_ROLE_ARN), or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or AWS_PROFILE. Neither a profile nor the role of a container or of an instance was found on this machine.", error);
}
function refuseRealKeys(accessKeyId, source, endpoint) {
	if (endpoint === void 0 || !isLoopback(endpoint) || accessKeyId.startsWith(LOOPBACK_KEY)) return;
	throw new Failure(`AWS_ENDPOINT_URL is ${endpoint}, on this machine, but ${source} is not a key that such an endpoint issues.`, `Use keys that begin with ${LOOPBACK_KEY}, or remove AWS_ENDPOINT_URL to use AWS itself.`);
}
function isLoopback(endpoint) {
	const host = new URL(endpoint).hostname;
	return host === "localhost" || host === "[::1]" || host.startsWith("127.");
}

// actions/lib/runner/surroundings.ts
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
/**
* The way to AWS in the config's region, remembered for the post step.
*
* @param deadline of the run, in ms since the epoch
* @throws InputError when an input that names a role holds no role's ARN; Failure as {@link credentials}
*/
function connect(job, region, deadline) {
	for (const name of [
		ROLE,
		"execution-role",
		"function-role"
	]) checkRole(name, job.input(name));
	job.remember(REGION, region);
	job.remember(ROLE, job.input(ROLE));
	const { environment } = job;
	const proxy = proxyOf("https://amazonaws.com", environment);
	if (proxy !== void 0) job.info(`${proxy.variable}: https requests go through ${proxy.address}, except for the hosts in NO_PROXY.`);
	return open(job, region, job.input(ROLE), {
		deadline,
		warn: (line) => job.annotate("warning", line)
	});
}
/** IAM User Guide, "IAM identifiers": partition, account, path and name. */
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;
function checkRole(input, value) {
	if (value === "" || ROLE_ARN.test(value)) return;
	const [, account = "ACCOUNT", name = "NAME"] = /^arn:aws[a-z-]*:sts::(\d{12}):assumed-role\/([\w+=,.@-]+)\//.exec(value) ?? [];
	const named = name === "NAME" && /^[\w+=,.@-]{1,64}$/.test(value) ? value : name;
	throw new InputError(`The input ${input} is ${value}, which is not the ARN of an IAM role.`, `Write arn:aws:iam::${account}:role/${named}, with the account's 12 digits.`);
}
/** In the post step: the way to AWS that main had. */
function reconnect(job) {
	return open(job, job.recall(REGION), job.recall(ROLE), {
		deadline: systemClock.now(),
		warn: () => void 0
	});
}
function open(job, region, role, { deadline, warn }) {
	const { environment } = job;
	useProxies(environment);
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
			idToken: job.idToken,
			warn
		}),
		environment,
		patience: {
			clock: systemClock,
			signal: job.signal,
			deadline
		},
		agent: `sagemaker-actions/${environment["GITHUB_ACTION"] || "local"} run/${run}`.replaceAll(" ", "-")
	});
}

// actions/lib/runner/session.ts
/** Seconds: 5 h 45, within the life of GitHub's token requests. */
const LONGEST_WAIT = 20700;
/** For an action whose outputs are known at its end only. */
const noEarlyOutputs = () => ({});
/**
* Reads the config, opens the way to AWS and does the work; whatever happens, the job's summary says what was done.
*
* @param title heading of the summary
* @param work sets the outputs; a wait that ended by itself becomes the output `state: pending`
* @param tell tells others of the whole record, however the work ended
*/
async function withSession(job, title, early, work, tell) {
	const scratch = await mkdtemp(join(job.environment["RUNNER_TEMP"] || tmpdir(), "sagemaker-actions-"));
	const record = newRecord(title, systemClock.now());
	let session;
	let failure;
	try {
		session = openSession(job, scratch, record, early);
		await work(session);
	} catch (error) {
		if (job.account === "" && !job.signal.aborted) await session?.load(async () => void 0).catch(() => void 0);
		if (error instanceof Pending) {
			record.pending = error.message;
			job.output("state", "pending");
			job.annotate("warning", `Pending: ${record.pending} is still running after the wait limit; the next run resumes it.`);
		} else {
			if (!job.signal.aborted) record.problems.push(...explain(error));
			failure = error;
			throw error;
		}
	} finally {
		await discard(scratch);
		record.ended = systemClock.now();
		const region = job.environment["AWS_ENDPOINT_URL"] ? void 0 : session?.scope.config.aws.region;
		await job.summarize(renderSummary(record, job.outputs, region));
		if (!job.signal.aborted) await tell?.(record, session?.scope.config, systemClock).catch((error) => {
			throw failure === void 0 ? error : new Failures([failure, error]);
		});
	}
}
function openSession(job, scratch, record, early) {
	const root = job.environment["GITHUB_WORKSPACE"] || process.cwd();
	const config = readConfig(job, root);
	const owner = ownerOf(job, config.name);
	const scheduled = job.environment["GITHUB_EVENT_NAME"] === "schedule";
	const retry = retryOf(job, scheduled);
	const named = readStages(job.input("stages"), domainOf(job));
	const said = /* @__PURE__ */ new Set();
	const warn = (key, line) => {
		const warning = `${key}: ${line}`;
		if (!said.has(warning)) job.annotate("warning", warning);
		said.add(warning);
	};
	const progress = (key, line) => job.info(`${key}: ${line}`);
	const step = (step) => {
		record.steps.push(step);
		job.info(renderStep(step));
		const output = early(config)[step.key];
		const isGoing = step.does === "stop" || step.does === "remove";
		if (output !== void 0 && step.id !== void 0 && !isGoing) job.output(output, step.id);
	};
	const deadline = systemClock.now() + (job.duration("wait") ?? LONGEST_WAIT) * 1e3;
	const scope = {
		config,
		aws: connect(job, config.aws.region, deadline),
		owner,
		domain: domainOf(job),
		root,
		scratch,
		executionRole: job.input("execution-role"),
		functionRole: job.input("function-role"),
		signal: job.signal,
		clock: systemClock,
		deadline,
		retryFailed: retry === "everything",
		force: job.flag("force"),
		given: givenOf(job),
		scheduled,
		progress,
		warn
	};
	const run = {
		owner,
		clock: systemClock,
		signal: job.signal,
		deadline,
		retry,
		scheduled: scope.scheduled,
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
		record,
		named,
		async ensure(graph, stages) {
			if (scope.domain === "pull-request") return (await ensure(graph, stages, run)).of;
			const all = STAGES.filter((stage) => named.includes(stage) || stages.includes(stage));
			return (await ensure(graph, stages, {
				...run,
				stages: all
			})).of;
		},
		load: async (module) => {
			job.worksIn(await scope.aws.account());
			return module();
		}
	};
}
/** A scheduled run never tries again what failed; GitHub's own re-run and the input `retry` try everything. */
function retryOf(job, scheduled) {
	const asked = job.flag("retry") || Number(job.environment["GITHUB_RUN_ATTEMPT"] ?? "1") > 1;
	if (scheduled) return "nothing";
	return asked ? "everything" : "transient";
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

export { runAction as a, runOf as i, withSession as n, explain as o, reconnect as r, noEarlyOutputs as t };