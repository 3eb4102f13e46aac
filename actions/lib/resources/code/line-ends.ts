import { isUtf8 } from 'node:buffer';
import type { CodePath } from './files.ts';
import { type GitFolder, git } from './git.ts';

/** Text files whose line ends have no meaning. */
const SCRIPT = /\.(py|sh)$/;
const TEXT = /\.(py|sh|txt|md|json|ya?ml|toml|cfg|ini)$/;

/** Git's information about the line ends of a file. */
interface LineEnds {
  /** In the index and in the working tree: `lf`, `crlf`, `mixed`, `none` or `-text`. */
  readonly index: string;
  readonly tree: string;
  /** Git attributes, such as `text=auto eol=crlf`. */
  readonly attributes: string;
}

/**
 * Converts line ends to those of Linux, so that a checkout on Windows gives the same bundle: if git's index has LF and
 * the working tree has CRLF, git converted them. Of untracked files, only known text files are converted; all others
 * are packed unchanged.
 */
export async function withUnixLineEnds<File extends CodePath & { readonly body: Buffer }>(
  files: readonly File[],
): Promise<File[]> {
  const candidates = files.filter(({ body }) => body.includes('\r\n') && !body.includes(0));
  const known = new Map<string, Promise<Map<string, LineEnds>>>();
  const asked = (by: GitFolder) => {
    const answer = known.get(by.folder) ?? askGit(by);
    known.set(by.folder, answer);
    return answer;
  };
  const changed = new Set<File>();
  for (const file of candidates) {
    const ends = file.tracked && (await asked(file.tracked.by)).get(file.tracked.path);
    if (isForLinux(file, ends)) changed.add(file);
  }
  return files.map((file) => (changed.has(file) ? { ...file, body: toLineFeeds(file.body) } : file));
}

function isForLinux({ path, body }: CodePath & { readonly body: Buffer }, ends: LineEnds | undefined): boolean {
  if (ends === undefined || ends.index === 'none') return TEXT.test(path) && isUtf8(body);
  if (/(^| )(-text|eol=crlf)( |$)/.test(ends.attributes)) return false;
  return (ends.index === 'lf' && ends.tree === 'crlf') || (SCRIPT.test(path) && isUtf8(body));
}

async function askGit(by: GitFolder): Promise<Map<string, LineEnds>> {
  const lines = (await git(by, ['ls-files', '--eol', '-z'])).split('\0');
  return new Map(
    lines.flatMap((line) => {
      const [, index = '', tree = '', attributes = '', path] =
        /^i\/(\S*) +w\/(\S*) +attr\/([^\t]*)\t(.*)$/s.exec(line) ?? [];
      return path === undefined ? [] : [[path, { index, tree, attributes: attributes.trim() }]];
    }),
  );
}

function toLineFeeds(body: Buffer): Buffer {
  return Buffer.from(body.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
