import type { ServiceQuota } from '@aws-sdk/client-service-quotas';
import type { Aws } from './clients.ts';
import { pages } from './pages.ts';

/** Most quotas in one answer. Source: the service's model, MaxResults. */
const PAGE = 100;

/** The client is loaded by those that are about to make something. */
const load = () => import('@aws-sdk/client-service-quotas');

/**
 * A quota of the account, by its name as the console shows it.
 *
 * @param service as Service Quotas spells it, e.g. `sagemaker`
 * @returns `undefined` when the service has no quota of that name
 */
export async function findQuota(aws: Aws, service: string, name: string): Promise<ServiceQuota | undefined> {
  const { ListServiceQuotasCommand, ServiceQuotasClient } = await load();
  const client = aws.client(ServiceQuotasClient);
  const list = (NextToken: string | undefined) =>
    client.send(new ListServiceQuotasCommand({ ServiceCode: service, MaxResults: PAGE, NextToken }));
  for await (const { Quotas = [] } of pages(list)) {
    const found = Quotas.find(({ QuotaName }) => QuotaName === name);
    if (found !== undefined) return found;
  }
  return undefined;
}
