import { constants, createReadStream } from 'node:fs';
import { access, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset } from './dataset.ts';
import { DatasetError, refuseErrors } from './error.ts';
import { hashEntries, unchanged, unchangedPieces } from './hash.ts';
import { type EntryType, Listing } from './listing.ts';
import type { Progress } from './progress.ts';
import { unreadable } from './unreadable.ts';

/** Reads a folder: every file is hashed, links and special files are refused, modification times do not matter. */
export async function openFolder(
  folder: string,
  options: { location: string; signal: AbortSignal; progress: Progress },
): Promise<Dataset> {
  // Nothing is unpacked, so the limits against archive bombs do not apply.
  const listing = new Listing<string>(Number.POSITIVE_INFINITY);
  await walk(folder, '', listing, options.signal).catch((error: unknown) => {
    throw refusal(options.location, error);
  });
  const { entries, emptyFolders, findings } = listing.finish();
  refuseErrors(`${options.location} cannot be used.`, findings);
  const where = new Map(entries.map((entry) => [entry.path, join(folder, entry.where)]));
  const placeOf = (path: string) => where.get(path) ?? join(folder, path);
  const read = async ({ path }: { path: string }) => {
    try {
      return await readFile(placeOf(path));
    } catch (error) {
      throw refusal(path, error);
    }
  };
  async function* stream({ path }: { path: string }): AsyncGenerator<Buffer> {
    try {
      yield* createReadStream(placeOf(path), { highWaterMark: 1024 * 1024 });
    } catch (error) {
      throw refusal(path, error);
    }
  }
  const files = await hashEntries(entries, { read, stream }, options);
  return {
    files,
    emptyFolders,
    notes: findings,
    origin: { location: options.location },
    read: async (file) => unchanged(file, await read(file)),
    stream: (file) => unchangedPieces(file, stream(file)),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** Turns an error about an unreadable file into a {@link DatasetError}; returns any other error unchanged. */
export function refusal(path: string, error: unknown): unknown {
  const finding = unreadable(path, error);
  return finding === undefined
    ? error
    : new DatasetError('Some files of the data set cannot be read.', [finding], { cause: error });
}

async function walk(root: string, below: string, listing: Listing<string>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    const type = entryType(entry);
    try {
      const size = type === 'file' ? (await stat(join(root, path))).size : 0;
      if (listing.add(path, type, size, path)) await access(join(root, path), constants.R_OK);
      if (type === 'folder' && !entry.name.startsWith('.')) await walk(root, path, listing, signal);
    } catch (error) {
      const finding = unreadable(path, error);
      if (finding === undefined) throw error;
      listing.refuse(path, finding.what);
    }
  }
}

function entryType(entry: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): EntryType {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'special';
}
