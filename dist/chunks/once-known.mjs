import { i as Pending } from "./failure.mjs";
import { n as poll } from "./poll.mjs";

// actions/lib/aws/once-known.ts
/** Milliseconds. Source: the providers of Terraform, which wait as long for Application Auto Scaling. */
const KNOWN_WITHIN = 6e4;
/**
* AWS's words for something that was made moments ago and is not known everywhere yet.
*
* - The role of a function (CreateFunction, UpdateFunctionConfiguration).
* - The execution role of SageMaker (CreateTrainingJob, CreateHyperParameterTuningJob, CreateModel).
* - The service-linked role of Application Auto Scaling, which RegisterScalableTarget makes at its first use.
* - The target that was just registered (PutScalingPolicy, PutScheduledAction).
*
* Sources: Terraform's aws provider, appautoscaling (`Unable to assume IAM role`, `ObjectNotFoundException`) and lambda;
* ansible/ansible#40237 for the words of ObjectNotFoundException.
*/
const NOT_KNOWN_YET = [
	/The role defined for the function cannot be assumed by Lambda/,
	/^ValidationException: Could not assume role /,
	/^ValidationException: Unable to assume IAM role/,
	/^ObjectNotFoundException: No scalable target registered/
];
/** Whether AWS refuses a call because of something that it may not know yet. */
function isNotKnownYet(error) {
	return error instanceof Error && NOT_KNOWN_YET.some((words) => words.test(`${error.name}: ${error.message}`));
}
/** Makes a call again while AWS does not know yet what it is about. @throws AWS's error when it still does not know, or any other */
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