// actions/lib/core/domain.ts
/** What follows the pipeline's name in the names of a pull request's things; config names that end so are refused. */
const PULL_REQUEST_MARK = "pr";
/** What the names of a trust domain's jobs and the keys of its objects begin with: `dog-breeds` or `dog-breeds-pr`. */
function domainPrefix(pipeline, domain) {
	return domain === "main" ? pipeline : `${pipeline}-${"pr"}`;
}

export { domainPrefix as t };