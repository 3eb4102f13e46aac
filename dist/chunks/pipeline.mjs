import { x as families } from "./shared.mjs";

// actions/lib/resources/pipeline.ts
async function pipelineOf(scope, only = {}, { stages, registry = families } = {}) {
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
	const wanted = registry.filter((family) => stages === void 0 || takesPart(family, stages));
	for (const build of await Promise.all(wanted.map((family) => family.build?.()))) if (build !== void 0) pipeline.of(build);
	return {
		graph,
		of: pipeline.of
	};
}
function takesPart({ stages, alsoIn = [] }, asked) {
	const own = Object.keys(stages);
	return own.length === 0 || [...own, ...alsoIn].some((stage) => asked.includes(stage));
}

export { pipelineOf as t };