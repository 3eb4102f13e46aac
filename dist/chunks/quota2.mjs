// actions/lib/aws/quota.ts
const PAGE = 100;
const known = /* @__PURE__ */ new WeakMap();
async function findQuota(aws, service, name) {
	const services = known.get(aws) ?? /* @__PURE__ */ new Map();
	known.set(aws, services);
	const lists = services.get(service) ?? open(aws, service);
	services.set(service, lists);
	const { applied, defaults } = await lists;
	return (await applied()).get(name) ?? (await defaults()).get(name);
}
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