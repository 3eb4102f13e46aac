// actions/lib/core/domain.ts
/** What follows the pipeline's name in the names of a pull request's things; config names that end so are refused. */
const PULL_REQUEST_MARK = "pr";
/** What the names of a trust domain's jobs and the keys of its objects begin with: `dog-breeds` or `dog-breeds-pr`. */
function domainPrefix(pipeline, domain) {
	return domain === "main" ? pipeline : `${pipeline}-${"pr"}`;
}
/**
* What the names of a trust domain's tuning jobs begin with. They have at most 32 characters, too few for both marks beside
* a pipeline's name: a pull request's has no word of its own.
*/
function tuningPrefix(pipeline, domain) {
	return domain === "main" ? `${pipeline}-tune` : domainPrefix(pipeline, domain);
}

export { tuningPrefix as n, domainPrefix as t };