import { n as explain, t as runAction } from "./chunks/run-action.mjs";
import { n as withSession, t as noEarlyOutputs } from "./chunks/session.mjs";

// actions/plan/main.ts
await runAction({
	explain,
	main: async (job) => {
		if (job.flag("policies")) {
			const { writePolicies } = await import("./chunks/write-policies.mjs");
			return writePolicies(job);
		}
		const folder = job.input("fork-report");
		if (folder !== "") {
			const { reportFork } = await import("./chunks/report-fork.mjs");
			return reportFork(job, folder);
		}
		return withSession(job, "Plan", noEarlyOutputs, async (session) => {
			const { makePlan } = await session.load(() => import("./chunks/plan2.mjs"));
			await makePlan(session);
		});
	}
});

export {  };