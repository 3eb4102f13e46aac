import { I as isContentName, U as ownTag, nt as domainPrefix } from "./shared.mjs";
import { _ as nameOf, g as idPrefix } from "./attempt.aws.mjs";
import { t as ec2RunKind } from "./run.aws.mjs";
import { r as trainedOnEc2 } from "./trained.mjs";
import { n as describeEndpoint } from "./endpoint2.aws.mjs";
import { n as describeEndpointConfig } from "./endpoint-config2.aws.mjs";
import { r as modelKind } from "./model2.aws.mjs";
import { t as findTrained } from "./find-trained.mjs";

// actions/lib/resources/endpoint/served-model.ts
const TRAINING_JOB = "training-job";
async function servedModel(aws, endpoint) {
	const served = await describeEndpoint(aws, endpoint);
	if (served === void 0) return { none: `the endpoint ${endpoint} does not exist yet` };
	const { EndpointConfigName: endpointConfig = "", EndpointStatus: status = "" } = served;
	if (status === "Creating" || status === "Failed" || status === "Deleting") return { none: `the endpoint ${endpoint} is ${status} and serves no model` };
	const unknown = (none) => ({
		none,
		serves: true
	});
	const { ModelName: model, InstanceType: instance = "unknown" } = (await describeEndpointConfig(aws, endpointConfig))?.ProductionVariants?.[0] ?? {};
	if (model === void 0) return unknown(`the endpoint configuration ${endpointConfig} no longer exists`);
	const observed = await modelKind(aws).observe(model);
	if (observed === void 0) return unknown(`the model ${model} no longer exists`);
	const trainingJob = ownTag(observed.tags ?? {}, TRAINING_JOB);
	if (trainingJob === void 0) return unknown(`the model ${model} has no tag that names its training job: it was deployed by an older version`);
	return {
		endpoint,
		endpointConfig,
		model,
		trainingJob,
		instance
	};
}

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

export { TRAINING_JOB as n, servedModel as r, baselineOf as t };