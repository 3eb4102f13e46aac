import { I as previewsPrefix, Lt as Failure } from "./shared.mjs";
import { i as isMissing, n as pageOfRun, t as connectStep } from "./of-step.mjs";
import { i as replacePreviews, r as previewsIn } from "./preview-mark.mjs";
import { c as writerOf, t as fetchPullRequest } from "./pull-request.mjs";
import { n as previewGone } from "./preview.mjs";
import { r as endpointKind } from "./endpoint2.aws.mjs";
import { n as configFile } from "./read-config.mjs";

// actions/lib/github-api/preview-comments.ts
const NEEDS = "pull-requests: write";
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
const LOOK_BACK = 6912e5;
const LABEL = "preview";
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