import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import { putOnce } from '../../aws/put-once.ts';
import { Damaged, parseS3, readObject } from '../../aws/read-object.ts';
import { isAlreadyThere } from '../../core/failure.ts';
import type { Tags } from '../../core/graph.ts';
import type { Artifact } from '../training/artifact.ts';
import { fileOf, type Launch, type Status } from './launch.ts';

/** A file of an attempt in S3. */
interface StoredFile extends Artifact {
  readonly written: Date;
}

/** The files of an attempt by name; empty when there is no attempt. */
export async function listAttempt(aws: Aws, id: string): Promise<ReadonlyMap<string, StoredFile>> {
  const { bucket: Bucket, key } = parseS3(fileOf(id, ''));
  const files = new Map<string, StoredFile>();
  for await (const page of paginateListObjectsV2({ client: aws.client(S3Client) }, { Bucket, Prefix: key }))
    for (const { Key = '', ETag = '', Size: bytes = 0, LastModified: written = new Date(0) } of page.Contents ?? [])
      files.set(Key.slice(key.length), { tag: ETag.replaceAll('"', ''), bytes, written });
  return files;
}

/** Number of the newest launch in a list of files; 0 = there is none. */
export const newestLaunch = (files: ReadonlyMap<string, unknown>): number => newest('launch', files);

/** The highest number of files that are numbered from 1, such as `launch-1.json`; 0 = there is none. */
function newest(name: string, files: ReadonlyMap<string, unknown>): number {
  const pattern = new RegExp(`^${name}-(\\d+)\\.json$`);
  return Math.max(0, ...[...files.keys()].map((file) => Number(pattern.exec(file)?.[1] ?? 0)));
}

/** Attempts whose ids begin with a prefix, with the time of their first launch; the newest first. */
export async function listAttempts(aws: Aws, prefix: string): Promise<{ id: string; created: Date }[]> {
  const { bucket: Bucket, key } = parseS3(prefix);
  const found: { id: string; created: Date }[] = [];
  for await (const page of paginateListObjectsV2({ client: aws.client(S3Client) }, { Bucket, Prefix: key }))
    for (const { Key = '', LastModified: created = new Date(0) } of page.Contents ?? [])
      if (Key.endsWith('/launch-1.json'))
        found.push({ id: `s3://${Bucket}/${Key.slice(0, -'/launch-1.json'.length)}`, created });
  return found.sort((one, other) => other.created.getTime() - one.created.getTime());
}

/** A launch by its number; `undefined` when its record does not exist. */
export function readLaunch(aws: Aws, id: string, number: number): Promise<Launch | undefined> {
  return readJson<Launch>(aws, fileOf(id, `launch-${number}.json`), [
    'number',
    'parameters',
    'token',
    'tags',
    'identity',
  ]);
}

export function readStatus(aws: Aws, id: string): Promise<Status | undefined> {
  return readJson<Status>(aws, fileOf(id, 'status.json'), ['outcome', 'instance', 'phases']);
}

/** How an attempt has ended although its instance wrote no status: `over.json`, written by the first run that saw it. */
interface Over {
  readonly reason: string;
  /** Whether it has failed, so that only a person tries it again; absent: its instance was ended, or the end is unknown. */
  readonly failed?: boolean;
}

export function readOver(aws: Aws, id: string): Promise<Over | undefined> {
  return readJson<Over>(aws, fileOf(id, 'over.json'), ['reason']);
}

/** Does nothing when a run has recorded the end already. */
export async function writeOver(aws: Aws, id: string, over: Over, kmsKey: string | undefined): Promise<void> {
  await writeJson(aws, fileOf(id, 'over.json'), over, kmsKey);
}

/** The result of `read`; also `undefined` when the file is damaged. */
export async function unlessDamaged<Content>(read: Promise<Content | undefined>): Promise<Content | undefined> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof Error && error.cause instanceof Damaged) return undefined;
    throw error;
  }
}

/** The file of the tags that {@link writeTags} wrote last; undefined if it has written none. */
export function newestTags(id: string, files: ReadonlyMap<string, unknown>): string | undefined {
  const number = newest('tags', files);
  return number === 0 ? undefined : fileOf(id, `tags-${number}.json`);
}

/** @param file see {@link newestTags} */
export async function readTags(aws: Aws, file: string): Promise<Tags> {
  return (await readJson<Tags>(aws, file, [])) ?? {};
}

/**
 * Writes tags next to an attempt's other files, because EC2 deletes an instance, and its tags, an hour after its end.
 */
export async function writeTags(aws: Aws, id: string, tags: Tags, kmsKey: string | undefined): Promise<void> {
  const files = await listAttempt(aws, id);
  const before = newestTags(id, files);
  const all = { ...(before !== undefined && (await readTags(aws, before))), ...tags };
  for (let number = newest('tags', files) + 1; ; number++)
    if (await writeJson(aws, fileOf(id, `tags-${number}.json`), all, kmsKey)) return;
}

/** Writes JSON once. @returns whether it was written; `false`: the object already existed */
export async function writeJson(aws: Aws, uri: string, content: object, kmsKey: string | undefined): Promise<boolean> {
  try {
    await putOnce(aws, uri, Buffer.from(JSON.stringify(content)), { kmsKey });
    return true;
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
    return false;
  }
}

/** The last lines of a training's complete output, as the instance saved them: whole lines, with a limit in bytes. */
export async function readOutput(aws: Aws, id: string): Promise<string[] | undefined> {
  const read = readObject(aws.client(S3Client), fileOf(id, 'log.txt'), (body) => text(body));
  const content = await unlessNotFound(read);
  return content?.split('\n').map((line) => line.trimEnd());
}

function readJson<Content extends object>(
  aws: Aws,
  uri: string,
  members: readonly (keyof Content & string)[],
): Promise<Content | undefined> {
  const read = async (body: Readable): Promise<Content> => {
    let content: unknown;
    try {
      content = JSON.parse(await text(body));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    if (typeof content === 'object' && content !== null && members.every((member) => member in content))
      return content as Content;
    throw new Damaged(
      'is not what this version writes, and was not used',
      'Restore it, or delete its folder, with its model if it has one, and run again.',
      undefined,
    );
  };
  return unlessNotFound(readObject(aws.client(S3Client), uri, read));
}
