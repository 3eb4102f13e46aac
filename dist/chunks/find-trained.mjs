import { r as trained } from "./node.mjs";
import { r as trainingJobKind } from "./training-job.aws.mjs";

// actions/lib/resources/training/find-trained.ts
async function findTrained({ aws }, name) {
	const observed = await trainingJobKind(aws).observe(name);
	if (observed === void 0) return { none: `the training job ${name} no longer exists` };
	const { phase, resource } = observed;
	return phase.is === "ready" ? {
		trained: trained(name, resource),
		job: resource
	} : { none: `the training job ${name} is not usable: ${phase.detail}` };
}

export { findTrained as t };