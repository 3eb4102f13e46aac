import { t as buildEndpoints } from "./graph7.mjs";
import { t as pipelineOf } from "./pipeline.mjs";

// actions/deploy/deploy.ts
/** Brings every endpoint of the config to its model, and asks it. @param only one of them; `undefined` = all */
async function deploy({ context, scope, ensure }, only) {
	const { graph, of } = await pipelineOf(scope, { endpoint: only });
	const endpoints = of(buildEndpoints);
	if (endpoints.size === 0) context.info("Nothing to do: the config has no `endpoints`.");
	const output = await ensure(graph, ["deploy"]);
	const all = [...endpoints].map(([entry, node]) => ({
		entry,
		...output(node)
	}));
	const served = all[0];
	context.output("endpoint-name", served?.endpoint);
	context.output("endpoint-names", Object.fromEntries(all.map(({ entry, endpoint }) => [entry, endpoint])));
	context.output("endpoint-config", served?.endpointConfig);
	context.output("model-name", served?.model);
	context.output("previous-endpoint-config", served?.previousConfig);
	context.output("state", "ready");
}

export { deploy };