import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import { type Entry, readArchive } from '../../aws/read-archive.ts';
import { parseS3, readObject } from '../../aws/read-object.ts';

/** An object in S3 that somebody else wrote. */
export interface Artifact {
  /** Identity of its bytes: its ETag without quotes. */
  readonly tag: string;
  readonly bytes: number;
}

/** What is known of an S3 object without reading it; `undefined` when it is not there. */
export async function findArtifact(aws: Aws, uri: string): Promise<Artifact | undefined> {
  const { bucket, key } = parseS3(uri);
  const head = await unlessNotFound(aws.client(S3Client).send(new HeadObjectCommand({ Bucket: bucket, Key: key })));
  return head && { tag: head.ETag?.replaceAll('"', '') ?? '', bytes: head.ContentLength ?? 0 };
}

/** No archive with a model in it is as small as this. */
const MAY_BE_EMPTY = 1024;

/** Whether a `.tar.gz` in S3 holds no file at all. Only a very small one is read. */
export async function isEmptyArchive(aws: Aws, uri: string, { bytes }: Artifact): Promise<boolean> {
  if (bytes > MAY_BE_EMPTY) return false;
  let files = 0;
  const count = (entry: Entry) => {
    if (entry.header.type === 'file') files++;
    entry.resume();
  };
  await readObject(aws.client(S3Client), uri, (body, signal) => {
    files = 0;
    return readArchive(body, count, signal);
  });
  return files === 0;
}
