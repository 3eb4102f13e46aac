import { n as noEarlyOutputs, o as explain, r as withSession, t as runAction } from "./chunks/run-action.mjs";
import { n as Failure } from "./chunks/failure.mjs";

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
	main: async (job) => {
		if (job.flag("policies")) {
			const { writePolicies } = await import("./chunks/write-policies.mjs");
			return writePolicies(job);
		}
		return withSession(job, "Plan", noEarlyOutputs, async (session) => {
			const stages = stagesOf(job);
			const { makePlan } = await session.load(() => import("./chunks/plan.mjs"));
			await makePlan(session, stages);
		});
	}
});

export {  };