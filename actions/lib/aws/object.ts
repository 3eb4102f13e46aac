import { createHash } from 'node:crypto';
import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { PartKind } from '../core/graph.ts';
import type { Aws } from './clients.ts';
import { unlessNotFound } from './errors.ts';
import { parseS3, readObject } from './read-object.ts';

/** An object that is there. */
export interface StoredObject {
  /** SHA-256 of its content, hex; absent where it was not asked for. */
  readonly sha256?: string;
}

/** Looks at an object; `undefined` when it is not there. */
type Look = (aws: Aws, uri: string) => Promise<StoredObject | undefined>;

/**
 * S3 objects by their `s3://` address, which holds the SHA-256 of what they are made of. They are written once.
 *
 * @param name what people call it, e.g. `model package`
 * @param look how much of the object is read; by default only whether it is there
 */
export function objectKind(aws: Aws, name: string, look: Look = isThere): PartKind<StoredObject> {
  return {
    name,
    identity: 'content',
    partOf: 'folder',
    async observe(id) {
      const resource = await look(aws, id);
      return resource && { resource, phase: { is: 'ready', detail: 'there' } };
    },
  };
}

async function isThere(aws: Aws, uri: string): Promise<StoredObject | undefined> {
  const { bucket, key } = parseS3(uri);
  const resource = await unlessNotFound(aws.client(S3Client).send(new HeadObjectCommand({ Bucket: bucket, Key: key })));
  return resource && {};
}

/** The object's SHA-256: S3's own, which it checked when the object was stored, where it has it; else its bytes are read. */
export async function hashObject(aws: Aws, uri: string): Promise<StoredObject | undefined> {
  const { bucket, key } = parseS3(uri);
  const resource = await unlessNotFound(
    aws.client(S3Client).send(new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' })),
  );
  if (resource === undefined) return undefined;
  // Of an object that came in parts S3 has the hash of the parts' hashes.
  const { ChecksumSHA256: stored, ChecksumType } = resource;
  if (stored === undefined || ChecksumType === 'COMPOSITE') return readHash(aws, uri);
  return { sha256: Buffer.from(stored, 'base64').toString('hex') };
}

/** The SHA-256 of what a `.gz` holds: the same content compresses to other bytes with another zlib. */
export function hashUnpacked(aws: Aws, uri: string): Promise<StoredObject | undefined> {
  return readHash(aws, uri, createGunzip);
}

function readHash(aws: Aws, uri: string, through?: () => Transform): Promise<StoredObject | undefined> {
  const read = async (body: Readable, signal: AbortSignal): Promise<StoredObject> => {
    const hash = createHash('sha256');
    try {
      await pipeline([body, ...(through === undefined ? [] : [through()]), hash], { signal });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))) throw error;
      return { sha256: 'not a .gz file' };
    }
    return { sha256: hash.digest('hex') };
  };
  return unlessNotFound(readObject(aws.client(S3Client), uri, read));
}
