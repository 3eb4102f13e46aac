import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** sqlite.org/rescode.html */
const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

/**
 * Takes a state folder for this process alone, until the process ends, however it ends: SQLite's file lock is the
 * kernel's.
 * @returns a function that gives the folder back, or undefined when another process has it.
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
    // A lock is an empty database; what else is in the file, nobody has locked.
    rmSync(file);
    return lock(folder);
  }
  return () => database.close();
}
