import { n as poll } from "./poll.mjs";
import { a as lacksCapacity, r as endpointKind } from "./endpoint2.aws.mjs";
import { n as Failure } from "./failure.mjs";
import { a as tagName, n as ownTag } from "./tags.mjs";
import { i as markIn } from "./unproven.mjs";

// actions/lib/resources/endpoint/proof.ts
/** Tags of an endpoint: the previous verified configuration, and one that was rolled back with its smoke request. */
const PREVIOUS = "previous-config";
const PUT_BACK = "put-back";
/** Tag of an endpoint: milliseconds in which it answered the smoke request that verified its last change. */
const LATENCY = "latency-ms";
/** The state that a smoke test verifies: the endpoint's configuration. */
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
/** When AWS last changed the endpoint; tags do not count. */
function lastChange(resource) {
	return resource.LastModifiedTime?.toISOString() ?? "";
}
/** The value of {@link PUT_BACK}. @param question as `questionOf` names it */
function putBack(config, question) {
	return `${config} asked=${question}`;
}
/**
* Whether a configuration was tried and rolled back: it failed the same smoke request, or AWS rolled it back for a
* reason in its content.
*
* @param config the configuration that would be deployed
* @param question the smoke request that it would get
*/
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
/** The failure for a configuration whose new endpoint was deleted. */
function rejectedBefore(name, config) {
	return new Failure(`rejected-before: An earlier run tried the configuration ${config} on the new endpoint ${name} and deleted the endpoint, because its smoke test failed.`, CORRECT_THE_QUESTION);
}

// actions/lib/resources/endpoint/observe.ts
/** Waits until an endpoint is stable. @throws Pending at the run's deadline */
function untilSettled(scope, name) {
	const look = async () => {
		const observed = await endpointKind(scope.aws).observe(name);
		if (observed === void 0) return "gone";
		return observed.phase.is === "in-progress" ? void 0 : observed;
	};
	return poll(`endpoint ${name}`, look, scope);
}

export { putBack as a, triedBefore as c, PUT_BACK as i, LATENCY as n, rejectedBefore as o, PREVIOUS as r, stateOf as s, untilSettled as t };