import { t as runAction } from "./chunks/run-action.mjs";
import { n as withSession, t as noEarlyOutputs } from "./chunks/session.mjs";
import { t as stopStarted } from "./chunks/stop-started.mjs";

// actions/train-on-ec2/main.ts
await runAction({
	stop: stopStarted,
	main: (context) => withSession(context, "Train on EC2", noEarlyOutputs, async (session) => {
		const { trainOnEc2 } = await session.load(() => import("./chunks/train-on-ec2.mjs"));
		await trainOnEc2(session);
	})
});

export {  };