import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { again } from '../core/again.ts';
import { isTransient } from '../core/failure.ts';
import type { Aws } from './clients.ts';
import { encryptedWith } from './encryption.ts';
import { putInParts } from './multipart-put.ts';
import { parseS3 } from './read-object.ts';

/** Bytes that one PutObject takes; what is larger goes in parts. Source: Amazon S3's documentation of PutObject. */
const LARGEST_PUT = 5 * 1024 ** 3;

/** How often a file is sent: the SDK does not repeat a call whose body is a stream. */
const ATTEMPTS = 4;

/** How a file is sent. */
export interface Sending {
  /** Of the file, hex, where it is known: S3 checks it and keeps it. */
  readonly sha256?: string;
  /** That encrypts it; `undefined` = as the bucket does by default. */
  readonly kmsKey?: string | undefined;
  readonly signal?: AbortSignal;
  /** Bytes that are sent at once; more goes in parts. */
  readonly largest?: number;
}

/**
 * Sends a file without holding it in memory, unless there is an object already; from its start again when that fails for a
 * passing reason.
 *
 * @throws an error with `alreadyExists` when there is an object
 */
export async function putFile(
  aws: Aws,
  uri: string,
  file: string,
  { sha256, kmsKey, signal, largest = LARGEST_PUT }: Sending = {},
): Promise<void> {
  const { size } = await stat(file);
  const { bucket, key } = parseS3(uri);
  if (size > largest) {
    const body = createReadStream(file, { highWaterMark: 1024 * 1024 });
    return putInParts(aws.client(S3Client), body, { bucket, key, size, kmsKey, once: true, signal });
  }
  const checksum = sha256 === undefined ? {} : { ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64') };
  const target = {
    Bucket: bucket,
    Key: key,
    IfNoneMatch: '*',
    ContentLength: size,
    ...checksum,
    ...encryptedWith(kmsKey),
  };
  const send = async () => {
    const body = createReadStream(file);
    // The SDK does not listen for it.
    const unreadable = new Promise<never>((_, reject) => body.once('error', reject));
    const request = new PutObjectCommand({ ...target, Body: body });
    try {
      await Promise.race([unreadable, aws.client(S3Client).send(request, { ...(signal && { abortSignal: signal }) })]);
    } finally {
      body.destroy();
    }
  };
  await again(send, (error) => (isTransient(error) ? ATTEMPTS : 1), { signal });
}
