import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { extract, type Pack, pack } from 'tar-stream';
import { parseS3 } from './artefact.ts';
import type { Aws } from './clients.ts';

/** A file to pack beside an artefact. */
export interface PackedFile {
  readonly path: string;
  readonly body: Buffer;
}

/** Times in archives are fixed, so that the same content gives the same bytes. */
const FIXED_TIME = new Date('1980-01-01T00:00:00Z');

/**
 * Copies a `model.tar.gz` from S3 into a local file, with files beside what it holds; a file of the same path takes the
 * place of the artefact's. Streams: neither archive is held in memory.
 *
 * @param from `s3://…/model.tar.gz`
 * @param to path of the local file to write
 */
export async function repack(
  aws: Aws,
  from: string,
  to: string,
  files: readonly PackedFile[],
  signal: AbortSignal,
): Promise<void> {
  const { bucket, key } = parseS3(from);
  const { Body } = await aws
    .client(S3Client)
    .send(new GetObjectCommand({ Bucket: bucket, Key: key }), { abortSignal: signal });
  const tar = pack();
  const written = pipeline(tar, createGzip(), createWriteStream(to), { signal });
  const copied = copyEntries(Body as Readable, tar, files, signal);
  await Promise.all([copied.catch((error: unknown) => tar.destroy(error as Error)), written]);
}

async function copyEntries(
  body: Readable,
  tar: Pack,
  files: readonly PackedFile[],
  signal: AbortSignal,
): Promise<void> {
  const own = new Set(files.map(({ path }) => path));
  const entries = extract();
  const read = pipeline(body, createGunzip(), entries, { signal });
  for await (const entry of entries) {
    const { name, type, size } = entry.header;
    const path = name.replace(/^\.\//, '');
    if (type !== 'file' || own.has(path)) entry.resume();
    else await pipeline(entry, tar.entry({ name: path, size: size ?? 0, mode: 0o644, mtime: FIXED_TIME }));
  }
  await read;
  for (const { path, body: content } of files) tar.entry({ name: path, mode: 0o644, mtime: FIXED_TIME }, content);
  tar.finalize();
}
