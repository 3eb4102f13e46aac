import { a as Undecided, i as Pending, n as Failure } from "./failure.mjs";
import { a as tagName, n as ownTag } from "./tags.mjs";

// actions/lib/core/unproven.ts
const NAME = "unproven";
/** The change that was begun last and not verified, whether it was carried out or not. */
function markIn(tags = {}) {
	const [, tried, before, since] = /^tried=(\S+) before=(\S*) since=(\S*)$/.exec(ownTag(tags, NAME) ?? "") ?? [];
	if (tried === void 0 || since === void 0) return void 0;
	return {
		tried,
		before: before || void 0,
		since
	};
}
/** Whether what is there now was never verified; `undefined` = it was, or nobody knows of a change. */
function unprovenIn(desired, observed) {
	const { seen, tags } = observed;
	const { state } = desired;
	if (desired.unproven !== void 0) return desired.unproven(seen);
	const mark = markIn(tags);
	if (mark === void 0 || state === void 0) return void 0;
	const is = state.of(seen);
	const isBefore = mark.since !== "" && mark.since === state.revision?.(seen);
	return mark.tried === is || isBefore && mark.before !== is ? { before: mark.before } : void 0;
}
/**
* The tags that say that what is there now was verified; an empty value spares a second call, and the right to take tags
* away. A mark of a change that was not carried out stays, since another
* run may be about to do so: the way back from it is what was verified now.
*/
function provenIn(desired, observed) {
	const mark = markIn(observed.tags);
	const is = desired.state?.of(observed.seen);
	if (mark === void 0 || mark.tried === is) return { [tagName(NAME)]: "" };
	return tagOf({
		...mark,
		before: is
	});
}
function tagOf({ tried, before = "", since }) {
	return { [tagName(NAME)]: `tried=${tried} before=${before} since=${since}` };
}
/** Whose change was never verified, in words. */
function changedBy(tags = {}) {
	const run = ownTag(tags, "run");
	return run === void 0 ? "what was changed" : `what the run ${run} changed`;
}
/** What a run does with what was never verified, in words. */
function foretell({ before }) {
	return `it is verified, and ${before === void 0 ? "removed again" : `${before} is put back`} if it is wrong`;
}
/** What a change of something unproven means for the way back, in words; empty where that was proven. */
function wayBack(desired, observed) {
	const left = unprovenIn(desired, observed);
	if (left === void 0) return "";
	if (left.before !== void 0 && left.before === desired.state?.wanted) return "; this is what was verified last";
	const way = left.before === void 0 ? "there is none" : left.before;
	return `; ${changedBy(observed.tags)} was never verified, so it is no way back: ${way}${left.before === void 0 ? "" : " is"}`;
}
/**
* What becomes unproven by a change of what was observed. What was itself never verified is no way back: that is what was
* there before it.
*
* @param observed `undefined` when it is made anew
* @returns `undefined` when the change goes back to what was verified last
*/
function begin(desired, observed) {
	if (observed === void 0 || desired.state === void 0) return { before: void 0 };
	const left = unprovenIn(desired, observed);
	const before = left === void 0 ? desired.state.of(observed.seen) : left.before;
	return before === desired.state.wanted ? void 0 : { before };
}
/** The tags that say of a change that it was begun; they are written with it or before it. */
function marksOf({ state }, observed, begun) {
	if (state === void 0 || begun === void 0) return {};
	const since = observed === void 0 ? "" : state.revision?.(observed.seen) ?? "";
	return tagOf({
		tried: state.wanted,
		before: begun.before,
		since
	});
}

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
		const isUndecided = error instanceof Pending || error instanceof Undecided;
		if (unproven === void 0 || desired.revert === void 0 || isUndecided) throw error;
		throw await wentBack(error, run.signal, async () => desired.revert?.(id, unproven.before));
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
	if (unproven !== void 0) await prove(node.kind, desired, id, kept);
	return desired.output(id, observed.seen, tags);
}
/**
* Goes back after a failed verification.
*
* @param revert says in a sentence what is there now
* @returns what to tell: what was wrong, then what is there now, or what has kept it from going back
*/
async function wentBack(error, signal, revert) {
	let now;
	try {
		now = await revert();
	} catch (hindrance) {
		signal.throwIfAborted();
		now = hindrance instanceof Pending ? `It has not gone back yet when the wait ended (${hindrance.message}): the next run goes on.` : `Going back failed: ${wordsOf(hindrance)}`;
	}
	const next = error instanceof Failure ? error.next : "Mend the cause and run again.";
	return new Failure(`${wordsOf(error)}\n${now}`, next, error);
}
/**
* Takes the mark off what is there, unless it is something else by now: what another run has made of it.
*
* @param kept tags that a verified change leaves
*/
async function prove(kind, desired, id, kept) {
	if (desired.state === void 0 || kind.tag === void 0) return;
	const observed = await kind.observe(id);
	if (observed === void 0 || desired.state.of(observed.seen) !== desired.state.wanted) return;
	if (unprovenIn(desired, observed) === void 0) return;
	await kind.tag(id, observed.seen, {
		...kept,
		...provenIn(desired, observed)
	});
}
function wordsOf(error) {
	return error instanceof Error ? error.message : String(error);
}

export { changedBy as a, marksOf as c, begin as i, unprovenIn as l, prove as n, foretell as o, wentBack as r, markIn as s, finish as t, wayBack as u };