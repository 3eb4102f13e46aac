import { a as tagName, n as ownTag } from "./tags.mjs";

// actions/lib/core/unproven.ts
const NAME = "unproven";
/** The last change that was started and not verified, whether AWS applied it or not. */
function markIn(tags = {}) {
	const [, tried, before, since] = /^tried=(\S+) before=(\S*) since=(\S*)$/.exec(ownTag(tags, NAME) ?? "") ?? [];
	if (tried === void 0 || since === void 0) return void 0;
	return {
		tried,
		before: before || void 0,
		since
	};
}
/** The unverified change of a resource; `undefined`: it is verified, or no change is known. */
function unprovenIn(desired, observed) {
	const { resource, tags } = observed;
	const { state } = desired;
	if (desired.unproven !== void 0) return desired.unproven(resource);
	const mark = markIn(tags);
	if (mark === void 0 || state === void 0) return void 0;
	const is = state.of(resource);
	const isBefore = mark.since !== "" && mark.since === state.revision?.(resource);
	return mark.tried === is || isBefore && mark.before !== is ? { before: mark.before } : void 0;
}
/**
* The tags that mark a resource as verified. An empty value needs no second call and no permission to delete tags. The mark
* of a change that was not applied stays, because another run may be about to apply it: a rollback of that change then leads
* to what was verified now.
*/
function provenIn(desired, observed) {
	const mark = markIn(observed.tags);
	const is = desired.state?.of(observed.resource);
	if (mark === void 0 || mark.tried === is) return { [tagName(NAME)]: "" };
	return tagOf({
		...mark,
		before: is
	});
}
function tagOf({ tried, before = "", since }) {
	return { [tagName(NAME)]: `tried=${tried} before=${before} since=${since}` };
}
/** Names the unverified change in a message. */
function changedBy(tags = {}) {
	const run = ownTag(tags, "run");
	return run === void 0 ? "the last change" : `the change by the run ${run}`;
}
/** Says in a message what the next run does with an unverified change. */
function foresee({ before }) {
	return `the next run verifies it, and ${before === void 0 ? "deletes it" : `restores ${before}`} if it fails`;
}
/** Says in a message what a rollback would restore; empty if the current state is verified. */
function wayBack(desired, observed) {
	const left = unprovenIn(desired, observed);
	if (left === void 0) return "";
	if (left.before !== void 0 && left.before === desired.state?.wanted) return "; this is the last verified version";
	const target = left.before === void 0 ? "there is nothing to roll back to" : `a rollback restores ${left.before}`;
	return `; ${changedBy(observed.tags)} was not verified, so ${target}`;
}
/**
* The unverified change that a new change leads to. An unverified state is not a target for a rollback; its own predecessor
* is.
*
* @param observed `undefined` if the resource is new
* @returns `undefined` if the change goes back to the last verified state
*/
function begin(desired, observed) {
	if (observed === void 0 || desired.state === void 0) return { before: void 0 };
	const left = unprovenIn(desired, observed);
	const before = left === void 0 ? desired.state.of(observed.resource) : left.before;
	return before === desired.state.wanted ? void 0 : { before };
}
/** The tags that mark a change as started; they are written with the change or before it. */
function marksOf({ state }, observed, begun) {
	if (state === void 0 || begun === void 0) return {};
	const since = observed === void 0 ? "" : state.revision?.(observed.resource) ?? "";
	return tagOf({
		tried: state.wanted,
		before: begun.before,
		since
	});
}

export { marksOf as a, wayBack as c, markIn as i, changedBy as n, provenIn as o, foresee as r, unprovenIn as s, begin as t };