import { createHash } from 'node:crypto';
import type { DataFile } from './dataset.ts';

/** sha256 over names, contents and sizes, lower-case hex. The order of the files does not matter. */
export function contentHash(files: readonly DataFile[]): string {
  const hash = createHash('sha256');
  for (const { path, sha256, size } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(`${path}\n${sha256}\n${size}\n`);
  }
  return hash.digest('hex');
}

/** Name of a data version: the whole {@link contentHash}, so the name proves the list of files in its record. */
export const version = contentHash;
