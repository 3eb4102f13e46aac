import { Tt as Failure, nt as domainPrefix } from "./shared.mjs";

// actions/lib/resources/published.ts
function prefixOf({ config }, domain) {
	return domainPrefix(config.name, domain);
}
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