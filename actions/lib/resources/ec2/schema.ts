import { optional } from 'zod/mini';
import { describe, flag, oneOrMore, section, text } from '../../config/schema/leaves.ts';
import { filled, subnetIds } from '../../config/schema/values.ts';
import { durationPattern, sizePattern } from '../../config/units.ts';
import { DEFAULT_AMI } from './defaults.ts';

/** `ec2`: one training run on an EC2 instance. */
export const ec2 = optional(
  describe(
    'A training run on an EC2 instance, with the same code, data and hyperparameters as an entry of train. Its model is served by an endpoint with `model: ec2`. It runs in the workflow train-on-ec2.yml.',
    section(
      {
        train: describe(
          'The entry of train whose content is trained. Default: the first with one instance.',
          optional(text('the name of an entry in train', 'single', filled)),
        ),
        instance: describe(
          'InstanceType, or several: the next one is taken when AWS has no capacity for the one before. Default m5.xlarge.',
          optional(
            oneOrMore(
              text('an EC2 instance type', 'm5.xlarge', /^(ml\.)?[a-z][a-z0-9-]*\.[a-z0-9-]+$/),
              'an EC2 instance type, or a list of them',
              'm5.xlarge or [m5.xlarge, m5a.xlarge]',
            ),
          ),
        ),
        ami: describe(
          `The Systems Manager parameter that names the AMI; its Python with PyTorch is /opt/pytorch/bin/python. Default ${DEFAULT_AMI}.`,
          optional(
            text(
              'the name of a Systems Manager parameter of a Deep Learning AMI',
              DEFAULT_AMI,
              /^\/aws\/service\/deeplearning\/ami\/[\w./-]+$/,
            ),
          ),
        ),
        'max-runtime': describe(
          'The instance ends itself after this time, whatever happens. Default 2h.',
          optional(text('a duration with its unit, such as 30m or 2h', '2h', durationPattern)),
        ),
        'volume-size': describe(
          "Size of the instance's disk, at least that of the AMI. Default: 20 GB more than the AMI has.",
          optional(text('a size with its unit, such as 100GB', '100GB', sizePattern)),
        ),
        spot: describe(
          'Whether a spot instance is used. After an interruption, training continues from its checkpoint on another one. Default false.',
          optional(flag()),
        ),
        subnets: describe(
          'SubnetId: the next one is taken when AWS has no capacity in the one before. They need a way to Amazon S3 and CloudWatch Logs. Default: aws.subnets, else those of the default VPC.',
          optional(subnetIds),
        ),
        'instance-profile': describe(
          "Name of the instance's profile. Default: the one of the generated roles, <name>-ec2.",
          optional(text('the name of an instance profile', 'dog-breeds-ec2', /^[\w+=,.@-]{1,128}$/)),
        ),
      },
      '{ max-runtime: 2h }',
    ),
  ),
);
