import { hash } from 'node:crypto';
import { allowedBy, VCPU_QUOTAS } from '../common/ec2-account.ts';
import { endpointUsage } from '../common/quota.ts';
import type { Context } from '../context.ts';
import { loadModel, shapeOf } from '../protocol/model.ts';
import { page } from '../protocol/page.ts';
import { AwsError } from '../protocol/service.ts';
import type { Handlers } from './operations.ts';

export const simplifications: readonly string[] = [
  'Of EC2 the six quotas of vCPUs (Standard, G and VT, P; on-demand and spot) are listed and enforced, with one value unless it was changed; the default values are the same.',
  'Of all quotas of SageMaker those named `<instance type> for endpoint usage`, `… for training job usage` and `… for notebook instance usage` are listed, one value for all types; their codes are made up. Those of endpoints are enforced and count as applied to the account; the others have default values only, all that of training jobs, and are not enforced.',
];

/** Maximum number of quotas in a response. Source: the service model, MaxResults. */
const PAGE = 100;

interface Quota {
  readonly name: string;
  readonly code: string;
  readonly value: number;
}

interface Page {
  readonly ServiceCode: string | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** Service Quotas: the limits of the account. */
export function serviceQuotas(context: Context): { handlers: Handlers } {
  const { account, region, endpointQuota, trainingQuota } = context;
  const typesOf = (shape: string) => shapeOf(loadModel('sagemaker'), shape).enum ?? [];
  const codeOf = (name: string) => `L-${hash('sha256', name).slice(0, 8).toUpperCase()}`;
  const sageMaker = (types: string, usage: (type: string) => string, value: number): Quota[] =>
    typesOf(types).map((type) => ({ name: usage(type), code: codeOf(usage(type)), value }));
  const endpoints = sageMaker('ProductionVariantInstanceType', endpointUsage, endpointQuota);
  const byDefault = [
    ...sageMaker('TrainingInstanceType', (type) => `${type} for training job usage`, trainingQuota),
    ...sageMaker('InstanceType', (type) => `${type} for notebook instance usage`, trainingQuota),
  ];
  // The settings may change while the stand-in runs.
  const vcpus = () =>
    VCPU_QUOTAS.map((quota): Quota => ({ name: quota.name, code: quota.code, value: allowedBy(quota, context.ec2) }));

  /** @param applied true = the account's quotas, false = AWS's defaults */
  function all(service: string | undefined, applied: boolean) {
    const known: Readonly<Record<string, { name: string; quotas: readonly Quota[] }>> = {
      sagemaker: { name: 'Amazon SageMaker', quotas: applied ? endpoints : [...endpoints, ...byDefault] },
      ec2: { name: 'Amazon Elastic Compute Cloud (Amazon EC2)', quotas: vcpus() },
    };
    const found = known[service ?? ''];
    if (found === undefined)
      throw new AwsError('NoSuchResourceException', `The stand-in has no quotas of the service ${service}.`);
    return found.quotas.map(({ name, code, value }) => ({
      ServiceCode: service,
      ServiceName: found.name,
      QuotaArn: `arn:aws:servicequotas:${region}:${account}:${service}/${code}`,
      QuotaCode: code,
      QuotaName: name,
      Value: value,
      Unit: 'None',
      Adjustable: true,
      GlobalQuota: false,
    }));
  }

  function list({ ServiceCode, MaxResults = PAGE, NextToken }: Page, applied: boolean) {
    const { items, next } = page(all(ServiceCode, applied), { MaxResults, NextToken });
    return { Quotas: items, ...next };
  }

  return {
    handlers: {
      async GetServiceQuota({ ServiceCode, QuotaCode }) {
        const Quota = all(ServiceCode, true).find((quota) => quota.QuotaCode === QuotaCode);
        if (Quota === undefined)
          throw new AwsError(
            'NoSuchResourceException',
            'The request failed because the specified service quota does not exist.',
          );
        return { Quota };
      },
      ListAWSDefaultServiceQuotas: async (asked) => list(asked, false),
      ListServiceQuotas: async (asked) => list(asked, true),
    },
  };
}
