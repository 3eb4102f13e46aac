import { createReadStream, createWriteStream, type Dirent } from 'node:fs';
import { lstat, readdir, readlink, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type Pack, pack } from 'tar-stream';
import { parseS3Uri } from '../common/download-object.ts';

/** Every file below a folder, by its path in it, sorted; neither links nor what they name. */
export async function filesBelow(folder: string): Promise<string[]> {
  return (await entriesBelow(folder)).filter(({ entry }) => entry.isFile()).map(({ path }) => path);
}

async function entriesBelow(folder: string): Promise<{ path: string; entry: Dirent }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const below = entries.map((entry) => ({
    path: join(entry.parentPath, entry.name).slice(folder.length + 1),
    entry,
  }));
  return below.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Packs folders as one `.tar.gz` in S3: sorted, with fixed times, so that the same files give the same bytes. Links and
 * pipes stay what they are, as `tar` has them: whether AWS keeps links is not documented, and who reads the archive must
 * do with both. Of two files with one path the first folder's counts.
 * @param inContainer the path of such a folder in a training container: absolute links into it name it so.
 * @param draft a path for the archive until it is sent; gone afterwards.
 */
export async function uploadArchive(
  s3: S3Client,
  folders: readonly string[],
  inContainer: string,
  uri: string,
  draft: string,
): Promise<void> {
  const found = new Map<string, string>();
  for (const folder of folders) {
    for (const { path } of await entriesBelow(folder)) if (!found.has(path)) found.set(path, folder);
  }
  const archive = pack();
  try {
    const entries = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
    await Promise.all([
      pipeline(archive, createGzip(), createWriteStream(draft)),
      addEntries(archive, entries, inContainer),
    ]);
    await uploadFile(s3, draft, uri);
  } finally {
    await rm(draft, { force: true });
  }
}

async function addEntries(archive: Pack, entries: readonly [string, string][], inContainer: string): Promise<void> {
  const names = new Map<string, string>();
  try {
    for (const [name, folder] of entries) await addEntry(archive, name, folder, { inContainer, names });
    archive.finalize();
  } catch (error) {
    archive.destroy(error as Error);
    throw error;
  }
}

async function addEntry(
  archive: Pack,
  name: string,
  folder: string,
  { inContainer, names }: { inContainer: string; names: Map<string, string> },
): Promise<void> {
  const file = join(folder, name);
  const stats = await lstat(file);
  const header = { name, mode: stats.mode & 0o100 ? 0o755 : 0o644, mtime: new Date(0) };
  if (stats.isDirectory()) {
    archive.entry({ ...header, name: `${name}/`, type: 'directory' });
  } else if (stats.isSymbolicLink()) {
    const target = await readlink(file);
    const linkname = target.startsWith(`${folder}/`) ? `${inContainer}${target.slice(folder.length)}` : target;
    archive.entry({ ...header, type: 'symlink', linkname });
  } else if (stats.isFile()) {
    const inode = `${stats.dev}:${stats.ino}`;
    const first = stats.nlink > 1 ? names.get(inode) : undefined;
    names.set(inode, name);
    if (first !== undefined) archive.entry({ ...header, type: 'link', linkname: first });
    else await pipeline(createReadStream(file), archive.entry({ ...header, size: stats.size }));
  } else if (stats.isFIFO()) {
    archive.entry({ ...header, type: 'fifo' });
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
