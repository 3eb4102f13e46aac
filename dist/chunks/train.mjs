import { t as pipelineOf } from "./pipeline.mjs";
import { t as buildTraining } from "./graph4.mjs";
import { t as tellBothMachines } from "./tell-both-machines.mjs";

// actions/lib/report/speed-up.ts
function compareWithOne(runs) {
	return runs.flatMap((run) => {
		const one = runs.find(({ instance, count }) => instance === run.instance && count === 1);
		if (run.count === 1 || one === void 0) return [];
		const speedUp = (one.trainingSeconds / run.trainingSeconds).toFixed(2);
		const cost = (billed(run) / billed(one)).toFixed(2);
		return [`${run.entry} on ${run.count} × ${run.instance} took ${run.trainingSeconds} s, ${one.entry} on one took ${one.trainingSeconds} s: ${speedUp} times as fast for ${cost} times the cost (${billed(run)} instead of ${billed(one)} billable instance-seconds).`];
	});
}
function billed({ billableSeconds, count }) {
	return billableSeconds * count;
}

// actions/train/train.ts
async function train(session, only) {
	const { context, scope, ensure, record } = session;
	const { graph, of } = await pipelineOf(scope, { entry: only }, { stages: ["train"] });
	const nodes = of(buildTraining);
	if (nodes.size === 0) context.info("Nothing to do: the config has no `train`.");
	const output = await ensure(graph, ["train"]);
	const trained = [...nodes].map(([entry, node]) => ({
		entry,
		...output(node)
	}));
	for (const { trainingJob, metrics, billableSeconds, count } of trained) {
		const values = Object.entries(metrics).map(([name, value]) => `${name} ${value}`);
		context.info(`${trainingJob}: ${values.join(", ")}; billable: ${count === 1 ? "" : `${count} × `}${billableSeconds} s`);
	}
	record.trained.push(...trained);
	for (const sentence of compareWithOne(trained)) {
		context.info(sentence);
		record.notes.push(sentence);
	}
	context.output("training-job", trained[0]?.trainingJob);
	context.output("training-jobs", Object.fromEntries(trained.map(({ entry, trainingJob }) => [entry, trainingJob])));
	context.output("metrics", trained[0]?.metrics);
	context.output("billable-seconds", trained[0]?.billableSeconds);
	if (nodes.has(scope.config.ec2?.train ?? "")) await tellBothMachines(session, of, output);
	context.output("state", "ready");
}

export { train };