import { tt as ownTag } from "./shared.mjs";
import { n as describeEndpoint } from "./endpoint2.aws.mjs";
import { n as describeEndpointConfig } from "./endpoint-config2.aws.mjs";
import { r as modelKind } from "./model2.aws.mjs";

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

export { servedModel as n, TRAINING_JOB as t };