import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { DataFile } from './dataset.ts';
import { DatasetError, type Finding, refuseErrors } from './error.ts';
import { isLfsPointer, LFS_POINTER } from './lfs-pointer.ts';
import type { Entry } from './listing.ts';
import { HELD_BYTES, inParallel, weightOf } from './parallel.ts';
import { Meter, type Progress } from './progress.ts';

/** Lower-case hex sha256 of a body. */
export function sha256Of(body: Buffer): string {
  return hash('sha256', body);
}

/** Lower-case hex sha256 of a file's bytes, read as a stream. */
export async function hashFile(path: string, signal: AbortSignal): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), digest, { signal });
  return digest.digest('hex');
}

/** Reads the bytes of an entry; both methods throw a {@link DatasetError} with findings if it cannot be read. */
export interface Reader<Where> {
  /** The whole content, for entries of up to {@link HELD_BYTES}. */
  read(entry: Entry<Where>): Promise<Buffer>;
  /** The content in chunks, for entries of any size. */
  stream(entry: Entry<Where>): AsyncIterable<Buffer>;
}

/**
 * Reads every entry once for its sha256; one {@link DatasetError} has the findings of all entries that cannot be read.
 */
export async function hashEntries<Where>(
  entries: readonly Entry<Where>[],
  reader: Reader<Where>,
  { location, signal, progress }: { location: string; signal: AbortSignal; progress: Progress },
): Promise<DataFile[]> {
  const meter = new Meter(progress, 'hash', {
    files: entries.length,
    bytes: entries.reduce((sum, { size }) => sum + size, 0),
  });
  const files = new Map<Entry<Where>, DataFile>();
  const findings: Finding[] = [];
  await inParallel(entries, { concurrency: 16, weigh: ({ size }) => weightOf(size), signal }, async (entry) => {
    try {
      files.set(entry, await hashEntry(entry, reader, signal, (bytes) => meter.add(0, bytes)));
      meter.add(1, 0);
    } catch (error) {
      if (!(error instanceof DatasetError)) throw error;
      findings.push(...error.findings);
    }
  });
  meter.done();
  refuseErrors(`${location} has files that cannot be read.`, findings);
  return entries.flatMap((entry) => files.get(entry) ?? []);
}

async function hashEntry<Where>(
  entry: Entry<Where>,
  { read, stream }: Reader<Where>,
  signal: AbortSignal,
  tell: (bytes: number) => void,
): Promise<DataFile> {
  const { path } = entry;
  if (entry.size <= HELD_BYTES) {
    const body = await read(entry);
    refusePointer(path, body);
    tell(body.length);
    return { path, size: body.length, sha256: sha256Of(body) };
  }
  const digest = createHash('sha256');
  let size = 0;
  for await (const piece of stream(entry)) {
    signal.throwIfAborted();
    digest.update(piece);
    size += piece.length;
    tell(piece.length);
  }
  return { path, size, sha256: digest.digest('hex') };
}

/** @throws DatasetError when the file is a Git LFS pointer */
export function refusePointer(path: string, body: Buffer): void {
  if (isLfsPointer(body))
    throw new DatasetError(`${path} ${LFS_POINTER}.`, [{ level: 'error', path, what: LFS_POINTER }]);
}

/**
 * Returns the body if it still has the hash from which the data version was computed.
 *
 * @throws DatasetError when it has changed
 */
export function unchanged(file: DataFile, body: Buffer): Buffer {
  if (sha256Of(body) === file.sha256) return body;
  throw changed(file);
}

/** The same for a stream; it throws after the last chunk. */
export async function* unchangedPieces(file: DataFile, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const digest = createHash('sha256');
  for await (const piece of pieces) {
    digest.update(piece);
    yield piece;
  }
  if (digest.digest('hex') !== file.sha256) throw changed(file);
}

function changed({ path }: DataFile): DatasetError {
  return new DatasetError(`${path} changed while the data set was being read. Run again when nothing writes to it.`);
}
