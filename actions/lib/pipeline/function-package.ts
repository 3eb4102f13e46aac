import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { Failure } from '../core/failure.ts';
import { type CodeFile, readBundle } from './bundle.ts';

/** Bytes of a package that Lambda takes with the request, and of its files. Source: Lambda quotas. */
const ZIPPED_LIMIT = 50 * 1024 * 1024;
const UNZIPPED_LIMIT = 250 * 1024 * 1024;

/** The earliest time that zip knows, in local time, as the format has it: the same bytes in every time zone. */
const FIXED_TIME = new Date(1980, 0, 1);

/** A function's code as Lambda takes it. */
export interface FunctionPackage {
  readonly zip: Buffer;
  /** In base64, as Lambda tells it. */
  readonly sha256: string;
}

/**
 * Packs a folder of code: the same bytes on every machine.
 *
 * @throws Failure when it is larger than Lambda allows
 */
export async function packFunction(root: string, folder: string): Promise<FunctionPackage> {
  const { files } = await readBundle(root, folder);
  const size = files.reduce((sum, { body }) => sum + body.length, 0);
  if (size > UNZIPPED_LIMIT) throw tooLarge(folder, size, UNZIPPED_LIMIT, 'unpacked');
  // Stored, not compressed: what a compressor makes of it differs between processors.
  const zip = await zipOf(files, size > ZIPPED_LIMIT);
  if (zip.length > ZIPPED_LIMIT) throw tooLarge(folder, zip.length, ZIPPED_LIMIT, 'as a zip');
  return { zip, sha256: createHash('sha256').update(zip).digest('base64') };
}

function zipOf(files: readonly CodeFile[], compress: boolean): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { path, body } of files) {
    zip.addBuffer(body, path, { mtime: FIXED_TIME, mode: 0o100644, compress, forceDosTimestamp: true });
  }
  zip.end();
  return buffer(zip.outputStream);
}

function tooLarge(folder: string, size: number, limit: number, how: string): Failure {
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  return new Failure(
    `The function's code in ${folder} has ${megabytes(size)} MB ${how}; Lambda takes ${megabytes(limit)} MB.`,
    'Take out of the folder what the function does not need.',
  );
}
