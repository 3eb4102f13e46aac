import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import { type Entry, readArchive } from '../../aws/read-archive.ts';
import { parseS3, readObject } from '../../aws/read-object.ts';

/** An object in S3 that a job wrote. */
export interface Artifact {
  /** Identity of its content: its ETag without quotes. */
  readonly tag: string;
  readonly bytes: number;
}

/** The metadata of an S3 object; `undefined` when it does not exist. */
export async function findArtifact(aws: Aws, uri: string): Promise<Artifact | undefined> {
  const { bucket, key } = parseS3(uri);
  const head = await unlessNotFound(aws.client(S3Client).send(new HeadObjectCommand({ Bucket: bucket, Key: key })));
  return head && { tag: head.ETag?.replaceAll('"', '') ?? '', bytes: head.ContentLength ?? 0 };
}

/** An archive with a model is larger than this. */
const MAY_BE_EMPTY = 1024;

/** Whether a `.tar.gz` in S3 contains no file. Only a very small one is read. */
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
