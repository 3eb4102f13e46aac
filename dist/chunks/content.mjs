import { G as contentName } from "./shared.mjs";
import { c as hyperparameters, d as trainingOf, s as contentOn } from "./node4.mjs";
import { g as idPrefix } from "./attempt.aws.mjs";

// actions/lib/resources/ec2/content.ts
function contentOf(scope, ec2, inputs, best) {
	const training = trainingOf(scope);
	const machine = {
		image: ec2.ami,
		instance: {
			types: ec2.instances,
			spot: ec2.spot
		}
	};
	const parts = contentOn(scope, machine, inputs, { best });
	return {
		...contentName(idPrefix(inputs.bucket, scope.config.name), parts),
		identity: {
			image: ec2.ami,
			instances: ec2.instances,
			spot: ec2.spot,
			hyperparameters: hyperparameters(scope, inputs.code, best, 1),
			environment: training.environment,
			channels: {
				training: { uri: inputs.data.uri },
				weights: { uri: inputs.weights?.uri }
			},
			metrics: training.metrics
		}
	};
}

export { contentOf as t };