import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Failure } from '../core/failure.ts';
import { parseS3 } from './artefact.ts';
import type { Aws } from './clients.ts';

/** Largest object that one PutObject takes. Source: Amazon S3's documentation of PutObject. */
const LARGEST = 5 * 1024 ** 3;

/**
 * Sends a file without holding it in memory, unless there is an object already.
 *
 * @param sha256 of the file, hex, where it is known: S3 checks it and keeps it
 * @throws an error with `alreadyExists` when there is an object
 */
export async function putFile(aws: Aws, uri: string, file: string, sha256?: string): Promise<void> {
  const { size } = await stat(file);
  if (size > LARGEST)
    throw new Failure(`${uri} would have ${size} bytes; S3 takes at most 5 GiB at once.`, 'Make the artefact smaller.');
  const { bucket, key } = parseS3(uri);
  const checksum = sha256 === undefined ? {} : { ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64') };
  const content = { Body: createReadStream(file), ContentLength: size, ...checksum };
  await aws.client(S3Client).send(new PutObjectCommand({ Bucket: bucket, Key: key, IfNoneMatch: '*', ...content }));
}
