import { E as DeleteNotebookInstanceCommand, N as CreateNotebookInstanceCommand, h as StartNotebookInstanceCommand, i as paginateListNotebookInstances, p as StopNotebookInstanceCommand, u as UpdateNotebookInstanceCommand, v as DescribeNotebookInstanceCommand, z as SageMakerClient } from "./aws-sagemaker.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { r as readNotebookLog } from "./recent-log.mjs";
import { a as toTags, i as tagsOf, o as writeTags, r as readTags } from "./tags.mjs";
import { U as byPipeline } from "./shared.mjs";

// actions/lib/resources/notebook/instance.aws.ts
function notebookInstanceKind(aws) {
	const sagemaker = () => aws.client(SageMakerClient);
	return {
		name: "notebook instance",
		identity: "name",
		async observe(id) {
			const command = new DescribeNotebookInstanceCommand({ NotebookInstanceName: id });
			const resource = await unlessNotFound(sagemaker().send(command));
			if (resource === void 0) return void 0;
			const tags = await readTags(aws, resource.NotebookInstanceArn);
			return tags && {
				resource,
				phase: phaseOf(resource),
				tags
			};
		},
		lastLines: (id) => readNotebookLog(aws, id),
		tag: (_id, resource, tags) => writeTags(aws, resource.NotebookInstanceArn, tags),
		ownPrefix: byPipeline,
		async *find(prefix) {
			const named = prefix === "" ? {} : { NameContains: prefix };
			for await (const { NotebookInstances = [] } of paginateListNotebookInstances({ client: sagemaker() }, named)) for (const { NotebookInstanceName: id, NotebookInstanceArn, NotebookInstanceStatus } of NotebookInstances) {
				const running = NotebookInstanceStatus === "InService";
				if (id?.startsWith(prefix)) yield {
					id,
					running,
					tags: tagsOf(aws, NotebookInstanceArn)
				};
			}
		},
		async remove(id) {
			await unlessNotFound(sagemaker().send(new DeleteNotebookInstanceCommand({ NotebookInstanceName: id })));
		}
	};
}
function phaseOf({ NotebookInstanceStatus: status = "Pending", FailureReason }) {
	if (status === "Failed") return {
		is: "failed",
		detail: FailureReason ?? status
	};
	return {
		is: status === "InService" || status === "Stopped" ? "ready" : "in-progress",
		detail: status
	};
}
async function createInstance(aws, request, tags) {
	const command = new CreateNotebookInstanceCommand({
		...request,
		Tags: toTags(tags)
	});
	await aws.onceKnown(() => aws.client(SageMakerClient).send(command));
}
async function updateInstance(aws, request) {
	const command = new UpdateNotebookInstanceCommand(request);
	await aws.onceKnown(() => aws.client(SageMakerClient).send(command));
}
async function startInstance(aws, NotebookInstanceName) {
	await aws.client(SageMakerClient).send(new StartNotebookInstanceCommand({ NotebookInstanceName }));
}
async function stopInstance(aws, NotebookInstanceName) {
	await aws.client(SageMakerClient).send(new StopNotebookInstanceCommand({ NotebookInstanceName }));
}

export { updateInstance as a, stopInstance as i, notebookInstanceKind as n, startInstance as r, createInstance as t };