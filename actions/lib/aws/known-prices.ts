import type { Price } from './price-list.ts';

/** The sources of the prices, for messages. */
const PRICE_LIST = 'AWS Price List';
const LAMBDA = 'aws.amazon.com/lambda/pricing';

/**
 * On-demand prices in US dollars per hour, by region and product, with the day on which they were read. They are used
 * if the Price List cannot be read. SageMaker's prices are from its offer file
 * (https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonSageMaker/current/us-east-1/index.json), as recorded in
 * public repositories with that day; those of 2026-09-24 are from the file that was published on that day. EC2's prices
 * are for Linux on shared hardware, from the table that aws/karpenter-provider-aws generates from the Price List
 * (pkg/providers/pricing/zz_generated.pricing_aws.go). Lambda's price is $0.0000041667 per GB-second.
 */
const KNOWN: Readonly<Record<string, readonly [dollars: number, day: string, list: string]>> = {
  'us-east-1 hosting ml.m5.large': [0.115, '2026-07-30', PRICE_LIST],
  'us-east-1 hosting ml.m5.xlarge': [0.23, '2026-09-28', PRICE_LIST],
  'us-east-1 hosting ml.m5.2xlarge': [0.461, '2026-09-28', PRICE_LIST],
  'us-east-1 training ml.m5.large': [0.115, '2026-08-11', PRICE_LIST],
  'us-east-1 training ml.m5.xlarge': [0.23, '2026-09-24', PRICE_LIST],
  'us-east-1 training ml.m5.4xlarge': [0.922, '2026-09-25', PRICE_LIST],
  'us-east-1 training ml.c5.4xlarge': [0.816, '2026-09-25', PRICE_LIST],
  'us-east-1 training ml.g4dn.xlarge': [0.736, '2026-09-25', PRICE_LIST],
  'us-east-1 training ml.g5.xlarge': [1.408, '2026-09-25', PRICE_LIST],
  'us-east-1 training ml.g5.2xlarge': [1.515, '2026-09-25', PRICE_LIST],
  'us-east-2 training ml.m5.xlarge': [0.23, '2026-10-10', PRICE_LIST],
  'us-east-2 training ml.g6.12xlarge': [5.752, '2026-10-10', PRICE_LIST],
  'us-east-1 notebook ml.t3.medium': [0.05, '2026-09-24', PRICE_LIST],
  'us-east-1 notebook ml.m5.xlarge': [0.23, '2026-09-24', PRICE_LIST],
  'us-east-1 ec2 m5.large': [0.096, '2026-01-19', PRICE_LIST],
  'us-east-1 ec2 m5.xlarge': [0.192, '2026-01-19', PRICE_LIST],
  'us-east-1 provisioned concurrency': [0.0000041667 * 3600, '2026-09-27', LAMBDA],
};

/** A price of the table; `undefined` when it has none. @param product as `hosting ml.m5.xlarge` */
export function knownPrice(region: string, product: string): Price | undefined {
  const [dollars, day, list] = KNOWN[`${region} ${product}`] ?? [];
  return dollars === undefined ? undefined : { dollars, source: `${list} as of ${day}` };
}
