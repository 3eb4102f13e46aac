import { n as ownTag } from "./tags.mjs";
import { t as domainPrefix } from "./domain.mjs";

// actions/lib/resources/preview/names.ts
/** What the names of all previews of a pipeline begin with; the number of the pull request follows. */
function previewsPrefix(pipeline) {
	return `${domainPrefix(pipeline, "pull-request")}-`;
}
/** What the names of one pull request's previews begin with. */
function previewPrefix(pipeline, pullRequest) {
	return `${previewsPrefix(pipeline)}${pullRequest}`;
}
/** The preview endpoint of a pull request for an endpoint of the config. */
function previewName(pipeline, pullRequest, endpoint) {
	return `${previewPrefix(pipeline, pullRequest)}-${endpoint}`;
}
/** The pull request that a preview's resource is named after; `undefined` for another name. */
function pullRequestOf(pipeline, name) {
	const prefix = previewsPrefix(pipeline);
	const [, number] = /^(\d+)-/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : "") ?? [];
	return number === void 0 ? void 0 : Number(number);
}

// actions/lib/resources/preview/expiry.ts
/** Tag of everything of a preview: when it expires, ISO 8601. IAM lets a pull request create nothing without it. */
const EXPIRES_AT = "expires-at";
/** When something expires, in milliseconds since the epoch; what does not say so has expired. */
function expiryOf(tags) {
	const at = Date.parse(ownTag(tags, "expires-at") ?? "");
	return Number.isNaN(at) ? 0 : at;
}

export { previewsPrefix as a, previewPrefix as i, expiryOf as n, pullRequestOf as o, previewName as r, EXPIRES_AT as t };