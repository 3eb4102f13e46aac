import { J as isContentName, f as prefixOf } from "./shared.mjs";
import { n as describeTrainingJob, r as trainingJobKind } from "./training-job.aws.mjs";

// actions/lib/resources/training/earlier.ts
async function earlierTrainings(scope, entry, { instance, count }) {
	const earlier = [];
	for await (const job of finishedJobs(scope, (domain) => `${prefixOf(scope, domain)}-${entry}-`)) {
		const found = await describeTrainingJob(scope.aws, job);
		const { InstanceType, InstanceCount } = found?.ResourceConfig ?? {};
		if (!(InstanceType === instance && InstanceCount === count) || found?.TrainingJobStatus !== "Completed" || found.BillableTimeInSeconds === void 0) continue;
		earlier.push({
			job,
			seconds: found.BillableTimeInSeconds
		});
		if (earlier.length === 3) break;
	}
	return earlier;
}
async function* finishedJobs(scope, prefix) {
	let seen = 0;
	for (const domain of /* @__PURE__ */ new Set([scope.domain, "main"])) for await (const { id, running } of trainingJobKind(scope.aws).find?.(prefix(domain)) ?? []) {
		if (running || !isContentName(id, prefix(domain))) continue;
		if (++seen > 10) return;
		yield id;
	}
}

export { earlierTrainings as t };