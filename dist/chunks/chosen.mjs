import { n as Failure } from "./failure.mjs";

// actions/lib/resources/chosen.ts
/**
* The entries of a section of the config: all, or the named one.
*
* @param the word for an entry, for the message
* @throws Failure when no entry has that name
*/
function chosen(section, what, only) {
	const found = Object.entries(section).filter(([name]) => only === void 0 || name === only);
	if (only === void 0 || found.length > 0) return found;
	const names = Object.keys(section).join(", ") || "(none)";
	throw new Failure(`input-invalid: The config has no ${what} ${only}.`, `Name one of: ${names}.`);
}
/**
* The function that the input `version` belongs to.
*
* @throws Failure unless there is exactly one, or the input `function` names it
*/
function oneFunction({ functions }, only) {
	const [one, ...others] = chosen(functions, "function", only);
	if (one !== void 0 && others.length === 0) return one;
	throw new Failure("input-invalid: The input `version` is set, but the config does not have exactly one function.", "Set the input `function` too.");
}

export { oneFunction as n, chosen as t };