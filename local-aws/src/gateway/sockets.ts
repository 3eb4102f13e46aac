import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Maximum bytes of the path of a Unix socket: 103 on macOS, 107 on Linux (`sun_path` of sys/un.h, without its final
 * zero).
 */
const LONGEST_PATH = 103;
/** Maximum bytes of a name for {@link Sockets.path}, with a reserve. */
const LONGEST_NAME = 24;

/**
 * The folder of the Unix sockets on which processes of the stand-in listen: the emulator, workers, functions. Only this
 * user can enter it. So other users of the machine and web pages cannot reach these processes.
 */
export class Sockets {
  readonly #own: string;
  readonly #folder: string;

  /** @param state the state folder; no other stand-in uses it at this moment. */
  constructor(state: string) {
    this.#own = join(state, 'sockets');
    // A stand-in that was killed may have left its sockets.
    this.close();
    if (Buffer.byteLength(this.#own) + 1 + LONGEST_NAME <= LONGEST_PATH) {
      mkdirSync(this.#own, { mode: 0o700 });
      this.#folder = this.#own;
    } else {
      // TMPDIR is not used, because it may be as long as the path of the state folder.
      this.#folder = mkdtempSync('/tmp/local-aws-');
      symlinkSync(this.#folder, this.#own);
    }
  }

  /** Path of the socket with this name. */
  path(name: string): string {
    return join(this.#folder, name);
  }

  /** Removes the folder with all sockets. */
  close(): void {
    for (const path of [real(this.#own), this.#own]) rmSync(path, { recursive: true, force: true });
  }
}

/** Target of a symbolic link; the path itself when it does not exist. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
