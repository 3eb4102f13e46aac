import { createHash } from "node:crypto";

// actions/lib/core/names.ts
/** First `length` hex digits of the SHA-256 over the canonical JSON of `value`: keys sorted, `undefined` left out. */
function digest(value, length = 10) {
	return createHash("sha256").update(canonical(value)).digest("hex").slice(0, length);
}
function canonical(value) {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (typeof value === "object" && value !== null) return `{${Object.entries(value).filter(([, member]) => member !== void 0).sort(([a], [b]) => a < b ? -1 : 1).map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(",")}}`;
	return JSON.stringify(value ?? null);
}
/**
* Names a content: `<prefix>-<10 hex digits over all parts>`. The name only finds: what it finds is compared. Each part is
* also hashed for itself, so that a later run can say which part changed.
*
* @param parts everything that decides the result, by the names that people use for it
*/
function contentName(prefix, parts) {
	return {
		id: `${prefix}-${digest(parts)}`,
		parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, digest(part, 64)]))
	};
}
/** Name of a further attempt at the same content: `<id>`, `<id>-r2`, `<id>-r3`, … */
function attemptName(id, attempt) {
	return attempt === 1 ? id : `${id}-r${attempt}`;
}
/** The prefix of a content name, without the dash and the digits; `undefined` if the name has no such digits. */
function contentPrefix(name) {
	return /^(.+)-[0-9a-f]{10}(-r[2-9])?$/.exec(name)?.[1];
}
/** Whether a name is one of a content that begins so; `dog-single-multi-…` is none of `dog-single-`. */
function isContentName(name, prefix) {
	return `${contentPrefix(name)}-` === prefix;
}
/** The hashed parts that differ between two contents, by name. */
function changedParts(before, after) {
	return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]).sort();
}
/** Prefix of what is named by its pipeline and its content. */
function byPipeline({ pipeline }) {
	return `${pipeline}-`;
}

export { contentPrefix as a, contentName as i, byPipeline as n, digest as o, changedParts as r, isContentName as s, attemptName as t };