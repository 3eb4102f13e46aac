import { rt as ownershipConflict } from "./shared.mjs";
import { a as readLaunch, f as writeOver, g as idPrefix, r as newestLaunch, t as listAttempt, u as unlessDamaged } from "./attempt.aws.mjs";
import { a as endInstance, c as findLiving, i as ATTEMPT, r as phaseOf, s as findEnded } from "./run.aws.mjs";
import { t as KEY } from "./prepare.mjs";

// actions/lib/resources/ec2/left.aws.ts
async function endLeft(aws, bucket, owner) {
	const { pipeline } = owner;
	const folder = idPrefix(bucket, pipeline).replace(/[^/]*$/, "");
	const ended = [];
	const errors = [];
	for (const instance of await findLiving(aws, pipeline)) {
		if (ownershipConflict(instance.tags, owner) !== void 0) continue;
		const name = instance.tags[ATTEMPT] ?? "";
		try {
			if (!await isLeft(aws, `${folder}${name}`, instance)) continue;
			await endInstance(aws, instance.id);
			ended.push(name);
		} catch (error) {
			errors.push(error);
		}
	}
	return {
		ended,
		errors
	};
}
async function recordFailed(aws, bucket, owner) {
	const folder = idPrefix(bucket, owner.pipeline).replace(/[^/]*$/, "");
	for (const instance of await findEnded(aws, owner.pipeline)) {
		if (ownershipConflict(instance.tags, owner) !== void 0) continue;
		const id = `${folder}${instance.tags[ATTEMPT]}`;
		const files = await listAttempt(aws, id);
		if (files.has("status.json") || files.has("over.json")) continue;
		const launch = await unlessDamaged(readLaunch(aws, id, newestLaunch(files)));
		if (launch?.token !== instance.token) continue;
		const phase = phaseOf({
			launch,
			instance
		}, id, aws.clock.now());
		if (phase.is !== "failed" || phase.transient === true) continue;
		await writeOver(aws, id, {
			reason: phase.detail,
			failed: true
		}, launch.settings["kms-key"]);
	}
}
async function isLeft(aws, id, instance) {
	const files = await listAttempt(aws, id);
	const newest = newestLaunch(files);
	const numbers = Array.from({ length: newest }, (_, index) => index + 1);
	const launch = (await Promise.all(numbers.map((number) => readLaunch(aws, id, number)))).find((one) => one?.token === instance.token);
	if (launch === void 0) return false;
	if (files.has("status.json") || launch.number !== newest) return true;
	return phaseOf({
		launch,
		instance
	}, id, aws.clock.now()).is !== "in-progress";
}

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
		await recordFailed(aws, bucket, owner);
	} catch (error) {
		tell(error);
	}
}

export { endLeftInstances as t };