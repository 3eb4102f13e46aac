import { t as buildEndpoints } from "./graph9.mjs";
import { rt as ownershipConflict, tt as ownTag } from "./shared.mjs";
import { s as unprovenIn } from "./unproven.mjs";
import { r as endpointKind } from "./endpoint2.aws.mjs";
import { r as endpointConfigKind } from "./endpoint-config2.aws.mjs";
import { a as stateOf } from "./proof.mjs";
import { t as pipelineOf } from "./pipeline.mjs";

// actions/lib/resources/endpoint/served-now.ts
async function servedNow(scope, endpoints, reached) {
	return (await Promise.all(endpoints.map(async (endpoint) => {
		const observed = await endpointKind(scope.aws).observe(endpoint);
		const config = observed && servedIn(scope, endpoint, observed);
		if (config === void 0) return [];
		const commit = reached(endpoint) ? scope.owner.commit : await commitOf(scope, config);
		return commit === void 0 ? [] : [{
			endpoint,
			config,
			commit
		}];
	}))).flat();
}
function servedIn({ config, owner }, endpoint, observed) {
	const { resource, phase, tags = {} } = observed;
	const served = resource.EndpointConfigName ?? "";
	if (phase.is !== "ready" || ownershipConflict(tags, owner) !== void 0) return void 0;
	return config.endpoints[endpoint]?.smoke !== void 0 && unprovenIn({ state: stateOf(served) }, observed) !== void 0 ? void 0 : served;
}
async function commitOf({ aws }, config) {
	const commit = ownTag((await endpointConfigKind(aws).observe(config))?.tags ?? {}, "commit");
	return commit !== void 0 && /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit) ? commit : void 0;
}

// actions/deploy/deploy.ts
async function deploy(session, only) {
	const { context, scope, named } = session;
	const { graph, of } = await pipelineOf(scope, {
		endpoint: only,
		stages: named
	}, { stages: ["deploy"] });
	const endpoints = of(buildEndpoints);
	if (endpoints.size === 0) context.info(`Nothing to do: ${nothingToServe(Object.keys(scope.config.endpoints))}.`);
	let output;
	try {
		output = await session.ensure(graph, ["deploy"]);
	} finally {
		await noteServed(session, [...endpoints.keys()]);
	}
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
function nothingToServe(others) {
	if (others.length === 0) return "the config has no `endpoints`";
	return `this run leaves these endpoints as they are: ${others.join(", ")}; runs with the stage train-on-ec2 deploy endpoints with \`model: ec2\`, all other runs the others`;
}
async function noteServed({ context, scope, record }, endpoints) {
	if (context.input("github-token") === "" || context.signal.aborted) return;
	try {
		const reached = (endpoint) => record.reached.includes(`endpoint:${endpoint}`);
		record.served.push(...await servedNow(scope, endpoints, reached));
	} catch (error) {
		context.signal.throwIfAborted();
		scope.warn("deployments", `what is served could not be read for GitHub: ${error.message}`);
	}
}

export { deploy };