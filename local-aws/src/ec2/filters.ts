import type { Filter, Tag } from '@aws-sdk/client-ec2';
import { isLike } from '../access/evaluate.ts';
import { AwsError } from '../protocol/service.ts';

/** Values by the name of the filter. Resources with tags can also be filtered by tag. */
export type Filterable = Readonly<Record<string, readonly (string | undefined)[]>>;

/**
 * The items that match all filters; `*` and `?` in a value are wildcards.
 * @param read returns an item's values by which it can be filtered
 * @throws AwsError `InvalidParameterValue` for an unknown filter
 */
export function filtered<Item extends object>(
  items: readonly Item[],
  filters: readonly Filter[] = [],
  read: (item: Item) => Filterable,
): Item[] {
  return items.filter((item) => {
    const known = read(item);
    return filters.every(({ Name = '', Values = [] }) => {
      const found = Name.startsWith('tag:') || Name === 'tag-key' ? tags(item, Name) : known[Name];
      if (found === undefined) throw new AwsError('InvalidParameterValue', `The filter '${Name}' is invalid`);
      return Values.some((value) => found.some((one) => one !== undefined && isLike(one, value)));
    });
  });
}

function tags(item: object, name: string): (string | undefined)[] {
  const { Tags = [] } = item as { Tags?: Tag[] };
  if (name === 'tag-key') return Tags.map(({ Key }) => Key);
  return Tags.filter(({ Key }) => Key === name.slice('tag:'.length)).map(({ Value }) => Value ?? '');
}
