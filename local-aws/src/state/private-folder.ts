import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const OTHERS = 0o077;

/**
 * Creates a folder that only this user can enter, and sets the umask: what this process and its children write from now
 * on is for this user only. Records and job folders contain keys, environments and data.
 * @param folder when it exists and other users have access, their access to everything in it is removed.
 */
export function privateFolder(folder: string): void {
  process.umask(OTHERS);
  mkdirSync(folder, { recursive: true });
  if ((statSync(folder).mode & OTHERS) === 0) return;
  shut(folder);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) shut(join(entry.parentPath, entry.name));
  }
}

function shut(path: string): void {
  chmodSync(path, statSync(path).mode & 0o7777 & ~OTHERS);
}
