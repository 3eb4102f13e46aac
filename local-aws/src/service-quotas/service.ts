import { hash } from 'node:crypto';
import type { Context } from '../context.ts';
import { loadModel, shapeOf } from '../model.ts';
import { page } from '../page.ts';
import { AwsError } from '../service.ts';
import { endpointUsage } from './endpoint-usage.ts';
import type { Handlers } from './operations.ts';

export const simplifications: readonly string[] = [
  'Of all quotas those of SageMaker named `<instance type> for endpoint usage` are listed and enforced, one value for all types; their codes are made up.',
];

/** Most quotas in one answer. Source: the service's model, MaxResults. */
const PAGE = 100;

/** Service Quotas: what the account may have at most. */
export function serviceQuotas({ account, region, endpointQuota }: Context): { handlers: Handlers } {
  const types = shapeOf(loadModel('sagemaker'), 'ProductionVariantInstanceType').enum ?? [];
  return {
    handlers: {
      async ListServiceQuotas({ ServiceCode, MaxResults = PAGE, NextToken }) {
        if (ServiceCode !== 'sagemaker') {
          throw new AwsError('NoSuchResourceException', `The stand-in has no quotas of the service ${ServiceCode}.`);
        }
        const { items, next } = page(types, { MaxResults, NextToken });
        const Quotas = items.map((type) => {
          const QuotaName = endpointUsage(type);
          const QuotaCode = `L-${hash('sha256', QuotaName).slice(0, 8).toUpperCase()}`;
          return {
            ServiceCode,
            ServiceName: 'Amazon SageMaker',
            QuotaArn: `arn:aws:servicequotas:${region}:${account}:${ServiceCode}/${QuotaCode}`,
            QuotaCode,
            QuotaName,
            Value: endpointQuota,
            Unit: 'None',
            Adjustable: true,
            GlobalQuota: false,
          };
        });
        return { Quotas, ...next };
      },
    },
  };
}
