import { C as LambdaClient, a as UpdateFunctionCodeCommand, b as DeleteFunctionCommand, d as ListTagsCommand, h as GetFunctionCommand, i as UpdateFunctionConfigurationCommand, r as paginateListFunctions, s as TagResourceCommand, x as CreateFunctionCommand } from "./aws-lambda.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { n as onceKnown, t as isNotKnownYet } from "./once-known.mjs";
import { t as cleanTags } from "./tags.mjs";
import { Lt as Failure } from "./shared.mjs";

// actions/lib/resources/function/function.aws.ts
function functionKind(aws) {
	const lambda = () => aws.client(LambdaClient);
	return {
		name: "function",
		identity: "name",
		async observe(id) {
			const found = await unlessNotFound(lambda().send(new GetFunctionCommand({ FunctionName: id })));
			const resource = found?.Configuration;
			return resource === void 0 ? void 0 : {
				resource,
				phase: functionPhase(resource),
				tags: found?.Tags ?? {}
			};
		},
		tag: (_id, resource, tags) => tagFunction(aws, resource.FunctionArn, tags),
		async *find(prefix) {
			for await (const { Functions = [] } of paginateListFunctions({ client: lambda() }, {})) for (const { FunctionName: id, FunctionArn: Resource } of Functions) {
				const tags = async () => (await unlessNotFound(lambda().send(new ListTagsCommand({ Resource }))))?.Tags ?? {};
				if (id?.startsWith(prefix)) yield {
					id,
					running: false,
					tags
				};
			}
		},
		async remove(id) {
			await unlessNotFound(lambda().send(new DeleteFunctionCommand({ FunctionName: id })));
		}
	};
}
function functionPhase({ State = "Pending", LastUpdateStatus, StateReason }) {
	if (State === "Failed") return {
		is: "failed",
		detail: StateReason ?? State
	};
	if (LastUpdateStatus === "InProgress") return {
		is: "in-progress",
		detail: "an update is in progress"
	};
	return {
		is: ["Active", "Inactive"].includes(State) ? "ready" : "in-progress",
		detail: State
	};
}
async function createFunction(aws, request, tags) {
	const command = new CreateFunctionCommand({
		...request,
		Tags: cleanTags(tags)
	});
	await whileRoleSettles(request.Role, () => aws.client(LambdaClient).send(command), aws.patience);
}
async function tagFunction(aws, arn, tags) {
	await aws.client(LambdaClient).send(new TagResourceCommand({
		Resource: arn,
		Tags: cleanTags(tags)
	}));
}
async function updateFunctionCode(aws, name, code, RevisionId) {
	await aws.client(LambdaClient).send(new UpdateFunctionCodeCommand({
		FunctionName: name,
		...code,
		Publish: false,
		RevisionId
	}));
}
async function updateFunctionConfiguration(aws, request) {
	const update = () => aws.client(LambdaClient).send(new UpdateFunctionConfigurationCommand(request));
	await whileRoleSettles(request.Role, update, aws.patience);
}
async function whileRoleSettles(role, call, patience) {
	try {
		return await onceKnown(call, patience);
	} catch (error) {
		if (!isNotKnownYet(error)) throw error;
		throw new Failure(`role-not-assumed: Lambda could not assume the role ${role}, even after several tries.`, "Correct the input `function-role`: the role must exist, and its trust policy must allow lambda.amazonaws.com the action sts:AssumeRole.", error);
	}
}

export { updateFunctionCode as a, tagFunction as i, functionKind as n, updateFunctionConfiguration as o, functionPhase as r, whileRoleSettles as s, createFunction as t };