import type { Readable } from 'node:stream';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/**
 * Bucket and key of an S3 URI.
 *
 * @throws Error when the text is not `s3://bucket/key`.
 */
export function parseS3Uri(uri: string): { Bucket: string; Key: string } {
  const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  if (Bucket === undefined || Key === undefined) throw new Error(`${uri} is not an s3://bucket/key address`);
  return { Bucket, Key };
}

/** Streams an S3 object; errors are those of the S3 client. */
export async function downloadObject(s3: S3Client, uri: string, signal: AbortSignal): Promise<Readable> {
  const { Body } = await s3.send(new GetObjectCommand(parseS3Uri(uri)), { abortSignal: signal });
  return Body as Readable;
}
