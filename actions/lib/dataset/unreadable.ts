import type { Finding } from './error.ts';

const NOT_MINE =
  'may not be read by this user. A container that ran as root leaves such files: run `sudo chown -R "$(id -un)" .` first';

/** The problem with a file that this process cannot read, and what to do, by the error's code. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: NOT_MINE,
  EPERM: NOT_MINE,
  EIO: 'cannot be read: the disk reports an error',
  ENOENT: 'no longer exists: it was deleted while the data set was being read',
  ESTALE: 'cannot be read: its network drive no longer has it (stale file handle)',
};

/** The finding for a file or folder that cannot be read; `undefined` for any other error. */
export function unreadable(path: string, error: unknown): Finding | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const what = REASONS[code];
  return what === undefined ? undefined : { level: 'error', path, what };
}
