import { a as tagName, n as ownTag } from "./tags.mjs";

// actions/lib/core/unproven.ts
const NAME = "unproven";
/** The tag of a change that was verified; an empty value spares a second call, and the right to take tags away. */
const PROVEN = { [tagName(NAME)]: "" };
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
	if (desired.unproven !== void 0) return desired.unproven(seen);
	const mark = markIn(tags);
	const is = desired.state?.of(seen);
	return mark !== void 0 && mark.tried === is ? { before: mark.before } : void 0;
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
	return { [tagName(NAME)]: `tried=${state.wanted} before=${begun.before ?? ""} since=${since}` };
}

export { unprovenIn as a, marksOf as i, begin as n, markIn as r, PROVEN as t };