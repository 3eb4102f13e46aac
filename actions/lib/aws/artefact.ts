import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { extract } from 'tar-stream';
import type { Aws } from './clients.ts';
import { unlessNotFound } from './errors.ts';

/** Bucket and key of an `s3://` address. */
export function parseS3(uri: string): { bucket: string; key: string } {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.*)$/.exec(uri) ?? [];
  if (bucket === undefined || key === undefined) throw new Error(`${uri} is no s3:// address.`);
  return { bucket, key };
}

/** An object in S3 that somebody else wrote. */
export interface Artefact {
  /** Identity of its bytes: its ETag without quotes. */
  readonly tag: string;
  readonly bytes: number;
}

/** What is known of an S3 object without reading it; `undefined` when it is not there. */
export async function findArtefact(aws: Aws, uri: string): Promise<Artefact | undefined> {
  const { bucket, key } = parseS3(uri);
  const head = await unlessNotFound(aws.client(S3Client).send(new HeadObjectCommand({ Bucket: bucket, Key: key })));
  return head && { tag: head.ETag?.replaceAll('"', '') ?? '', bytes: head.ContentLength ?? 0 };
}

/** No archive with a model in it is as small as this. */
const MAY_BE_EMPTY = 1024;

/** Whether a `.tar.gz` in S3 holds no file at all. Only a very small one is read. */
export async function isEmptyArchive(aws: Aws, uri: string, { bytes }: Artefact): Promise<boolean> {
  if (bytes > MAY_BE_EMPTY) return false;
  const { bucket, key } = parseS3(uri);
  const { Body } = await aws.client(S3Client).send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const entries = extract();
  const read = pipeline(Body as Readable, createGunzip(), entries);
  let files = 0;
  for await (const entry of entries) {
    if (entry.header.type === 'file') files++;
    entry.resume();
  }
  await read;
  return files === 0;
}
