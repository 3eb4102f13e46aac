import { C as LambdaClient, h as GetFunctionCommand, t as paginateListVersionsByFunction, u as PublishVersionCommand } from "./aws-lambda.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { q as digest } from "./shared.mjs";
import { r as functionPhase } from "./function2.aws.mjs";

// actions/lib/resources/function/version.aws.ts
const CONTENT = [
	"CodeSha256",
	"Handler",
	"Runtime",
	"Role",
	"MemorySize",
	"Timeout",
	"Environment",
	"Layers",
	"VpcConfig",
	"EphemeralStorage",
	"Architectures"
];
function fingerprint(configuration) {
	return digest(CONTENT.map((member) => configuration[member]));
}
function functionVersionKind(aws) {
	return {
		name: "function version",
		identity: "name",
		partOf: "function",
		async observe(id) {
			const [name = "", wanted] = id.split(":");
			const listed = (await listVersions(aws, name)).findLast((version) => fingerprint(version) === wanted);
			if (listed === void 0) return void 0;
			const resource = await readVersion(aws, name, listed.Version);
			if (resource === void 0) return void 0;
			const phase = functionPhase(resource);
			return {
				resource,
				phase: {
					...phase,
					detail: `version ${resource.Version}, ${phase.detail}`
				}
			};
		}
	};
}
async function readVersion(aws, name, version) {
	const command = new GetFunctionCommand({
		FunctionName: name,
		Qualifier: version
	});
	return (await unlessNotFound(aws.client(LambdaClient).send(command)))?.Configuration;
}
async function listVersions(aws, name) {
	const pages = paginateListVersionsByFunction({ client: aws.client(LambdaClient) }, { FunctionName: name });
	return (await unlessNotFound(Array.fromAsync(pages, ({ Versions = [] }) => Versions)) ?? []).flat().filter(({ Version }) => Version !== "$LATEST");
}
function publishVersion(aws, name, CodeSha256, description) {
	const command = new PublishVersionCommand({
		FunctionName: name,
		CodeSha256,
		Description: description.slice(0, 256)
	});
	return aws.client(LambdaClient).send(command);
}

export { functionVersionKind as n, publishVersion as r, fingerprint as t };