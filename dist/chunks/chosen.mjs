import { Lt as Failure } from "./shared.mjs";

// actions/lib/resources/chosen.ts
function chosen(section, what, only) {
	const found = Object.entries(section).filter(([name]) => only === void 0 || name === only);
	if (only === void 0 || found.length > 0) return found;
	const names = Object.keys(section).join(", ") || "(none)";
	throw new Failure(`input-invalid: The config has no ${what} ${only}.`, `Name one of: ${names}.`);
}
function oneFunction({ functions }, only) {
	const [one, ...others] = chosen(functions, "function", only);
	if (one !== void 0 && others.length === 0) return one;
	throw new Failure("input-invalid: The input `version` is set, but the config does not have exactly one function.", "Set the input `function` too.");
}

export { oneFunction as n, chosen as t };