import { t as KEY } from "./prepare.mjs";
import { n as endLeft } from "./run.aws.mjs";

// actions/lib/resources/ec2/left.ts
async function endLeftInstances(scope) {
	const { aws, config, owner, progress, warn, signal } = scope;
	const tell = (error) => {
		signal.throwIfAborted();
		const words = error instanceof Error ? error.message : String(error);
		warn(KEY, `whether an instance should be ended could not be looked up: ${words}`);
	};
	try {
		const bucket = config.aws.bucket ?? `sagemaker-${aws.region}-${await aws.account()}`;
		const { ended, errors } = await endLeft(aws, bucket, owner);
		for (const name of ended) progress(KEY, `the instance of ${name} was ended`);
		errors.forEach(tell);
	} catch (error) {
		tell(error);
	}
}

export { endLeftInstances as t };