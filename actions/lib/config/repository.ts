import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** The files beside a config, as far as its checks look at them. */
export interface Repository {
  /** Undefined when nothing is there. */
  kind(path: string): 'file' | 'folder' | undefined;
  /** Bytes of a file; 0 when there is none. */
  size(path: string): number;
  /** Paths of the files in a folder and below; empty when there is none. */
  files(folder: string): string[];
  /** Undefined when there is no such file. */
  text(path: string): string | undefined;
}

/** Reads below the root; a path is relative to it, or absolute. */
export function repositoryAt(root: string): Repository {
  const full = (path: string) => (isAbsolute(path) ? path : join(root, path));
  const stats = (path: string): Stats | undefined => {
    try {
      return statSync(full(path), { throwIfNoEntry: false });
    } catch {
      // Nothing is there by a name that the system does not even take: too long, through a file, in a circle.
      return undefined;
    }
  };
  const isFile = (path: string) => stats(path)?.isFile() === true;
  return {
    kind(path) {
      const found = stats(path);
      return found?.isFile() ? 'file' : found?.isDirectory() ? 'folder' : undefined;
    },
    size: (path) => stats(path)?.size ?? 0,
    files(folder) {
      if (stats(folder)?.isDirectory() !== true) return [];
      const entries = readdirSync(full(folder), { recursive: true, encoding: 'utf8' });
      return entries.map((entry) => join(folder, entry)).filter(isFile);
    },
    text: (path) => (isFile(path) ? readFileSync(full(path), 'utf8') : undefined),
  };
}
