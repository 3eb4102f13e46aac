import { Lt as Failure, it as tagName, tt as ownTag } from "./shared.mjs";
import { i as markIn } from "./unproven.mjs";
import { a as lacksCapacity } from "./endpoint2.aws.mjs";

// actions/lib/resources/endpoint/proof.ts
const PREVIOUS = "previous-config";
const PUT_BACK = "put-back";
function stateOf(wanted) {
	return {
		wanted,
		of: (resource) => resource.EndpointConfigName ?? "",
		revision: lastChange,
		proved: (before) => before === void 0 ? {} : {
			[tagName(PREVIOUS)]: before,
			[tagName(PUT_BACK)]: ""
		}
	};
}
function lastChange(resource) {
	return resource.LastModifiedTime?.toISOString() ?? "";
}
function putBack(config, question) {
	return `${config} asked=${question}`;
}
function triedBefore(name, config, question, resource, tags) {
	const refused = (reason, next) => {
		const tried = `An earlier run tried the configuration ${config} on the endpoint ${name}, and it was rolled back`;
		return {
			reason,
			next: "Fix the cause in the model, the code or the config. The previous version is still served.",
			failure: new Failure(`rejected-before: ${tried}: ${reason}. The endpoint serves ${resource.EndpointConfigName}.`, next)
		};
	};
	if (ownTag(tags, "put-back") === putBack(config, question)) return refused("its smoke test failed", CORRECT_THE_QUESTION);
	const mark = markIn(tags);
	if (mark?.tried !== config || mark.since === lastChange(resource) || resource.FailureReason === void 0) return void 0;
	if (lacksCapacity(resource.FailureReason)) return void 0;
	return refused(resource.FailureReason, "Change the model, the code or the config, or set `retry: true` to try the same configuration again.");
}
const CORRECT_THE_QUESTION = "Change the model, the code or the config, or correct `smoke`; or set `retry: true` to try the same configuration again.";
function rejectedBefore(name, config) {
	return new Failure(`rejected-before: An earlier run tried the configuration ${config} on the new endpoint ${name} and deleted the endpoint, because its smoke test failed.`, CORRECT_THE_QUESTION);
}

export { stateOf as a, rejectedBefore as i, PUT_BACK as n, triedBefore as o, putBack as r, PREVIOUS as t };