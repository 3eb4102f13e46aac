import { GetProductsCommand, PricingClient } from '@aws-sdk/client-pricing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownPrice } from '../../actions/lib/aws/known-prices.ts';
import { PRODUCTS } from '../../local-aws/src/pricing/products.ts';
import { rejection } from '../support/served-model.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let workbench: Workbench;
let standIn: StandIn;
beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
});
afterAll(() => workbench?.[Symbol.asyncDispose]());

function clientIn(region: string): PricingClient {
  const { endpoint, env } = standIn;
  const credentials = {
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  return new PricingClient({ endpoint, region, credentials, maxAttempts: 1 });
}

const filter = (
  Field: string,
  Value: string,
  Type: 'TERM_MATCH' | 'ANY_OF' | 'NONE_OF' | 'CONTAINS' = 'TERM_MATCH',
) => ({
  ...{ Field, Value, Type },
});

test('products are found by their attributes, at each of the three endpoints', async () => {
  const Filters = [
    ...[filter('productFamily', 'ML Instance'), filter('regionCode', 'us-east-1')],
    ...[filter('instanceName', 'ml.m5.xlarge'), filter('platoinstancetype', 'Hosting')],
  ];
  for (const region of ['us-east-1', 'eu-central-1', 'ap-south-1']) {
    const request = new GetProductsCommand({ ServiceCode: 'AmazonSageMaker', Filters });
    const { FormatVersion, PriceList = [] } = await clientIn(region).send(request);
    expect([FormatVersion, PriceList.length]).toEqual(['aws_v1', 1]);
    const { product, terms } = JSON.parse(String(PriceList[0]));
    expect(product.attributes).toMatchObject({ instanceName: 'ml.m5.xlarge', platoinstancetype: 'Hosting' });
    const [offer] = Object.values(terms.OnDemand) as { priceDimensions: Record<string, object> }[];
    expect(Object.values(offer?.priceDimensions ?? {})).toMatchObject([
      { unit: 'Hrs', pricePerUnit: { USD: '0.2300000000' } },
    ]);
  }
});

test('filters, pages and errors are AWS’s', async () => {
  const client = clientIn('us-east-1');
  const ask = (Filters: ReturnType<typeof filter>[], MaxResults?: number, NextToken?: string) =>
    client.send(new GetProductsCommand({ ServiceCode: 'AmazonSageMaker', Filters, MaxResults, NextToken }));
  const count = async (...filters: ReturnType<typeof filter>[]) => (await ask(filters)).PriceList?.length;
  const east = filter('regionCode', 'us-east-1');
  expect(await count(east, filter('instanceName', 'ml.m5.large,ml.m5.xlarge', 'ANY_OF'))).toBe(5);
  expect(await count(filter('regionCode', 'us-east-1', 'NONE_OF'))).toBe(2);
  expect(await count(east, filter('instanceName', 'ml.g5', 'CONTAINS'))).toBe(2);
  expect(await count(filter('instanceName', 'ml.none.large'))).toBe(0);
  const first = await ask([east], 3);
  const second = await ask([east], 3, first.NextToken);
  expect([first.PriceList?.length, second.PriceList?.length]).toEqual([3, 3]);
  expect(second.PriceList).not.toEqual(first.PriceList);
  const other = client.send(new GetProductsCommand({ ServiceCode: 'AmazonNothing' }));
  expect(await rejection(other)).toMatchObject({ name: 'NotFoundException' });
  const many = client.send(new GetProductsCommand({ ServiceCode: 'AmazonSageMaker', MaxResults: 101 }));
  expect(await rejection(many)).toMatchObject({ message: expect.stringContaining('less than or equal to 100') });
  const elsewhere = clientIn('eu-west-1').send(new GetProductsCommand({ ServiceCode: 'AmazonSageMaker' }));
  expect(await rejection(elsewhere)).toMatchObject({
    message: 'AWS has no endpoint of the Price List in eu-west-1.',
  });
});

test('the product’s own table has the same prices', () => {
  const known = PRODUCTS.flatMap(({ product, terms }) => {
    const {
      regionCode = '',
      instanceType,
      instanceName = instanceType,
      platoinstancetype = 'ec2',
    } = product.attributes;
    const [offer] = Object.values(terms.OnDemand) as {
      priceDimensions: Record<string, { pricePerUnit: { USD: string } }>;
    }[];
    const [dimension] = Object.values(offer?.priceDimensions ?? {});
    const name =
      instanceName === undefined ? 'provisioned concurrency' : `${platoinstancetype.toLowerCase()} ${instanceName}`;
    const price = knownPrice(regionCode, name);
    const dollars = Number(dimension?.pricePerUnit.USD) * (instanceName === undefined ? 3600 : 1);
    return price === undefined ? [] : [[price.dollars, dollars] as const];
  });
  expect(known.length).toBeGreaterThan(10);
  for (const [ours, theirs] of known) expect(ours).toBeCloseTo(theirs, 12);
});
