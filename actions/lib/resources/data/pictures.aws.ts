import { buffer } from 'node:stream/consumers';
import { S3Client } from '@aws-sdk/client-s3';
import type { Aws } from '../../aws/clients.ts';
import { parseS3, readObject } from '../../aws/read-object.ts';
import { LARGEST_SHOWN, thumbnail } from '../../dataset/thumbnail.ts';
import { readVersion } from './records.aws.ts';
import { dataStore } from './version.aws.ts';

/** A picture of a data set. */
export interface Picture {
  /** Path of the file, from the root of the data set. */
  readonly path: string;
  /** `data:image/…;base64,…`; absent if the file is too large, is damaged, or has no format that browsers show. */
  readonly picture?: string;
}

/**
 * Small pictures of a published data version.
 *
 * @param channel `s3://<bucket>/<prefix><version>/`
 * @param ids SHA-256 of each file
 * @returns pictures by SHA-256, without hashes that the version does not have
 */
export async function readPictures(aws: Aws, channel: string, ids: readonly string[]): Promise<Map<string, Picture>> {
  const { bucket, key } = parseS3(channel);
  const [, prefix = '', version = ''] = /^(.*?)([0-9a-f]{64})\/$/.exec(key) ?? [];
  const record = version === '' ? undefined : await readVersion(dataStore(aws, bucket, prefix), version);
  const files = record?.files.filter(({ sha256 }) => ids.includes(sha256)) ?? [];
  const pictures = files.map(async ({ path, sha256, size }): Promise<[string, Picture]> => {
    if (size > LARGEST_SHOWN) return [sha256, { path }];
    const body = await readObject(aws.client(S3Client), `${channel}${path}`, (stream) => buffer(stream));
    const picture = await thumbnail(path, body);
    return [sha256, { path, ...(picture !== undefined && { picture }) }];
  });
  return new Map(await Promise.all(pictures));
}
