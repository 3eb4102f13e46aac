import { n as explain, t as runAction } from "./chunks/run-action.mjs";

// actions/fork-report/main.ts
await runAction({
	explain,
	main: async (job) => {
		const { reportOnFork } = await import("./chunks/report-on-fork.mjs");
		await reportOnFork(job);
	}
});

export {  };