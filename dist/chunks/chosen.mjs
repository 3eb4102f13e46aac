import { n as Failure } from "./failure.mjs";

// actions/lib/resources/chosen.ts
/**
* The entries of a section of the config: all, or the one that is named.
*
* @param what an entry is called, for the message
* @throws Failure when there is none of that name
*/
function chosen(section, what, only) {
	const found = Object.entries(section).filter(([name]) => only === void 0 || name === only);
	if (only === void 0 || found.length > 0) return found;
	const names = Object.keys(section).join(", ") || "(none)";
	throw new Failure(`The config has no ${what} ${only}.`, `Name one of: ${names}.`);
}
/**
* The function that a version is named of.
*
* @throws Failure unless it is clear which
*/
function oneFunction({ functions }, only) {
	const [one, ...others] = chosen(functions, "function", only);
	if (one !== void 0 && others.length === 0) return one;
	throw new Failure("The input `version` is set, but the config does not have exactly one function.", "Set the input `function` too.");
}

export { oneFunction as n, chosen as t };