import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes that the path of a Unix socket may have: 103 on macOS, 107 on Linux (`sun_path` of sys/un.h, less its zero). */
const LONGEST_PATH = 103;
/** Bytes of the longest name that {@link Sockets.path} is given, and some more. */
const LONGEST_NAME = 24;

/**
 * The folder of the Unix sockets by which the stand-in talks to its own processes: the emulator, workers, functions.
 * Only this user can enter it, so nobody else on the machine, and no web page, can reach what listens there.
 */
export class Sockets {
  readonly #own: string;
  readonly #folder: string;

  /** @param state the state folder, which no other stand-in uses at this moment. */
  constructor(state: string) {
    this.#own = join(state, 'sockets');
    // A stand-in that was killed has left its sockets.
    this.close();
    if (Buffer.byteLength(this.#own) + 1 + LONGEST_NAME <= LONGEST_PATH) {
      mkdirSync(this.#own, { mode: 0o700 });
      this.#folder = this.#own;
    } else {
      // TMPDIR may be as long as the state folder's path.
      this.#folder = mkdtempSync('/tmp/local-aws-');
      symlinkSync(this.#folder, this.#own);
    }
  }

  /** Where the process of that name listens. */
  path(name: string): string {
    return join(this.#folder, name);
  }

  /** Removes them all. */
  close(): void {
    for (const path of [real(this.#own), this.#own]) rmSync(path, { recursive: true, force: true });
  }
}

/** What a link leads to; the path itself where nothing is. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
