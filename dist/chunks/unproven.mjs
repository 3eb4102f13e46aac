import { it as tagName, tt as ownTag } from "./shared.mjs";

// actions/lib/core/unproven.ts
const NAME = "unproven";
function markIn(tags = {}) {
	const [, tried, before, since] = /^tried=(\S+) before=(\S*) since=(\S*)$/.exec(ownTag(tags, NAME) ?? "") ?? [];
	if (tried === void 0 || since === void 0) return void 0;
	return {
		tried,
		before: before || void 0,
		since
	};
}
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
function changedBy(tags = {}) {
	const run = ownTag(tags, "run");
	return run === void 0 ? "the last change" : `the change by the run ${run}`;
}
function foresee({ before }) {
	return `the next run verifies it, and ${before === void 0 ? "deletes it" : `restores ${before}`} if it fails`;
}
function wayBack(desired, observed) {
	const left = unprovenIn(desired, observed);
	if (left === void 0) return "";
	if (left.before !== void 0 && left.before === desired.state?.wanted) return "; this is the last verified version";
	const target = left.before === void 0 ? "there is nothing to roll back to" : `a rollback restores ${left.before}`;
	return `; ${changedBy(observed.tags)} was not verified, so ${target}`;
}
function begin(desired, observed) {
	if (observed === void 0 || desired.state === void 0) return { before: void 0 };
	const left = unprovenIn(desired, observed);
	const before = left === void 0 ? desired.state.of(observed.resource) : left.before;
	return before === desired.state.wanted ? void 0 : { before };
}
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