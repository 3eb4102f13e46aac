import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataFile, Dataset } from './dataset.ts';
import { DatasetError, refuseErrors } from './error.ts';
import { hashEntries, sha256Of } from './hash.ts';
import { type EntryType, Listing } from './listing.ts';
import type { Progress } from './progress.ts';

/** Reads a folder: every file is hashed, links and special files are refused, modification times do not matter. */
export async function openFolder(
  folder: string,
  options: { location: string; signal: AbortSignal; progress: Progress },
): Promise<Dataset> {
  const listing = new Listing<string>();
  await walk(folder, '', listing, options.signal);
  const { entries, emptyFolders, findings } = listing.finish();
  refuseErrors(`${options.location} cannot be used.`, findings);
  const where = new Map(entries.map((entry) => [entry.path, join(folder, entry.where)]));
  const readPath = async (path: string) => readFile(where.get(path) ?? join(folder, path));
  const files = await hashEntries(entries, ({ path }) => readPath(path), options);
  return {
    files,
    emptyFolders,
    notes: findings,
    origin: { location: options.location },
    read: async (file) => unchanged(file, await readPath(file.path)),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** The body, checked against the hash that decided the data version. */
export function unchanged(file: DataFile, body: Buffer): Buffer {
  if (sha256Of(body) === file.sha256) return body;
  throw new DatasetError(
    `${file.path} changed while the data set was being read. Run again when nothing writes to it.`,
  );
}

async function walk(root: string, below: string, listing: Listing<string>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    const type = entryType(entry);
    const size = type === 'file' ? (await stat(join(root, path))).size : 0;
    listing.add(path, type, size, path);
    if (type === 'folder' && !entry.name.startsWith('.')) await walk(root, path, listing, signal);
  }
}

function entryType(entry: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): EntryType {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'special';
}
