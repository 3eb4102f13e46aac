import { J as isContentName, mt as domainPrefix } from "./shared.mjs";
import { _ as nameOf, g as idPrefix } from "./attempt.aws.mjs";
import { t as ec2RunKind } from "./run.aws.mjs";
import { r as trainedOnEc2 } from "./trained.mjs";
import { n as servedModel } from "./served-model.mjs";
import { t as findTrained } from "./find-trained.mjs";

// actions/lib/resources/ec2/find-trained.ts
function isTrainedOnEc2({ config }, name) {
	return config.ec2 !== void 0 && isContentName(name, `${domainPrefix(config.name, "main")}-ec2-`);
}
async function findTrainedOnEc2({ aws, config, domain }, name) {
	if (domain !== "main") return { none: `the model was trained on EC2 (${name}), and pull requests cannot read its results` };
	const bucket = config.aws.bucket ?? `sagemaker-${aws.region}-${await aws.account()}`;
	const id = idPrefix(bucket, config.name).replace(/[^/]*$/, name);
	const observed = await ec2RunKind(aws).observe(id);
	if (observed === void 0) return { none: `the EC2 training ${name} no longer exists` };
	const { phase, resource } = observed;
	return phase.is === "ready" ? { trained: trainedOnEc2(id, resource) } : { none: `the EC2 training ${nameOf(id)} is not usable: ${phase.detail}` };
}

// actions/lib/resources/comparison/baseline.ts
async function baselineOf(scope, endpoint) {
	const served = await servedModel(scope.aws, endpoint);
	if ("none" in served) return served;
	const { trainingJob } = served;
	const found = isTrainedOnEc2(scope, trainingJob) ? await findTrainedOnEc2(scope, trainingJob) : await findTrained(scope, trainingJob);
	return "none" in found ? {
		...found,
		serves: true
	} : {
		served,
		...found
	};
}

export { baselineOf as t };