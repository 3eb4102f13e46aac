import type { Context } from '../context.ts';
import { page } from '../protocol/page.ts';
import { AwsError } from '../protocol/service.ts';
import { filtered } from './filters.ts';
import { describeType, INSTANCE_TYPES, isOffered } from './instance-types.ts';
import { machineImages } from './machine-images.ts';
import type { Network } from './network.ts';
import type { Handlers } from './operations.ts';
import { checkThere } from './requests.ts';

/** What AWS offers in a region: images, and instance types with their Availability Zones. */
export function catalogue({ region }: Context, network: Network): Handlers {
  return {
    async DescribeImages({ ImageIds, Filters, Owners }) {
      const all = machineImages(region);
      checkThere(ImageIds, all, ({ ImageId }) => ImageId, ['InvalidAMIID.NotFound', (id) => `image id '[${id}]'`]);
      const asked = all
        .filter(({ ImageId }) => ImageIds?.includes(ImageId) ?? true)
        .filter(({ OwnerId = '' }) => Owners?.some((one) => one === 'amazon' || one === OwnerId) ?? true);
      const Images = filtered(asked, Filters, (image) => ({
        ...{ 'image-id': [image.ImageId], name: [image.Name], architecture: [image.Architecture] },
        ...{ state: [image.State], 'owner-alias': [image.ImageOwnerAlias], 'owner-id': [image.OwnerId] },
      }));
      return { Images };
    },
    async DescribeInstanceTypes({ InstanceTypes, Filters, MaxResults = 100, NextToken }) {
      const missing = InstanceTypes?.filter((type) => !INSTANCE_TYPES.includes(type)) ?? [];
      if (missing.length > 0)
        throw new AwsError(
          'InvalidInstanceType',
          `The following supplied instance types do not exist: [${missing.join(', ')}]`,
        );
      const types = INSTANCE_TYPES.filter((type) => InstanceTypes?.some((one) => one === type) ?? true);
      const found = filtered(types.map(describeType), Filters, (type) => ({
        ...{ 'instance-type': [type.InstanceType] },
        'processor-info.supported-architecture': type.ProcessorInfo?.SupportedArchitectures ?? [],
      }));
      const { items, next } = page(found, { MaxResults, NextToken });
      return { InstanceTypes: items, ...next };
    },
    async DescribeInstanceTypeOfferings({ LocationType = 'region', Filters, MaxResults = 1000, NextToken }) {
      const zonal = LocationType === 'availability-zone';
      const places = zonal ? network.zones : [region];
      const all = places.flatMap((Location) =>
        INSTANCE_TYPES.filter((type) => !zonal || isOffered(type, Location)).map((InstanceType) => ({
          ...{ InstanceType: InstanceType as 'm5.xlarge', LocationType, Location },
        })),
      );
      const found = filtered(all, Filters, ({ InstanceType, Location }) => ({
        ...{ 'instance-type': [InstanceType], location: [Location] },
      }));
      const { items, next } = page(found, { MaxResults, NextToken });
      return { InstanceTypeOfferings: items, ...next };
    },
  };
}
