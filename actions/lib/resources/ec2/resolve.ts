import { given } from '../../config/fill-in.ts';
import { toGigabytes, toSeconds } from '../../config/units.ts';
import type { Written } from '../schema.ts';
import type { Config } from '../types.ts';
import { DEFAULT_AMI, DEFAULT_INSTANCE } from './defaults.ts';

/** The section `ec2`. */
export function resolveEc2({ name, aws, ec2, train = {} }: Written): Pick<Config, 'ec2'> {
  if (ec2 === undefined) return {};
  const { instance = DEFAULT_INSTANCE, ami = DEFAULT_AMI, spot = false } = ec2;
  const volumeSize = ec2['volume-size'];
  return {
    ec2: given({
      train: ec2.train ?? defaultEntry(train) ?? '',
      instances: [instance].flat(),
      ami,
      maxRuntime: toSeconds(ec2['max-runtime'] ?? '2h'),
      volumeSize: volumeSize === undefined ? undefined : toGigabytes(volumeSize),
      spot,
      subnets: ec2.subnets ?? aws.subnets ?? [],
      instanceProfile: ec2['instance-profile'] ?? `${name}-ec2`,
    }),
  };
}

/** The first entry that trains on one instance. */
export function defaultEntry(train: Readonly<Record<string, { readonly count?: number | undefined } | undefined>>) {
  return Object.entries(train).find(([, entry]) => (entry?.count ?? 1) === 1)?.[0];
}
