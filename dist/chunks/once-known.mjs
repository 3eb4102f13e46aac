import { b as poll, zt as Pending } from "./shared.mjs";

// actions/lib/aws/once-known.ts
const KNOWN_WITHIN = 6e4;
const NOT_KNOWN_YET = [
	/The role defined for the function cannot be assumed by Lambda/,
	/^ValidationException: Could not assume role /,
	/^ValidationException: Unable to assume IAM role/,
	/^ObjectNotFoundException: No scalable target registered/,
	/^InvalidParameterValue: .*(Invalid IAM Instance Profile| has no associated IAM Roles)/,
	/^InvalidGroup\.NotFound: /,
	/^InvalidInstanceID\.NotFound: /
];
function isNotKnownYet(error) {
	return error instanceof Error && NOT_KNOWN_YET.some((words) => words.test(`${error.name}: ${error.message}`));
}
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