import type { Filter } from '@aws-sdk/client-pricing';
import type { Context } from '../context.ts';
import { page } from '../protocol/page.ts';
import { AwsError } from '../protocol/service.ts';
import type { Handlers } from './operations.ts';
import { PRODUCTS, type Product } from './products.ts';

export const simplifications: readonly string[] = [
  'The Price List has the products of a small dated table only: some SageMaker instances for training and hosting, and provisioned concurrency. Others are not found, as products that AWS does not have. SKUs are made up.',
];

/** Regions in which the Price List has an endpoint. Source: AWS General Reference, "AWS Price List endpoints". */
const ENDPOINTS = ['us-east-1', 'eu-central-1', 'ap-south-1'];

/** Maximum number of products in a response. Source: the service model, MaxResults. */
const PAGE = 100;

/** The Price List; its products and prices are the same at each endpoint. */
export function priceList({ region }: Context): { handlers: Handlers } {
  return {
    handlers: {
      async GetProducts({ ServiceCode, Filters = [], MaxResults = PAGE, NextToken }) {
        if (!ENDPOINTS.includes(region))
          throw new AwsError('UnknownEndpoint', `AWS has no endpoint of the Price List in ${region}.`, 404);
        const offered = PRODUCTS.filter(({ serviceCode }) => serviceCode === ServiceCode);
        if (offered.length === 0) throw new AwsError('NotFoundException', `The service ${ServiceCode} was not found.`);
        const found = offered.filter((product) => Filters.every((filter) => fits(product, filter)));
        const { items, next } = page(found, { MaxResults, NextToken });
        return { FormatVersion: 'aws_v1', PriceList: items.map((item) => JSON.stringify(item)), ...next };
      },
    },
  };
}

/** Whether a product matches a filter (Filter in the API reference). */
function fits({ product, serviceCode }: Product, { Type, Field = '', Value = '' }: Filter): boolean {
  const attributes: Readonly<Record<string, string>> = {
    ...product.attributes,
    ...{ productFamily: product.productFamily, sku: product.sku, ServiceCode: serviceCode },
  };
  const own = attributes[Field];
  const values = Value.split(',');
  switch (Type) {
    case 'CONTAINS':
      return own?.includes(Value) ?? false;
    case 'ANY_OF':
      return own !== undefined && values.includes(own);
    case 'NONE_OF':
      return own === undefined || !values.includes(own);
    default:
      return own === Value;
  }
}
