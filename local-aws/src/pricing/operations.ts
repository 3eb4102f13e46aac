import type * as pricing from '@aws-sdk/client-pricing';
import type { HandlersOf } from '../protocol/service.ts';

/** Every operation of the Price List that the stand-in has: request and response, typed by the SDK. */
export interface Operations {
  GetProducts: [pricing.GetProductsRequest, pricing.GetProductsResponse];
}

/** A part of the Price List. */
export type Handlers = HandlersOf<Operations>;
