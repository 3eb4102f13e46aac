import { a as runAction, n as withSession, o as explain } from "./chunks/session.mjs";
import { t as stopStarted } from "./chunks/stop-started.mjs";

// actions/tune/main.ts
await runAction({
	explain,
	stop: stopStarted,
	main: (job) => withSession(job, "Tune", () => ({ tune: "tuning-job" }), async (session) => {
		const { tune } = await session.load(() => import("./chunks/tune.mjs"));
		await tune(session);
	})
});

export {  };