import { accessSync, constants, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** The files beside a config, as far as its checks look at them. */
export interface Repository {
  /** Undefined when nothing is there. */
  kind(path: string): 'file' | 'folder' | undefined;
  /** Bytes of a file; 0 when there is none. */
  size(path: string): number;
  /** Whether this user may read a file or look into a folder; true when nothing is there. */
  mayRead(path: string): boolean;
  /** Paths of the files in a folder and below, and of folders that may not be read; empty when there is none. */
  files(folder: string): string[];
  /** `undefined` when the file does not exist, or when this user lacks the permission to read it. */
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
  const mayRead = (path: string) => {
    try {
      const needed = stats(path)?.isDirectory() === true ? constants.R_OK | constants.X_OK : constants.R_OK;
      accessSync(full(path), needed);
      return true;
    } catch (error) {
      return !isRefused(error);
    }
  };
  const isFile = (path: string) => stats(path)?.isFile() === true;
  return {
    kind(path) {
      const found = stats(path);
      return found?.isFile() ? 'file' : found?.isDirectory() ? 'folder' : undefined;
    },
    size: (path) => stats(path)?.size ?? 0,
    mayRead,
    files(folder) {
      if (stats(folder)?.isDirectory() !== true) return [];
      if (!mayRead(folder)) return [folder];
      return readdirSync(full(folder), { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return this.files(path);
        return isFile(path) ? [path] : [];
      });
    },
    text: (path) => (isFile(path) && mayRead(path) ? readFileSync(full(path), 'utf8') : undefined),
  };
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
}
