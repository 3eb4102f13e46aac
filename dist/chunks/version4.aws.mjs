import { C as LambdaClient, h as GetFunctionCommand, t as paginateListVersionsByFunction, u as PublishVersionCommand } from "./aws-lambda.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { o as digest } from "./names.mjs";
import { r as functionPhase } from "./function2.aws.mjs";

// actions/lib/resources/function/version.aws.ts
/** Members of a configuration that determine what a version does. */
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
/** A fingerprint of a function or a version: the same for the same code and settings. */
function fingerprint(configuration) {
	return digest(CONTENT.map((member) => configuration[member]));
}
/**
* Published versions of functions by `<function>:<fingerprint>`, so that a version is found after others were
* published.
*/
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
/** One version with its state, which lists do not give (ListVersionsByFunction in Lambda's API reference). */
async function readVersion(aws, name, version) {
	const command = new GetFunctionCommand({
		FunctionName: name,
		Qualifier: version
	});
	return (await unlessNotFound(aws.client(LambdaClient).send(command)))?.Configuration;
}
/** Published versions, oldest first, without their state. */
async function listVersions(aws, name) {
	const pages = paginateListVersionsByFunction({ client: aws.client(LambdaClient) }, { FunctionName: name });
	return (await unlessNotFound(Array.fromAsync(pages, ({ Versions = [] }) => Versions)) ?? []).flat().filter(({ Version }) => Version !== "$LATEST");
}
/** Publishes the unpublished version if it still has this code. @returns the published version */
function publishVersion(aws, name, CodeSha256, description) {
	const command = new PublishVersionCommand({
		FunctionName: name,
		CodeSha256,
		Description: description.slice(0, 256)
	});
	return aws.client(LambdaClient).send(command);
}

export { functionVersionKind as n, publishVersion as r, fingerprint as t };