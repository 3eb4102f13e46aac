import { createHash } from 'node:crypto';
import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { PartKind } from '../core/graph.ts';
import type { Aws } from './clients.ts';
import { unlessNotFound } from './errors.ts';
import { parseS3, readObject } from './read-object.ts';

/** An existing object. */
export interface StoredObject {
  /** SHA-256 of its content, hex; absent if it was not read. */
  readonly sha256?: string;
}

/** Reads an object; `undefined` when it does not exist. */
type Look = (aws: Aws, uri: string) => Promise<StoredObject | undefined>;

/**
 * S3 objects by their `s3://` address, which contains the SHA-256 of their content. They are written once.
 *
 * @param name such as `model package`
 * @param look reads the object; by default only whether it exists
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

/** The object's SHA-256: the one that S3 checked at the upload, or, if S3 has none, computed from its bytes. */
export async function hashObject(aws: Aws, uri: string): Promise<StoredObject | undefined> {
  const { bucket, key } = parseS3(uri);
  const resource = await unlessNotFound(
    aws.client(S3Client).send(new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' })),
  );
  if (resource === undefined) return undefined;
  // For an object that was uploaded in parts, S3 has a hash of the parts' hashes.
  const { ChecksumSHA256: stored, ChecksumType } = resource;
  if (stored === undefined || ChecksumType === 'COMPOSITE') return readHash(aws, uri);
  return { sha256: Buffer.from(stored, 'base64').toString('hex') };
}

/** The SHA-256 of the unpacked content of a `.gz`: another zlib compresses the same content to other bytes. */
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
