import { hash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { encryptedWith } from './encryption.ts';

/**
 * Bodies above this size, in bytes, are sent in parts of this size. S3 allows 5 MiB to 5 GiB a part, and 10,000 parts.
 * Source: Amazon S3 multipart upload limits.
 */
export const PART_BYTES = 8 * 1024 * 1024;
const MOST_PARTS = 10_000;

/** Parts of one object on their way at once. */
const LANES = 4;

/** Where an object goes and how. */
export interface Parts {
  readonly bucket: string;
  readonly key: string;
  /** Bytes of the whole body. */
  readonly size: number;
  readonly kmsKey?: string | undefined;
  /** Unless there is an object already; the error then has `alreadyExists`. */
  readonly once?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Stores a body of any size in parts, each with its own checksum; a few parts at a time are held in memory. An upload
 * that fails leaves no parts that cost money.
 */
export async function putInParts(client: S3Client, body: AsyncIterable<Buffer>, options: Parts): Promise<void> {
  const { bucket, key, size, kmsKey, once = false } = options;
  const target = { Bucket: bucket, Key: key };
  const failing = new AbortController();
  const abortSignal = AbortSignal.any([failing.signal, ...(options.signal === undefined ? [] : [options.signal])]);
  const create = new CreateMultipartUploadCommand({
    ...target,
    ChecksumAlgorithm: 'SHA256',
    ...encryptedWith(kmsKey),
  });
  const { UploadId } = await client.send(create, { abortSignal });
  const sent: CompletedPart[] = [];
  const parts = cut(body, Math.max(PART_BYTES, Math.ceil(size / MOST_PARTS)));
  const lane = async () => {
    for await (const { number: PartNumber, bytes } of parts) {
      const ChecksumSHA256 = hash('sha256', bytes, 'base64');
      const upload = new UploadPartCommand({ ...target, UploadId, PartNumber, Body: bytes, ChecksumSHA256 });
      const { ETag } = await client.send(upload, { abortSignal });
      sent.push({ PartNumber, ETag, ChecksumSHA256 });
    }
  };
  try {
    // Each ends before the upload is given up: a part that arrives after that would stay.
    await Promise.all(Array.from({ length: LANES }, () => lane().catch((error: unknown) => failing.abort(error))));
    abortSignal.throwIfAborted();
    sent.sort((a, b) => (a.PartNumber ?? 0) - (b.PartNumber ?? 0));
    const complete = { ...target, UploadId, MultipartUpload: { Parts: sent }, ...(once && { IfNoneMatch: '*' }) };
    await client.send(new CompleteMultipartUploadCommand(complete), { abortSignal });
  } catch (error) {
    // The first failure is the one to report.
    await client.send(new AbortMultipartUploadCommand({ ...target, UploadId })).catch(() => undefined);
    throw error;
  }
}

/** The body in parts of one size, but for the last; whoever asks next gets the next one. */
async function* cut(body: AsyncIterable<Buffer>, size: number): AsyncGenerator<{ number: number; bytes: Buffer }> {
  let number = 0;
  let held: Buffer[] = [];
  let length = 0;
  for await (const piece of body) {
    for (let rest = piece; rest.length > 0; ) {
      const taken = rest.subarray(0, size - length);
      held.push(taken);
      length += taken.length;
      rest = rest.subarray(taken.length);
      if (length < size) continue;
      const [only, ...others] = held;
      yield { number: ++number, bytes: only !== undefined && others.length === 0 ? only : Buffer.concat(held) };
      [held, length] = [[], 0];
    }
  }
  if (length > 0 || number === 0) yield { number: ++number, bytes: Buffer.concat(held) };
}
