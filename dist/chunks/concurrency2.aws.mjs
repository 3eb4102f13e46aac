import { S as LambdaClient, _ as DeleteProvisionedConcurrencyConfigCommand, c as PutFunctionConcurrencyCommand, f as GetProvisionedConcurrencyConfigCommand, g as GetAccountSettingsCommand, n as paginateListProvisionedConcurrencyConfigs, p as GetFunctionConcurrencyCommand, s as PutProvisionedConcurrencyConfigCommand, v as DeleteFunctionConcurrencyCommand } from "./aws-lambda.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { n as readFunctionLog } from "./recent-log.mjs";

// actions/lib/resources/function/concurrency.aws.ts
/** What an account may run at the same moment. Nothing here changes it. */
function lambdaAccountKind(aws) {
	return {
		name: "Lambda account",
		onCancel: "leave",
		naming: "stable",
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
/** Reserved concurrency by its function's name; none at all is a state as well. */
function reservedConcurrencyKind(aws) {
	return {
		name: "reserved concurrency",
		onCancel: "leave",
		naming: "stable",
		async observe(id) {
			const command = new GetFunctionConcurrencyCommand({ FunctionName: id });
			const resource = await unlessNotFound(aws.client(LambdaClient).send(command));
			if (resource === void 0) return void 0;
			return {
				resource,
				phase: {
					is: "ready",
					detail: String(resource.ReservedConcurrentExecutions ?? "none")
				}
			};
		}
	};
}
/** @param number `undefined`: what the account has left */
async function setReservedConcurrency(aws, name, number) {
	const lambda = aws.client(LambdaClient);
	if (number === void 0) await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName: name }));
	else {
		const request = {
			FunctionName: name,
			ReservedConcurrentExecutions: number
		};
		await lambda.send(new PutFunctionConcurrencyCommand(request));
	}
}
/** Provisioned concurrency by `<function>:<version>`; none at all is a state as well. */
function provisionedConcurrencyKind(aws) {
	return {
		name: "provisioned concurrency",
		onCancel: "leave",
		naming: "stable",
		async observe(id) {
			const [FunctionName, Qualifier] = id.split(":");
			const command = new GetProvisionedConcurrencyConfigCommand({
				FunctionName,
				Qualifier
			});
			const resource = await unlessNotFound(aws.client(LambdaClient).send(command)) ?? {};
			const { Status, StatusReason, RequestedProvisionedConcurrentExecutions: requested = 0 } = resource;
			if (requested === 0) return {
				resource,
				phase: {
					is: "ready",
					detail: "none"
				}
			};
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
		remove: (id) => setProvisionedConcurrency(aws, id, 0),
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
/** @param id `<function>:<version>` */
async function setProvisionedConcurrency(aws, id, number) {
	const [FunctionName, Qualifier] = id.split(":");
	const lambda = aws.client(LambdaClient);
	if (number === 0) {
		const command = new DeleteProvisionedConcurrencyConfigCommand({
			FunctionName,
			Qualifier
		});
		await unlessNotFound(lambda.send(command));
	} else {
		const request = {
			FunctionName,
			Qualifier,
			ProvisionedConcurrentExecutions: number
		};
		await lambda.send(new PutProvisionedConcurrencyConfigCommand(request));
	}
}
/** Provisioned concurrency of all versions of a function, by version; what is on aliases is not looked at. */
function provisionedVersionsKind(aws) {
	return {
		name: "provisioned concurrency of earlier versions",
		onCancel: "leave",
		naming: "stable",
		async observe(id) {
			const resource = /* @__PURE__ */ new Map();
			const pages = paginateListProvisionedConcurrencyConfigs({ client: aws.client(LambdaClient) }, { FunctionName: id });
			for (const { ProvisionedConcurrencyConfigs = [] } of await unlessNotFound(Array.fromAsync(pages)) ?? []) for (const { FunctionArn, RequestedProvisionedConcurrentExecutions = 0 } of ProvisionedConcurrencyConfigs) {
				const version = /:(\d+)$/.exec(FunctionArn ?? "")?.[1];
				if (version !== void 0) resource.set(version, RequestedProvisionedConcurrentExecutions);
			}
			return {
				resource,
				phase: {
					is: "ready",
					detail: [...resource].map(([version, number]) => `${number} on version ${version}`).join(", ") || "none"
				}
			};
		}
	};
}

export { setProvisionedConcurrency as a, reservedConcurrencyKind as i, provisionedConcurrencyKind as n, setReservedConcurrency as o, provisionedVersionsKind as r, lambdaAccountKind as t };