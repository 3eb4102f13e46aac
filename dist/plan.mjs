import { t as runAction } from "./chunks/run-action.mjs";
import { n as withSession, t as noEarlyOutputs } from "./chunks/session.mjs";

// actions/plan/main.ts
await runAction({ main: async (context) => {
	if (context.flag("policies")) {
		const { writePolicies } = await import("./chunks/write-policies.mjs");
		return writePolicies(context);
	}
	const folder = context.input("fork-report");
	if (folder !== "") {
		const { reportFork } = await import("./chunks/report-fork.mjs");
		return reportFork(context, folder);
	}
	return withSession(context, "Plan", noEarlyOutputs, async (session) => {
		const { makePlan } = await session.load(() => import("./chunks/plan3.mjs"));
		await makePlan(session);
	});
} });

export {  };