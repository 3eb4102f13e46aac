import { n as oneFunction, t as chosen } from "./chosen.mjs";
import { t as buildEndpoints } from "./graph7.mjs";
import { t as buildBucket } from "./node.mjs";
import { i as putOnce, r as objectKind, t as hashObject } from "./object.mjs";
import { t as compare } from "./compare.mjs";
import { a as ZIPPED_LIMIT, t as readFunction } from "./sources.mjs";
import { a as isBusy } from "./errors.mjs";
import { n as Failure } from "./failure.mjs";
import { n as poll } from "./poll.mjs";
import { a as setProvisionedConcurrency, i as reservedConcurrencyKind, n as provisionedConcurrencyKind, o as setReservedConcurrency, r as provisionedVersionsKind, t as lambdaAccountKind } from "./concurrency2.aws.mjs";
import { a as updateFunctionCode, i as tagFunction, n as functionKind, o as updateFunctionConfiguration, t as createFunction } from "./function2.aws.mjs";
import { n as functionVersionKind, r as publishVersion, t as fingerprint } from "./version2.aws.mjs";
import { r as stagesLeft } from "./pending.mjs";
import { i as moveAlias, n as functionAliasKind, r as hasWeights, t as createAlias } from "./alias2.aws.mjs";
import { r as askFunctionTest } from "./ask2.mjs";

// actions/lib/resources/function/code.ts
/** A function's package: in the bucket where it is too large for a request; else it goes with the request. */
function functionPackageNode(scope, name, wanted, bucket) {
	const { aws, config } = scope;
	return {
		key: `function-package:${name}`,
		stages: ["function"],
		kind: placedPackageKind(objectKind(aws, "function package", hashObject)),
		needs: [bucket],
		hideIfUnchanged: true,
		async desire(of) {
			const { zip, sha256 } = await readFunction(scope, name, wanted);
			const hex = Buffer.from(sha256, "base64").toString("hex");
			const isSmall = zip.length < ZIPPED_LIMIT;
			const place = {
				S3Bucket: of(bucket),
				S3Key: `${config.name}/packages/${hex}/function.zip`
			};
			const uri = `s3://${place.S3Bucket}/${place.S3Key}`;
			const placed = {
				sha256,
				code: isSmall ? { ZipFile: zip } : place
			};
			return {
				id: isSmall ? hex : uri,
				content: {},
				changes: (resource) => isSmall ? [] : compare({ sha256: resource.sha256 }, { sha256: hex }),
				create: () => putOnce(aws, uri, zip, scope.config.aws.kmsKey),
				plannedOutput: placed,
				output: () => placed
			};
		}
	};
}
/** Packages in the bucket by their address; what has none goes with the request and is there. */
function placedPackageKind(inBucket) {
	return {
		...inBucket,
		observe: async (id) => id.startsWith("s3://") ? inBucket.observe(id) : {
			resource: {},
			phase: {
				is: "ready",
				detail: "with the request"
			}
		}
	};
}

// actions/lib/resources/function/node.ts
/** What an account must leave unreserved; a smaller account can reserve nothing. Source: Lambda's documentation. */
const LEAST_UNRESERVED = 100;
/** The account's limits, read before anything is made: whether it can hold the concurrency that the config wants. */
function lambdaAccountNode(scope) {
	const wanted = Object.values(scope.config.functions).reduce((sum, { provisionedConcurrency, reservedConcurrency }) => sum + (reservedConcurrency ?? provisionedConcurrency), 0);
	return {
		key: "lambda-account",
		stages: ["function"],
		kind: lambdaAccountKind(scope.aws),
		needs: [],
		hideIfUnchanged: wanted === 0,
		desire: () => ({
			id: "account",
			content: {},
			changes({ ConcurrentExecutions: limit = 0 }) {
				const least = Math.min(LEAST_UNRESERVED, limit);
				if (wanted === 0 || limit - wanted >= least) return [];
				throw new Failure(`The account allows ${limit} concurrent executions of Lambda functions (GetAccountSettings), of which ${least} must stay unreserved, but the config asks for ${wanted}.`, "Request a higher quota `Concurrent executions` (L-B99A9384) of AWS Lambda in the Service Quotas console, or lower `reserved-concurrency` and `provisioned-concurrency`.");
			},
			create: () => Promise.reject(/* @__PURE__ */ new Error("An account cannot be created.")),
			output: (_id, resource) => resource
		})
	};
}
/** The function's newest state: code and settings. Its output is that state, as AWS describes it. */
function functionNode(scope, name, wanted, placed, needs) {
	const { aws, functionRole } = scope;
	const settings = {
		FunctionName: name,
		Handler: wanted.handler,
		Runtime: wanted.runtime,
		MemorySize: wanted.memory,
		Timeout: wanted.timeout,
		...functionRole === "" ? {} : { Role: functionRole }
	};
	const variables = {
		...wanted.environment,
		ENDPOINT_NAME: wanted.endpoint
	};
	return {
		key: `function:${name}`,
		stages: ["function"],
		kind: functionKind(aws),
		needs: [placed, ...needs],
		desire(of) {
			const code = of(placed);
			return {
				id: name,
				content: {},
				changes: (resource) => differences(resource, code, settings, variables),
				create: async (_id, tags) => {
					if (functionRole === "") throw new Failure("Lambda needs a role to run the function.", "Set the input `function-role`.");
					const request = {
						...settings,
						Role: functionRole,
						Environment: { Variables: variables }
					};
					await createFunction(aws, {
						...request,
						Code: code.code
					}, tags);
				},
				async update(_id, resource, changes, tags) {
					await tagFunction(aws, resource.FunctionArn, tags);
					let revision = await revisionOf(aws, name, resource);
					if (changes.some(({ path }) => path === "code")) {
						await updateFunctionCode(aws, name, code.code, revision);
						if (changes.length === 1) return;
						revision = await untilSettled(scope, name);
					}
					const Environment = { Variables: {
						...resource.Environment?.Variables,
						...variables
					} };
					await updateFunctionConfiguration(aws, {
						...settings,
						Environment,
						RevisionId: revision
					});
				},
				output: (_id, resource) => resource
			};
		}
	};
}
/** What differs in a function; environment variables that the config does not name are somebody else's and stay. */
function differences(resource, code, { FunctionName: _, ...settings }, variables) {
	const { LastUpdateStatus, LastUpdateStatusReason } = resource;
	return [
		[
			"code",
			resource.CodeSha256,
			code.sha256
		],
		...Object.entries(settings).map(([member, value]) => [
			member.replace("MemorySize", "Memory").toLowerCase(),
			resource[member],
			value
		]),
		...Object.entries(variables).map(([variable, value]) => [
			`environment.${variable}`,
			resource.Environment?.Variables?.[variable],
			value
		]),
		...LastUpdateStatus === "Failed" ? [[
			"last-update",
			`failed: ${LastUpdateStatusReason}`,
			"successful"
		]] : []
	].filter(([, before, after]) => before !== after).map(([path, before, after]) => ({
		path,
		before,
		after,
		by: "update"
	}));
}
/**
* The function's revision now, after its tags have given it another one.
*
* @throws an error with `alreadyExists` when what this run would write over is no longer what it read
*/
async function revisionOf(aws, name, resource) {
	const now = (await functionKind(aws).observe(name))?.resource;
	if (now !== void 0 && fingerprint(now) === fingerprint(resource)) return now.RevisionId;
	throw Object.assign(/* @__PURE__ */ new Error(`The function ${name} has changed since it was read.`), { alreadyExists: true });
}
/** Waits until a change is done. @returns the function's revision then @throws Pending at the run's deadline */
async function untilSettled(scope, name) {
	const look = async () => {
		const observed = await functionKind(scope.aws).observe(name);
		return observed?.phase.is === "in-progress" ? void 0 : { revision: observed?.resource.RevisionId };
	};
	return (await poll(`function ${name}`, look, scope)).revision;
}
/** The published version of the function's state; its output is the version's number. */
function functionVersionNode(scope, name, latest) {
	const { aws, owner } = scope;
	return {
		key: `function-version:${name}`,
		stages: ["function"],
		kind: functionVersionKind(aws),
		needs: [latest],
		desire(of) {
			const content = of(latest);
			const wanted = fingerprint(content);
			return {
				id: `${name}:${wanted}`,
				content: {},
				changes: () => [],
				async create() {
					const published = await publish(aws, name, content.CodeSha256, `${owner.commit}, run ${owner.run}`);
					if (fingerprint(published) !== wanted) throw changedMeanwhile(name);
				},
				output: (_id, resource) => resource.Version ?? ""
			};
		}
	};
}
async function publish(aws, name, sha256, description) {
	try {
		return await publishVersion(aws, name, sha256, description);
	} catch (error) {
		throw error instanceof Error && /is different from current CodeSHA256/.test(error.message) || isBusy(error) ? changedMeanwhile(name, error) : error;
	}
}
function changedMeanwhile(name, cause) {
	return new Failure(`Another process changed the function ${name} after this run read it; the alias was not moved.`, "Find out what else changes the function, and run again.", cause);
}

// actions/lib/resources/function/serving.ts
/**
* Reserved concurrency. It bounds provisioned concurrency, so it is raised before that is, and lowered after it.
*
* @param way which of both this node does
*/
function reservedConcurrencyNode(scope, name, { reservedConcurrency: wanted }, way, needs) {
	const { aws } = scope;
	const unlimited = Number.POSITIVE_INFINITY;
	return {
		key: `function-concurrency-${way}:${name}`,
		stages: ["function"],
		kind: reservedConcurrencyKind(aws),
		needs,
		hideIfUnchanged: wanted === void 0,
		desire: () => ({
			id: name,
			content: {},
			changes({ ReservedConcurrentExecutions: before }) {
				const [is, shall] = [before ?? unlimited, wanted ?? unlimited];
				if (way === "raise" ? is >= shall : is <= shall) return [];
				return [{
					path: "reserved-concurrency",
					before: before ?? "none",
					after: wanted ?? "none",
					by: "update"
				}];
			},
			create: (id) => setReservedConcurrency(aws, id, wanted),
			update: (id) => setReservedConcurrency(aws, id, wanted),
			output: () => void 0
		})
	};
}
/**
* Provisioned concurrency of the version that is to be served, and the test event that it must answer. A version is paid
* for from its first execution on, and proven when the alias points to it: until then, whoever comes next tests it.
*/
function provisionedConcurrencyNode(scope, name, wanted, version, needs) {
	const { aws } = scope;
	const number = wanted.provisionedConcurrency;
	return {
		key: `provisioned-concurrency:${name}`,
		stages: ["function"],
		kind: provisionedConcurrencyKind(aws),
		needs: [version, ...needs],
		hideIfUnchanged: number === 0,
		async desire(of) {
			const target = of(version);
			const alias = (await functionAliasKind(aws).observe(`${name}:${wanted.alias}`))?.resource;
			const served = alias?.FunctionVersion;
			const isServed = served === target;
			const wasServed = alias !== void 0 && previousOf(alias) === target;
			const isLeftAlone = alias === void 0 && scope.scheduled && !await isLeftPending(scope, name);
			return {
				id: `${name}:${target}`,
				content: {},
				changes({ RequestedProvisionedConcurrentExecutions: before = 0 }) {
					return before === number ? [] : [{
						path: "provisioned-concurrency",
						before,
						after: number,
						by: "update"
					}];
				},
				create: (id) => setProvisionedConcurrency(aws, id, number),
				update: async (id) => {
					if (number > 0) await dropOthers(scope, name, [target, served]);
					await setProvisionedConcurrency(aws, id, number);
				},
				state: {
					wanted: String(number),
					of: ({ RequestedProvisionedConcurrentExecutions: requested = 0 }) => String(requested)
				},
				unproven: () => isServed || wasServed || isLeftAlone ? void 0 : { before: "0" },
				verify: (_id, _seen, signal) => askFunctionTest(scope, name, wanted, target, signal),
				async revert(id, before = "0") {
					if (number > 0) await setProvisionedConcurrency(aws, id, Number(before));
					if (isServed) return `The alias still serves version ${target}, with its previous provisioned concurrency of ${before}.`;
					await dropOthers(scope, name, [served]);
					return `The alias ${wanted.alias} was not moved, and the provisioned concurrency of version ${target} was removed.`;
				},
				output: () => target
			};
		}
	};
}
/** Whether a run whose wait ended has left the function's stage to do: its alias may not have been made yet. */
async function isLeftPending({ aws }, name) {
	return stagesLeft((await functionKind(aws).observe(name))?.tags).includes("function");
}
/** Takes back what runs that failed or were killed have left on versions: the reserved number has room for two of them. */
async function dropOthers({ aws }, name, kept) {
	const provisioned = await provisionedVersionsKind(aws).observe(name);
	for (const version of provisioned?.resource.keys() ?? []) if (!kept.includes(version)) await setProvisionedConcurrency(aws, `${name}:${version}`, 0);
}
/** The alias that callers use: moved last, to a version that has proved itself, or back to one that is named. */
function functionAliasNode(scope, name, { alias }, version) {
	const { aws, owner, signal } = scope;
	return {
		key: `function-alias:${name}`,
		stages: ["function"],
		kind: functionAliasKind(aws),
		needs: [version],
		desire(of) {
			const target = of(version);
			const by = `${owner.commit}, run ${owner.run}`;
			return {
				id: `${name}:${alias}`,
				content: {},
				changes(resource) {
					const { FunctionVersion: before, RoutingConfig } = resource;
					return [...before === target ? [] : [{
						path: "version",
						before,
						after: target,
						by: "update"
					}], ...hasWeights(resource) ? [{
						path: "weights",
						before: RoutingConfig,
						after: "none",
						by: "update"
					}] : []];
				},
				create: (id) => createAlias(aws, id, target, by),
				update: async (id, resource) => {
					const previous = resource.FunctionVersion === target ? previousOf(resource) : resource.FunctionVersion;
					const description = previous === void 0 ? by : `previous version: ${previous}; ${by}`;
					await moveAlias(aws, id, {
						version: target,
						description,
						revision: resource.RevisionId
					}, signal);
				},
				output(_id, resource) {
					const previousVersion = previousOf(resource);
					return {
						name,
						alias,
						version: target,
						...previousVersion === void 0 ? {} : { previousVersion }
					};
				}
			};
		}
	};
}
/** The version that an alias pointed to before, from its own description. */
function previousOf({ Description = "" }) {
	return /^previous version: (\d+)/.exec(Description)?.[1];
}
/** Nothing is kept initialized for versions that the alias has left. */
function earlierVersionsNode(scope, name, { provisionedConcurrency }, served, needs = []) {
	const { aws } = scope;
	return {
		key: `function-earlier-versions:${name}`,
		stages: ["function"],
		kind: provisionedVersionsKind(aws),
		needs: [served, ...needs],
		hideIfUnchanged: provisionedConcurrency === 0,
		desire: (of) => ({
			id: name,
			content: {},
			changes: (resource) => [...resource].filter(([version]) => version !== of(served).version).map(([version, before]) => ({
				path: `version ${version}`,
				before,
				after: 0,
				by: "update"
			})),
			create: () => Promise.resolve(),
			async update(_id, _seen, changes) {
				for (const { path } of changes) await setProvisionedConcurrency(aws, `${name}:${path.split(" ")[1]}`, 0);
			},
			output: () => void 0
		})
	};
}

// actions/lib/resources/function/graph.ts
/**
* Adds the functions in front of the endpoints.
*
* @returns their aliases by the name of the function
* @throws Failure when the config has no such function as is asked for
*/
function buildFunctions({ scope, only, of, add }) {
	const bucket = of(buildBucket);
	const endpoints = of(buildEndpoints);
	const functions = /* @__PURE__ */ new Map();
	const account = lambdaAccountNode(scope);
	for (const [name, wanted] of chosen(scope.config.functions, "function", only.function)) {
		const endpoint = endpoints.get(wanted.endpoint);
		if (functions.size === 0) add(account);
		const placed = functionPackageNode(scope, name, wanted, bucket);
		const needs = [account, ...endpoint === void 0 ? [] : [endpoint]];
		const latest = functionNode(scope, name, wanted, placed, needs);
		const version = functionVersionNode(scope, name, latest);
		const raised = reservedConcurrencyNode(scope, name, wanted, "raise", [latest]);
		const proved = provisionedConcurrencyNode(scope, name, wanted, version, [raised]);
		const alias = functionAliasNode(scope, name, wanted, proved);
		const earlier = earlierVersionsNode(scope, name, wanted, alias);
		add(placed, latest, version, raised, proved, alias, earlier, reservedConcurrencyNode(scope, name, wanted, "lower", [earlier]));
		functions.set(name, alias);
	}
	return functions;
}
/**
* The alias, moved at once to a version that is named: the way back. What is kept initialized follows it.
*
* @throws Failure unless it is clear whose version it is
*/
function rollbackGraph(scope, version, only) {
	const [name, wanted] = oneFunction(scope.config, only);
	const named = {
		key: `version:${name}`,
		given: version
	};
	const alias = functionAliasNode(scope, name, wanted, named);
	const { test: _, ...untested } = wanted;
	const warm = provisionedConcurrencyNode(scope, name, untested, named, [alias]);
	return {
		graph: [
			alias,
			warm,
			earlierVersionsNode(scope, name, wanted, alias, [warm])
		],
		functions: /* @__PURE__ */ new Map([[name, alias]])
	};
}

export { rollbackGraph as n, buildFunctions as t };