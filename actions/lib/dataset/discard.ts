import { rm } from 'node:fs/promises';

/** Removes a temporary file or folder. Errors are ignored: the runner empties its temporary folder after each job. */
export async function discard(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}
