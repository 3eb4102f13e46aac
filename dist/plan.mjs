import { E as Failure, a as runAction, c as withSession, d as renderStep, f as explain, s as noEarlyOutputs, v as plan } from "./chunks/tags.mjs";
import { t as functionGraph } from "./chunks/function-graph.mjs";

// actions/plan/main.ts
const STAGES = [
	"sync-data",
	"tune",
	"train",
	"deploy",
	"scale",
	"function"
];
function stagesOf(job) {
	const named = job.input("stages").split(",").map((stage) => stage.trim()).filter((stage) => stage !== "");
	const unknown = named.filter((stage) => !STAGES.includes(stage) && stage !== "invoke");
	if (unknown.length > 0) throw new Failure(`There is no stage ${unknown.join(", ")}.`, `Write some of: ${STAGES.join(", ")}, invoke.`);
	return named.length === 0 ? [...STAGES] : named;
}
await runAction({
	explain,
	main: (job) => withSession(job, "Plan", noEarlyOutputs, async ({ scope, run }) => {
		const steps = await plan(functionGraph(scope).graph, stagesOf(job), run);
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
	})
});

export {  };