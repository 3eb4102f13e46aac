import { t as ensure } from "./ensure.mjs";
import { t as awsPage } from "./aws-page.mjs";
import { o as writeTags } from "./tags.mjs";
import { i as isToRestart, n as olderScriptsNode, r as NO_RESTART, t as buildNotebook } from "./graph16.mjs";
import { i as stopInstance, n as notebookInstanceKind } from "./instance2.aws.mjs";
import { R as notebookName } from "./shared.mjs";
import { t as pipelineOf } from "./pipeline.mjs";

// actions/lib/resources/notebook/by-hand.ts
function stoppedNode(scope) {
	const { aws, config } = scope;
	const kind = notebookInstanceKind(aws);
	return {
		key: "notebook-stopped",
		stages: ["notebook"],
		kind: {
			name: kind.name,
			async observe(id) {
				const observed = await kind.observe(id) ?? {
					resource: {},
					phase: {
						is: "ready",
						detail: "does not exist"
					}
				};
				return observed.phase.is === "failed" ? {
					...observed,
					phase: {
						is: "ready",
						detail: "Failed"
					}
				} : observed;
			}
		},
		needs: [],
		desire: () => ({
			id: notebookName(config.name),
			changes: ({ NotebookInstanceStatus: status }, tags) => [...status === "InService" ? [{
				path: "status",
				before: status,
				after: "Stopped",
				by: "update"
			}] : [], ...isToRestart(tags) ? [{
				path: "restart",
				before: "by the next run",
				after: "none",
				by: "update"
			}] : []],
			async update(id, { NotebookInstanceArn, NotebookInstanceStatus: status }) {
				await writeTags(aws, NotebookInstanceArn, NO_RESTART);
				if (status === "InService") await stopInstance(aws, id);
			},
			output: (_id, { NotebookInstanceStatus: status = "" }) => status
		})
	};
}
function removalNodes(scope) {
	const stopped = stoppedNode(scope);
	const removed = {
		key: "no-notebook",
		stages: ["notebook"],
		kind: notebookInstanceKind(scope.aws),
		needs: [stopped],
		desire: () => ({
			id: notebookName(scope.config.name),
			absent: { why: () => "its deletion was asked for" },
			output: () => void 0
		})
	};
	return [
		stopped,
		removed,
		olderScriptsNode(scope, [removed])
	];
}

// actions/notebook/notebook.ts
async function makeNotebook({ context, scope, ensure }, mode) {
	const asked = mode === "start" ? {
		...scope,
		given: {
			...scope.given,
			notebook: mode
		}
	} : scope;
	const { graph, of } = await pipelineOf(asked, {}, { stages: ["notebook"] });
	const node = of(buildNotebook);
	const output = await ensure(graph, ["notebook"]);
	if (node === void 0) return context.info("Nothing to do: the config has no `notebook`.");
	const { name, status } = output(node);
	context.output("notebook-name", name);
	context.output("status", status);
	const elsewhere = context.environment["AWS_ENDPOINT_URL"] ?? "";
	if (elsewhere === "") context.output("console-url", awsPage(scope.config.aws.region, "notebook instance", name));
	if (status === "InService") context.info(`To open it: aws sagemaker create-presigned-notebook-instance-url --notebook-instance-name ${name} --region ${scope.config.aws.region}${elsewhere === "" ? "" : ` --endpoint-url ${elsewhere}`}`);
}
async function stopNotebook({ context, scope, run }) {
	const node = stoppedNode(scope);
	const outputs = await ensure([node], ["notebook"], run);
	context.output("notebook-name", notebookName(scope.config.name));
	context.output("status", outputs.of(node));
}
async function deleteNotebook({ scope, run }) {
	await ensure(removalNodes(scope), ["notebook"], {
		...run,
		adopt: false
	});
}

export { deleteNotebook, makeNotebook, stopNotebook };