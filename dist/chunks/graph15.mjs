import { c as unlessDenied } from "./errors.mjs";
import { r as readTags } from "./tags.mjs";
import { K as contentPrefix, R as notebookName, rt as ownershipConflict, tt as ownTag } from "./shared.mjs";
import { n as changedBy, s as unprovenIn } from "./unproven.mjs";
import { n as describeEndpoint } from "./endpoint2.aws.mjs";
import { r as endpointConfigKind } from "./endpoint-config2.aws.mjs";
import { a as stateOf } from "./proof.mjs";
import { n as notebookInstanceKind } from "./instance2.aws.mjs";

// actions/lib/resources/endpoint/left.ts
function leftEndpointsNode(scope) {
	return {
		key: "left-endpoints",
		stages: ["sync-data", "deploy"],
		kind: {
			name: "endpoints that the config no longer names",
			observe: async () => ({
				resource: await findLeft(scope),
				phase: {
					is: "ready",
					detail: "searched"
				}
			})
		},
		needs: [],
		hideIfUnchanged: true,
		desire: () => ({
			id: scope.config.name,
			inspect: async (_id, left) => {
				for (const each of left) scope.warn(`endpoint:${each.name}`, describeLeft$1(scope, each));
			},
			output: () => void 0
		})
	};
}
async function findLeft({ aws, config, owner }) {
	const prefix = `${config.name}-`;
	const looked = new Set(Object.keys(config.endpoints));
	const left = [];
	const configurations = await unlessDenied(Array.fromAsync(endpointConfigKind(aws).find(prefix)));
	for (const { id, tags } of configurations ?? []) {
		const name = contentPrefix(id)?.slice(prefix.length) ?? "";
		if (name === "" || looked.has(name)) continue;
		looked.add(name);
		const made = await unlessDenied(tags()) ?? {};
		if (ownershipConflict(made, owner) !== void 0 || ownTag(made, "node") !== `endpoint-config:${name}`) continue;
		const resource = await unlessDenied(describeEndpoint(aws, name));
		if (resource === void 0) continue;
		const borne = await unlessDenied(readTags(aws, resource.EndpointArn));
		if (borne !== void 0 && ownershipConflict(borne, owner) === void 0) left.push({
			name,
			resource,
			tags: borne
		});
	}
	return left;
}
function describeLeft$1({ aws }, { name, resource, tags }) {
	const { EndpointStatus: status, EndpointConfigName: served = "" } = resource;
	const unproven = unprovenIn({ state: stateOf(served) }, {
		resource,
		tags,
		phase: {
			is: "ready",
			detail: ""
		}
	});
	const on = `--endpoint-name ${name} --region ${aws.region}`;
	const ways = [`delete it: aws sagemaker delete-endpoint ${on}`];
	if (unproven?.before !== void 0) ways.push(`roll back to ${unproven.before}, which was verified: aws sagemaker update-endpoint ${on} --endpoint-config-name ${unproven.before} --retain-all-variant-properties`);
	return `this pipeline created it, but the config no longer names it. It is ${status} with ${served}, and AWS bills it.${unproven === void 0 ? "" : ` Also, ${changedBy(tags)} was not verified.`} Add it to the config again${unproven === void 0 ? "" : ": the next deploy verifies it"}; or ${ways.join("; or ")}`;
}

// actions/lib/resources/notebook/left.ts
function leftNotebookNode(scope) {
	const { aws, config, owner } = scope;
	return {
		key: "left-notebook",
		stages: ["sync-data", "notebook"],
		kind: {
			name: "notebook instance that the config no longer has",
			async observe(id) {
				const found = await unlessDenied(notebookInstanceKind(aws).observe(id));
				return {
					resource: found !== void 0 && ownershipConflict(found.tags ?? {}, owner) === void 0 ? found.resource : void 0,
					phase: {
						is: "ready",
						detail: "searched"
					}
				};
			}
		},
		needs: [],
		hideIfUnchanged: true,
		desire: () => ({
			id: notebookName(config.name),
			inspect: async (id, left) => {
				if (left !== void 0) scope.warn("notebook", describeLeft(id, left));
			},
			output: () => void 0
		})
	};
}
function describeLeft(id, { NotebookInstanceStatus: status, VolumeSizeInGB: size }) {
	return `this pipeline created the notebook instance ${id}, but the config no longer has \`notebook\`. It is ${status}, and AWS bills ${status === "InService" ? "the instance and its volume" : "its volume"} of ${size} GB. Add \`notebook\` to the config again; or save its files and run the workflow Notebook with the mode delete`;
}

// actions/lib/resources/left/graph.ts
function buildLeft({ scope, add }) {
	add(leftEndpointsNode(scope));
	if (scope.config.notebook === void 0) add(leftNotebookNode(scope));
}

export { buildLeft };