import type { CodePath, Seen } from './files.ts';

/** Files that tools generate; a bundle does not need them. */
const CACHES = /(^|\/)(\.(pytest|mypy|ruff)_cache\/|\.ipynb_checkpoints\/|\.DS_Store$|[^/]+\.py[co]$)/;

/** Maximum number of files that a message names. */
const EXAMPLES = 5;

/**
 * Lists the files of a folder that are not in its bundle.
 *
 * @param why `ignored`: git ignores it; `hidden`: its name begins with a dot, and there is no git repository
 * @returns sentences, and examples of the files; undefined if there are none
 */
export function whatIsLeftOut(
  folder: string,
  seen: readonly Seen[],
  packed: readonly CodePath[],
  why: 'ignored' | 'hidden',
): { sentences: string[]; examples: string | undefined } {
  const own = new Set(packed.map(({ path }) => path));
  const left = seen.filter(({ path }) => !own.has(path) && !CACHES.test(path));
  const files = left.filter(({ is }) => is === 'file' || is === 'link');
  const folders = new Set(packed.flatMap(({ path }) => parentsOf(path)));
  const shown = [...new Set(files.map(({ path }) => whole(path, folders)))];
  const sentences: string[] = [];
  if (files.length > 0) {
    const reason =
      why === 'ignored'
        ? `git ignores ${count(files, 'file')} of ${folder}`
        : `${folder} is not in a git repository and has ${count(files, 'hidden file')}`;
    sentences.push(
      `${reason}, not packed: ${some(shown)}. If the code needs them, write include: all next to source in the config.`,
    );
  }
  const empty = left.filter(({ is }) => is === 'empty folder').map(({ path }) => `${path}/`);
  if (empty.length > 0) sentences.push(`empty folders in ${folder} are not packed: ${some(empty)}.`);
  const odd = left.filter(({ is }) => is === 'not a file or folder').map(({ path }) => path);
  if (odd.length > 0)
    sentences.push(`entries of ${folder} that are not files or folders are not packed: ${some(odd)}.`);
  return { sentences, examples: shown.length === 0 ? undefined : some(shown) };
}

function parentsOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(0, -1).map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}

/** The topmost folder of which no file is packed; otherwise the file itself. */
function whole(path: string, folders: ReadonlySet<string>): string {
  return parentsOf(path).find((parent) => !folders.has(parent)) ?? path;
}

/** The first few of several names. */
export function some(names: readonly string[]): string {
  const rest = names.length - EXAMPLES;
  return `${names.slice(0, EXAMPLES).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

const count = ({ length }: readonly unknown[], what: string) => `${length} ${what}${length === 1 ? '' : 's'}`;
