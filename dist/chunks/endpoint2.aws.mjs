import { A as DeleteEndpointCommand, L as CreateEndpointCommand, S as DescribeEndpointCommand, c as paginateListEndpoints, d as UpdateEndpointCommand, z as SageMakerClient } from "./aws-sagemaker.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { t as readEndpointLog } from "./recent-log.mjs";
import { a as toTags, i as tagsOf, o as writeTags, r as readTags } from "./tags.mjs";

// actions/lib/resources/endpoint/endpoint.aws.ts
function endpointKind(aws) {
	const sagemaker = () => aws.client(SageMakerClient);
	return {
		name: "endpoint",
		identity: "name",
		async observe(id) {
			const resource = await describeEndpoint(aws, id);
			if (resource === void 0) return void 0;
			const tags = await readTags(aws, resource.EndpointArn);
			return tags && {
				resource,
				phase: endpointPhase(resource),
				tags
			};
		},
		news: async (id, resource) => ({
			lines: [],
			log: hasFailed(resource) ? await readEndpointLog(aws, id) : []
		}),
		tag: (_id, resource, tags) => writeTags(aws, resource.EndpointArn, tags),
		async *find(prefix) {
			for await (const page of paginateListEndpoints({ client: sagemaker() }, { NameContains: prefix || void 0 })) for (const { EndpointName: id, EndpointArn, EndpointStatus, CreationTime: created } of page.Endpoints ?? []) {
				const running = endpointPhase({ EndpointStatus }).is !== "failed";
				if (id?.startsWith(prefix)) yield {
					id,
					created,
					running,
					tags: tagsOf(aws, EndpointArn)
				};
			}
		},
		async remove(id) {
			await unlessNotFound(sagemaker().send(new DeleteEndpointCommand({ EndpointName: id })));
		}
	};
}
function hasFailed(resource) {
	const { is } = endpointPhase(resource);
	return is === "failed" || is === "ready" && resource.FailureReason !== void 0;
}
function describeEndpoint(aws, id) {
	return unlessNotFound(aws.client(SageMakerClient).send(new DescribeEndpointCommand({ EndpointName: id })));
}
function endpointPhase(resource) {
	const status = resource.EndpointStatus ?? "";
	const detail = resource.FailureReason === void 0 ? status : `${status}: ${resource.FailureReason}`;
	switch (status) {
		case "InService": return {
			is: "ready",
			detail
		};
		case "Failed":
		case "UpdateRollbackFailed":
		case "OutOfService": return lacksCapacity(detail) ? {
			is: "failed",
			detail,
			transient: true
		} : {
			is: "failed",
			detail
		};
		default: return {
			is: "in-progress",
			detail
		};
	}
}
function lacksCapacity(reason) {
	return /InsufficientInstanceCapacity|Unable to provision requested ML compute capacity/.test(reason);
}
async function createEndpoint(aws, request, tags) {
	await aws.client(SageMakerClient).send(new CreateEndpointCommand({
		...request,
		Tags: toTags(tags)
	}));
}
async function updateEndpoint(aws, request) {
	await aws.client(SageMakerClient).send(new UpdateEndpointCommand(request));
}

export { lacksCapacity as a, endpointPhase as i, describeEndpoint as n, updateEndpoint as o, endpointKind as r, createEndpoint as t };