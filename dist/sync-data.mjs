import { n as noEarlyOutputs, o as explain, r as withSession, t as runAction } from "./chunks/run-action.mjs";

// actions/sync-data/main.ts
await runAction({
	explain,
	main: (job) => withSession(job, "Sync data", noEarlyOutputs, async (session) => {
		const { syncData } = await session.load(() => import("./chunks/sync-data.mjs"));
		await syncData(session);
	})
});

export {  };