import { hash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { Put } from './signed-put.ts';

/** Bodies above this size, in bytes, are sent in parts of this size. S3 allows 5 MiB to 5 GiB a part. */
export const PART_BYTES = 8 * 1024 * 1024;

/** Stores large objects in parts, each with its own checksum; an upload that fails leaves no parts that cost money. */
export function multipartPut(
  client: S3Client,
  bucket: string,
  { signal, kmsKey }: { signal: AbortSignal; kmsKey?: string },
): Put {
  const encryption = kmsKey && { ServerSideEncryption: 'aws:kms' as const, SSEKMSKeyId: kmsKey };
  return async (key, body) => {
    const target = { Bucket: bucket, Key: key };
    const create = new CreateMultipartUploadCommand({ ...target, ChecksumAlgorithm: 'SHA256', ...encryption });
    const { UploadId } = await client.send(create, { abortSignal: signal });
    try {
      const parts: CompletedPart[] = [];
      for (let start = 0; start < body.length; start += PART_BYTES) {
        const part = body.subarray(start, start + PART_BYTES);
        const PartNumber = parts.length + 1;
        const ChecksumSHA256 = hash('sha256', part, 'base64');
        const upload = new UploadPartCommand({ ...target, UploadId, PartNumber, Body: part, ChecksumSHA256 });
        const { ETag } = await client.send(upload, { abortSignal: signal });
        parts.push({ PartNumber, ETag, ChecksumSHA256 });
      }
      const complete = new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts: parts } });
      await client.send(complete, { abortSignal: signal });
    } catch (error) {
      // The first failure is the one to report.
      await client.send(new AbortMultipartUploadCommand({ ...target, UploadId })).catch(() => undefined);
      throw error;
    }
  };
}
