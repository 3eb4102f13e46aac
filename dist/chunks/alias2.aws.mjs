import { C as LambdaClient, S as CreateAliasCommand, d as ListTagsCommand, g as GetAliasCommand, o as UpdateAliasCommand, p as GetProvisionedConcurrencyConfigCommand } from "./aws-lambda.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { b as poll, zt as Pending } from "./shared.mjs";

// actions/lib/resources/function/alias.aws.ts
function functionAliasKind(aws) {
	return {
		name: "function alias",
		identity: "name",
		partOf: "function",
		async observe(id) {
			const [name, Name] = id.split(":");
			const lambda = aws.client(LambdaClient);
			const resource = await unlessNotFound(lambda.send(new GetAliasCommand({
				FunctionName: name,
				Name
			})));
			if (resource === void 0) return void 0;
			const request = new ListTagsCommand({ Resource: resource.AliasArn?.replace(/:[^:]+$/, "") });
			const found = await unlessNotFound(lambda.send(request));
			return found && {
				resource,
				phase: await aliasPhase(aws, id, resource),
				tags: found.Tags ?? {}
			};
		}
	};
}
async function aliasPhase(aws, id, resource) {
	const detail = `version ${resource.FunctionVersion}`;
	if (!hasWeights(resource)) return {
		is: "ready",
		detail
	};
	const [FunctionName, Qualifier] = id.split(":");
	const command = new GetProvisionedConcurrencyConfigCommand({
		FunctionName,
		Qualifier
	});
	return await unlessNotFound(aws.client(LambdaClient).send(command)) === void 0 ? {
		is: "ready",
		detail
	} : {
		is: "in-progress",
		detail: `moves to version ${resource.FunctionVersion}`
	};
}
function hasWeights({ RoutingConfig }) {
	return Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {}).length > 0;
}
function previousOf({ Description = "" }) {
	return /^previous version: (\d+)/.exec(Description)?.[1];
}
const MOVES_WITHIN = 12e4;
async function createAlias(aws, id, version, description) {
	const [FunctionName, Name] = id.split(":");
	const request = {
		FunctionName,
		Name,
		FunctionVersion: version,
		Description: description
	};
	await aws.client(LambdaClient).send(new CreateAliasCommand(request));
}
async function moveAlias(aws, id, { version, description, revision }, signal) {
	const [FunctionName, Name] = id.split(":");
	const lambda = aws.client(LambdaClient);
	await lambda.send(new UpdateAliasCommand({
		FunctionName,
		Name,
		FunctionVersion: version,
		Description: description,
		RoutingConfig: { AdditionalVersionWeights: {} },
		RevisionId: revision
	}));
	const look = async () => hasWeights(await lambda.send(new GetAliasCommand({
		FunctionName,
		Name
	}))) ? void 0 : true;
	try {
		await poll(`alias ${id}`, look, {
			clock: aws.clock,
			signal,
			deadline: aws.clock.now() + MOVES_WITHIN
		});
	} catch (error) {
		if (!(error instanceof Pending)) throw error;
	}
}

export { previousOf as a, moveAlias as i, functionAliasKind as n, hasWeights as r, createAlias as t };