import { given, texts } from '../../config/fill-in.ts';
import type { Written } from '../schema.ts';
import type { Config } from '../types.ts';

/** The pipeline's name, and the section `aws`. */
export function resolveAccount({ name, aws }: Written): Pick<Config, 'name' | 'aws'> {
  const bucket = aws.bucket === 'default' ? undefined : aws.bucket;
  return {
    name,
    aws: given({
      region: aws.region,
      bucket,
      tags: texts(aws.tags),
      kmsKey: aws['kms-key'],
      subnets: aws.subnets ?? [],
      securityGroups: aws['security-groups'] ?? [],
    }),
  };
}
