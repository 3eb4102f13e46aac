import { t as runAction } from "./chunks/run-action.mjs";
import { n as withSession, t as noEarlyOutputs } from "./chunks/session.mjs";

// actions/sync-data/main.ts
await runAction({ main: (context) => withSession(context, "Sync data", noEarlyOutputs, async (session) => {
	const { syncData } = await session.load(() => import("./chunks/sync-data.mjs"));
	await syncData(session);
}) });

export {  };