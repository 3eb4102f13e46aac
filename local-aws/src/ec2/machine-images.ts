import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Image } from '@aws-sdk/client-ec2';
import { pythonFolder } from '../python/images.ts';

/**
 * Size of the snapshot in GB. Source: "Volume of size 50GB is smaller than snapshot, expect size >= 75GB", as users
 * report it.
 */
const SNAPSHOT = 75;

const RELEASES = JSON.parse(readFileSync(join(pythonFolder, 'machine_images.json'), 'utf8')) as readonly {
  readonly parameter: string;
  readonly name: string;
}[];

/** The Deep Learning AMIs of a region whose IDs are in public parameters of Systems Manager. */
export function machineImages(region: string): (Image & { ImageId: string })[] {
  return RELEASES.map(({ parameter, name }) => {
    // Must be the same ID as in local-aws/python/ssm_as_on_aws.py.
    const id = hash('sha256', `${region} ${parameter}`).slice(0, 17);
    return {
      ...{
        ImageId: `ami-${id}`,
        Name: name,
        Description: 'Supported EC2 instances: G4dn, G5, G6, G6e, Gr6, P4d, P4de, P5, P6',
      },
      ...{
        Architecture: 'x86_64',
        ImageType: 'machine',
        State: 'available',
        Public: true,
        CreationDate: '2026-11-20T00:00:00.000Z',
      },
      ...{
        OwnerId: '898082745236',
        ImageOwnerAlias: 'amazon',
        ImageLocation: `amazon/${name}`,
        PlatformDetails: 'Linux/UNIX',
      },
      ...{
        RootDeviceName: '/dev/sda1',
        RootDeviceType: 'ebs',
        VirtualizationType: 'hvm',
        EnaSupport: true,
        Hypervisor: 'xen',
      },
      BlockDeviceMappings: [
        {
          DeviceName: '/dev/sda1',
          Ebs: {
            ...{ DeleteOnTermination: true, SnapshotId: `snap-${id}`, VolumeSize: SNAPSHOT, VolumeType: 'gp3' },
            ...{ Encrypted: false },
          },
        },
      ],
      Tags: [],
    } as Image & { ImageId: string };
  });
}
