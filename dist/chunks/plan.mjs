import { n as Failure, r as Failures } from "./failure.mjs";
import { i as renderStep, r as stagesOf, t as STAGES, u as plan } from "./stages.mjs";
import { r as readSources } from "./sources.mjs";
import { t as pipelineOf } from "./pipeline.mjs";

// actions/plan/plan.ts
/**
* Tells what a run of the stages would do, and does nothing.
*
* @throws Failure, or Failures, when a stage cannot pass; in a scheduled run its stage says so once, where it was left
*/
async function makePlan({ job, scope, run, named, record }) {
	const { config, domain } = scope;
	await readSources(scope);
	const asked = named.length === 0 ? stagesOf(config) : named;
	const stages = STAGES.filter((stage) => asked.includes(stage));
	const hidden = domain === "pull-request" && stages.includes("function") ? Object.keys(config.functions) : [];
	const seen = hidden.length === 0 ? stages : stages.filter((stage) => stage !== "function");
	const { graph } = await pipelineOf(scope);
	const steps = await plan(graph, seen, run);
	for (const step of steps) run.step(step);
	if (hidden.length > 0) {
		const text = `This plan leaves out the function ${hidden.join(", ")}: the role for pull requests may not read its code and environment. The plan of a run on main shows it.`;
		job.info(text);
		record.notes.push(text);
	}
	job.output("changes", steps.map(({ key, does, id, detail }) => ({
		key,
		does,
		id,
		detail
	})));
	const going = run.scheduled === true ? stagesToGoOnWith(graph, steps, stagesOf(config)) : asked;
	job.output("run", going);
	job.info(run.scheduled === true ? describeSchedule(going) : describeWrites(steps));
	const failed = steps.filter(({ does }) => does === "fail");
	if (run.scheduled === true || failed.length === 0) return;
	const failures = failed.map((step) => new Failure(renderStep(step), "The run started and changed nothing. Correct the problem and run again."));
	throw failures.length > 1 ? new Failures(failures) : failures[0];
}
function describeWrites(steps) {
	const writes = steps.filter(({ does }) => does !== "reuse" && does !== "attach").length;
	return writes === 0 ? "Nothing to do: everything exists already." : `${writes} of ${steps.length} steps change something or are known only later.`;
}
function describeSchedule(stages) {
	return stages.length === 0 ? "Nothing is pending, so this scheduled run ends here. A push or a manual run creates what is missing and updates what changed." : `This scheduled run resumes what an earlier run left pending: ${stages.join(", ")}.`;
}
/** Stages that a scheduled run has something to go on with in; what it deploys, it asks. @param own those of the config */
function stagesToGoOnWith(graph, steps, own) {
	const keys = new Set(steps.filter(({ goesOn }) => goesOn === true).map(({ key }) => key));
	const stages = new Set(graph.filter(({ key }) => keys.has(key)).map((node) => node.stages[0]));
	const going = STAGES.filter((stage) => stages.has(stage));
	return own.filter((stage) => going.includes(stage) || stage === "invoke" && going.includes("deploy"));
}

export { makePlan };