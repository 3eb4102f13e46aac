import { M as CreateNotebookInstanceLifecycleConfigCommand, T as DeleteNotebookInstanceLifecycleConfigCommand, _ as DescribeNotebookInstanceLifecycleConfigCommand, a as paginateListNotebookInstanceLifecycleConfigs, z as SageMakerClient } from "./aws-sagemaker.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { a as toTags, i as tagsOf, o as writeTags, r as readTags } from "./tags.mjs";
import { U as byPipeline } from "./shared.mjs";

// actions/lib/resources/notebook/lifecycle-config.aws.ts
function lifecycleConfigKind(aws) {
	const sagemaker = () => aws.client(SageMakerClient);
	return {
		name: "notebook lifecycle configuration",
		identity: "content",
		async observe(id) {
			const request = { NotebookInstanceLifecycleConfigName: id };
			const resource = await unlessNotFound(sagemaker().send(new DescribeNotebookInstanceLifecycleConfigCommand(request)));
			if (resource === void 0) return void 0;
			const tags = await readTags(aws, resource.NotebookInstanceLifecycleConfigArn);
			return tags && {
				resource,
				phase: {
					is: "ready",
					detail: "exists"
				},
				tags
			};
		},
		tag: (_id, resource, tags) => writeTags(aws, resource.NotebookInstanceLifecycleConfigArn, tags),
		ownPrefix: byPipeline,
		async *find(prefix) {
			const newest = {
				NameContains: prefix,
				SortBy: "CreationTime",
				SortOrder: "Descending"
			};
			for await (const page of paginateListNotebookInstanceLifecycleConfigs({ client: sagemaker() }, newest)) for (const each of page.NotebookInstanceLifecycleConfigs ?? []) {
				const id = each.NotebookInstanceLifecycleConfigName;
				if (id?.startsWith(prefix)) yield {
					id,
					running: false,
					created: each.CreationTime,
					tags: tagsOf(aws, each.NotebookInstanceLifecycleConfigArn)
				};
			}
		},
		async remove(id) {
			const request = { NotebookInstanceLifecycleConfigName: id };
			await unlessNotFound(sagemaker().send(new DeleteNotebookInstanceLifecycleConfigCommand(request)));
		}
	};
}
async function createLifecycleConfig(aws, id, content, tags) {
	const request = {
		NotebookInstanceLifecycleConfigName: id,
		OnStart: [{ Content: content }],
		Tags: toTags(tags)
	};
	await aws.client(SageMakerClient).send(new CreateNotebookInstanceLifecycleConfigCommand(request));
}

export { lifecycleConfigKind as n, createLifecycleConfig as t };