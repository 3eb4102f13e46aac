import { i as plan, t as renderStep } from "./summary.mjs";
import { t as functionGraph } from "./function-graph.mjs";

// actions/plan/plan.ts
/** Tells what a run of the stages would do, and does nothing. */
async function makePlan({ job, scope, run }, stages) {
	const steps = await plan(functionGraph(scope).graph, stages, run);
	for (const step of steps) run.step(step);
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