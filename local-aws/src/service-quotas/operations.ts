import type * as sq from '@aws-sdk/client-service-quotas';
import type { HandlersOf } from '../protocol/service.ts';

/** All operations of Service Quotas that the stand-in has: request and response, with the SDK's types. */
export interface Operations {
  GetServiceQuota: [sq.GetServiceQuotaRequest, sq.GetServiceQuotaResponse];
  ListAWSDefaultServiceQuotas: [sq.ListAWSDefaultServiceQuotasRequest, sq.ListAWSDefaultServiceQuotasResponse];
  ListServiceQuotas: [sq.ListServiceQuotasRequest, sq.ListServiceQuotasResponse];
}

/** Handlers of some of these operations. */
export type Handlers = HandlersOf<Operations>;
