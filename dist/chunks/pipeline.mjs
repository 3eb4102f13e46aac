import { t as families } from "./resources.mjs";

// actions/lib/resources/pipeline.ts
/**
* All nodes of a config, each after the nodes that it needs.
*
* @returns the graph, and `of`, which returns a family's nodes
* @throws Failure when `only` names an entry that the config does not have
*/
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