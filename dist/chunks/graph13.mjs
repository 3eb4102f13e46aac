import { n as oneFunction, t as chosen } from "./chosen.mjs";
import { t as buildEndpoints } from "./graph9.mjs";
import { t as isLeftAlone } from "./served-here.mjs";
import { t as buildBucket } from "./node2.mjs";
import { r as objectKind, t as hashObject } from "./object2.mjs";
import { t as putOnce } from "./put-once.mjs";
import { Lt as Failure, b as poll, p as compare } from "./shared.mjs";
import { n as readFunction, o as ZIPPED_LIMIT } from "./node4.mjs";
import { a as isBusy } from "./errors.mjs";
import { o as unlessSecret } from "./since.mjs";
import { a as reserveConcurrency, i as provisionedConcurrencyKind, n as listProvisioned, o as reservedConcurrencyKind, r as provisionConcurrency, t as lambdaAccountKind } from "./concurrency2.aws.mjs";
import { a as updateFunctionCode, i as tagFunction, n as functionKind, o as updateFunctionConfiguration, t as createFunction } from "./function2.aws.mjs";
import { r as stagesLeft } from "./pending.mjs";
import { a as previousOf, i as moveAlias, n as functionAliasKind, r as hasWeights, t as createAlias } from "./alias2.aws.mjs";
import { r as askFunctionTest } from "./ask3.mjs";
import { n as functionVersionKind, r as publishVersion, t as fingerprint } from "./version4.aws.mjs";

// actions/lib/resources/function/code.ts
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
				changes: (resource) => isSmall ? [] : compare({ sha256: resource.sha256 }, { sha256: hex }),
				create: () => putOnce(aws, uri, zip, { kmsKey: config.aws.kmsKey }),
				plannedOutput: placed,
				output: () => placed
			};
		}
	};
}
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

// actions/lib/resources/function/proof.ts
async function proofOf(scope, name, wanted) {
	const alias = (await functionAliasKind(scope.aws).observe(`${name}:${wanted.alias}`))?.resource;
	const served = alias?.FunctionVersion;
	const before = alias && previousOf(alias);
	const isLeftAlone = alias === void 0 && scope.scheduled && !await isLeftPending(scope, name);
	return {
		served,
		unproven: (version) => version === served || version === before || isLeftAlone ? void 0 : { before: "0" },
		verify: (version, signal) => askFunctionTest(scope, name, wanted, version, signal),
		async revert() {
			await dropOthers(scope, name, [served]);
			return `The alias ${wanted.alias} was not moved`;
		}
	};
}
async function isLeftPending({ aws }, name) {
	return stagesLeft((await functionKind(aws).observe(name))?.tags).includes("function");
}
async function dropOthers({ aws }, name, kept) {
	const keptIds = kept.map((version) => `${name}:${version}`);
	for (const id of await listProvisioned(aws, name)) if (!keptIds.includes(id)) await provisionedConcurrencyKind(aws).remove(id);
}

// actions/lib/resources/function/node.ts
const LEAST_UNRESERVED = 100;
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
			changes({ ConcurrentExecutions: limit = 0 }) {
				const least = Math.min(LEAST_UNRESERVED, limit);
				if (wanted === 0 || limit - wanted >= least) return [];
				throw new Failure(`quota-exceeded: The account allows ${limit} concurrent executions of Lambda functions (GetAccountSettings), of which ${least} must stay unreserved, but the config asks for ${wanted}.`, "Request a higher quota `Concurrent executions` (L-B99A9384) of AWS Lambda in the Service Quotas console, or lower `reserved-concurrency` and `provisioned-concurrency`.");
			},
			output: (_id, resource) => resource
		})
	};
}
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
				changes: (resource) => differences(resource, code, settings, variables),
				create: async (_id, tags) => {
					if (functionRole === "") throw new Failure("role-missing: Lambda needs a role to run the function.", "Set the input `function-role`.");
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
	].filter(([, before, after]) => before !== after).map(([path, before, after]) => unlessSecret({
		path,
		before,
		after,
		by: "update"
	}));
}
async function revisionOf(aws, name, resource) {
	const now = (await functionKind(aws).observe(name))?.resource;
	if (now !== void 0 && fingerprint(now) === fingerprint(resource)) return now.RevisionId;
	throw Object.assign(/* @__PURE__ */ new Error(`The function ${name} has changed since it was read.`), { alreadyExists: true });
}
async function untilSettled(scope, name) {
	const look = async () => {
		const observed = await functionKind(scope.aws).observe(name);
		return observed?.phase.is === "in-progress" ? void 0 : { revision: observed?.resource.RevisionId };
	};
	return (await poll(`function ${name}`, look, scope)).revision;
}
function functionVersionNode(scope, name, config, latest) {
	const { aws, owner } = scope;
	return {
		key: `function-version:${name}`,
		stages: ["function"],
		kind: functionVersionKind(aws),
		needs: [latest],
		async desire(of) {
			const content = of(latest);
			const wanted = fingerprint(content);
			const proof = config.provisionedConcurrency > 0 ? void 0 : await proofOf(scope, name, config);
			return {
				id: `${name}:${wanted}`,
				async create() {
					const published = await publish(aws, name, content.CodeSha256, `${owner.commit}, run ${owner.run}`);
					if (fingerprint(published) !== wanted) throw changedMeanwhile(name);
				},
				...proof && {
					unproven: ({ Version = "" }) => proof.unproven(Version),
					verify: (_id, { Version = "" }, signal) => proof.verify(Version, signal),
					revert: async () => `${await proof.revert()}.`
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
	return new Failure(`changed-by-another: Another process changed the function ${name} after this run read it; the alias was not moved.`, "Find out what else changes the function, and run again.", cause);
}

// actions/lib/resources/function/serving.ts
function unreservedNode({ aws }, name, needs) {
	return {
		key: `function-concurrency-raise:${name}`,
		stages: ["function"],
		kind: reservedConcurrencyKind(aws),
		needs,
		hideIfUnchanged: true,
		desire: () => ({
			id: name,
			absent: { why: () => "the config no longer has `reserved-concurrency`" },
			output: () => void 0
		})
	};
}
function reservedConcurrencyNode({ aws }, name, wanted, way, needs) {
	const kind = reservedConcurrencyKind(aws);
	const unlimited = {
		resource: {},
		phase: {
			is: "ready",
			detail: "none"
		}
	};
	return {
		key: `function-concurrency-${way}:${name}`,
		stages: ["function"],
		kind: way === "lower" ? kind : {
			name: kind.name,
			observe: async (id) => await kind.observe(id) ?? unlimited
		},
		needs,
		desire: () => ({
			id: name,
			changes({ ReservedConcurrentExecutions: before = Number.POSITIVE_INFINITY }) {
				if (way === "raise" ? before >= wanted : before <= wanted) return [];
				return [{
					path: "reserved-concurrency",
					before,
					after: wanted,
					by: "update"
				}];
			},
			create: (id) => reserveConcurrency(aws, id, wanted),
			update: (id) => reserveConcurrency(aws, id, wanted),
			output: () => void 0
		})
	};
}
function provisionedConcurrencyNode(scope, name, wanted, version, needs) {
	const { aws } = scope;
	const number = wanted.provisionedConcurrency;
	return {
		key: `provisioned-concurrency:${name}`,
		stages: ["function"],
		kind: provisionedConcurrencyKind(aws),
		needs: [version, ...needs],
		async desire(of) {
			const target = of(version);
			const { served, ...proof } = await proofOf(scope, name, wanted);
			const provision = async (id) => {
				await dropOthers(scope, name, [target, served]);
				await provisionConcurrency(aws, id, number);
			};
			return {
				id: `${name}:${target}`,
				changes({ RequestedProvisionedConcurrentExecutions: before = 0 }) {
					return before === number ? [] : [{
						path: "provisioned-concurrency",
						before,
						after: number,
						by: "update"
					}];
				},
				create: provision,
				update: provision,
				state: {
					wanted: String(number),
					of: ({ RequestedProvisionedConcurrentExecutions: requested = 0 }) => String(requested)
				},
				unproven: () => proof.unproven(target),
				verify: (_id, _seen, signal) => proof.verify(target, signal),
				async revert(id, before) {
					if (served !== target) return `${await proof.revert()}, and the provisioned concurrency of version ${target} was removed.`;
					if (before === void 0) await provisionedConcurrencyKind(aws).remove(id);
					else await provisionConcurrency(aws, id, Number(before));
					return `The alias still serves version ${target}, with its previous provisioned concurrency of ${before ?? 0}.`;
				},
				output: () => target
			};
		}
	};
}
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
function unprovisionedNode({ aws }, name, { provisionedConcurrency }, alias, needs = []) {
	const keepsNone = provisionedConcurrency === 0;
	return {
		key: `function-earlier-versions:${name}`,
		stages: ["function"],
		kind: provisionedConcurrencyKind(aws),
		needs: [alias, ...needs],
		hideIfUnchanged: keepsNone,
		desire: (of) => ({
			id: name,
			absent: {
				async ids() {
					const kept = `${name}:${of(alias).version}`;
					return (await listProvisioned(aws, name)).filter((id) => keepsNone || id !== kept);
				},
				why: () => keepsNone ? "the config no longer has `provisioned-concurrency`" : "the alias serves another version"
			},
			output: () => void 0
		})
	};
}

// actions/lib/resources/function/graph.ts
function buildFunctions({ scope, only, of, add }) {
	const bucket = of(buildBucket);
	const endpoints = of(buildEndpoints);
	const functions = /* @__PURE__ */ new Map();
	const account = lambdaAccountNode(scope);
	for (const [name, wanted] of chosen(scope.config.functions, "function", only.function)) {
		const endpoint = endpoints.get(wanted.endpoint);
		const served = scope.config.endpoints[wanted.endpoint];
		if (served !== void 0 && only.function === void 0 && isLeftAlone(only, served)) continue;
		if (functions.size === 0) add(account);
		const placed = functionPackageNode(scope, name, wanted, bucket);
		const needs = [account, ...endpoint === void 0 ? [] : [endpoint]];
		const latest = functionNode(scope, name, wanted, placed, needs);
		const version = functionVersionNode(scope, name, wanted, latest);
		const reserved = wanted.reservedConcurrency;
		const raised = reserved === void 0 ? unreservedNode(scope, name, [latest]) : reservedConcurrencyNode(scope, name, reserved, "raise", [latest]);
		const provisions = wanted.provisionedConcurrency > 0;
		const proved = provisions ? provisionedConcurrencyNode(scope, name, wanted, version, [raised]) : version;
		const alias = functionAliasNode(scope, name, wanted, proved);
		const earlier = unprovisionedNode(scope, name, wanted, alias);
		add(placed, latest, version, raised, ...provisions ? [proved] : [], alias, earlier);
		if (reserved !== void 0) add(reservedConcurrencyNode(scope, name, reserved, "lower", [earlier]));
		functions.set(name, alias);
	}
	return functions;
}
function rollbackGraph(scope, version, only) {
	const [name, wanted] = oneFunction(scope.config, only);
	const named = {
		key: `version:${name}`,
		given: version
	};
	const alias = functionAliasNode(scope, name, wanted, named);
	const { test: _, ...untested } = wanted;
	const warm = wanted.provisionedConcurrency > 0 ? [provisionedConcurrencyNode(scope, name, untested, named, [alias])] : [];
	const earlier = unprovisionedNode(scope, name, wanted, alias, warm);
	return {
		graph: [
			alias,
			...warm,
			earlier
		],
		functions: /* @__PURE__ */ new Map([[name, alias]])
	};
}

export { rollbackGraph as n, buildFunctions as t };