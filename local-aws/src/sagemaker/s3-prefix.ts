import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { ListedObject } from './object-cache.ts';

/** Bucket and key prefix of `s3://bucket/prefix`; the prefix may be empty. @throws Error for another text */
export function parseS3Prefix(uri: string): { bucket: string; prefix: string } {
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(uri) ?? [];
  if (bucket === undefined) throw new Error(`${uri} is not an s3://bucket/prefix address`);
  return { bucket, prefix };
}

/** All objects below a prefix, sorted by key. Placeholders of folders (keys that end in `/`) are left out. */
export async function listObjects(s3: S3Client, uri: string, signal: AbortSignal): Promise<ListedObject[]> {
  const { bucket, prefix } = parseS3Prefix(uri);
  const objects: ListedObject[] = [];
  let token: string | undefined;
  do {
    const page = await s3.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(token && { ContinuationToken: token }) }),
      { abortSignal: signal },
    );
    for (const { Key: key = '', ETag: etag = '', Size: size = 0 } of page.Contents ?? []) {
      if (!key.endsWith('/')) objects.push({ bucket, key, etag, size });
    }
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return objects;
}

/**
 * Path of an object in a channel's folder: its key below the prefix's folder. If the prefix is the key of an object or
 * only the beginning of names, the part after its last slash is kept.
 */
export function pathBelow(prefix: string, key: string): string {
  if (prefix.endsWith('/') || key[prefix.length] === '/') return key.slice(prefix.length).replace(/^\/+/, '');
  return key.slice(prefix.lastIndexOf('/') + 1);
}
