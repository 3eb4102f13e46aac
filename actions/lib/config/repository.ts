import { accessSync, constants, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** The files of the repository, as far as the checks of a config read them. */
export interface Repository {
  /** Undefined if the path does not exist. */
  kind(path: string): 'file' | 'folder' | undefined;
  /** Bytes of a file; 0 if it does not exist. */
  size(path: string): number;
  /** Whether this user has the permission to read a file or list a folder; true if it does not exist. */
  mayRead(path: string): boolean;
  /** Paths of all files below a folder, and of folders that cannot be read; empty if the folder does not exist. */
  files(folder: string): string[];
  /** `undefined` when the file does not exist, or when this user lacks the permission to read it. */
  text(path: string): string | undefined;
}

/** Reads below the root; a path is relative to the root, or absolute. */
export function repositoryAt(root: string): Repository {
  const full = (path: string) => (isAbsolute(path) ? path : join(root, path));
  const stats = (path: string): Stats | undefined => {
    try {
      return statSync(full(path), { throwIfNoEntry: false });
    } catch {
      // The system does not accept such a path (too long, through a file, a circular link), so nothing exists there.
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
