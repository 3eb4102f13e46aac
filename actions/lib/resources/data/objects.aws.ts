import { Readable } from 'node:stream';
import { CopyObjectCommand } from '@aws-sdk/client-s3';
import { encryptedWith } from '../../aws/encryption.ts';
import { isNotFound } from '../../aws/errors.ts';
import { encodeKey, signedPut } from '../../aws/signed-put.ts';
import { PART_BYTES, upload } from '../../aws/upload.ts';
import type { DataFile, Dataset } from '../../dataset/dataset.ts';
import { inParallel, weightOf } from '../../dataset/parallel.ts';
import { Meter, type Progress } from '../../dataset/progress.ts';
import {
  type DataStore,
  type PublishedVersion,
  readVersion,
  type VersionRecord,
  writeSource,
  writeVersion,
} from './records.aws.ts';
import { findLost, listStored } from './stored-files.aws.ts';

/** Maximum size in bytes for one CopyObject request. Source: Amazon S3's documentation of CopyObject. */
const LARGEST_COPY = 5 * 1024 ** 3;

/** Result of publishing. */
export interface Published {
  /** Uploaded files. */
  readonly uploaded: number;
  /** Files that S3 copied from a previous version. */
  readonly copied: number;
  /** Bytes of the uploaded files. */
  readonly bytes: number;
}

/**
 * Publishes a data set as an immutable version: first its objects, then the record of the version, then the record of
 * the source. A version without a record is not used, so a killed run has published nothing; the next run uploads only
 * the missing files. If files were deleted from a published version, only these files are uploaded again.
 */
export async function publishVersion(
  options: DataStore & {
    dataset: Dataset;
    version: string;
    /** The source's identity; the next run finds the version by it if the source has not changed. */
    identity: string;
    createdBy: string;
    /** The checks that the files passed. */
    checked: string;
    /** Published versions whose unchanged files are copied on the server. */
    previous?: readonly PublishedVersion[];
    signal: AbortSignal;
    progress: Progress;
    /** Files that are uploaded or copied at the same time; default: 32. */
    concurrency?: number;
  },
): Promise<Published> {
  const { dataset, version, identity, createdBy, checked, previous = [], signal } = options;
  const { files, origin } = dataset;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const known = await readVersion(options, version);
  const published = await storeFiles(options, await findMissing(options, version, files, known), previous);
  signal.throwIfAborted();
  if (known === undefined) await writeVersion(options, { version, bytes, origin, createdBy, files });
  await writeSource(options, identity, { version, files: files.length, bytes, location: origin.location, checked });
  return published;
}

/**
 * The files that S3 does not have: an earlier, killed run has not stored them yet, or they were deleted from a published
 * version. Comparing size and name is enough: the version in the name is a hash of all content, and S3 stores an object
 * only as a whole, after checking its hash.
 *
 * @param known the record of the version, if it is published
 * @throws Failure when a published version contains other objects
 */
async function findMissing(
  store: DataStore & { signal: AbortSignal },
  version: string,
  files: readonly DataFile[],
  known: VersionRecord | undefined,
): Promise<readonly DataFile[]> {
  if (known !== undefined) {
    const lost = new Set(await findLost(store, known));
    return files.filter(({ path }) => lost.has(path));
  }
  const sizes = await listStored(store, version, store.signal);
  return files.filter(({ path, size }) => sizes.get(path) !== size);
}

async function storeFiles(
  options: DataStore & {
    dataset: Dataset;
    version: string;
    signal: AbortSignal;
    progress: Progress;
    concurrency?: number;
  },
  files: readonly DataFile[],
  previous: readonly PublishedVersion[],
): Promise<Published> {
  const { client, bucket, prefix, dataset, version, signal, concurrency = 32 } = options;
  const meter = new Meter(options.progress, 'publish', {
    files: files.length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
  });
  const known = new Map(
    previous.flatMap(({ prefix: from, record }) =>
      record.files.map(({ sha256, path }) => [sha256, `${from}${record.version}/${path}`] as const),
    ),
  );
  const put = await chooseBySize(options, dataset, signal);
  const counts = { uploaded: 0, copied: 0, bytes: 0 };
  await inParallel(files, { concurrency, weigh: ({ size }) => weightOf(size), signal }, async (file) => {
    const key = `${prefix}${version}/${file.path}`;
    const before = file.size > LARGEST_COPY ? undefined : known.get(file.sha256);
    if (before !== undefined && (await copy(before, key, file.sha256))) counts.copied += 1;
    else {
      await put(key, file);
      counts.uploaded += 1;
      counts.bytes += file.size;
    }
    meter.add(1, file.size);
  });
  meter.done();
  return counts;

  /**
   * Copies an object on the server; false if S3 has no such content: an expired version does not exist, or the hash
   * differs.
   */
  async function copy(from: string, key: string, sha256: string): Promise<boolean> {
    const encryption = encryptedWith(options.kmsKey);
    const source = `${bucket}/${encodeKey(from)}`;
    try {
      const request = { Bucket: bucket, Key: key, CopySource: source, ChecksumAlgorithm: 'SHA256' as const };
      const { CopyObjectResult } = await client.send(new CopyObjectCommand({ ...request, ...encryption }), {
        abortSignal: signal,
      });
      const copied = CopyObjectResult?.ChecksumSHA256;
      return copied === undefined || copied === Buffer.from(sha256, 'hex').toString('base64');
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }
}

/** Small files are sent with one request, large ones in parts. */
async function chooseBySize(
  { client, bucket, kmsKey }: DataStore,
  dataset: Dataset,
  signal: AbortSignal,
): Promise<(key: string, file: DataFile) => Promise<void>> {
  const putWhole = await signedPut(client, bucket, { signal, kmsKey });
  return async (key, file) => {
    const { size, sha256 } = file;
    if (size <= PART_BYTES) return putWhole(key, await dataset.read(file), sha256);
    return upload(client, { bucket, key, body: () => Readable.from(dataset.stream(file)), size, kmsKey, signal });
  };
}
