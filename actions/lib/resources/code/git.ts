import { execFile } from 'node:child_process';
import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Failure } from '../../core/failure.ts';

/** A folder in a git repository. */
export interface GitFolder {
  /** Absolute, without links. */
  readonly folder: string;
  /** The folder with `.git`: absolute, without links. */
  readonly repository: string;
  /** Whether it is in the workspace of this run, and is therefore trusted even if its files belong to another user. */
  readonly isOwn: boolean;
}

/** The nearest parent folder with a `.git`, as git searches it; `undefined` outside a repository. */
export async function repositoryAround(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    if (await isThere(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** Whether a path exists. A path that cannot be read also counts as existing; git then reports the reason. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    return !['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}

/** Variables that make git use another repository than the folder's, for example in a git hook. */
const ELSEWHERE = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR'];

/**
 * Asks git about a folder.
 *
 * Git refuses to read a repository of another user, such as a checkout in a container, because the repository's
 * settings may name programs that git runs (git-config, `safe.directory`). Here git may read the workspace of this run,
 * but may not run these programs: no file system monitor, no transport for missing objects. Git before 2.38 ignores
 * `safe.directory` on the command line; its error is reported.
 *
 * @param accepted exit codes that are not errors
 * @throws Failure with git's message and the remedy
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
      `code-unreadable: The files of ${folder} could not be listed: ${code === 'ENOENT' ? 'git is not installed' : wordsOf(stderr, error)}.`,
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

/** The remedy for a submodule whose folder is empty. */
export const CHECK_OUT =
  'Write `submodules: true` at actions/checkout, or run `git submodule update --init --recursive`.';

const WITHOUT_GIT = 'Or write `include: all` next to `source` in the config to use every file of the folder.';

function remedyOf(code: unknown, stderr: string, repository: string): string {
  if (code === 'ENOENT') return `Install git: ${repository} is a git repository. ${WITHOUT_GIT}`;
  if (stderr.includes('safe.directory')) return `Run: git config --global --add safe.directory ${repository}`;
  if (/unpopulated submodule/.test(stderr)) return CHECK_OUT;
  return `Fix the repository ${repository}: \`git status\` there shows the problem. ${WITHOUT_GIT}`;
}
