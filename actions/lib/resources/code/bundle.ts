import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { Failure } from '../../core/failure.ts';
import type { Include } from './config.ts';
import { type CodePath, followLink, listCode } from './files.ts';
import { some } from './left-out.ts';
import { withUnixLineEnds } from './line-ends.ts';
import { looksSecret } from './secret-files.ts';

/** A file of a folder of code, with line ends as on Linux. */
export interface CodeFile {
  readonly path: string;
  readonly body: Buffer;
  /** Mode 0755; otherwise 0644. */
  readonly isExecutable?: boolean;
}

/** A folder of code: the same bytes on every machine. */
export interface Bundle {
  readonly files: readonly CodeFile[];
  /** SHA-256 over names, contents and modes. */
  readonly hash: string;
  /** Warnings in sentences: files that are not packed, files that look like secrets. */
  readonly warnings: readonly string[];
}

/** Size limit of a folder of code. */
export interface Limit {
  /** Bytes of all files together. */
  readonly bytes: number;
  /** @param largest the largest files, with their sizes */
  refuse(folder: string, size: number, largest: string): Failure;
}

/** Modification time of every file in an archive: 1980-01-01, the earliest time that zip supports. */
const FIXED_TIME = new Date('1980-01-01T00:00:00Z');

/** Limit of a bundle for jobs. SageMaker has none, but it is packed in memory here, and each job downloads it. */
const BUNDLE: Limit = {
  bytes: 256 * 1024 * 1024,
  refuse: (folder, size, largest) =>
    new Failure(
      `code-too-large: The code in ${folder} has ${megabytes(size)} MB; the limit for a code bundle is ${megabytes(BUNDLE.bytes)} MB. Largest: ${largest}.`,
      'Move the file out of the folder or add it to .gitignore: data belongs in `data.source`, trained weights in `weights.source`.',
    ),
};

/** Files that are read at the same time. */
const AT_ONCE = 64;

/**
 * Reads a folder of code: the files that git tracks or would track; outside a repository, all files except caches and
 * hidden ones.
 *
 * @param root root of the repository
 * @param folder from the root
 * @param how `include`: which files belong to the code; default: `git`
 * @throws Failure when a file of the folder cannot be packed, with the remedy
 */
export async function readBundle(
  root: string,
  folder: string,
  { include = 'git', limit = BUNDLE }: { include?: Include | undefined; limit?: Limit } = {},
): Promise<Bundle> {
  const base = await realpath(root);
  const at = await realpath(join(base, folder));
  if (at !== base && !at.startsWith(base + sep))
    throw new Failure(
      `code-link-invalid: The folder ${folder} is a link to ${at}, which is outside the repository.`,
      'Replace the link with the folder itself.',
    );
  const listing = await listCode(base, at, include);
  if (listing.files.length === 0)
    throw new Failure(
      `code-missing: The folder ${folder} contains no files.`,
      'Write a folder with code in the config.',
    );
  const found = await Promise.all(listing.files.map((file) => locate(base, folder, at, file, include)));
  refuseLarge(folder, found, limit);
  const read = await readAll(folder, found);
  refusePointers(folder, read);
  const files = (await withUnixLineEnds(read)).map(({ path, body, isExecutable, isLink, tracked }) => ({
    path,
    body,
    ...(isExecutable && ((tracked !== undefined && !isLink) || isProgram(body)) && { isExecutable }),
  }));
  return { files, hash: hashOf(files), warnings: [...listing.warnings, ...looksSecret(folder, files)] };
}

/** Hashes each file as its name, mode, length and bytes, so two different lists of files never give the same bytes. */
function hashOf(files: readonly CodeFile[]): string {
  const hash = createHash('sha256');
  for (const { path, body, isExecutable } of files)
    hash.update(`${path}\0${isExecutable ? 'x' : ''}${body.length}\0`).update(body);
  return hash.digest('hex');
}

/** A `.tar.gz` that depends only on names, contents and modes. */
export async function archive(files: readonly CodeFile[]): Promise<Buffer> {
  return compress(await tarOf(files));
}

/**
 * A tar that depends only on names, contents and modes. Its bytes are the same on every machine; compressed bytes are
 * not.
 */
export async function tarOf(files: readonly CodeFile[]): Promise<Buffer> {
  const tar = pack();
  for (const { path, body, isExecutable } of files)
    tar.entry({ name: path, mode: isExecutable ? 0o755 : 0o644, mtime: FIXED_TIME }, body);
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

/** A file before it is read. */
interface Located extends CodePath {
  /** The file to read: the target, if it is a link. */
  readonly file: string;
  readonly size: number;
}

async function locate(root: string, folder: string, at: string, path: CodePath, include: Include): Promise<Located> {
  try {
    const file = path.isLink ? await followLink(root, join(at, path.path), include) : join(at, path.path);
    const { size, mode } = await stat(file);
    return { ...path, file, size, ...(path.isLink && { isExecutable: (mode & 0o100) !== 0 }) };
  } catch (error) {
    throw error instanceof Failure ? error : unreadable(join(folder, path.path), error);
  }
}

/** Reads a few files at a time, because a process can only have a limited number of open files. */
async function readAll(folder: string, files: readonly Located[]): Promise<(Located & { readonly body: Buffer })[]> {
  const read: (Located & { readonly body: Buffer })[] = [];
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const some = files.slice(from, from + AT_ONCE);
    read.push(...(await Promise.all(some.map(async (file) => ({ ...file, body: await readCode(folder, file) })))));
  }
  return read;
}

async function readCode(folder: string, { path, file }: Located): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw unreadable(join(folder, path), error);
  }
}

function unreadable(path: string, error: unknown): Failure {
  return new Failure(
    `code-unreadable: The code ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    'Replace the link with the files themselves: only links to files are followed.',
    error,
  );
}

function refuseLarge(folder: string, files: readonly Located[], limit: Limit): void {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size <= limit.bytes) return;
  const largest = files.toSorted((a, b) => b.size - a.size).filter((file) => file.size >= size / 10);
  const shown = largest.map((file) => `${folder}/${file.path} (${megabytes(file.size)} MB)`);
  throw limit.refuse(folder, size, some(shown.length === 0 ? [`${files.length} files`] : shown));
}

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);

/** Git LFS writes a small text file instead of a file that was not fetched. Source: its specification of pointers. */
function refusePointers(folder: string, files: readonly (CodePath & { readonly body: Buffer })[]): void {
  const isPointer = (body: Buffer) =>
    body.length < 1024 && body.indexOf('version https://git-lfs.github.com/spec/') === 0;
  const pointers = files.filter(({ body }) => isPointer(body)).map(({ path }) => `${folder}/${path}`);
  if (pointers.length === 0) return;
  throw new Failure(
    `lfs-pointer: Git LFS has not fetched ${some(pointers)}: only a Git LFS pointer exists.`,
    'Write `lfs: true` at actions/checkout, or run `git lfs pull`.',
  );
}

/** Without git, the mode of a file only counts if the file can be executed: a script with a shebang, or an ELF file. */
function isProgram(body: Buffer): boolean {
  return body.indexOf('#!') === 0 || body.indexOf('\x7fELF') === 0;
}
