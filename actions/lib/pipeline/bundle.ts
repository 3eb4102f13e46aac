import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { Failure } from '../core/failure.ts';

/** A file of a folder of code, with line ends as on Linux. */
export interface CodeFile {
  readonly path: string;
  readonly body: Buffer;
}

/** A folder of code: the same bytes on every machine. */
export interface Bundle {
  readonly files: readonly CodeFile[];
  /** Over names and contents. */
  readonly hash: string;
}

/** Modification time of every file in an archive: 1980-01-01, the earliest that zip knows too. */
const FIXED_TIME = new Date('1980-01-01T00:00:00Z');

/**
 * Reads a folder of code: what git tracks or would track; where there is no git, everything but caches and hidden files.
 *
 * @param root root of the repository
 * @param folder from the root
 */
export async function readBundle(root: string, folder: string): Promise<Bundle> {
  const paths = (await listByGit(join(root, folder))) ?? (await listByWalk(join(root, folder)));
  const files = await Promise.all(
    paths.sort().map(async (path) => ({ path, body: withUnixLineEnds(await readCode(root, join(folder, path))) })),
  );
  if (files.length === 0)
    throw new Failure(`The folder ${folder} holds no files.`, 'Name a folder with code in the config.');
  const hash = createHash('sha256');
  for (const { path, body } of files) hash.update(`${path}\0${body.length}\0`).update(body);
  return { files, hash: hash.digest('hex') };
}

/** A `.tar.gz` that depends on names and contents alone. */
export async function archive(files: readonly CodeFile[]): Promise<Buffer> {
  return compress(await tarOf(files));
}

/** A tar that depends on names and contents alone: the same bytes on every machine, which compressed ones need not be. */
export async function tarOf(files: readonly CodeFile[]): Promise<Buffer> {
  const tar = pack();
  for (const { path, body } of files) tar.entry({ name: path, mode: 0o644, mtime: FIXED_TIME }, body);
  tar.finalize();
  return Buffer.concat((await Array.fromAsync(tar)) as Buffer[]);
}

/** The tar as `.tar.gz`. */
export function compress(tar: Buffer): Buffer {
  const gzip = gzipSync(tar, { level: 9 });
  // Byte 9 of a gzip header names the operating system that packed it.
  gzip[9] = 255;
  return gzip;
}

async function readCode(root: string, path: string): Promise<Buffer> {
  try {
    return await readFile(join(root, path));
  } catch (error) {
    throw new Failure(
      `The code ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      'Put the files themselves there: of links only those to files are followed.',
      error,
    );
  }
}

async function listByGit(folder: string): Promise<string[] | undefined> {
  try {
    const { stdout } = await promisify(execFile)(
      'git',
      ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '-z'],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
    );
    const listed = stdout.split('\0').filter((path) => path !== '');
    const there = new Set(await listByWalk(folder));
    const paths = listed.filter((path) => there.has(path));
    return paths.length === 0 ? undefined : paths;
  } catch {
    return undefined;
  }
}

async function listByWalk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.split('/').some((part) => part.startsWith('.') || part === '__pycache__'));
}

/** Text files (those without a NUL byte) get LF, whatever git's settings made of them. */
function withUnixLineEnds(body: Buffer): Buffer {
  if (body.includes(0) || !body.includes('\r\n')) return body;
  return Buffer.from(body.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
