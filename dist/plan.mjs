import { a as runAction, n as withSession, o as explain, t as noEarlyOutputs } from "./chunks/session.mjs";

// actions/plan/main.ts
await runAction({
	explain,
	main: async (job) => {
		if (job.flag("policies")) {
			const { writePolicies } = await import("./chunks/write-policies.mjs");
			return writePolicies(job);
		}
		return withSession(job, "Plan", noEarlyOutputs, async (session) => {
			const { makePlan } = await session.load(() => import("./chunks/plan.mjs"));
			await makePlan(session);
		});
	}
});

export {  };