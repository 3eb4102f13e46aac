import { t as PriceList } from "./price-list.mjs";
import { t as ensure } from "./ensure.mjs";
import { n as Failure } from "./failure.mjs";
import { t as pipelineOf } from "./pipeline.mjs";
import { t as buildPreviews } from "./graph17.mjs";
import { a as previewsPrefix, i as previewPrefix, n as expiryOf, o as pullRequestOf } from "./expiry.mjs";
import { c as unlessDenied } from "./errors.mjs";
import { i as ownershipConflict } from "./tags.mjs";
import { r as endpointKind } from "./endpoint2.aws.mjs";
import { r as endpointConfigKind } from "./endpoint-config2.aws.mjs";
import { r as modelKind } from "./model2.aws.mjs";
import { t as readPreviews } from "./state.mjs";

// actions/lib/resources/endpoint/kinds.ts
/** What serves, in the order in which it is removed: none is used by those after it. */
function servingKinds(aws) {
	return [
		endpointKind(aws),
		endpointConfigKind(aws),
		modelKind(aws)
	];
}

// actions/lib/resources/preview/removal.ts
/** The previews of a pull request must not exist. */
function removalNodes(scope, pullRequest) {
	const prefix = `${previewPrefix(scope.config.name, pullRequest)}-`;
	return absentNodes(scope, `no preview of pull request ${pullRequest} is wanted`, () => partsOf(scope, prefix));
}
/**
* What belongs to previews that are over must not exist: an endpoint serves with the others until it expires itself.
*
* @param unwanted whether a pull request wants no preview any more, though its own has not expired
*/
function expiryNodes(scope, unwanted) {
	const now = scope.clock.now();
	return absentNodes(scope, "its preview has expired, or its pull request wants none any more", async () => {
		const all = await partsOf(scope, previewsPrefix(scope.config.name));
		const over = [...Map.groupBy(all, ({ pullRequest }) => pullRequest)].map(async ([pullRequest, parts]) => {
			return parts.every(({ expires }) => expires <= now) || await unwanted(pullRequest) ? parts : [];
		});
		return (await Promise.all(over)).flat();
	});
}
/** Nodes without `parts`, endpoints first: AWS wants no configuration deleted that is served. */
function absentNodes(scope, why, parts) {
	let found;
	const nodes = [];
	for (const kind of servingKinds(scope.aws)) {
		const needs = [...nodes];
		nodes.push({
			key: `no-preview:${kind.name}`,
			stages: ["preview"],
			kind,
			needs,
			goesOn: true,
			hideIfUnchanged: true,
			desire: () => ({
				id: previewsPrefix(scope.config.name),
				absent: {
					ids: async () => {
						found ??= parts();
						return (await found).filter((part) => part.kind === kind.name).map(({ id }) => id);
					},
					why: () => why
				},
				output: () => void 0
			})
		});
	}
	return nodes;
}
/** The pipeline's own among all whose names begin so. Tags that the role may not read are another pipeline's. */
async function partsOf(scope, prefix) {
	return (await Promise.all(servingKinds(scope.aws).map((kind) => partsOfKind(scope, kind, prefix)))).flat();
}
async function partsOfKind({ config, owner }, kind, prefix) {
	const parts = [];
	for await (const { id, tags } of kind.find(prefix)) {
		const pullRequest = pullRequestOf(config.name, id);
		const borne = pullRequest === void 0 ? void 0 : await unlessDenied(tags());
		if (pullRequest !== void 0 && borne !== void 0 && ownershipConflict(borne, owner) === void 0) parts.push({
			kind: kind.name,
			id,
			pullRequest,
			expires: expiryOf(borne)
		});
	}
	return parts;
}

// actions/preview/preview.ts
/** Deploys the pull request's models on endpoints of their own, and asks them. */
async function createPreviews({ context, scope, record, ensure }) {
	if (scope.config.preview === void 0) throw new Failure("input-invalid: The config has no `pull-request.preview`, so pull requests get no endpoints.", "Add `preview: { expires-after: 8h }` to `pull-request`, on main too, and update the roles (`plan` with `policies: true`).");
	const { graph, of } = await pipelineOf(scope);
	const output = await ensure(graph, ["preview"]);
	const names = [...of(buildPreviews)].map(([entry, node]) => [entry, output(node).endpoint]);
	context.output("endpoint-name", names[0]?.[1]);
	context.output("endpoint-names", Object.fromEntries(names));
	const previews = await readPreviews(scope, new PriceList(scope.aws, scope.signal));
	record.previews.push(...previews);
	context.output("expires-at", previews[0]?.expires);
	context.output("state", "ready");
}
/** Removes the previews of a pull request. @param pullRequest its number; `undefined` = all that are over */
async function removePreviews(session, pullRequest) {
	const { context, scope, run, record } = session;
	const github = context.input("github-token") === "" ? void 0 : await import("./on-github.mjs");
	const isOver = pullRequest === void 0;
	const nodes = isOver ? expiryNodes(scope, async (number) => await github?.isUnwanted(session, number) ?? false) : removalNodes(scope, pullRequest);
	await ensure(nodes, ["preview"], run);
	const removed = record.steps.flatMap(({ does, id }) => does === "remove" && id !== void 0 ? [id] : []);
	if (removed.length === 0) context.info("Nothing to remove.");
	context.output("removed", removed);
	context.output("state", "ready");
	const numbers = isOver ? removed.flatMap((id) => pullRequestOf(scope.config.name, id) ?? []) : [pullRequest];
	await github?.correctComments(session, [...new Set(numbers)], isOver);
}

export { createPreviews, removePreviews };