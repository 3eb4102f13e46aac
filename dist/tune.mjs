import { t as runAction } from "./chunks/run-action.mjs";
import { n as withSession } from "./chunks/session.mjs";
import { t as stopStarted } from "./chunks/stop-started.mjs";

// actions/tune/main.ts
await runAction({
	stop: stopStarted,
	main: (context) => withSession(context, "Tune", () => ({ tune: "tuning-job" }), async (session) => {
		const { tune } = await session.load(() => import("./chunks/tune.mjs"));
		await tune(session);
	})
});

export {  };