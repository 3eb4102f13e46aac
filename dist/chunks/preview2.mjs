import { t as PriceList } from "./price-list.mjs";
import { t as ensure } from "./ensure.mjs";
import { F as previewPrefix, I as previewsPrefix, L as pullRequestOf, Lt as Failure, N as expiryOf, rt as ownershipConflict } from "./shared.mjs";
import { t as pipelineOf } from "./pipeline.mjs";
import { t as buildPreviews } from "./graph18.mjs";
import { c as unlessDenied } from "./errors.mjs";
import { r as endpointKind } from "./endpoint2.aws.mjs";
import { r as endpointConfigKind } from "./endpoint-config2.aws.mjs";
import { r as modelKind } from "./model2.aws.mjs";
import { t as readPreviews } from "./state.mjs";

// actions/lib/resources/endpoint/kinds.ts
function servingKinds(aws) {
	return [
		endpointKind(aws),
		endpointConfigKind(aws),
		modelKind(aws)
	];
}

// actions/lib/resources/preview/removal.ts
function removalNodes(scope, pullRequest) {
	const prefix = `${previewPrefix(scope.config.name, pullRequest)}-`;
	return absentNodes(scope, `no preview of pull request ${pullRequest} is wanted`, () => partsOf(scope, prefix));
}
function expiryNodes(scope, unwanted) {
	const now = scope.clock.now();
	return absentNodes(scope, "its preview has expired, or its pull request wants none any more", async () => {
		const all = await partsOf(scope, previewsPrefix(scope.config.name));
		const byPullRequest = [...Map.groupBy(all, ({ pullRequest }) => pullRequest)];
		const endpoint = servingKinds(scope.aws)[0]?.name;
		const over = byPullRequest.map(async ([pullRequest, parts]) => {
			const expired = parts.filter(({ expires }) => expires <= now);
			if (expired.length === parts.length || await unwanted(pullRequest)) return parts;
			return expired.filter(({ kind }) => kind === endpoint);
		});
		return (await Promise.all(over)).flat();
	});
}
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
async function partsOf(scope, prefix) {
	const reading = Promise.all(servingKinds(scope.aws).map((kind) => partsOfKind(scope, kind, prefix)));
	if (scope.config.preview !== void 0) return (await reading).flat();
	const parts = await unlessDenied(reading);
	if (parts !== void 0) return parts.flat();
	scope.progress("preview", `the roles of this config may not look for previews: what an earlier config made (${prefix}…) is deleted in the SageMaker console`);
	return [];
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
async function createPreviews({ context, scope, record, ensure }) {
	if (scope.config.preview === void 0) throw new Failure("input-invalid: The config has no `pull-request.preview`, so pull requests get no endpoints.", "Add `preview: { expires-after: 8h }` to `pull-request`, on main too, and update the roles (`plan` with `policies: true`).");
	const { graph, of } = await pipelineOf(scope, {}, { stages: ["preview"] });
	const output = await ensure(graph, ["preview"]);
	const names = [...of(buildPreviews)].map(([entry, node]) => [entry, output(node).endpoint]);
	context.output("endpoint-name", names[0]?.[1]);
	context.output("endpoint-names", Object.fromEntries(names));
	const previews = await readPreviews(scope, new PriceList(scope.aws, scope.signal));
	record.previews.push(...previews);
	context.output("expires-at", previews[0]?.expires);
	context.output("state", "ready");
}
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