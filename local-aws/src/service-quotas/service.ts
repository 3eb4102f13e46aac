import { hash } from 'node:crypto';
import { endpointUsage } from '../common/quota.ts';
import type { Context } from '../context.ts';
import { loadModel, shapeOf } from '../protocol/model.ts';
import { page } from '../protocol/page.ts';
import { AwsError } from '../protocol/service.ts';
import type { Handlers } from './operations.ts';

export const simplifications: readonly string[] = [
  'Of all quotas those of SageMaker named `<instance type> for endpoint usage`, `… for training job usage` and `… for notebook instance usage` are listed, one value for all types; their codes are made up. Those of endpoints are enforced and count as applied to the account; the others have default values only, all that of training jobs, and are not enforced.',
];

/** Most quotas in one answer. Source: the service's model, MaxResults. */
const PAGE = 100;

interface Page {
  readonly ServiceCode: string | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** Service Quotas: what the account may have at most. */
export function serviceQuotas(context: Context): { handlers: Handlers } {
  const { account, region, endpointQuota, trainingQuota } = context;
  const typesOf = (shape: string) => shapeOf(loadModel('sagemaker'), shape).enum ?? [];
  const endpoints = typesOf('ProductionVariantInstanceType').map(
    (type) => [endpointUsage(type), endpointQuota] as const,
  );
  const byDefault = (shape: string, usage: string) =>
    typesOf(shape).map((type) => [`${type} for ${usage} usage`, trainingQuota] as const);
  const others = [
    ...byDefault('TrainingInstanceType', 'training job'),
    ...byDefault('InstanceType', 'notebook instance'),
  ];

  function list(quotas: readonly (readonly [name: string, value: number])[], asked: Page) {
    const { ServiceCode, MaxResults = PAGE, NextToken } = asked;
    if (ServiceCode !== 'sagemaker') {
      throw new AwsError('NoSuchResourceException', `The stand-in has no quotas of the service ${ServiceCode}.`);
    }
    const { items, next } = page(quotas, { MaxResults, NextToken });
    const Quotas = items.map(([QuotaName, Value]) => {
      const QuotaCode = `L-${hash('sha256', QuotaName).slice(0, 8).toUpperCase()}`;
      return {
        ServiceCode,
        ServiceName: 'Amazon SageMaker',
        QuotaArn: `arn:aws:servicequotas:${region}:${account}:${ServiceCode}/${QuotaCode}`,
        QuotaCode,
        QuotaName,
        Value,
        Unit: 'None',
        Adjustable: true,
        GlobalQuota: false,
      };
    });
    return { Quotas, ...next };
  }

  return {
    handlers: {
      ListAWSDefaultServiceQuotas: async (asked) => list([...endpoints, ...others], asked),
      ListServiceQuotas: async (asked) => list(endpoints, asked),
    },
  };
}
