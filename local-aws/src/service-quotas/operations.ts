import type * as sq from '@aws-sdk/client-service-quotas';
import type { HandlersOf } from '../protocol/service.ts';

/** Every operation of Service Quotas that the stand-in has: request and response, typed by the SDK. */
export interface Operations {
  GetServiceQuota: [sq.GetServiceQuotaRequest, sq.GetServiceQuotaResponse];
  ListAWSDefaultServiceQuotas: [sq.ListAWSDefaultServiceQuotasRequest, sq.ListAWSDefaultServiceQuotasResponse];
  ListServiceQuotas: [sq.ListServiceQuotasRequest, sq.ListServiceQuotasResponse];
}

/** A part of Service Quotas. */
export type Handlers = HandlersOf<Operations>;
