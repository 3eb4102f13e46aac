import { Rt as Failures, mt as domainPrefix, rt as ownershipConflict, tt as ownTag } from "./shared.mjs";
import { t as stopAll } from "./stop-all.mjs";
import { r as trainingJobKind } from "./training-job.aws.mjs";
import { i as tuningJobKind } from "./tuning-job.aws.mjs";

// actions/preview/stop-jobs.ts
async function stopJobs({ scope, run }, pullRequest) {
	const { aws, config, owner } = scope;
	const prefix = `${domainPrefix(config.name, "pull-request")}-`;
	const kinds = [tuningJobKind(aws), trainingJobKind(aws)];
	const refs = [];
	for (const kind of kinds) for await (const { id, running } of kind.find(prefix)) if (running) refs.push({
		kind: kind.name,
		id
	});
	const { failed } = await stopAll(refs, {
		kinds: new Map(kinds.map((kind) => [kind.name, kind])),
		isOwn: (tags) => ownershipConflict(tags, owner) === void 0 && ownTag(tags, "ref") === `refs/pull/${pullRequest}/merge`,
		why: `pull request ${pullRequest} was closed`,
		step: run.step
	});
	if (failed.length > 0) throw new Failures(failed.map(({ error }) => error));
}

export { stopJobs };