import { t as chosen } from "./chosen.mjs";
import { n as trainingQuota, t as buildTuning } from "./graph.mjs";
import { s as inputNodes } from "./since.mjs";
import { n as trainNode, t as namedTrainingJob } from "./node.mjs";

// actions/lib/resources/training/graph.ts
function buildTraining(pipeline) {
	const { scope, only, of, add } = pipeline;
	const inputs = inputNodes(pipeline);
	const tune = of(buildTuning);
	const fits = trainingQuota(scope);
	const named = scope.given.trainingJob;
	const jobs = new Map(chosen(scope.config.train, "training entry", only.entry).map(([entry, resources]) => [entry, named === void 0 ? trainNode(scope, entry, resources, inputs, tune, () => fits(`train:${entry}`, resources, 1)) : namedTrainingJob(scope, entry, named)]));
	add(...jobs.values());
	return jobs;
}

export { buildTraining as t };