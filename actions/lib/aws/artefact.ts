import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Aws } from './clients.ts';
import { unlessNotFound } from './errors.ts';

/** Bucket and key of an `s3://` address. */
export function parseS3(uri: string): { bucket: string; key: string } {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.*)$/.exec(uri) ?? [];
  if (bucket === undefined || key === undefined) throw new Error(`${uri} is no s3:// address.`);
  return { bucket, key };
}

/** Identity of an S3 object that somebody else wrote (its ETag without quotes); `undefined` when it is not there. */
export async function artefactTag(aws: Aws, uri: string): Promise<string | undefined> {
  const { bucket, key } = parseS3(uri);
  const head = await unlessNotFound(aws.client(S3Client).send(new HeadObjectCommand({ Bucket: bucket, Key: key })));
  return head?.ETag?.replaceAll('"', '');
}
