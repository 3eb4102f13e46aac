import type { Readable } from 'node:stream';
import { AbortMultipartUploadCommand, type S3Client } from '@aws-sdk/client-s3';
import { encryptedWith } from './encryption.ts';

/**
 * Streams above this size, in bytes, are sent in parts of this size. S3 allows 5 MiB to 5 GiB a part, and 10,000 parts.
 * Source: Amazon S3 multipart upload limits.
 */
export const PART_BYTES = 8 * 1024 * 1024;
const MOST_PARTS = 10_000;

/** An upload. */
interface Content {
  readonly bucket: string;
  readonly key: string;
  /** A buffer is sent with one request, a stream in parts; only a few parts are in memory. */
  readonly body: Buffer | (() => Readable);
  /** Bytes of the body. */
  readonly size: number;
  readonly type?: string;
  /** Id, ARN or alias of the key that encrypts the object; default: the bucket's. */
  readonly kmsKey?: string | undefined;
  /** Fail with `alreadyExists` when the object exists. */
  readonly once?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Stores an object; S3 checks its SHA-256. A failed or aborted upload leaves no parts, which would cost money. */
export async function upload(client: S3Client, content: Content): Promise<void> {
  const { bucket, key, body, size, type, kmsKey, once = false, signal } = content;
  const { Upload } = await import('@aws-sdk/lib-storage');
  const params = {
    ...{ Bucket: bucket, Key: key, Body: typeof body === 'function' ? body() : body, ContentLength: size },
    ...{ ContentType: type, ChecksumAlgorithm: 'SHA256' as const, ...encryptedWith(kmsKey) },
    ...(once && { IfNoneMatch: '*' }),
  };
  const partSize = Math.max(PART_BYTES, typeof body === 'function' ? Math.ceil(size / MOST_PARTS) : size);
  await new Upload({ client: abortable(client, signal), params, partSize }).done();
}

/**
 * A client that passes the signal to each request: lib-storage does not, and its own abort does not wait until the
 * parts are removed. The request that removes the parts is not aborted, and its failure does not hide the first one.
 */
function abortable(client: S3Client, signal: AbortSignal | undefined): S3Client {
  const send = (command: Parameters<S3Client['send']>[0]) =>
    command instanceof AbortMultipartUploadCommand
      ? client.send(command).catch(() => undefined)
      : client.send(command, { ...(signal && { abortSignal: signal }) });
  return Object.assign(Object.create(client) as S3Client, { send });
}
