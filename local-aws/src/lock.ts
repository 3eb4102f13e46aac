import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Takes a state folder for this process alone, until the process ends, however it ends: SQLite's file lock is the
 * kernel's.
 * @returns a function that gives the folder back, or undefined when another process has it.
 */
export function lock(folder: string): (() => void) | undefined {
  const database = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch {
    database.close();
    return undefined;
  }
  return () => database.close();
}
