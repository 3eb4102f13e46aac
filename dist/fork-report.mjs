import { t as runAction } from "./chunks/run-action.mjs";

// actions/fork-report/main.ts
await runAction({ main: async (context) => {
	const { reportOnFork } = await import("./chunks/report-on-fork.mjs");
	await reportOnFork(context);
} });

export {  };