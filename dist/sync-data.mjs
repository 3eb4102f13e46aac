import { a as runAction, c as withSession, m as explain, s as noEarlyOutputs } from "./chunks/tags.mjs";
import { t as inputNodes } from "./chunks/tune.mjs";

// actions/sync-data/main.ts
await runAction({
	explain,
	main: (job) => withSession(job, "Sync data", noEarlyOutputs, async (session) => {
		const { list, data } = inputNodes(session.scope);
		const { version, published } = (await session.ensure(list, ["sync-data"]))(data);
		job.output("data-version", version);
		job.output("uploaded", published?.uploaded ?? 0);
		job.output("copied", published?.copied ?? 0);
	})
});

export {  };