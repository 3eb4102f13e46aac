import { a as decide, c as tellRetries, i as Outputs, o as desireOf, s as superseded, t as isSelected } from "./plan.mjs";
import { Ht as isAlreadyThere, It as Blocked, Lt as Failure, Rt as Failures, Ut as isTransient, Vt as endOfLog, b as poll, m as describeChanges, nt as ownTags, y as nextWait, zt as Pending } from "./shared.mjs";
import { t as finish } from "./finish.mjs";
import { n as isDeepStrictEqual } from "./_util.mjs";
import { i as startsAnew, n as STARTS_NOTHING, t as LeftPending } from "./pending.mjs";
import { a as marksOf, t as begin } from "./unproven.mjs";

// actions/lib/core/not-made.ts
function retryAdvice(stage, { reruns }) {
	return `Fix the cause in the code, the data or the config; the next run tries again. To retry without a change, ${reruns === true ? `re-run the workflow that has the stage ${stage}` : `run the stage ${stage} with \`retry: true\``}.`;
}
async function failed(node, { id, why, refused }, changed, run) {
	if (refused !== void 0 && !changed) return refused.failure;
	const name = `the ${node.kind.name} ${id}`;
	const log = endOfLog(await lastLines(node, id));
	if (refused !== void 0) return new Failure(`update-rolled-back: Updating ${name} failed, and the update was rolled back: ${refused.reason}${log}`, refused.next ?? refused.failure.next);
	return new Failure(`resource-failed: The${name.slice(3)} failed: ${why}${log}`, retryAdvice(node.stages[0] ?? node.key, run));
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
const SHOWS_UP_WITHIN = 3e4;
const SILENCE = 6e4;
const NEWS_EVERY = 2e3;
const NO_NEWS = {
	lines: [],
	log: []
};
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
		if (signal.aborted && node.kind.stop === void 0) run.progress(node.key, `${ref.kind} ${id} continues at AWS and may cost money; the next run waits for it`);
		throw error;
	}
}
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
		throw new Blocked(`resource-failed: The ${node.kind.name} ${decision.id} failed: ${decision.why}`, retryAdvice(stage, run));
	}
	throw new Blocked(`earlier-stage-missing: This stage needs ${node.key}, but the ${node.kind.name} ${decision.id} is ${whyNot(decision)}.`, run.reruns === true ? `Re-run the workflow that has the stage ${stage}.` : `Run the stage ${stage} first.`);
}
function whyNot({ does, why }) {
	if (does === "create") return `missing (${why})`;
	return does === "verify" ? `not verified yet (${why})` : `different from the config (${why})`;
}

// actions/lib/core/ensure.ts
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
				const selected = isSelected(node, stages);
				outputs.set(node, await (selected ? make : read)(node, desired, run, left));
				if (selected) run.reached?.(node.key);
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
async function recover(node, cause) {
	try {
		if (await node.recovery?.find() !== void 0) await node.recovery?.verify();
	} catch (error) {
		throw new Failures(cause instanceof Failures ? [...cause.failures, error] : [cause, error]);
	}
}
async function all(going) {
	const reasons = (await Promise.allSettled(going)).flatMap((result) => result.status === "rejected" ? [result.reason] : []);
	const causes = [...new Set(reasons.flatMap((reason) => reason instanceof Failures ? reason.failures : [reason]))];
	const failures = causes.filter((cause) => !(cause instanceof Pending));
	if (failures.length > 1) throw new Failures(failures);
	if (causes.length > 0) throw failures[0] ?? causes[0];
}
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
		if (decision.does === "fail") throw await failed(node, decision, acted.has(decision.id), run);
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
async function pause(node, id, { clock, deadline, signal }, started) {
	const wait = nextWait(clock.now() - started, clock.random());
	if (clock.now() + wait > deadline) throw new Pending(`${node.kind.name} ${id} (another process is changing it)`);
	await clock.sleep(wait, signal);
}
function startsNothing({ key, kind, stages }, { id, why }) {
	return new Blocked(`schedule-starts-nothing: ${key}: the ${kind.name} ${id} differs from the config (${why}). No earlier run left it pending, and ${STARTS_NOTHING}.`, `Push, or run the workflow by hand with the stage ${stages[0]}.`);
}
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
			await waitUntilStable(node, id, run, "gone");
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

export { ensure as t };