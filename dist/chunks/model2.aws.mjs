import { D as DeleteModelCommand, P as CreateModelCommand, o as paginateListModels, y as DescribeModelCommand, z as SageMakerClient } from "./aws-sagemaker.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { a as toTags, i as tagsOf, r as readTags } from "./tags.mjs";
import { U as byPipeline } from "./shared.mjs";

// actions/lib/resources/endpoint/model.aws.ts
function modelKind(aws) {
	const sagemaker = () => aws.client(SageMakerClient);
	return {
		name: "model",
		identity: "content",
		numbered: true,
		async observe(id) {
			const resource = await describeModel(aws, id);
			if (resource === void 0) return void 0;
			const tags = await readTags(aws, resource.ModelArn);
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
			for await (const page of paginateListModels({ client: sagemaker() }, newest)) for (const { ModelName: id, ModelArn, CreationTime: created } of page.Models ?? []) if (id?.startsWith(prefix)) yield {
				id,
				created,
				running: false,
				tags: tagsOf(aws, ModelArn)
			};
		},
		async remove(id) {
			await unlessNotFound(sagemaker().send(new DeleteModelCommand({ ModelName: id })));
		}
	};
}
function describeModel(aws, id) {
	return unlessNotFound(aws.client(SageMakerClient).send(new DescribeModelCommand({ ModelName: id })));
}
async function createModel(aws, request, tags) {
	const command = new CreateModelCommand({
		...request,
		Tags: toTags(tags)
	});
	await aws.onceKnown(() => aws.client(SageMakerClient).send(command));
}

export { describeModel as n, modelKind as r, createModel as t };