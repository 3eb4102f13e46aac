import { C as LambdaClient, _ as GetAccountSettingsCommand, c as PutProvisionedConcurrencyConfigCommand, l as PutFunctionConcurrencyCommand, m as GetFunctionConcurrencyCommand, n as paginateListProvisionedConcurrencyConfigs, p as GetProvisionedConcurrencyConfigCommand, v as DeleteProvisionedConcurrencyConfigCommand, y as DeleteFunctionConcurrencyCommand } from "./aws-lambda.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { n as readFunctionLog } from "./recent-log.mjs";

// actions/lib/resources/function/concurrency.aws.ts
function lambdaAccountKind(aws) {
	return {
		name: "Lambda account",
		async observe() {
			const { AccountLimit: resource = {} } = await aws.client(LambdaClient).send(new GetAccountSettingsCommand({}));
			return {
				resource,
				phase: {
					is: "ready",
					detail: `${resource.ConcurrentExecutions} concurrent executions`
				}
			};
		}
	};
}
function reservedConcurrencyKind(aws) {
	const lambda = () => aws.client(LambdaClient);
	return {
		name: "reserved concurrency",
		identity: "name",
		partOf: "function",
		async observe(id) {
			const resource = await unlessNotFound(lambda().send(new GetFunctionConcurrencyCommand({ FunctionName: id })));
			const { ReservedConcurrentExecutions: number } = resource ?? {};
			return resource && number !== void 0 ? {
				resource,
				phase: {
					is: "ready",
					detail: String(number)
				}
			} : void 0;
		},
		async remove(id) {
			await unlessNotFound(lambda().send(new DeleteFunctionConcurrencyCommand({ FunctionName: id })));
		}
	};
}
async function reserveConcurrency(aws, name, number) {
	const request = {
		FunctionName: name,
		ReservedConcurrentExecutions: number
	};
	await aws.client(LambdaClient).send(new PutFunctionConcurrencyCommand(request));
}
function provisionedConcurrencyKind(aws) {
	const lambda = () => aws.client(LambdaClient);
	return {
		name: "provisioned concurrency",
		identity: "name",
		partOf: "function",
		async observe(id) {
			const command = new GetProvisionedConcurrencyConfigCommand(qualified(id));
			const resource = await unlessNotFound(lambda().send(command));
			if (resource === void 0) return void 0;
			const { Status, StatusReason, RequestedProvisionedConcurrentExecutions: requested = 0 } = resource;
			const ready = `${resource.AvailableProvisionedConcurrentExecutions ?? 0} of ${requested} initialized`;
			const detail = [Status, Status === "FAILED" ? StatusReason : ready].filter(Boolean).join(", ");
			return {
				resource,
				phase: {
					is: PHASES[Status ?? ""] ?? "in-progress",
					detail
				}
			};
		},
		async remove(id) {
			await unlessNotFound(lambda().send(new DeleteProvisionedConcurrencyConfigCommand(qualified(id))));
		},
		async news(id, { Status }) {
			const [name = "", version = ""] = id.split(":");
			return {
				lines: [],
				log: Status === "FAILED" ? await readFunctionLog(aws, name, version) : []
			};
		}
	};
}
const PHASES = {
	READY: "ready",
	FAILED: "failed"
};
async function provisionConcurrency(aws, id, number) {
	const request = {
		...qualified(id),
		ProvisionedConcurrentExecutions: number
	};
	await aws.client(LambdaClient).send(new PutProvisionedConcurrencyConfigCommand(request));
}
async function listProvisioned(aws, name) {
	const client = aws.client(LambdaClient);
	const pages = paginateListProvisionedConcurrencyConfigs({ client }, { FunctionName: name });
	return (await unlessNotFound(Array.fromAsync(pages)) ?? []).flatMap(({ ProvisionedConcurrencyConfigs = [] }) => ProvisionedConcurrencyConfigs).map(({ FunctionArn = "" }) => /:(\d+)$/.exec(FunctionArn)?.[1]).flatMap((version) => version === void 0 ? [] : [`${name}:${version}`]);
}
function qualified(id) {
	const [FunctionName, Qualifier] = id.split(":");
	return {
		FunctionName,
		Qualifier
	};
}

export { reserveConcurrency as a, provisionedConcurrencyKind as i, listProvisioned as n, reservedConcurrencyKind as o, provisionConcurrency as r, lambdaAccountKind as t };