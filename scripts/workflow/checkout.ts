import { execFile } from 'node:child_process';
import { copyFile, cp, lstat, mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * Copies a working tree with its uncommitted files, but without files that git ignores and without the history. act
 * reads every file of its folder for each job; with installed packages and many objects that takes seconds per job.
 *
 * @param root root of a git repository
 * @param folder must not exist yet
 * @returns the folder to run in: `root` itself if it is not a git repository
 */
export async function checkOut(root: string, folder: string): Promise<string> {
  const git = async (...args: string[]) => (await execute('git', ['-C', root, ...args], MANY_FILES)).stdout;
  const index = await git('rev-parse', '--show-prefix', '--git-path', 'index').catch(() => undefined);
  // A folder inside another repository is not a repository itself.
  if (index === undefined || !index.startsWith('\n')) return root;
  await execute('git', ['clone', '--quiet', '--shared', '--no-checkout', root, folder]);
  await copyFile(resolve(root, index.trim()), join(folder, '.git/index'));
  const [all, deleted] = await Promise.all([
    git('ls-files', '-z', '--cached', '--others', '--exclude-standard'),
    git('ls-files', '-z', '--deleted'),
  ]);
  const gone = new Set(deleted.split('\0'));
  const files = new Set(all.split('\0').filter((file) => !gone.has(file)));
  await Promise.all(
    [...new Set([...files].map(dirname))].map((name) => mkdir(join(folder, name), { recursive: true })),
  );
  await Promise.all([...files].map((file) => copy(join(root, file), join(folder, file))));
  return folder;
}

/** A link stays a link; a folder is a submodule. `cp` also copies a file, but takes five times as long. */
async function copy(from: string, to: string): Promise<void> {
  if ((await lstat(from)).isFile()) await copyFile(from, to);
  else await cp(from, to, { recursive: true, verbatimSymlinks: true });
}

const MANY_FILES = { maxBuffer: 64 * 1024 * 1024 };
