import { l as families } from "./shared.mjs";

// actions/lib/resources/pipeline.ts
async function pipelineOf(scope, only = {}, registry = families) {
	const graph = [];
	const built = /* @__PURE__ */ new Map();
	const pipeline = {
		scope,
		only,
		of(build) {
			if (!built.has(build)) built.set(build, build(pipeline));
			return built.get(build);
		},
		add: (...nodes) => {
			graph.push(...nodes.filter((node) => "kind" in node));
		}
	};
	for (const build of await Promise.all(registry.map((family) => family.build?.()))) if (build !== void 0) pipeline.of(build);
	return {
		graph,
		of: pipeline.of
	};
}

export { pipelineOf as t };