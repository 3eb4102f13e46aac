import { t as chosen } from "./chunks/chosen.mjs";
import { t as runAction } from "./chunks/run-action.mjs";
import { n as withSession, t as noEarlyOutputs } from "./chunks/session.mjs";
import { t as stopStarted } from "./chunks/stop-started.mjs";

// actions/compare-metrics/main.ts
await runAction({
	stop: stopStarted,
	main: (context) => {
		context.output("verdict", "error");
		return withSession(context, "Comparison", noEarlyOutputs, async (session) => {
			const only = context.input("endpoint") || void 0;
			chosen(session.scope.config.endpoints, "endpoint", only);
			const { compareMetrics } = await session.load(() => import("./chunks/compare-metrics.mjs"));
			await compareMetrics(session, only);
		}, async (record, config) => {
			if (context.input("github-token") === "") return;
			const { publish } = await import("./chunks/publish.mjs");
			await publish(context, record, config);
		});
	}
});

export {  };