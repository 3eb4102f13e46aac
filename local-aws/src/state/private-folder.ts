import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const OTHERS = 0o077;

/**
 * Makes a folder that only this user can enter, and lets everything that this process and what it starts write from now
 * on be for this user alone, whatever the umask was: records and job folders hold keys, environments and data.
 * @param folder when others may enter it, they are shut out of all that is in it.
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
