import { o as explain, r as withSession, t as runAction } from "./chunks/run-action.mjs";
import { t as stopStarted } from "./chunks/stop-started.mjs";

// actions/tune/main.ts
await runAction({
	explain,
	stop: stopStarted,
	main: (job) => withSession(job, "Tune", () => ({ tune: "tuning-job" }), async (session) => {
		const { tune } = await session.load(() => import("./chunks/tune2.mjs"));
		await tune(session);
	})
});

export {  };