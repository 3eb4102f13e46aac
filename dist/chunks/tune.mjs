import { t as pipelineOf } from "./pipeline.mjs";
import { t as buildTuning } from "./graph.mjs";

// actions/tune/tune.ts
/** Searches the best hyperparameters, and hands them on. */
async function tune({ job, scope, ensure }) {
	const { graph, of } = await pipelineOf(scope);
	if (scope.config.tune === void 0) job.info("The config has no `tune`: nothing to do.");
	const { hyperparameters, tuningJob, bestTrainingJob, bestObjective } = (await ensure(graph, ["tune"]))(of(buildTuning));
	job.info(`best hyperparameters: ${JSON.stringify(hyperparameters)}`);
	job.output("tuning-job", tuningJob);
	job.output("best-training-job", bestTrainingJob);
	job.output("best-hyperparameters", hyperparameters);
	job.output("best-objective", bestObjective);
	job.output("state", "ready");
}

export { tune };