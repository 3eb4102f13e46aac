import { t as buildData } from "./node6.mjs";
import { t as pipelineOf } from "./pipeline.mjs";

// actions/sync-data/sync-data.ts
async function syncData({ context, scope, ensure }) {
	const { graph, of } = await pipelineOf(scope, {}, { stages: ["sync-data"] });
	const { version, published } = (await ensure(graph, ["sync-data"]))(of(buildData));
	context.output("data-version", version);
	context.output("uploaded", published?.uploaded ?? 0);
	context.output("copied", published?.copied ?? 0);
	context.output("state", "ready");
}

export { syncData };