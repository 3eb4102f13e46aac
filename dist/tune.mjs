import { r as withSession, t as runAction } from "./chunks/run-action.mjs";
import { a as explain } from "./chunks/surroundings.mjs";

// actions/tune/main.ts
await runAction({
	explain,
	stop: async (job, refs) => (await import("./chunks/stop-started.mjs")).stopStarted(job, refs),
	main: (job) => withSession(job, "Tune", () => ({ tune: "tuning-job" }), async (session) => {
		const { tune } = await session.load(() => import("./chunks/tune2.mjs"));
		await tune(session);
	})
});

export {  };