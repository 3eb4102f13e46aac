import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Extract, extract } from 'tar-stream';
import { together } from '../core/together.ts';
import { isBroken } from './errors.ts';
import { Damaged } from './read-object.ts';

/** A file, folder or link of an archive. */
export type Entry = Extract extends AsyncIterable<infer One> ? One : never;

/**
 * Reads the entries of a model's `.tar.gz`, one after the other.
 *
 * @param take must read the whole entry, or resume it
 * @throws Damaged when the object is not a `.tar.gz` archive; otherwise the errors of the body and of `take`
 */
export async function readArchive(
  body: Readable,
  take: (entry: Entry, signal: AbortSignal) => Promise<void> | void,
  signal: AbortSignal,
): Promise<void> {
  const entries = extract();
  try {
    await together(
      signal,
      (either) => pipeline(body, createGunzip(), entries, { signal: either }),
      async (either) => {
        for await (const entry of entries) await take(entry, either);
      },
    );
  } catch (error) {
    if (signal.aborted || isBroken(error) || !isFormatError(error)) throw error;
    const next = 'Delete it, and run the stage train again: a job without its artifact runs again.';
    throw new Damaged(`is a damaged archive: ${error.message}`, next, error);
  }
}

/** tar-stream's own errors have no code; zlib's codes begin with Z_. */
function isFormatError(error: unknown): error is Error {
  return error instanceof Error && (!('code' in error) || String(error.code).startsWith('Z_'));
}
