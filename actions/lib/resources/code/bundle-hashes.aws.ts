import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { S3Client } from '@aws-sdk/client-s3';
import type { Aws } from '../../aws/clients.ts';
import { readArchive } from '../../aws/read-archive.ts';
import { readObject } from '../../aws/read-object.ts';

/** SHA-256 (hex) of each file of a code bundle in S3, by path. @throws if the bundle is missing or damaged */
export function readBundleHashes(aws: Aws, uri: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  return readObject(
    aws.client(S3Client),
    uri,
    async (body, either) => {
      const hashes = new Map<string, string>();
      const take: Parameters<typeof readArchive>[1] = async (entry, until) => {
        const hash = createHash('sha256');
        await pipeline(entry, hash, { signal: until });
        hashes.set(entry.header.name, hash.digest('hex'));
      };
      await readArchive(body, take, either);
      return hashes;
    },
    { signal },
  );
}
