import {
  AddTagsCommand,
  DeleteTagsCommand,
  paginateListTags,
  SageMakerClient,
  type Tag,
} from '@aws-sdk/client-sagemaker';
import type { Tags } from '../core/graph.ts';
import type { Aws } from './clients.ts';
import { unlessNotFound } from './errors.ts';

/** Longest value of a tag. Source: SageMaker's service model, TagValue. */
const LONGEST_VALUE = 256;

/** Tags in SageMaker's form; characters that it refuses in a value become `-`. */
export function toTags(tags: Tags): Tag[] {
  return Object.entries(cleanTags(tags)).map(([Key, Value]) => ({ Key, Value }));
}

/** Tags without the characters that AWS refuses in a value. */
export function cleanTags(tags: Tags): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [
      key,
      value.replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, '-').slice(0, LONGEST_VALUE),
    ]),
  );
}

/** All tags of a SageMaker resource; `undefined` when it was deleted after it was described. */
export async function readTags(aws: Aws, arn: string | undefined): Promise<Tags | undefined> {
  const pages = paginateListTags({ client: aws.client(SageMakerClient) }, { ResourceArn: arn });
  const found = await unlessNotFound(Array.fromAsync(pages, ({ Tags = [] }) => Tags));
  if (found === undefined) return undefined;
  const named = found.flat().filter(({ Key }) => Key !== undefined);
  return Object.fromEntries(named.map(({ Key = '', Value = '' }) => [Key, Value]));
}

/** Reads the tags of a listed resource; empty if it was deleted since. */
export function tagsOf(aws: Aws, arn: string | undefined): () => Promise<Tags> {
  return async () => (await readTags(aws, arn)) ?? {};
}

/** Adds tags; an existing key gets the new value. */
export async function writeTags(aws: Aws, arn: string | undefined, tags: Tags): Promise<void> {
  await aws.client(SageMakerClient).send(new AddTagsCommand({ ResourceArn: arn, Tags: toTags(tags) }));
}

/** Removes tags by their keys; a missing key is no error. */
export async function deleteTags(aws: Aws, arn: string | undefined, keys: readonly string[]): Promise<void> {
  await aws.client(SageMakerClient).send(new DeleteTagsCommand({ ResourceArn: arn, TagKeys: [...keys] }));
}
