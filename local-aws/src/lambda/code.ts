import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { FunctionCode } from '@aws-sdk/client-lambda';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { downloadObject } from '../common/download-object.ts';
import type { Context } from '../context.ts';
import { wordsOfS3 } from '../other-region.ts';
import { AwsError } from '../protocol/service.ts';
import { refuse } from './configuration.ts';
import { invalid } from './function-records.ts';

/**
 * Size in bytes that a package in the request must stay below, and all its unpacked files together. Source:
 * LocalStack's TestLambdaSizeLimits.
 */
const ZIPPED_LIMIT = 50 * 1024 * 1024;
const UNZIPPED_LIMIT = 250 * 1024 * 1024;

/** Folders that are being unpacked: several functions with the same code may be created at the same time. */
const unpacking = new Map<string, Promise<void>>();

/** A package that has been unpacked. */
export interface StoredCode {
  /** SHA-256 of the zip file, in base64 as AWS returns it. */
  readonly CodeSha256: string;
  readonly CodeSize: number;
}

/** Folder with the unpacked files of a package. */
export function codeFolder({ state }: Context, CodeSha256 = ''): string {
  return join(state, 'lambda', 'code', Buffer.from(CodeSha256, 'base64').toString('hex'));
}

/**
 * Unpacks the package of a request, from its body or from S3. Packages with the same content are unpacked once.
 *
 * @throws AwsError with AWS's message when the package is not a zip file or is too large
 */
export async function storeCode(context: Context, code: FunctionCode): Promise<StoredCode> {
  const { ZipFile, S3Bucket, S3Key } = code;
  refuse(code, ['ImageUri', 'S3ObjectVersion']);
  const zip = ZipFile === undefined ? await fromS3(context, S3Bucket, S3Key) : Buffer.from(ZipFile);
  if (ZipFile !== undefined && zip.length >= ZIPPED_LIMIT) {
    const words = `Zipped size must be smaller than ${ZIPPED_LIMIT} bytes`;
    throw new AwsError('RequestEntityTooLargeException', words, 413);
  }
  const CodeSha256 = createHash('sha256').update(zip).digest('base64');
  const folder = codeFolder(context, CodeSha256);
  if (!existsSync(folder)) {
    const unpacked = unpacking.get(folder) ?? unpackOnce(zip, folder).finally(() => unpacking.delete(folder));
    unpacking.set(folder, unpacked);
    await unpacked;
  }
  return { CodeSha256, CodeSize: zip.length };
}

/** The folder appears when all its files are there. A draft that a killed process left is overwritten. */
async function unpackOnce(zip: Buffer, folder: string): Promise<void> {
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await unpack(zip, draft);
  await writeFile(`${folder}.zip`, zip);
  await rename(draft, folder);
}

async function fromS3({ s3 }: Context, bucket: string | undefined, key: string | undefined): Promise<Buffer> {
  if (bucket === undefined || key === undefined) throw invalid('Please provide a source for function code.');
  try {
    return await buffer(await downloadObject(s3, `s3://${bucket}/${key}`, AbortSignal.timeout(60_000)));
  } catch (error) {
    const { name } = error as Error;
    const words = wordsOfS3(error as Error);
    throw invalid(`Error occurred while GetObject. S3 Error Code: ${name}. S3 Error Message: ${words}`);
  }
}

async function unpack(zip: Buffer, folder: string): Promise<void> {
  let size = 0;
  for (const { entry, archive } of await entriesOf(zip)) {
    size += entry.uncompressedSize;
    if (size >= UNZIPPED_LIMIT) throw invalid(`Unzipped size must be smaller than ${UNZIPPED_LIMIT} bytes`);
    if (entry.fileName.endsWith('/')) continue;
    const path = join(folder, entry.fileName);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await contentOf(archive, entry), {
      mode: 0o644 | ((entry.externalFileAttributes >>> 16) & 0o111),
    });
  }
}

/** Entries of a zip file. yauzl refuses names that point outside the target folder. */
function entriesOf(zip: Buffer): Promise<{ entry: Entry; archive: ZipFile }[]> {
  return new Promise((resolve, reject) => {
    const refuse = () =>
      reject(invalid('Could not unzip uploaded file. Please check your file, then try to upload again.'));
    fromBuffer(zip, { lazyEntries: false, autoClose: false }, (error, archive) => {
      if (error) return refuse();
      const entries: { entry: Entry; archive: ZipFile }[] = [];
      archive.on('entry', (entry: Entry) => entries.push({ entry, archive }));
      archive.on('end', () => resolve(entries));
      archive.on('error', refuse);
    });
  });
}

function contentOf(archive: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) reject(error);
      else buffer(stream).then(resolve, reject);
    });
  });
}
