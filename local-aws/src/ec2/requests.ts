import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import { AwsError } from '../protocol/service.ts';

/** @throws AwsError `DryRunOperation` (412) when the request only asks whether it would be allowed */
export function checkDryRun(dryRun: boolean | undefined): void {
  if (dryRun) throw new AwsError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);
}

/** Maximum number of tags of a resource. Source: EC2 User Guide, "Tag restrictions". */
const MOST_TAGS = 50;

/** The tags in a request for the new resources of one type. */
export function tagsFor(type: string, specifications: readonly TagSpecification[] = []): Tag[] {
  const tags = specifications.filter(({ ResourceType }) => ResourceType === type).flatMap(({ Tags = [] }) => Tags);
  return withTags([], tags);
}

/**
 * Adds tags to others and replaces values of existing keys.
 * @throws AwsError for an invalid tag, and for too many tags
 */
export function withTags(tags: readonly Tag[], added: readonly Tag[]): Tag[] {
  for (const { Key = '', Value = '' } of added) {
    if (/^aws:/i.test(Key)) throw invalid(`Tag keys starting with 'aws:' are reserved for internal use`);
    if (Key === '') throw invalid('Tag key cannot be empty');
    if (Key.length > 128) throw invalid('Tag key exceeds the maximum length of 128 characters');
    if (Value.length > 256) throw invalid('Tag value exceeds the maximum length of 256 characters');
  }
  const all = new Map([...tags, ...added].map(({ Key = '', Value = '' }) => [Key, Value]));
  if (all.size > MOST_TAGS)
    throw new AwsError('TagLimitExceeded', `The maximum number of tags for a resource is ${MOST_TAGS}`);
  return [...all].map(([Key, Value]) => ({ Key, Value }));
}

/**
 * @param ids in the request; undefined: none
 * @param missing code and message of the error for an ID that does not exist
 */
export function checkThere<Item>(
  ids: readonly string[] | undefined,
  all: readonly Item[],
  idOf: (item: Item) => string,
  [code, what]: readonly [code: string, what: (id: string) => string],
): void {
  const missing = ids?.find((id) => all.every((item) => idOf(item) !== id));
  if (missing !== undefined) throw new AwsError(code, `The ${what(missing)} does not exist`);
}

export function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}
