import type { Tag } from '@aws-sdk/client-ec2';
import { AwsError } from '../protocol/service.ts';
import type { InstanceRecords } from './instance-records.ts';
import type { Network } from './network.ts';
import type { Handlers } from './operations.ts';
import { checkDryRun, withTags } from './requests.ts';

/** A resource with tags. */
interface Tagged {
  readonly tags: readonly Tag[];
  put(tags: Tag[]): void;
}

/** The instance, volume or security group with this ID; undefined when there is none. */
export function taggedOf(records: InstanceRecords, network: Network, id: string): Tagged | undefined {
  if (id.startsWith('sg-')) {
    const group = network.groups().find(({ GroupId }) => GroupId === id);
    return group && { tags: group.Tags, put: (Tags) => network.put({ ...group, Tags }) };
  }
  for (const record of records.shown()) {
    const { description } = record;
    if (description.InstanceId === id)
      return {
        tags: description.Tags ?? [],
        put: (Tags) => records.put(Object.assign(record, { description: Object.assign(description, { Tags }) })),
      };
    if (description.BlockDeviceMappings?.some(({ Ebs }) => Ebs?.VolumeId === id))
      return { tags: record.volumeTags, put: (volumeTags) => records.put(Object.assign(record, { volumeTags })) };
  }
  return undefined;
}

/** CreateTags and DeleteTags. */
export function tagOperations(records: InstanceRecords, network: Network): Handlers {
  const find = (ids: readonly string[]) =>
    ids.map((id) => {
      const found = taggedOf(records, network, id);
      if (found !== undefined) return found;
      if (id.startsWith('i-')) records.find([id]);
      if (id.startsWith('sg-')) network.group(id);
      if (id.startsWith('vol-')) throw new AwsError('InvalidVolume.NotFound', `The volume '${id}' does not exist.`);
      throw new AwsError('InvalidID', `The ID '${id}' is not valid`);
    });
  return {
    async CreateTags({ Resources = [], Tags = [], DryRun }) {
      const changed = find(Resources).map((one) => [one, withTags(one.tags, Tags)] as const);
      checkDryRun(DryRun);
      for (const [one, tags] of changed) one.put(tags);
      return {};
    },
    async DeleteTags({ Resources = [], Tags, DryRun }) {
      const found = find(Resources);
      checkDryRun(DryRun);
      // A tag without a value in the request is deleted with any value. Without tags in the request, all are deleted.
      const goes = ({ Key, Value }: Tag) =>
        Tags?.some((tag) => tag.Key === Key && (tag.Value === undefined || tag.Value === Value)) ?? true;
      for (const one of found) one.put(one.tags.filter((tag) => !goes(tag)));
      return {};
    },
  };
}
