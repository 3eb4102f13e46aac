import { t as domainPrefix } from "./domain.mjs";
import { n as Failure } from "./failure.mjs";

// actions/lib/resources/published.ts
/** What the keys and names of a trust domain of the config's pipeline begin with. */
function prefixOf({ config }, domain) {
	return domainPrefix(config.name, domain);
}
/**
* What a node wants in the trust domain of the run. A pull request uses what main has published and makes its own of what
* main does not have; main uses nothing that a pull request made.
*
* @param at what the node wants in a domain
*/
function inDomain(scope, at) {
	if (scope.domain === "main") return at("main");
	const main = at("main");
	const changes = (resource, tags) => (main.changes?.(resource, tags) ?? []).filter(({ ofMaker }) => ofMaker !== true);
	return {
		...at("pull-request"),
		published: {
			...main,
			changes,
			refusal: main.refusal ?? MAINS
		}
	};
}
/**
* Differences between what was found and what this run would request. The role of a job or model is for the stage that
* makes it to judge: others may not know it, and a pull request does not know main's.
*/
function ofMaker(changes, { executionRole }) {
	return changes.filter(({ path }) => !isRole(path) || executionRole !== "").map((change) => isRole(change.path) ? {
		...change,
		ofMaker: true
	} : change);
}
function isRole(path) {
	return path === "role" || path.endsWith(".role");
}
const MAINS = new Failure("No run on main has created it.", "A pull request creates its own.");

export { ofMaker as n, prefixOf as r, inDomain as t };