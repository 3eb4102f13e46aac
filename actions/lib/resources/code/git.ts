import { execFile } from 'node:child_process';
import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Failure } from '../../core/failure.ts';

/** A folder inside of a git repository. */
export interface GitFolder {
  /** Absolute, without links. */
  readonly folder: string;
  /** The folder with `.git`: absolute, without links. */
  readonly repository: string;
  /** Whether the repository is the user's own, whoever the files' owner is: it lies in the workspace of this run. */
  readonly isOwn: boolean;
}

/** The nearest folder upwards that has a `.git`, as git itself looks for it; `undefined` outside of any repository. */
export async function repositoryAround(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    if (await isThere(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** Also where that may not be looked at: git then says why. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    return !['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}

/** Variables that would make git look at another repository than the folder's, as they do inside of a git hook. */
const ELSEWHERE = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR'];

/**
 * Asks git about a folder.
 *
 * Git refuses to read a repository of another user, as a checkout is inside of a container, since the repository's own
 * settings may name programs that git then runs (git-config, `safe.directory`). Here git may read the workspace of this
 * run and none of those programs: no file system monitor, no transport for objects that are missing. Git before 2.38
 * does not heed `safe.directory` on the command line; its refusal is told.
 *
 * @param accepted exit codes that are answers
 * @throws Failure with git's own words and the remedy
 */
export async function git(
  { folder, repository, isOwn }: GitFolder,
  args: readonly string[],
  accepted: readonly number[] = [0],
): Promise<string> {
  const trust = isOwn ? ['-c', `safe.directory=${repository.replaceAll('\\', '/')}`] : [];
  const env = { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_ALLOW_PROTOCOL: 'none' };
  for (const variable of ELSEWHERE) delete (env as NodeJS.ProcessEnv)[variable];
  try {
    const options = { cwd: folder, env, maxBuffer: 256 * 1024 * 1024 };
    return (await promisify(execFile)('git', ['-c', 'core.fsmonitor=false', ...trust, ...args], options)).stdout;
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (accepted.includes(code as number)) return stdout;
    throw new Failure(
      'code-unreadable',
      `The files of ${folder} could not be listed: ${code === 'ENOENT' ? 'git is not installed' : wordsOf(stderr, error)}.`,
      remedyOf(code, stderr, repository),
      error,
    );
  }
}

function wordsOf(stderr: string, error: unknown): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const words = lines.find((line) => line.startsWith('fatal:')) ?? lines[0];
  return `git says: ${(words ?? (error instanceof Error ? error.message : String(error))).replace(/\.$/, '')}`;
}

/** What to do about a submodule whose folder is there without its files. */
export const CHECK_OUT =
  'Write `submodules: true` at actions/checkout, or run `git submodule update --init --recursive`.';

const WITHOUT_GIT = 'Or write `include: all` next to `source` in the config to use every file of the folder.';

function remedyOf(code: unknown, stderr: string, repository: string): string {
  if (code === 'ENOENT') return `Install git: ${repository} is a git repository. ${WITHOUT_GIT}`;
  if (stderr.includes('safe.directory')) return `Run: git config --global --add safe.directory ${repository}`;
  if (/unpopulated submodule/.test(stderr)) return CHECK_OUT;
  return `Fix the repository ${repository}: \`git status\` there shows the problem. ${WITHOUT_GIT}`;
}
