import { I as CreateEndpointConfigCommand, k as DeleteEndpointConfigCommand, l as paginateListEndpointConfigs, x as DescribeEndpointConfigCommand, z as SageMakerClient } from "./aws-sagemaker.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { a as toTags, i as tagsOf, r as readTags } from "./tags.mjs";
import { U as byPipeline } from "./shared.mjs";

// actions/lib/resources/endpoint/endpoint-config.aws.ts
function endpointConfigKind(aws) {
	const sagemaker = () => aws.client(SageMakerClient);
	return {
		name: "endpoint configuration",
		identity: "content",
		numbered: true,
		async observe(id) {
			const resource = await describeEndpointConfig(aws, id);
			if (resource === void 0) return void 0;
			const tags = await readTags(aws, resource.EndpointConfigArn);
			return tags && {
				resource,
				phase: {
					is: "ready",
					detail: "there"
				},
				tags
			};
		},
		ownPrefix: byPipeline,
		async *find(prefix) {
			const newest = {
				NameContains: prefix,
				SortBy: "CreationTime",
				SortOrder: "Descending"
			};
			for await (const page of paginateListEndpointConfigs({ client: sagemaker() }, newest)) for (const { EndpointConfigName: id, EndpointConfigArn, CreationTime: created } of page.EndpointConfigs ?? []) if (id?.startsWith(prefix)) yield {
				id,
				created,
				running: false,
				tags: tagsOf(aws, EndpointConfigArn)
			};
		},
		async remove(id) {
			await unlessNotFound(sagemaker().send(new DeleteEndpointConfigCommand({ EndpointConfigName: id })));
		}
	};
}
function describeEndpointConfig(aws, id) {
	return unlessNotFound(aws.client(SageMakerClient).send(new DescribeEndpointConfigCommand({ EndpointConfigName: id })));
}
async function createEndpointConfig(aws, request, tags) {
	await aws.client(SageMakerClient).send(new CreateEndpointConfigCommand({
		...request,
		Tags: toTags(tags)
	}));
}

export { describeEndpointConfig as n, endpointConfigKind as r, createEndpointConfig as t };