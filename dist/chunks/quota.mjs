import { n as Failure } from "./failure.mjs";

// actions/lib/aws/quota.ts
/** Most quotas in one answer. Source: the service's model, MaxResults. */
const PAGE = 100;
/** Cached by connection and service, because the lists have many pages and a run needs several quotas. */
const known = /* @__PURE__ */ new WeakMap();
/**
* A quota of the account, by its name as the console shows it. If the account has no applied value, AWS's default
* counts: ListServiceQuotas leaves such quotas out (API reference of ListServiceQuotas: "For some quotas, only the
* default values are available. If the applied quota value is not available for a quota, the quota is not retrieved").
*
* @param service as in Service Quotas, such as `sagemaker`
* @returns `undefined` when the service has no quota of that name
*/
async function findQuota(aws, service, name) {
	const services = known.get(aws) ?? /* @__PURE__ */ new Map();
	known.set(aws, services);
	const lists = services.get(service) ?? open(aws, service);
	services.set(service, lists);
	const { applied, defaults } = await lists;
	return (await applied()).get(name) ?? (await defaults()).get(name);
}
/** Loaded late, because only a run that creates something needs the client. */
const load = () => import("./dist-es7.mjs");
async function open(aws, ServiceCode) {
	const { paginateListAWSDefaultServiceQuotas, paginateListServiceQuotas, ServiceQuotasClient } = await load();
	const client = aws.client(ServiceQuotasClient);
	const request = {
		ServiceCode,
		MaxResults: PAGE
	};
	return {
		applied: once(() => paginateListServiceQuotas({ client }, request)),
		defaults: once(() => paginateListAWSDefaultServiceQuotas({ client }, request))
	};
}
/** Reads a list once; a failed read is retried at the next use. */
function once(list) {
	let read;
	return () => {
		read ??= byName(list()).catch((error) => {
			read = void 0;
			throw error;
		});
		return read;
	};
}
async function byName(pages) {
	const found = /* @__PURE__ */ new Map();
	for await (const { Quotas = [] } of pages) for (const quota of Quotas) found.set(quota.QuotaName, quota);
	return found;
}

// actions/lib/resources/quota.ts
/**
* Refuses instances that exceed the account's quota. If the quota cannot be read, it only warns: AWS checks it as well,
* but later.
*
* @throws Failure with the command that requests a higher quota
*/
async function refuseWithoutRoom(scope, room) {
	const { aws, signal } = scope;
	const { key, instance, usage, within, what } = room;
	const quotaName = `${instance} for ${usage}`;
	let quota;
	let needs;
	try {
		[quota, needs] = await Promise.all([findQuota(aws, "sagemaker", quotaName), room.needs()]);
	} catch (error) {
		signal.throwIfAborted();
		const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
		return scope.warn(key, `the quota \`${quotaName}\` could not be checked: ${words}`);
	}
	if (quota?.Value === void 0) return scope.warn(key, `Service Quotas has no \`${quotaName}\`, so it is not checked`);
	const { Value: value, QuotaCode: code } = quota;
	const instances = needs.reduce((sum, need) => sum + need.instances, 0);
	if (instances <= value) return;
	const why = needs.filter((need) => need.instances > 0).map((need) => need.why).join(", and ");
	throw new Failure(`quota-exceeded: The account may have ${value} ${instance} in ${within} (quota \`${quotaName}\`, ${code}), but ${what} needs ${instances}: ${why}. ${usage === "endpoint usage" ? "Nothing was changed" : "It was not started"}.`, `Choose another instance type in the config, or request a higher quota: aws service-quotas request-service-quota-increase --service-code sagemaker --quota-code ${code} --desired-value ${instances} --region ${aws.region}`);
}

export { findQuota as n, refuseWithoutRoom as t };