import type * as pricing from '@aws-sdk/client-pricing';
import type { HandlersOf } from '../protocol/service.ts';

/** All Price List operations that the stand-in has: request and response, with the SDK's types. */
export interface Operations {
  GetProducts: [pricing.GetProductsRequest, pricing.GetProductsResponse];
}

/** Handlers of some of these operations. */
export type Handlers = HandlersOf<Operations>;
