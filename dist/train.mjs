import { i as runAction, o as withSession, u as explain } from "./chunks/tags.mjs";
import { t as stopStarted } from "./chunks/stop-started.mjs";
import { t as trainingGraph } from "./chunks/training-graph.mjs";

// actions/train/main.ts
const firstJob = (entry) => (config) => ({ [`train:${entry || Object.keys(config.train)[0]}`]: "training-job" });
await runAction({
	explain,
	stop: stopStarted,
	main: (job) => withSession(job, "Train", firstJob(job.input("entry")), async (session) => {
		const { graph, train } = trainingGraph(session.scope, job.input("entry") || void 0);
		const of = await session.ensure(graph, ["train"]);
		const trained = [...train].map(([entry, node]) => ({
			entry,
			...of(node)
		}));
		for (const { trainingJob, metrics, billableSeconds } of trained) {
			const values = Object.entries(metrics).map(([name, value]) => `${name} ${value}`);
			job.info(`${trainingJob}: ${values.join(", ")}; ${billableSeconds} billable seconds`);
		}
		job.output("training-job", trained[0]?.trainingJob);
		job.output("training-jobs", Object.fromEntries(trained.map(({ entry, trainingJob }) => [entry, trainingJob])));
		job.output("metrics", trained[0]?.metrics);
		job.output("billable-seconds", trained[0]?.billableSeconds);
		job.output("state", "ready");
	})
});

export {  };