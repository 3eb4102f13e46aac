import { i as systemClock } from "./action-context.mjs";
import { a as desireOf, i as decide, o as superseded, r as Outputs, s as tellRetries, t as isSelected } from "./plan.mjs";
import { c as isTransient, i as Pending, n as Failure, o as endOfLog, r as Failures, s as isAlreadyThere, t as Blocked } from "./failure.mjs";
import { t as finish } from "./finish.mjs";
import { n as isDeepStrictEqual } from "./_util.mjs";
import { n as describeChanges } from "./compare.mjs";
import { i as startsAnew, n as STARTS_NOTHING, t as LeftPending } from "./pending.mjs";
import { n as poll, t as nextWait } from "./poll.mjs";
import { r as ownTags } from "./tags.mjs";
import { a as marksOf, t as begin } from "./unproven.mjs";
import { t as discard } from "./discard.mjs";
import { n as explain } from "./run-action.mjs";
import { i as renderSummary, r as renderStep } from "./summary.mjs";
import { r as makeScratch } from "./machine.mjs";
import { i as rootOf, r as readConfig } from "./read-config.mjs";
import { n as readStages, t as STAGES } from "./stages.mjs";
import { n as domainOf, r as ownerOf, t as connect } from "./surroundings.mjs";

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
	if (refused !== void 0) return new Failure(`update-rolled-back: Updating ${name} failed, and the update was rolled back: ${refused.reason}${log}`, refused.next ?? refused.failure.next);
	return new Failure(`resource-failed: The${name.slice(3)} failed: ${why}${log}`, retryAdvice(node.stages[0] ?? node.key));
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
	if (decision.does === "remove") return new Failure(`update-without-effect: ${name} was deleted by this run and still exists: it is ${decision.observed.phase.detail}.`, "Find out what creates it again, and run again.");
	const log = endOfLog(await lastLines(node, decision.id));
	const words = "observed" in decision ? decision.observed.phase.detail : decision.why;
	if ("changes" in decision && "changes" in acted && !isDeepStrictEqual(decision.changes, acted.changes)) return new Failure(`changed-by-another: ${name} was changed by another process while this run changed it. It is ${words}${wanted}.`, "Run again when the other change has finished; `concurrency` in a workflow makes runs wait for each other.");
	return new Failure(`update-without-effect: ${name} finished the change (${words})${wanted}.${log}`, "Fix the cause that the message names and run again; this run did not repeat the change.");
}

// actions/lib/core/wait-until-stable.ts
/** How long reads may not show yet what was accepted, a creation or a removal: they are eventually consistent. */
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
* Waits until a resource has settled, or is gone, telling every change of status and whatever the kind has to tell.
*
* @throws Pending at the run's deadline; the signal's reason when aborted
*/
async function waitUntilStable(node, id, run, until = "stable") {
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
		const isLate = clock.now() - started > SHOWS_UP_WITHIN;
		if (observed === void 0) return until === "gone" || isLate ? true : void 0;
		const isDue = observed.phase.is !== "in-progress" || observed.phase.detail !== told.detail || clock.now() - heard >= NEWS_EVERY;
		if (isDue) heard = clock.now();
		tell(observed, isDue ? await readNews(node, id, observed, cursor, run) : NO_NEWS);
		return observed.phase.is === "in-progress" || until === "gone" && !isLate ? void 0 : observed;
	};
	const ref = {
		kind: node.kind.name,
		id
	};
	try {
		await poll(`${ref.kind} ${id}`, look, {
			clock,
			signal,
			deadline,
			onError: tellRetries(run, node.key)
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
		if (!isTransient(error)) run.progress(node.key, `(its log could not be read: ${error instanceof Error ? error.message : error})`);
		return NO_NEWS;
	}
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
	if (decision.does === "wait" && node.kind.longRunning !== true) {
		await waitUntilStable(node, decision.id, run);
		return read(node, desired, run, left);
	}
	const stage = node.stages[0] ?? node.key;
	if (decision.does === "wait") throw new Pending(`${node.kind.name} ${decision.id} (${decision.why})`);
	if (decision.does === "fail") {
		if (decision.refused !== void 0) throw decision.refused.failure;
		throw new Blocked(`resource-failed: The ${node.kind.name} ${decision.id} failed: ${decision.why}`, retryAdvice(stage));
	}
	throw new Blocked(`earlier-stage-missing: This stage needs ${node.key}, but the ${node.kind.name} ${decision.id} is ${whyNot(decision)}.`, `Run the stage ${stage} first.`);
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
		await waitUntilStable(node, decision.id, run, decision.does === "remove" ? "gone" : "stable");
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
	return new Blocked(`schedule-starts-nothing: ${key}: the ${kind.name} ${id} differs from the config (${why}). No earlier run left it pending, and ${STARTS_NOTHING}.`, `Push, or run the workflow by hand with the stage ${stages[0]}.`);
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
		...ownTags(run.owner, node, desired.content ?? {}),
		...marks
	};
	switch (decision.does) {
		case "create":
			await stopSuperseded(node, desired, run);
			tell(why);
			return unlessSomebodyWasFaster(node, id, run, async () => desired.create?.(id, tags));
		case "update":
			tell(why);
			return unlessSomebodyWasFaster(node, id, run, async () => desired.update?.(id, decision.observed.resource, decision.changes, tags));
		case "replace":
			tell(why);
			await node.kind.remove?.(id);
			return unlessSomebodyWasFaster(node, id, run, async () => desired.create?.(id, tags));
		case "remove":
			if (decision.observed.phase.is === "in-progress") await waitUntilStable(node, id, run);
			tell(why);
			await node.kind.remove?.(id);
			return true;
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
		run.changed?.(node.key, id);
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
		jobs: [],
		comparisons: [],
		answers: [],
		loads: [],
		notes: [],
		problems: []
	};
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
async function withSession(context, title, early, work, tell) {
	const scratch = await makeScratch(context.environment);
	const record = newRecord(title, systemClock.now());
	let session;
	let failure;
	try {
		session = openSession(context, scratch, record, early);
		await work(session);
	} catch (error) {
		if (context.account === "" && !context.signal.aborted) await session?.load(async () => void 0).catch(() => void 0);
		if (error instanceof Pending) {
			record.pending = error.message;
			context.output("state", "pending");
			context.annotate("warning", `Pending: ${record.pending} is still running after the wait limit; the next run resumes it.`);
		} else {
			if (!context.signal.aborted) record.problems.push(...explain(error));
			failure = error;
			throw error;
		}
	} finally {
		await discard(scratch);
		record.ended = systemClock.now();
		if (session !== void 0) await keep(session);
		const region = context.environment["AWS_ENDPOINT_URL"] ? void 0 : session?.scope.config.aws.region;
		await context.summarize(renderSummary(record, context.outputs, region));
		if (!context.signal.aborted) await tell?.(record, session?.scope.config).catch((error) => {
			throw failure === void 0 ? error : new Failures([failure, error]);
		});
	}
}
/** Milliseconds that keeping the record may take. */
const KEEPS_WITHIN = 6e4;
/** Keeps the record of what was done, and writes the report. That it cannot fails nothing, and hides no failure. */
async function keep({ context, scope, record }) {
	const { steps, answers, comparisons, loads } = record;
	const isEmpty = [
		steps,
		answers,
		comparisons,
		loads
	].every((list) => list.length === 0);
	if (context.signal.aborted || isEmpty || record.isPlan) return;
	try {
		const { keepRecord } = await import("./keep-record.mjs");
		const late = systemClock.sleep(KEEPS_WITHIN, context.signal).then(() => {
			throw new Failure(`aws-request-failed: it took longer than ${KEEPS_WITHIN / 1e3} s`, "");
		});
		const report = await Promise.race([keepRecord(context, scope, record), late]);
		if (report !== void 0) record.report = report;
	} catch (error) {
		if (context.signal.aborted) return;
		const [{ what = "" } = {}] = explain(error);
		context.annotate("warning", `The report of this run was not written: ${what}`);
	}
}
function openSession(context, scratch, record, early) {
	const root = rootOf(context);
	const config = readConfig(context, root);
	const owner = ownerOf(context, config.name);
	const scheduled = context.environment["GITHUB_EVENT_NAME"] === "schedule";
	const retry = retryOf(context, scheduled);
	const named = readStages(context.input("stages"), domainOf(context));
	const said = /* @__PURE__ */ new Set();
	const warn = (key, line) => {
		const warning = `${key}: ${line}`;
		if (!said.has(warning)) context.annotate("warning", warning);
		said.add(warning);
	};
	const progress = (key, line) => context.info(`${key}: ${line}`);
	const step = (step) => {
		record.steps.push(step);
		context.info(renderStep(step));
		const isThere = ![
			"create",
			"replace",
			"stop",
			"remove"
		].includes(step.does);
		if (step.id !== void 0 && isThere) changed(step.key, step.id);
	};
	const changed = (key, id) => {
		const output = early(config)[key];
		if (output !== void 0) context.output(output, id);
	};
	const deadline = systemClock.now() + (context.duration("wait") ?? LONGEST_WAIT) * 1e3;
	const scope = {
		config,
		aws: connect(context, config.aws.region, deadline),
		owner,
		domain: domainOf(context),
		root,
		scratch,
		executionRole: context.input("execution-role"),
		functionRole: context.input("function-role"),
		signal: context.signal,
		clock: systemClock,
		deadline,
		retryFailed: retry === "everything",
		force: context.flag("force"),
		given: givenOf(context),
		scheduled,
		progress,
		note: (key, line) => {
			record.notes.push(`${key}: ${line}`);
			progress(key, line);
		},
		warn
	};
	const run = {
		owner,
		clock: systemClock,
		signal: context.signal,
		deadline,
		retry,
		scheduled: scope.scheduled,
		adopt: context.flag("adopt"),
		superseded: context.choice("superseded", ["stop", "finish"]),
		tags: config.aws.tags,
		ledger: context.ledger,
		step,
		changed,
		progress,
		log: (key, lines) => context.group(`log of ${key}`, lines)
	};
	return {
		context,
		scope,
		run,
		record,
		named,
		async ensure(graph, stages) {
			await refuseOverBudget(scope, graph, stages, run);
			if (scope.domain === "pull-request") return (await ensure(graph, stages, run)).of;
			const all = STAGES.filter((stage) => named.includes(stage) || stages.includes(stage));
			return (await ensure(graph, stages, {
				...run,
				stages: all
			})).of;
		},
		load: async (module) => {
			context.worksIn(await scope.aws.account());
			return module();
		}
	};
}
/**
* Refuses to start what costs more than the budget of the config. A scheduled run only goes on with what has been started.
*
* @throws Failures
*/
async function refuseOverBudget(scope, graph, stages, run) {
	const { budget } = scope.config;
	if (budget === void 0 || scope.scheduled) return;
	const [{ plan }, { estimate }, { checkBudget }] = await Promise.all([
		import("./plan2.mjs"),
		import("./estimate.mjs"),
		import("./budget.mjs")
	]);
	const { failures, unchecked } = checkBudget(await estimate(scope, (await plan(graph, stages, run)).steps), budget);
	for (const sentence of unchecked) scope.warn("budget", sentence);
	if (failures.length > 0) throw new Failures(failures);
}
/** A scheduled run never tries again what failed; GitHub's own re-run and the input `retry` try everything. */
function retryOf(context, scheduled) {
	const asked = context.flag("retry") || Number(context.environment["GITHUB_RUN_ATTEMPT"] ?? "1") > 1;
	if (scheduled) return "nothing";
	return asked ? "everything" : "transient";
}
function givenOf(context) {
	const dataVersion = context.input("data-version");
	const trainingJob = context.input("training-job");
	const hyperparameters = context.json("hyperparameters");
	return {
		...dataVersion === "" ? {} : { dataVersion },
		...trainingJob === "" ? {} : { trainingJob },
		...hyperparameters === void 0 ? {} : { hyperparameters }
	};
}

export { withSession as n, noEarlyOutputs as t };