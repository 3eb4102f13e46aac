import { createReadStream, createWriteStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type Pack, pack } from 'tar-stream';
import { parseS3Uri } from './model-data.ts';

/** Every file below a folder, by its path in it, sorted; links are followed to files only. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.map((path) => path.slice(folder.length + 1)).sort();
}

/**
 * Packs the files of folders as one `.tar.gz` in S3: sorted, with fixed times and modes, so that the same files give
 * the same bytes. Of two files with one path the first folder's counts.
 * @param draft a path for the archive until it is sent; gone afterwards.
 */
export async function uploadArchive(
  s3: S3Client,
  folders: readonly string[],
  uri: string,
  draft: string,
): Promise<void> {
  const files = new Map<string, string>();
  for (const folder of folders) {
    for (const path of await filesBelow(folder)) if (!files.has(path)) files.set(path, join(folder, path));
  }
  const archive = pack();
  try {
    await Promise.all([
      pipeline(archive, createGzip(), createWriteStream(draft)),
      addFiles(
        archive,
        [...files].sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    ]);
    await uploadFile(s3, draft, uri);
  } finally {
    await rm(draft, { force: true });
  }
}

async function addFiles(archive: Pack, files: readonly [string, string][]): Promise<void> {
  try {
    for (const [name, file] of files) {
      const { size } = await stat(file);
      await pipeline(createReadStream(file), archive.entry({ name, size, mode: 0o644, mtime: new Date(0) }));
    }
    archive.finalize();
  } catch (error) {
    archive.destroy(error as Error);
    throw error;
  }
}

/** Sends one file to S3. @throws Error also when it vanishes meanwhile, which the S3 client does not listen for. */
export async function uploadFile(s3: S3Client, file: string, uri: string): Promise<void> {
  const { size } = await stat(file);
  const body = createReadStream(file);
  const unreadable = new Promise<never>((_, reject) => body.once('error', reject));
  try {
    const request = new PutObjectCommand({ ...parseS3Uri(uri), Body: body, ContentLength: size });
    await Promise.race([unreadable, s3.send(request)]);
  } finally {
    body.destroy();
  }
}
