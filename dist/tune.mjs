import { a as runAction, c as withSession, m as explain } from "./chunks/tags.mjs";
import { t as stopStarted } from "./chunks/stop-started.mjs";
import { t as trainingGraph } from "./chunks/training-graph.mjs";

// actions/tune/main.ts
await runAction({
	explain,
	stop: stopStarted,
	main: (job) => withSession(job, "Tune", () => ({ tune: "tuning-job" }), async (session) => {
		const { graph, tune } = trainingGraph(session.scope);
		const { hyperparameters, tuningJob, bestTrainingJob, bestObjective } = (await session.ensure(graph, ["tune"]))(tune);
		job.info(`best hyperparameters: ${JSON.stringify(hyperparameters)}`);
		job.output("tuning-job", tuningJob);
		job.output("best-training-job", bestTrainingJob);
		job.output("best-hyperparameters", hyperparameters);
		job.output("best-objective", bestObjective);
		job.output("state", "ready");
	})
});

export {  };