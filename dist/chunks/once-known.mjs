import { i as Pending } from "./failure.mjs";
import { n as poll } from "./poll.mjs";

// actions/lib/aws/once-known.ts
/** Milliseconds. Source: the providers of Terraform, which wait as long for Application Auto Scaling. */
const KNOWN_WITHIN = 6e4;
/**
* AWS's messages for a new resource that is not known everywhere yet.
*
* - The role of a function (CreateFunction, UpdateFunctionConfiguration).
* - The execution role of SageMaker (CreateTrainingJob, CreateHyperParameterTuningJob, CreateModel).
* - The service-linked role of Application Auto Scaling, which the first RegisterScalableTarget creates.
* - A new target (PutScalingPolicy, PutScheduledAction).
* - The instance profile and the security group of an EC2 instance (RunInstances).
* - A new EC2 instance (CreateTags).
*
* Sources: Terraform's aws provider, appautoscaling (`Unable to assume IAM role`, `ObjectNotFoundException`) and
* lambda and ec2 (`Invalid IAM Instance Profile`, `has no associated IAM Roles`); ansible/ansible#40237 for the words of
* ObjectNotFoundException; EC2 Developer Guide, "Eventual consistency" (`InvalidInstanceID.NotFound`).
*/
const NOT_KNOWN_YET = [
	/The role defined for the function cannot be assumed by Lambda/,
	/^ValidationException: Could not assume role /,
	/^ValidationException: Unable to assume IAM role/,
	/^ObjectNotFoundException: No scalable target registered/,
	/^InvalidParameterValue: .*(Invalid IAM Instance Profile| has no associated IAM Roles)/,
	/^InvalidGroup\.NotFound: /,
	/^InvalidInstanceID\.NotFound: /
];
/** Whether AWS refuses a call because it may not know a new resource yet. */
function isNotKnownYet(error) {
	return error instanceof Error && NOT_KNOWN_YET.some((words) => words.test(`${error.name}: ${error.message}`));
}
/** Retries a call while AWS does not know a new resource yet. @throws AWS's error */
async function onceKnown(call, { clock, signal, deadline }) {
	let last;
	const look = async () => {
		try {
			return { answer: await call() };
		} catch (error) {
			if (!isNotKnownYet(error)) return { error };
			last = error;
			return;
		}
	};
	const until = Math.min(deadline, clock.now() + KNOWN_WITHIN);
	try {
		const found = await poll("what was just created", look, {
			clock,
			signal,
			deadline: until
		});
		if ("answer" in found) return found.answer;
		throw found.error;
	} catch (error) {
		throw error instanceof Pending ? last : error;
	}
}

export { onceKnown as n, isNotKnownYet as t };