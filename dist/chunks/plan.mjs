import { i as plan, t as renderStep } from "./summary.mjs";
import { t as functionGraph } from "./function-graph.mjs";

// actions/plan/plan.ts
/** Tells what a run of the stages would do, and does nothing. */
async function makePlan({ job, scope, run, section }, stages) {
	const { config, domain } = scope;
	const hidden = domain === "pull-request" && stages.includes("function") ? Object.keys(config.functions) : [];
	const seen = hidden.length === 0 ? stages : stages.filter((stage) => stage !== "function");
	const steps = await plan(functionGraph(scope).graph, seen, run);
	for (const step of steps) run.step(step);
	if (hidden.length > 0) {
		const text = `Not visible to pull requests: the function ${hidden.join(", ")}. Their role may not read its code and environment; the plan of a run on main shows it.`;
		job.info(text);
		section(text);
	}
	const writes = steps.filter(({ does }) => does !== "reuse" && does !== "attach").length;
	job.info(writes === 0 ? "Nothing to do: everything is there." : `${writes} of ${steps.length} steps change something or are known later.`);
	job.output("changes", steps.map(({ key, does, id, detail }) => ({
		key,
		does,
		id,
		detail
	})));
	for (const step of steps.filter(({ does }) => does === "fail")) job.annotate("warning", renderStep(step));
}

export { makePlan };