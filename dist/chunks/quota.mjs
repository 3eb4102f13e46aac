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

export { findQuota as t };