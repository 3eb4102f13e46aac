import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { Failure } from '../../core/failure.ts';
import { type CodeFile, type Limit, readBundle } from './bundle.ts';
import type { Include } from './config.ts';

/**
 * Limits in bytes: the zip in a request must be smaller than the first, all its files together smaller than the second.
 * Source: Lambda quotas, and Lambda's messages, "Zipped size must be smaller than 52428800 bytes", "Unzipped size must
 * be smaller than 262144000 bytes".
 */
export const ZIPPED_LIMIT = 50 * 1024 * 1024;
const UNZIPPED_LIMIT = 250 * 1024 * 1024;

/** The earliest time that zip supports, in local time as in the format: the same bytes in every time zone. */
const FIXED_TIME = new Date(1980, 0, 1);

/** A function's code in the form that Lambda accepts. */
export interface FunctionPackage {
  readonly zip: Buffer;
  /** In base64, as Lambda returns it. */
  readonly sha256: string;
  readonly files: readonly CodeFile[];
  /** Warnings in sentences. */
  readonly warnings: readonly string[];
}

const UNZIPPED: Limit = {
  bytes: UNZIPPED_LIMIT - 1,
  refuse: tooLarge,
};

/**
 * Packs a folder of code into the same bytes on every machine.
 *
 * @throws Failure when it is larger than Lambda allows
 */
export async function packFunction(root: string, folder: string, include?: Include): Promise<FunctionPackage> {
  const { files, warnings } = await readBundle(root, folder, { include, limit: UNZIPPED });
  refuseNames(folder, files);
  const zip = await zipOf(files);
  return { zip, sha256: createHash('sha256').update(zip).digest('base64'), files, warnings };
}

/** Stored, not compressed, because the result of compression differs between processors. */
function zipOf(files: readonly CodeFile[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { path, body, isExecutable } of files) {
    const mode = isExecutable ? 0o100755 : 0o100644;
    zip.addBuffer(body, path, { mtime: FIXED_TIME, mode, compress: false, forceDosTimestamp: true });
  }
  zip.end();
  return buffer(zip.outputStream);
}

function tooLarge(folder: string, size: number, largest: string): Failure {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  return new Failure(
    `code-too-large: The function's code in ${folder} has ${megabytes(size)} MB; Lambda allows less than ${megabytes(UNZIPPED_LIMIT)} MB. Largest: ${largest}.`,
    'Remove from the folder what the function does not need.',
  );
}

/** Some readers of zips take a backslash for a path separator, others refuse it. */
function refuseNames(folder: string, files: readonly CodeFile[]): void {
  const wrong = files.find(({ path }) => path.includes('\\'));
  if (wrong === undefined) return;
  throw new Failure(
    `file-name-invalid: A zip cannot contain a file with a backslash in its name: ${folder}/${wrong.path}.`,
    'Rename the file.',
  );
}
