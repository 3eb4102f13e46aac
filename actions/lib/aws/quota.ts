import type { ServiceQuota } from '@aws-sdk/client-service-quotas';
import type { Aws } from './clients.ts';

/** Largest number of quotas in one answer. Source: the service's model, MaxResults. */
const PAGE = 100;

type Quotas = ReadonlyMap<string | undefined, ServiceQuota>;

/** Quotas by name: the applied values of the account, and AWS's defaults. */
interface Lists {
  applied(): Promise<Quotas>;
  defaults(): Promise<Quotas>;
}

/** Cached by connection and service, because the lists have many pages and a run needs several quotas. */
const known = new WeakMap<Aws, Map<string, Promise<Lists>>>();

/**
 * A quota of the account, by its name as the console shows it. If the account has no applied value, AWS's default
 * counts: ListServiceQuotas leaves such quotas out (API reference of ListServiceQuotas: "For some quotas, only the
 * default values are available. If the applied quota value is not available for a quota, the quota is not retrieved").
 *
 * @param service as in Service Quotas, such as `sagemaker`
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

/** Loaded late, because only a run that creates something needs the client. */
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

/** Reads a list once; a failed read is retried at the next use. */
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
