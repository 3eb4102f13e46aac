// actions/lib/core/compare.ts
/**
* Fields in which a resource that was found differs from the one that would be requested. A name is found by 40 bits of a
* hash, and anybody with the right to create may have taken it first: only this comparison says what was found.
*
* @param found identity of what the service describes
* @param wanted identity of what would be requested
* @returns one change a field, by `path` such as `hyperparameters.epochs`; empty = the same
*/
function compare(found, wanted) {
	const [before, after] = [flatten(found), flatten(wanted)];
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).sort().map((path) => ({
		path,
		before: before.get(path),
		after: after.get(path),
		by: "replace"
	}));
}
/** Leaves by their path; an empty list or object is the same as none, and AWS's `false` the same as unset. */
function flatten(value, path = "", leaves = /* @__PURE__ */ new Map()) {
	if (typeof value === "object" && value !== null) for (const [key, member] of Object.entries(value)) flatten(member, path === "" ? key : `${path}.${key}`, leaves);
	else if (value !== void 0 && value !== null && value !== false) leaves.set(path, value);
	return leaves;
}
/** Most changes that are told one by one; the list itself has all. */
const MOST = 20;
/** Characters of a value in a line. */
const LONGEST = 200;
/** Changes as one line: `count: 1 → 2, model: a → b`. */
function describeChanges(changes) {
	return [...changes.slice(0, MOST).map(({ path, before, after }) => `${path}: ${show(before)} → ${show(after)}`), ...changes.length > MOST ? [`${changes.length - MOST} more`] : []].join(", ");
}
function show(value) {
	const text = typeof value === "string" ? value : JSON.stringify(value) ?? "nothing";
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

export { describeChanges as n, compare as t };