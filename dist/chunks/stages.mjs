import { wt as nearest, x as families } from "./shared.mjs";
import { n as InputError } from "./action-context.mjs";

// actions/lib/runner/stages.ts
const STAGES = stagesIn(families);
function stagesIn(registry) {
	return registry.flatMap(({ stages }) => Object.keys(stages));
}
const operations = { invoke: {
	has: ({ endpoints }) => Object.values(endpoints).some(({ smoke, model }) => smoke !== void 0 && model !== "ec2"),
	runs: ["main"]
} };
const ALL_STAGES = {
	main: stagesRunIn("main"),
	"pull-request": stagesRunIn("pull-request")
};
function stagesRunIn(domain) {
	return stagesWhere(families, ({ runs, apart }) => runs.includes(domain) && apart !== "always");
}
function stagesOf(config, domain = "main", registry = families) {
	return stagesWhere(registry, ({ has, runs, apart }) => apart === void 0 && runs.includes(domain) && has(config, domain));
}
function stagesWhere(registry, is) {
	return [...registry.map(({ stages }) => stages), operations].flatMap((stages) => Object.entries(stages)).filter(([, stage]) => is(stage)).map(([name]) => name);
}
function readStages(text, domain = "main", where = "The input stages", all = stagesWhere(families, ({ runs }) => runs.includes(domain))) {
	const named = text.split(",").map((stage) => stage.trim()).filter((stage) => stage !== "");
	const unknown = named.filter((stage) => !all.includes(stage));
	if (unknown.length === 0) return all.filter((stage) => named.includes(stage));
	const near = unknown.map((stage) => {
		const meant = nearest(stage, all);
		return meant === void 0 ? stage : `${stage} (did you mean ${meant}?)`;
	});
	throw new InputError(`${where} has an unknown stage: ${near.join(", ")}.`, `Write one or more of these, separated by commas: ${all.join(", ")}.`);
}

export { stagesOf as i, STAGES as n, readStages as r, ALL_STAGES as t };