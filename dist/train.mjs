import { t as chosen } from "./chunks/chosen.mjs";
import { t as runAction } from "./chunks/run-action.mjs";
import { n as withSession } from "./chunks/session.mjs";
import { t as stopStarted } from "./chunks/stop-started.mjs";

// actions/train/main.ts
const firstJob = (entry) => (config) => ({ [`train:${entry || Object.keys(config.train)[0]}`]: "training-job" });
await runAction({
	stop: stopStarted,
	main: (context) => withSession(context, "Train", firstJob(context.input("entry")), async (session) => {
		const only = context.input("entry") || void 0;
		chosen(session.scope.config.train, "training entry", only);
		const { train } = await session.load(() => import("./chunks/train.mjs"));
		await train(session, only);
	})
});

export {  };