import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Result codes. Source: sqlite.org/rescode.html */
const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

/**
 * Locks a state folder for this process. SQLite locks the file in the kernel, so the lock ends with the process, even
 * when the process is killed.
 * @returns a function that releases the folder, or undefined when another process holds the lock.
 */
export function lock(folder: string): (() => void) | undefined {
  const file = join(folder, 'lock');
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    const { errcode } = error as { errcode?: number };
    if (errcode === SQLITE_BUSY) return undefined;
    if (errcode !== SQLITE_NOTADB) throw error;
    // A lock file is an empty database. A file with other content cannot be locked by another process.
    rmSync(file);
    return lock(folder);
  }
  return () => database.close();
}
