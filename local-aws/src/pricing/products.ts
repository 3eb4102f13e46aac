import { hash } from 'node:crypto';
import prices from './prices.json' with { type: 'json' };

/** An entry of the Price List, with the members that clients read. */
export interface Product {
  readonly serviceCode: string;
  readonly product: {
    readonly productFamily: string;
    readonly sku: string;
    readonly attributes: Readonly<Record<string, string>>;
  };
  readonly terms: { readonly OnDemand: Readonly<Record<string, object>> };
  readonly version: string;
  readonly publicationDate: string;
}

/** Codes that AWS uses for each on-demand offer and its rate (from its offer files). */
const ON_DEMAND = 'JRTCKXETXF';
const RATE = '6YS6EN2CT7';

/** All products of prices.json. */
export const PRODUCTS: readonly Product[] = [
  ...prices.instances.map(([regionCode = '', use = '', instance = '', dollars = '', day = '']) =>
    offer({
      ...{ serviceCode: 'AmazonSageMaker', productFamily: 'ML Instance', unit: 'Hrs', dollars, day },
      attributes: {
        ...{ servicecode: 'AmazonSageMaker', servicename: 'Amazon SageMaker', operation: 'RunInstance', regionCode },
        ...{ locationType: 'AWS Region', component: use, instanceName: instance, instanceType: `${instance}-${use}` },
        ...{ platoinstancename: instance, platoinstancetype: use },
      },
    }),
  ),
  ...prices.ec2.map(([regionCode = '', instanceType = '', dollars = '', day = '']) =>
    offer({
      ...{ serviceCode: 'AmazonEC2', productFamily: 'Compute Instance', unit: 'Hrs', dollars, day },
      attributes: {
        ...{
          servicecode: 'AmazonEC2',
          servicename: 'Amazon Elastic Compute Cloud',
          operation: 'RunInstances',
          regionCode,
        },
        ...{
          locationType: 'AWS Region',
          instanceType,
          operatingSystem: 'Linux',
          preInstalledSw: 'NA',
          tenancy: 'Shared',
        },
        ...{ capacitystatus: 'Used', licenseModel: 'No License required' },
      },
    }),
  ),
  ...prices.provisionedConcurrency.map(([regionCode = '', dollars = '', day = '']) =>
    offer({
      ...{ serviceCode: 'AWSLambda', productFamily: 'Serverless', unit: 'Lambda-GB-Second', dollars, day },
      attributes: {
        ...{ servicecode: 'AWSLambda', servicename: 'AWS Lambda', locationType: 'AWS Region', regionCode },
        group: 'AWS-Lambda-Provisioned-Concurrency',
      },
    }),
  ),
];

function offer(of: {
  readonly serviceCode: string;
  readonly productFamily: string;
  readonly unit: string;
  readonly dollars: string;
  readonly day: string;
  readonly attributes: Readonly<Record<string, string>>;
}): Product {
  const { serviceCode, productFamily, unit, dollars, day, attributes } = of;
  const sku = hash('sha256', JSON.stringify(attributes)).slice(0, 16).toUpperCase();
  const rateCode = `${sku}.${ON_DEMAND}.${RATE}`;
  const dimension = { rateCode, unit, beginRange: '0', endRange: 'Inf', appliesTo: [], pricePerUnit: { USD: dollars } };
  return {
    serviceCode,
    product: { productFamily, sku, attributes },
    terms: {
      OnDemand: {
        [`${sku}.${ON_DEMAND}`]: {
          ...{ sku, offerTermCode: ON_DEMAND, effectiveDate: `${day}T00:00:00Z`, termAttributes: {} },
          priceDimensions: { [rateCode]: dimension },
        },
      },
    },
    version: day.replaceAll('-', ''),
    publicationDate: `${day}T00:00:00Z`,
  };
}
