import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import type { DataFile, Dataset, Origin } from './dataset.ts';
import { discard } from './discard.ts';
import { DatasetError, explainFullDisk, refuseErrors } from './error.ts';
import { sha256Of, unchanged, unchangedPieces } from './hash.ts';
import { isLfsPointer, LFS_POINTER } from './lfs-pointer.ts';
import { formatBytes, isBomb, MAX_RATIO } from './limits.ts';
import { type EntryType, Listing } from './listing.ts';
import { HELD_BYTES } from './parallel.ts';
import { Meter, type Progress } from './progress.ts';

/**
 * Unpacks a tar.gz once into `scratch`. The files get numbers as names, so that no name from an archive becomes a path.
 */
export async function openTar(
  file: string,
  origin: Origin,
  options: { location: string; scratch: string; signal: AbortSignal; progress: Progress },
): Promise<Dataset> {
  const folder = join(options.scratch, 'unpacked');
  const remove = () => discard(folder);
  try {
    await mkdir(folder, { recursive: true });
    const listing = new Listing<{ number: number; sha256: string }>();
    await unpack(file, folder, listing, options);
    const { entries, emptyFolders, findings } = listing.finish();
    refuseErrors(`${options.location} is an archive that the action cannot use.`, findings);
    const numbers = new Map(entries.map(({ path, where }) => [path, where.number]));
    const placeOf = ({ path }: DataFile) => join(folder, String(numbers.get(path)));
    return {
      files: entries.map(({ path, size, where }): DataFile => ({ path, size, sha256: where.sha256 })),
      emptyFolders,
      notes: findings,
      origin,
      read: async (wanted) => unchanged(wanted, await readFile(placeOf(wanted))),
      stream: (wanted) => unchangedPieces(wanted, createReadStream(placeOf(wanted), { highWaterMark: 1024 * 1024 })),
      [Symbol.asyncDispose]: remove,
    };
  } catch (error) {
    await remove();
    const plain = explainFullDisk(error, options.scratch);
    if (plain instanceof DatasetError || options.signal.aborted || !isFormatError(plain)) throw plain;
    throw new DatasetError(`${options.location} could not be read as a tar.gz archive: ${plain.message}`, [], {
      cause: error,
    });
  }
}

async function unpack(
  file: string,
  folder: string,
  listing: Listing<{ number: number; sha256: string }>,
  { location, signal, progress }: { location: string; signal: AbortSignal; progress: Progress },
): Promise<void> {
  const size = (await stat(file)).size;
  const meter = new Meter(progress, 'unpack');
  const tar = extract();
  const flow = pipeline(createReadStream(file), createGunzip(), refuseBomb(size, location), tar, { signal });
  // Awaited below; a failure must not count as unhandled while the entries are still being read.
  flow.catch(() => undefined);
  let number = 0;
  for await (const entry of tar) {
    const { name, type, size: bytes = 0 } = entry.header;
    const where = { number: ++number, sha256: '' };
    if (!listing.add(name, entryType(type, name), bytes, where)) {
      entry.resume();
      continue;
    }
    const place = join(folder, String(number));
    if (bytes > HELD_BYTES) {
      const digest = createHash('sha256');
      await pipeline(entry, tap(digest), createWriteStream(place), { signal });
      where.sha256 = digest.digest('hex');
    } else {
      const body = Buffer.concat(await Array.fromAsync(entry as AsyncIterable<Buffer>));
      if (isLfsPointer(body)) listing.refuse(name, LFS_POINTER);
      where.sha256 = sha256Of(body);
      await writeFile(place, body, { signal });
    }
    meter.add(1, bytes);
  }
  await flow;
  meter.done();
}

/** Hashes the bytes and passes them on. */
function tap(digest: Hash): Transform {
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      digest.update(piece);
      done(null, piece);
    },
  });
}

function refuseBomb(packed: number, location: string): Transform {
  let unpacked = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length;
      if (!isBomb(packed, unpacked)) return done(null, chunk);
      const what = `unpacks to more than ${MAX_RATIO} times its size of ${formatBytes(packed)}, like an archive bomb`;
      done(
        new DatasetError(`${location} is an archive that the action cannot use.`, [
          { level: 'error', path: location, what },
        ]),
      );
    },
  });
}

function entryType(type: Header['type'], name: string): EntryType {
  if (type === 'directory' || (type === 'file' && name.endsWith('/'))) return 'folder';
  if (type === 'file' || type === 'contiguous-file') return 'file';
  return type === 'link' || type === 'symlink' ? 'link' : 'special';
}

/** tar-stream's own errors have no code; zlib's codes begin with Z_. */
function isFormatError(error: unknown): error is Error {
  return error instanceof Error && (!('code' in error) || String(error.code).startsWith('Z_'));
}
