import { optional } from 'zod/mini';
import { describe, dollars, entries, flag, list, scalar, section, text } from '../../config/schema/leaves.ts';
import { subnetIds } from '../../config/schema/values.ts';

/** `name`: the prefix of the pipeline's resources. */
export const name = describe(
  'Prefix of every name. At most 13 characters, because a tuning job name has at most 32: <name>-tune-<10 hexadecimal digits>-r9. It must not end in -pr, which marks pull requests.',
  text(
    'at most 13 lower-case letters, digits and single hyphens, beginning with a letter',
    'dog-breeds',
    /^(?=.{1,13}$)[a-z](-?[a-z0-9])*$/,
  ),
);

/** `aws`: region, bucket, tags, KMS key and network. */
export const aws = describe(
  'Region, bucket, tags, KMS key and network. Roles are inputs of the actions and never written here.',
  section(
    {
      region: describe('AWS region.', text('an AWS region', 'us-east-1', /^[a-z]{2}(-[a-z]+)+-\d$/)),
      bucket: describe(
        'S3 bucket. default means sagemaker-<region>-<account>, as in the SageMaker SDK.',
        optional(text('a bucket name or default', 'default', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)),
      ),
      tags: describe(
        'Tags on everything that the pipeline creates, in addition to the tags of the actions.',
        optional(
          entries(
            text(
              'a tag key of at most 128 letters, digits, spaces and _.:/=+-@',
              'team',
              /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u,
            ),
            scalar('text', 'vision'),
            'a mapping of tags',
            '{ team: vision }',
          ),
        ),
      ),
      'kms-key': describe(
        'VolumeKmsKeyId and OutputDataConfig.KmsKeyId: id, ARN or alias of the key for disks and artifacts.',
        optional(text('a KMS key id, ARN or alias', 'alias/training', /^[a-zA-Z0-9:/_-]{1,2048}$/)),
      ),
      subnets: describe(
        'VpcConfig.Subnets: run inside this network; together with security-groups.',
        optional(subnetIds),
      ),
      'security-groups': describe(
        'VpcConfig.SecurityGroupIds; together with subnets.',
        optional(
          list(
            text('a security group id', 'sg-0abc', /^sg-[0-9a-f]+$/),
            'a list of 1 to 5 security group ids',
            '[sg-0abc]',
            5,
          ),
        ),
      ),
    },
    '{ region: us-east-1 }',
  ),
);

/** `budget`: the most that may be spent. */
export const budget = optional(
  describe(
    'The most that the pipeline may cost, in US dollars. plan, and each stage before it starts something, fails when it could cost more. Prices are on-demand prices of instances and of provisioned concurrency; storage, requests and data transfer are not in them.',
    section(
      {
        'per-run': describe(
          'Of the jobs of one run at worst: each trial and training job runs for its whole max-runtime.',
          optional(dollars('20')),
        ),
        'per-month': describe(
          'Of what stays (endpoints, provisioned concurrency) in 730 hours at worst: with the maximum of instances.',
          optional(dollars('300')),
        ),
      },
      '{ per-run: 20, per-month: 300 }',
    ),
  ),
);

/** `report`: the records and the report of each run. */
export const report = optional(
  describe(
    'Whether each run that did something keeps its records in the bucket and writes its report there, under <name>/runs/. Default true.',
    flag(),
  ),
);
