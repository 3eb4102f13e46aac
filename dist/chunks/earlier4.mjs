import { J as isContentName, ht as tuningPrefix } from "./shared.mjs";
import { i as tuningJobKind, n as describeTuningJob, r as listTrials } from "./tuning-job.aws.mjs";

// actions/lib/resources/tuning/earlier.ts
async function earlierTunings({ aws, config, domain }, { instance, count }) {
	const earlier = [];
	let seen = 0;
	for (const where of /* @__PURE__ */ new Set([domain, "main"])) {
		const prefix = `${tuningPrefix(config.name, where)}-`;
		for await (const { id, running } of tuningJobKind(aws).find?.(prefix) ?? []) {
			if (running || !isContentName(id, prefix)) continue;
			if (earlier.length === 3 || ++seen > 10) return earlier;
			const { ResourceConfig } = (await describeTuningJob(aws, id))?.TrainingJobDefinition ?? {};
			if (ResourceConfig?.InstanceType !== instance || ResourceConfig.InstanceCount !== count) continue;
			const times = (await listTrials(aws, id)).flatMap(({ TrainingStartTime: start, TrainingEndTime: end }) => start === void 0 || end === void 0 ? [] : [(end.getTime() - start.getTime()) / 1e3]);
			if (times.length > 0) earlier.push({
				job: id,
				seconds: times.reduce((sum, time) => sum + time, 0) / times.length
			});
		}
	}
	return earlier;
}

export { earlierTunings };