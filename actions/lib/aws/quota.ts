import type { ServiceQuota } from '@aws-sdk/client-service-quotas';
import type { Aws } from './clients.ts';

/** Most quotas in one answer. Source: the service's model, MaxResults. */
const PAGE = 100;

type Quotas = ReadonlyMap<string | undefined, ServiceQuota>;

/** Quotas by name: what was applied to the account, and AWS's defaults. */
interface Lists {
  applied(): Promise<Quotas>;
  defaults(): Promise<Quotas>;
}

/** By connection and service: the lists fill many pages, and a run asks for several quotas. */
const known = new WeakMap<Aws, Map<string, Promise<Lists>>>();

/**
 * A quota of the account, by its name as the console shows it. Where no value was applied to the account, the default
 * of AWS holds: ListServiceQuotas leaves such quotas out (API reference of ListServiceQuotas: "For some quotas, only the
 * default values are available. If the applied quota value is not available for a quota, the quota is not retrieved").
 *
 * @param service as Service Quotas spells it, e.g. `sagemaker`
 * @returns `undefined` when the service has no quota of that name
 */
export async function findQuota(aws: Aws, service: string, name: string): Promise<ServiceQuota | undefined> {
  const services = known.get(aws) ?? new Map<string, Promise<Lists>>();
  known.set(aws, services);
  const lists = services.get(service) ?? open(aws, service);
  services.set(service, lists);
  const { applied, defaults } = await lists;
  return (await applied()).get(name) ?? (await defaults()).get(name);
}

/** The client is loaded by those that are about to make something. */
const load = () => import('@aws-sdk/client-service-quotas');

async function open(aws: Aws, ServiceCode: string): Promise<Lists> {
  const { paginateListAWSDefaultServiceQuotas, paginateListServiceQuotas, ServiceQuotasClient } = await load();
  const client = aws.client(ServiceQuotasClient);
  const request = { ServiceCode, MaxResults: PAGE };
  return {
    applied: once(() => paginateListServiceQuotas({ client }, request)),
    defaults: once(() => paginateListAWSDefaultServiceQuotas({ client }, request)),
  };
}

type Pages = AsyncIterable<{ Quotas?: ServiceQuota[] | undefined }>;

/** Reads a list once; one that could not be read is read anew. */
function once(list: () => Pages): () => Promise<Quotas> {
  let read: Promise<Quotas> | undefined;
  return () => {
    read ??= byName(list()).catch((error: unknown) => {
      read = undefined;
      throw error;
    });
    return read;
  };
}

async function byName(pages: Pages): Promise<Quotas> {
  const found = new Map<string | undefined, ServiceQuota>();
  for await (const { Quotas = [] } of pages) for (const quota of Quotas) found.set(quota.QuotaName, quota);
  return found;
}
