import { n as Failure } from "./failure.mjs";
import { i as isMissing, n as pageOfRun, t as connectStep } from "./of-step.mjs";
import { a as previewsIn, n as previewGone, o as replacePreviews } from "./preview.mjs";
import { c as writerOf, t as fetchPullRequest } from "./pull-request.mjs";
import { r as endpointKind } from "./endpoint2.aws.mjs";
import "./observe.mjs";
import { a as previewsPrefix } from "./expiry.mjs";
import { n as configFile } from "./read-config.mjs";

// actions/lib/github-api/preview-comments.ts
const NEEDS = "pull-requests: write";
/**
* Corrects the comments of a pipeline that tell of a preview which is gone: nobody is to follow a link that leads nowhere.
* Only this token's own comments are changed. Two that do so at once write the same.
*
* @param gone words in the place of a preview; undefined: it is there
* @returns addresses of the comments that were changed
* @throws GitHubFailure; the signal's reason when aborted
*/
async function correctPreviews(github, pipeline, where, gone) {
	const self = await github.self();
	const changed = [];
	for (const { id, html_url: url, user, body = "" } of await commentsIn(github, where)) {
		if (user?.id !== self || writerOf(body, pipeline) === void 0) continue;
		const words = /* @__PURE__ */ new Map();
		for (const endpoint of previewsIn(body)) words.set(endpoint, await gone(endpoint));
		const now = replacePreviews(body, (endpoint) => words.get(endpoint));
		if (now !== body && await update(github, Number(id), now)) changed.push(url);
	}
	return changed;
}
function commentsIn(github, where) {
	const purpose = {
		what: "Reading the comments",
		of: github.repository,
		needs: NEEDS
	};
	return "pullRequest" in where ? github.list(purpose, "GET /repos/{owner}/{repo}/issues/{issue_number}/comments", { issue_number: where.pullRequest }) : github.list(purpose, "GET /repos/{owner}/{repo}/issues/comments", { since: where.since.toISOString() });
}
/** @returns whether it was there */
async function update(github, id, body) {
	const purpose = {
		what: "Correcting a comment",
		of: github.repository,
		needs: NEEDS
	};
	try {
		await github.send(purpose, "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
			comment_id: id,
			body
		});
		return true;
	} catch (error) {
		if (isMissing(error)) return false;
		throw error;
	}
}

// actions/preview/on-github.ts
/** Milliseconds: a preview lives for a week at most, and its comment is as old as its last change. */
const LOOK_BACK = 6912e5;
/** Label of pull requests that get a preview. */
const LABEL = "preview";
/**
* Whether a pull request was closed, or has lost the label, and nothing has removed its preview: the run that had to may have
* been replaced by a newer one. Where GitHub does not tell, the preview stays until it expires.
*/
async function isUnwanted({ context }, pullRequest) {
	try {
		const { isClosed, labels } = await fetchPullRequest(await connectStep(context), pullRequest);
		return isClosed || !labels.includes(LABEL);
	} catch (error) {
		context.signal.throwIfAborted();
		context.annotate("warning", `Whether pull request ${pullRequest} wants its preview is unknown: ${wordsOf(error)}`);
		return false;
	}
}
/**
* Corrects the comments that tell of previews which no longer exist, whoever removed them. That GitHub could not be told is
* a warning: the next run on the schedule looks again.
*
* @param pullRequests on which to look
* @param recent whether to look at all comments of the last days, too
*/
async function correctComments({ context, scope }, pullRequests, recent) {
	const { aws, config, clock, signal } = scope;
	try {
		const github = await connectStep(context);
		const page = pageOfRun(context, github.repository, context.environment["GITHUB_RUN_ID"] ?? "");
		const words = (endpoint) => previewGone(endpoint, new Date(clock.now()), page);
		const gone = async (endpoint) => {
			if (!endpoint.startsWith(previewsPrefix(config.name))) return void 0;
			return await endpointKind(aws).observe(endpoint) === void 0 ? words(endpoint) : void 0;
		};
		const where = pullRequests.map((pullRequest) => ({ pullRequest }));
		if (recent) where.push({ since: /* @__PURE__ */ new Date(clock.now() - LOOK_BACK) });
		for (const each of where) for (const url of await correctPreviews(github, configFile(context), each, gone)) context.info(`comment corrected: ${url}`);
	} catch (error) {
		signal.throwIfAborted();
		context.annotate("warning", `Comments that tell of removed previews were not corrected: ${wordsOf(error)}`);
	}
}
function wordsOf(error) {
	if (!(error instanceof Error)) return String(error);
	return error instanceof Failure ? `${error.message}\n→ ${error.next}` : error.message;
}

export { correctComments, isUnwanted };