import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { S3Client } from '@aws-sdk/client-s3';
import { type Pack, pack } from 'tar-stream';
import { together } from '../core/together.ts';
import type { Aws } from './clients.ts';
import { readArchive } from './read-archive.ts';
import { readObject } from './read-object.ts';

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
 * @throws Failure when the artefact is damaged or its download breaks off again and again
 */
export async function repack(
  aws: Aws,
  from: string,
  to: string,
  files: readonly PackedFile[],
  signal: AbortSignal,
): Promise<void> {
  const copy = async (body: Readable, either: AbortSignal) => {
    const tar = pack();
    await together(
      either,
      (end) => pipeline(tar, createGzip(), createWriteStream(to), { signal: end }),
      (end) => copyEntries(body, tar, files, end),
    );
  };
  await readObject(aws.client(S3Client), from, copy, { signal });
}

async function copyEntries(
  body: Readable,
  tar: Pack,
  files: readonly PackedFile[],
  signal: AbortSignal,
): Promise<void> {
  const own = new Set(files.map(({ path }) => path));
  await readArchive(
    body,
    async (entry, end) => {
      const { name, type, size } = entry.header;
      const path = name.replace(/^\.\//, '');
      if (type !== 'file' || own.has(path)) entry.resume();
      else
        await pipeline(entry, tar.entry({ name: path, size: size ?? 0, mode: 0o644, mtime: FIXED_TIME }), {
          signal: end,
        });
    },
    signal,
  );
  for (const { path, body: content } of files) tar.entry({ name: path, mode: 0o644, mtime: FIXED_TIME }, content);
  tar.finalize();
}
