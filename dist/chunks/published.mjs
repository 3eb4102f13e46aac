import { t as domainPrefix } from "./domain.mjs";
import { n as Failure } from "./failure.mjs";

// actions/lib/resources/published.ts
/** The prefix of the pipeline's keys and names in a trust domain. */
function prefixOf({ config }, domain) {
	return domainPrefix(config.name, domain);
}
/**
* The desired state of a node in the run's trust domain. A pull request uses what main has published, and creates its
* own version of what main does not have. Main uses nothing that a pull request created.
*
* @param at the desired state of the node in a trust domain
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
* Differences between an existing resource and the request that this run would send. Only the stage that creates a job
* or model compares its role: other stages may not know it, and a pull request does not know main's.
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
const MAINS = new Failure("not-found: No run on main has created it.", "A pull request creates its own.");

export { ofMaker as n, prefixOf as r, inDomain as t };