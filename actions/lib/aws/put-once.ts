import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { S3Client } from '@aws-sdk/client-s3';
import type { Aws } from './clients.ts';
import { parseS3 } from './read-object.ts';
import { signedPut } from './signed-put.ts';
import { upload } from './upload.ts';

/** Largest PutObject request in bytes. Source: Amazon S3's documentation of PutObject. */
const LARGEST_PUT = 5 * 1024 ** 3;

/** How an object is written. */
interface Sending {
  /** SHA-256 of a file, hex; S3 stores it with the object, unless the file is sent in parts. */
  readonly sha256?: string;
  /** Id, ARN or alias of the key that encrypts the object; default: the bucket's. */
  readonly kmsKey: string | undefined;
  readonly signal?: AbortSignal;
}

/**
 * Writes an object unless it exists. Objects are never overwritten, and the roles of a run may not overwrite them
 * (IAM's condition `s3:if-none-match`). S3 shows an object whole or not at all.
 *
 * @param content bytes, or the path of a file, which is streamed
 * @throws an error with `alreadyExists` when the object exists
 */
export async function putOnce(aws: Aws, uri: string, content: Buffer | string, sending: Sending): Promise<void> {
  const client = aws.client(S3Client);
  const { bucket, key } = parseS3(uri);
  const { sha256, kmsKey, signal } = sending;
  const target = { bucket, key, kmsKey, signal, once: true };
  if (typeof content !== 'string') return upload(client, { ...target, body: content, size: content.length });
  const { size } = await stat(content);
  // S3 has no SHA-256 of an object that was sent in parts, so comparing it would need a download.
  if (sha256 !== undefined && size <= LARGEST_PUT)
    return (await signedPut(client, bucket, target))(key, { file: content, size }, sha256);
  const body = () => createReadStream(content, { highWaterMark: 1024 * 1024 });
  return upload(client, { ...target, body, size });
}
