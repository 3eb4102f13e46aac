import { given, texts } from '../../config/fill-in.ts';
import type { Written } from '../schema.ts';
import type { Config } from '../types.ts';

type Resolved = Pick<Config, 'name' | 'aws' | 'budget' | 'report'>;

/** The pipeline's name, the section `aws`, its budget, and whether its runs have reports. */
export function resolveAccount({ name, aws, budget, report = true }: Written): Resolved {
  const bucket = aws.bucket === 'default' ? undefined : aws.bucket;
  return {
    ...{ name, report },
    aws: given({
      region: aws.region,
      bucket,
      tags: texts(aws.tags),
      kmsKey: aws['kms-key'],
      subnets: aws.subnets ?? [],
      securityGroups: aws['security-groups'] ?? [],
    }),
    ...(budget && { budget: given({ perRun: dollars(budget['per-run']), perMonth: dollars(budget['per-month']) }) }),
  };
}

function dollars(amount: number | string | undefined): number | undefined {
  return amount === undefined ? undefined : Number(String(amount).replace('$', ''));
}
