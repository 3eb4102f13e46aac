import { createReadStream, createWriteStream, type Dirent } from 'node:fs';
import { lstat, readdir, readlink, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type Pack, pack } from 'tar-stream';
import { parseS3Uri } from '../common/download-object.ts';

/**
 * Paths of all files below a folder, relative to it and sorted; without symbolic links and the files that they point
 * to.
 */
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
 * Packs folders into one `.tar.gz` in S3. Entries are sorted and have a fixed time, so the same files give the same
 * bytes. Links and pipes stay links and pipes, as with `tar`: it is not documented whether AWS keeps links, so readers
 * of the archive must handle both. If two folders have a file with the same path, the file of the first folder is used.
 * @param inContainer path of the folder in a training container; absolute links into the folder are changed to it.
 * @param draft path of a temporary file for the archive; it is deleted at the end.
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

/**
 * Uploads one file to S3.
 * @throws Error also when the file is deleted meanwhile, which the S3 client does not notice.
 */
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
