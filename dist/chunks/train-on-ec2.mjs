import { n as Failure } from "./failure.mjs";
import { n as KEY, t as buildEc2 } from "./graph7.mjs";
import { n as endLeft } from "./run.aws.mjs";
import { t as pipelineOf } from "./pipeline.mjs";

// actions/lib/resources/ec2/left.ts
/**
* Ends instances of the pipeline's trainings that should have ended by themselves: they have left their status, or are past
* their time. That it cannot is a warning: their own timers end them.
*/
async function endLeftInstances(scope) {
	const { aws, config, owner, progress, warn, signal } = scope;
	try {
		const bucket = config.aws.bucket ?? `sagemaker-${aws.region}-${await aws.account()}`;
		for (const name of await endLeft(aws, bucket, owner)) progress(KEY, `the instance of ${name} was ended`);
	} catch (error) {
		signal.throwIfAborted();
		const words = error instanceof Error ? error.message : String(error);
		warn(KEY, `whether an instance should be ended could not be looked up: ${words}`);
	}
}

// actions/train-on-ec2/train-on-ec2.ts
/** Trains on an EC2 instance, tells what came of it, and ends every instance that should have ended. */
async function trainOnEc2(session) {
	const { context, scope, record } = session;
	if (scope.domain !== "main") throw new Failure("input-invalid: A pull request started this run, and pull requests train nothing on EC2.", "Run the action on the branch main.");
	const { graph, of } = await pipelineOf(scope);
	const node = of(buildEc2);
	if (node === void 0) {
		context.info("Nothing to do: the config has no `ec2`.");
		context.output("state", "ready");
		return;
	}
	const trained = (await ensureAndEndLeft(session, graph))(node);
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
	context.output("state", "ready");
}
/** Ends every instance that should have ended, also when the training failed. */
async function ensureAndEndLeft({ context, scope, ensure }, graph) {
	try {
		return await ensure(graph, ["train-on-ec2"]);
	} finally {
		if (!context.signal.aborted) await endLeftInstances(scope);
	}
}

export { trainOnEc2 };