import { text } from 'node:stream/consumers';
import { PutObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import type { Aws } from './clients.ts';
import { encryptedWith } from './encryption.ts';
import { readObject } from './read-object.ts';

/** The folder of one run's records and its report. */
export interface RunFolder {
  readonly aws: Aws;
  readonly bucket: string;
  /** Ends with `/`. */
  readonly prefix: string;
  readonly kmsKey: string | undefined;
}

/** Names of the files in the folder, sorted. */
export async function listRun({ aws, bucket, prefix }: RunFolder): Promise<string[]> {
  const names: string[] = [];
  for await (const page of paginateListObjectsV2({ client: aws.client(S3Client) }, { Bucket: bucket, Prefix: prefix }))
    names.push(...(page.Contents ?? []).map(({ Key = '' }) => Key.slice(prefix.length)));
  return names.sort();
}

/** Reads a file of the folder. */
export function readOfRun({ aws, bucket, prefix }: RunFolder, name: string): Promise<string> {
  return readObject(aws.client(S3Client), `s3://${bucket}/${prefix}${name}`, (body) => text(body));
}

/**
 * Writes a file of the folder and overwrites an existing one: a step that runs again has another record.
 *
 * @returns the file's address
 */
export async function writeOfRun(
  { aws, bucket, prefix, kmsKey }: RunFolder,
  { name, type, body }: { name: string; type: string; body: string },
): Promise<string> {
  const target = { Bucket: bucket, Key: `${prefix}${name}`, ContentType: type, ...encryptedWith(kmsKey) };
  await aws.client(S3Client).send(new PutObjectCommand({ ...target, Body: body }));
  return `s3://${bucket}/${prefix}${name}`;
}
