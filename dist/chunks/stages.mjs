import { t as nearest } from "./nearest.mjs";
import { t as families } from "./resources.mjs";
import { n as InputError } from "./action-context.mjs";

// actions/lib/runner/stages.ts
/** Stages that own resources, in the order of a run. */
const STAGES = stagesIn(families);
/** Stages that families bring into a run. */
function stagesIn(registry) {
	return registry.flatMap(({ stages }) => Object.keys(stages));
}
/** What owns nothing, and asks what the others have made, with whether a config has something for it. */
const operations = { invoke: {
	has: ({ endpoints }) => Object.values(endpoints).some(({ smoke, model }) => smoke !== void 0 && model !== "ec2"),
	runs: ["main"]
} };
/** The stages of the workflow of a trust domain. */
const ALL_STAGES = {
	main: stagesRunIn("main"),
	"pull-request": stagesRunIn("pull-request")
};
function stagesRunIn(domain) {
	return stagesWhere(families, ({ runs, apart }) => runs.includes(domain) && apart !== "always");
}
/**
* The stages that have something to do for a config in the runs of a trust domain, in the order of a run; without those that
* have a workflow of their own.
*/
function stagesOf(config, domain = "main", registry = families) {
	return stagesWhere(registry, ({ has, runs, apart }) => apart === void 0 && runs.includes(domain) && has(config));
}
function stagesWhere(registry, is) {
	return [...registry.map(({ stages }) => stages), operations].flatMap((stages) => Object.entries(stages)).filter(([, stage]) => is(stage)).map(([name]) => name);
}
/**
* Reads a list of stages as people write it: separated by commas.
*
* @param where what holds the list, for the message
* @param all the stages that can be named; default: all that runs of this trust domain can include
* @returns each once, in the order of a run; empty when none is named
* @throws InputError that names every unknown one
*/
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