import { Lt as Failure } from "./shared.mjs";
import { t as buildScaling } from "./graph11.mjs";
import { t as pipelineOf } from "./pipeline.mjs";

// actions/scale/scale.ts
async function scale({ context, scope, record, ensure, named }, only) {
	const { graph, of } = await pipelineOf(scope, {
		endpoint: only,
		stages: named
	}, { stages: ["scale"] });
	const scaling = of(buildScaling);
	const output = await ensure(graph, ["scale"]);
	const isIdle = scaling.size === 0 && record.steps.length === 0;
	if (isIdle && only !== void 0) throw new Failure(`input-invalid: The endpoint ${only} has no \`scaling\` in the config.`, "Add it: min, max and a target.");
	if (isIdle) context.info("Nothing to do: no endpoint in the config has `scaling`.");
	const [name = "", node] = [...scaling][0] ?? [];
	const scaled = node && output(node);
	context.output("resource-id", scaled?.resourceId);
	context.output("min", scaled?.min);
	context.output("max", scaled?.max);
	context.output("target", scope.config.endpoints[name]?.scaling?.target);
	context.output("state", "ready");
}

export { scale };