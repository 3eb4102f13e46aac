import { t as pipelineOf } from "./pipeline.mjs";
import { t as buildTuning } from "./graph.mjs";
import { w as float32 } from "./shared.mjs";
import { r as listTrials } from "./tuning-job.aws.mjs";

// actions/lib/resources/tuning/trials.ts
async function trialsOf({ aws, config }, tuningJob) {
	const trials = (await listTrials(aws, tuningJob)).map((trial) => {
		const { TrainingJobName, TrainingJobStatus, TunedHyperParameters, TrainingStartTime, TrainingEndTime } = trial;
		const objective = trial.FinalHyperParameterTuningJobObjectiveMetric?.Value;
		const hyperparameters = Object.entries(TunedHyperParameters ?? {}).map(([key, value]) => [key, bare(value)]);
		return {
			name: TrainingJobName ?? "",
			status: TrainingJobStatus ?? "",
			hyperparameters: Object.fromEntries(hyperparameters),
			...objective !== void 0 && { objective: float32(objective) },
			...TrainingStartTime !== void 0 && { started: TrainingStartTime.getTime() },
			...TrainingStartTime !== void 0 && TrainingEndTime !== void 0 && { seconds: (TrainingEndTime.getTime() - TrainingStartTime.getTime()) / 1e3 }
		};
	});
	const sign = config.tune?.objective.type === "Maximize" ? -1 : 1;
	const worth = ({ objective }) => objective === void 0 ? Number.POSITIVE_INFINITY : sign * objective;
	return trials.toSorted((a, b) => worth(a) - worth(b));
}
function bare(value) {
	return value.replace(/^"(.*)"$/, "$1");
}

// actions/tune/tune.ts
async function tune({ context, scope, record, ensure }) {
	const { graph, of } = await pipelineOf(scope, {}, { stages: ["tune"] });
	if (scope.config.tune === void 0) context.info("Nothing to do: the config has no `tune`.");
	const { hyperparameters, tuningJob, bestTrainingJob, bestObjective } = (await ensure(graph, ["tune"]))(of(buildTuning));
	if (tuningJob !== void 0) record.tuning.push({
		name: tuningJob,
		objective: scope.config.tune?.objective.metric ?? "",
		direction: scope.config.tune?.objective.type ?? "Minimize",
		best: bestTrainingJob,
		trials: await trialsOf(scope, tuningJob)
	});
	context.info(`best hyperparameters: ${JSON.stringify(hyperparameters)}`);
	context.output("tuning-job", tuningJob);
	context.output("best-training-job", bestTrainingJob);
	context.output("best-hyperparameters", hyperparameters);
	context.output("best-objective", bestObjective);
	context.output("state", "ready");
}

export { tune };