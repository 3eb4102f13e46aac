import { Lt as Failure } from "./shared.mjs";
import { t as buildEc2 } from "./graph7.mjs";
import { t as endLeftInstances } from "./left.mjs";
import { t as pipelineOf } from "./pipeline.mjs";
import { t as tellBothMachines } from "./tell-both-machines.mjs";

// actions/train-on-ec2/train-on-ec2.ts
async function trainOnEc2(session) {
	const { context, scope, record } = session;
	if (scope.domain !== "main") throw new Failure("input-invalid: A pull request started this run, and pull requests train nothing on EC2.", "Run the action on the branch main.");
	const { graph, of } = await pipelineOf(scope, {}, { stages: ["train-on-ec2"] });
	const node = of(buildEc2);
	if (node === void 0) {
		context.info("Nothing to do: the config has no `ec2`.");
		context.output("state", "ready");
		return;
	}
	const output = await ensureAndEndLeft(session, graph);
	const trained = output(node);
	const { trainingJob, metrics, billableSeconds, artifact, instance, instanceId } = trained;
	const values = Object.entries(metrics).map(([name, value]) => `${name} ${value}`);
	context.info(`${trainingJob}: ${values.join(", ")}; billable: ${billableSeconds} s of ${instance} (${instanceId})`);
	record.trained.push({
		entry: "ec2",
		...trained
	});
	context.output("training-job", trainingJob);
	context.output("artifact", artifact);
	context.output("metrics", metrics);
	context.output("billable-seconds", billableSeconds);
	context.output("instance-id", instanceId);
	if (await tellBothMachines(session, of, output) && record.bothMachines === void 0) context.info("SageMaker has no finished training of the same content: the stage `train` makes one, and compares the two.");
	context.output("state", "ready");
}
async function ensureAndEndLeft({ context, scope, ensure }, graph) {
	try {
		return await ensure(graph, ["train-on-ec2"]);
	} finally {
		if (!context.signal.aborted) await endLeftInstances(scope);
	}
}

export { trainOnEc2 };