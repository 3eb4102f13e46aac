import { lstat, readdir, realpath } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { Failure } from '../../core/failure.ts';
import type { Include } from './config.ts';
import { CHECK_OUT, type GitFolder, git, isThere, repositoryAround } from './git.ts';
import { whatIsLeftOut } from './left-out.ts';

/** A file of a folder of code that belongs to its bundle. */
export interface CodePath {
  /** Path from the folder, with `/` between its parts. */
  readonly path: string;
  readonly isLink: boolean;
  /** Executable: by git's index, or by the file's mode if git does not track it. */
  readonly isExecutable: boolean;
  /** Whether git tracks the file; absent outside a repository. */
  readonly tracked?: Tracked;
}

export interface Tracked {
  readonly by: GitFolder;
  /** Path from that folder. */
  readonly path: string;
}

/** The files of a folder of code that belong to its bundle. */
export interface Listing {
  readonly files: readonly CodePath[];
  /** Files that do not belong to it, in sentences. */
  readonly warnings: readonly string[];
}

/** An entry of the folder. */
export interface Seen {
  readonly path: string;
  readonly is: 'file' | 'link' | 'empty folder' | 'not a file or folder';
}

/** Files that are never part of the code: git's own, which may contain credentials, and files that Python generates. */
const NEVER = ['.git', '__pycache__'];

/**
 * Lists the files of a folder of code. With `git`: the files that git tracks or would track, including submodules;
 * outside a repository, all files except hidden ones. With `all`: every file.
 *
 * @param root of the workspace: absolute, without symbolic links
 * @param folder absolute, without symbolic links
 * @throws Failure when git fails, when a submodule is not checked out, or when git ignores every file
 */
export async function listCode(root: string, folder: string, include: Include): Promise<Listing> {
  const seen = (await walk(folder)).sort(byPath);
  const repository = include === 'all' ? undefined : await repositoryAround(folder);
  const listed = repository === undefined ? undefined : await listByGit(gitFolder(root, folder, repository));
  const belongs = ({ path, is }: Seen) => {
    if (is !== 'file' && is !== 'link') return false;
    if (listed !== undefined) return listed.has(keyOf(path));
    return include === 'all' || !isHidden(path);
  };
  const files = await Promise.all(
    seen.filter(belongs).map(async ({ path, is }): Promise<CodePath> => {
      refuseName(folder, path);
      const tracked = listed?.get(keyOf(path));
      if (is === 'file' && tracked?.mode === '120000') throw linkAsText(folder, path);
      const isExecutable = is === 'file' && ((await lstat(join(folder, path))).mode & 0o100) !== 0;
      return { path, isLink: is === 'link', isExecutable, ...(tracked?.mode && { tracked }) };
    }),
  );
  const why = listed === undefined ? 'hidden' : 'ignored';
  const { sentences, examples } = whatIsLeftOut(relative(root, folder) || '.', seen, files, why);
  if (files.length === 0 && examples !== undefined && why === 'ignored') {
    const next = 'Remove the folder from .gitignore, or write `include: all` next to `source`.';
    throw new Failure(
      `code-missing: Git ignores every file of the folder ${relative(root, folder)}: ${examples}.`,
      next,
    );
  }
  return { files: await withGitsModes(files, listed), warnings: sentences };
}

const byPath = (a: Seen, b: Seen) => (a.path < b.path ? -1 : 1);
const isHidden = (path: string) => path.split('/').some((part) => part.startsWith('.'));

/** macOS may return a name with decomposed accents, while git has composed ones. */
const keyOf = (path: string) => (process.platform === 'darwin' ? path.normalize('NFC') : path);

async function walk(folder: string, below = ''): Promise<Seen[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error: Error) => {
    throw new Failure(
      `code-unreadable: A folder of the code cannot be read: ${error.message}.`,
      'Let this user read it.',
      error,
    );
  });
  const found = entries
    .filter(({ name }) => !NEVER.includes(name))
    .map(async (entry): Promise<Seen[]> => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isFile()) return [{ path, is: 'file' }];
      if (entry.isSymbolicLink()) return [{ path, is: 'link' }];
      return entry.isDirectory() ? walk(folder, path) : [{ path, is: 'not a file or folder' }];
    });
  if (entries.length === 0 && below !== '') return [{ path: below, is: 'empty folder' }];
  return (await Promise.all(found)).flat();
}

function gitFolder(root: string, folder: string, repository: string): GitFolder {
  return { folder, repository, isOwn: repository === root || repository.startsWith(root + sep) };
}

interface Entry extends Tracked {
  /** Mode in the index; undefined: git would track the file. */
  readonly mode?: string;
}

/** The files that git tracks or would track, by path; also of submodules and nested repositories. */
async function listByGit(by: GitFolder): Promise<Map<string, Entry>> {
  const [index, others] = await Promise.all([
    git(by, ['ls-files', '--stage', '-z']),
    git(by, ['ls-files', '--others', '--exclude-standard', '-z']),
  ]);
  const entries = new Map<string, Entry>();
  const nested: string[] = [];
  for (const line of index.split('\0').filter(Boolean)) {
    const [, mode = '', path = ''] = /^(\d+) \S+ \d\t(.*)$/s.exec(line) ?? [];
    if (mode === '160000') nested.push(path);
    else entries.set(keyOf(path), { by, path, mode });
  }
  for (const path of others.split('\0').filter(Boolean)) {
    if (path.endsWith('/')) nested.push(path.slice(0, -1));
    else entries.set(keyOf(path), { by, path });
  }
  for (const path of new Set(nested)) {
    const folder = join(by.folder, path);
    if (!(await isThere(folder))) continue;
    if (!(await isThere(join(folder, '.git')))) throw submoduleMissing(by, path);
    const inside = await listByGit({ ...by, folder, repository: folder });
    for (const [below, entry] of inside) entries.set(`${keyOf(path)}/${below}`, entry);
  }
  return entries;
}

function submoduleMissing({ folder }: GitFolder, path: string): Failure {
  return new Failure(
    `code-missing: The submodule ${join(folder, path)} is not checked out: its folder exists without its files.`,
    CHECK_OUT,
  );
}

/** Without the permission to create links, git on Windows writes files that contain the link's target. */
function linkAsText(folder: string, path: string): Failure {
  return new Failure(
    `code-link-invalid: ${join(folder, path)} is a symbolic link in git, but a text file in this checkout.`,
    'Check out the repository with `git config core.symlinks true`, or replace the link with the file itself.',
  );
}

function refuseName(folder: string, path: string): void {
  if (!path.includes('\ufffd')) return;
  throw new Failure(
    `file-name-invalid: The name of ${join(folder, path)} is not UTF-8.`,
    'Rename the file, or add it to .gitignore.',
  );
}

/**
 * On file systems without modes, such as on Windows, the index has the modes; `core.fileMode` says which one counts.
 */
async function withGitsModes(
  files: readonly CodePath[],
  listed: ReadonlyMap<string, Entry> | undefined,
): Promise<CodePath[]> {
  const ofIndex = ({ path }: CodePath) => listed?.get(keyOf(path))?.mode === '100755';
  const differ = files.filter((file) => file.tracked !== undefined && file.isExecutable !== ofIndex(file));
  const answers = new Map<string, boolean>();
  for (const { tracked } of differ) {
    if (tracked === undefined || answers.has(tracked.by.folder)) continue;
    const answer = await git(tracked.by, ['config', '--type=bool', '--get', 'core.fileMode'], [0, 1]);
    answers.set(tracked.by.folder, answer.trim() === 'false');
  }
  return files.map((file) =>
    differ.includes(file) && answers.get(file.tracked?.by.folder ?? '')
      ? { ...file, isExecutable: ofIndex(file) }
      : file,
  );
}

/**
 * The target of a link in a folder of code, if it may be packed.
 *
 * @throws Failure when it is outside the workspace or in git's own folder, or when git ignores it
 */
export async function followLink(root: string, link: string, include: Include): Promise<string> {
  const file = await realpath(link);
  const refuse = (why: string) =>
    new Failure(
      `code-link-invalid: The link ${relative(root, link)} points to ${file}, ${why}.`,
      'Replace the link with the file itself.',
    );
  if (!file.startsWith(root + sep)) throw refuse('which is outside the repository');
  if (relative(root, file).split(sep).includes('.git')) throw refuse("which is one of git's internal files");
  const folder = join(file, '..');
  const repository = include === 'all' ? undefined : await repositoryAround(folder);
  if (repository === undefined) return file;
  const ignored = await git(gitFolder(root, folder, repository), ['check-ignore', '--', `./${basename(file)}`], [0, 1]);
  if (ignored !== '') throw refuse('which git ignores');
  return file;
}
