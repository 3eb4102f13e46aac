import { n as rollbackGraph, t as buildFunctions } from "./graph13.mjs";
import { t as pipelineOf } from "./pipeline.mjs";

// actions/update-lambda/update-lambda.ts
async function updateLambda({ context, scope, ensure, named }, only, version) {
	const { graph, functions } = version === "" ? await releaseGraph(scope, {
		function: only,
		stages: named
	}) : rollbackGraph(scope, version, only);
	if (functions.size === 0) context.info("Nothing to do: the config has no `functions`.");
	const of = await ensure(graph, ["function"]);
	const [served] = [...functions.values()].map(of);
	context.output("function-name", served?.name);
	context.output("version", served?.version);
	context.output("previous-version", served?.previousVersion);
	const wanted = scope.config.functions[served?.name ?? ""];
	context.output("provisioned-concurrency", wanted?.provisionedConcurrency);
	context.output("reserved-concurrency", version === "" ? wanted?.reservedConcurrency : void 0);
	context.output("has-test-event", String(wanted?.test !== void 0));
	context.output("state", "ready");
}
async function releaseGraph(scope, only) {
	const { graph, of } = await pipelineOf(scope, only, { stages: ["function"] });
	return {
		graph,
		functions: of(buildFunctions)
	};
}

export { updateLambda };