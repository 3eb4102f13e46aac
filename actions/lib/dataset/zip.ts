import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { crc32, createInflateRaw, inflateRaw } from 'node:zlib';
import { fromBufferPromise, fromFdPromise, getFileNameLowLevel, type Entry as ZipEntry } from 'yauzl';
import type { DataFile, Dataset, Origin } from './dataset.ts';
import { DatasetError, refuseErrors } from './error.ts';
import { hashEntries, unchanged, unchangedPieces } from './hash.ts';
import { formatBytes, isBomb, MAX_RATIO } from './limits.ts';
import { type Entry, type EntryType, Listing } from './listing.ts';
import type { Progress } from './progress.ts';

/** Position of a file's bytes in the archive; much smaller than yauzl's entry. */
interface Packed {
  readonly header: number;
  readonly bytes: number;
  readonly deflated: boolean;
  readonly crc32: number;
}

const inflate = promisify(inflateRaw);

/** Up to this many bytes, an archive is read into memory, which is faster than thousands of small reads. */
const HELD_WHOLE = 16 * 1024 * 1024;

/** Opens a zip archive. Of a large one, only the directory is in memory. Each file is unpacked when it is read. */
export async function openZip(
  file: string,
  origin: Origin,
  options: { location: string; signal: AbortSignal; progress: Progress },
): Promise<Dataset> {
  const handle = await open(file);
  try {
    const { size: fileSize } = await handle.stat();
    const whole = fileSize <= HELD_WHOLE ? await handle.readFile() : undefined;
    const zip = await (whole
      ? fromBufferPromise(whole, { decodeStrings: false })
      : fromFdPromise(handle.fd, { autoClose: false, decodeStrings: false }));
    const listing = new Listing<Packed>();
    let [packedTotal, unpackedTotal] = [0, 0];
    for await (const entry of zip.eachEntry()) {
      options.signal.throwIfAborted();
      packedTotal += entry.compressedSize;
      unpackedTotal += entry.uncompressedSize;
      addEntry(listing, entry);
    }
    // In a normal archive each file's bytes are stored once; the densest archive bombs let many entries share the same
    // bytes.
    if (packedTotal > zip.fileSize) listing.refuse(options.location, 'has overlapping entries, like an archive bomb');
    if (isBomb(fileSize, unpackedTotal)) {
      const sizes = `${formatBytes(unpackedTotal)} from ${formatBytes(fileSize)}`;
      listing.refuse(options.location, `unpacks to ${sizes}: the limit is ${MAX_RATIO} times`);
    }
    const { entries, emptyFolders, findings } = listing.finish();
    refuseErrors(`${options.location} is an archive that the action cannot use.`, findings);

    const startOf = async (where: Packed): Promise<number> => {
      const position = { relativeOffsetOfLocalHeader: where.header, compressedSize: where.bytes } as ZipEntry;
      return (await zip.readLocalFileHeaderPromise(position, { minimal: true })).fileDataStart;
    };
    const unpack = async (size: number, where: Packed): Promise<Buffer> => {
      const fileDataStart = await startOf(where);
      const packed = whole?.subarray(fileDataStart, fileDataStart + where.bytes) ?? Buffer.allocUnsafe(where.bytes);
      if (!whole) await handle.read(packed, 0, where.bytes, fileDataStart);
      const body = where.deflated && size > 0 ? await inflate(packed, { maxOutputLength: size }) : packed;
      if (body.length !== size || crc32(body) !== where.crc32) throw new Error('its checksum does not match');
      return body;
    };
    const read = async ({ path, size, where }: Entry<Packed>) => {
      try {
        return await unpack(size, where);
      } catch (error) {
        throw damaged(path, error);
      }
    };
    async function* stream({ path, size, where }: Entry<Packed>): AsyncGenerator<Buffer> {
      try {
        yield* unpackPieces(handle, await startOf(where), size, where);
      } catch (error) {
        throw damaged(path, error);
      }
    }
    const damaged = (path: string, cause: unknown) => {
      const what = 'is damaged in the archive: create or download the archive again';
      return new DatasetError(`${options.location} has files that cannot be read.`, [{ level: 'error', path, what }], {
        cause,
      });
    };
    const files = await hashEntries(entries, { read, stream }, options);
    const places = new Map(entries.map((entry) => [entry.path, entry]));
    const find = ({ path }: DataFile) => {
      const entry = places.get(path);
      if (!entry) throw new DatasetError(`${path} is not in ${options.location}.`);
      return entry;
    };
    return {
      files,
      emptyFolders,
      notes: findings,
      origin,
      read: async (wanted) => unchanged(wanted, await read(find(wanted))),
      stream: (wanted) => unchangedPieces(wanted, stream(find(wanted))),
      [Symbol.asyncDispose]: () => handle.close().catch(() => undefined),
    };
  } catch (error) {
    await handle.close().catch(() => undefined);
    if (error instanceof DatasetError || options.signal.aborted || !(error instanceof Error) || 'code' in error)
      throw error;
    throw new DatasetError(`${options.location} could not be read as a zip archive: ${error.message}`, [], {
      cause: error,
    });
  }
}

/** Unpacks a large entry as a stream; throws when its size or checksum differs from the archive's directory. */
async function* unpackPieces(
  handle: FileHandle,
  start: number,
  size: number,
  { bytes, deflated, crc32: wanted }: Packed,
): AsyncGenerator<Buffer> {
  const packed = handle.createReadStream({
    start,
    end: start + bytes - 1,
    autoClose: false,
    highWaterMark: 1024 * 1024,
  });
  const inflate = createInflateRaw();
  // An error of either stream reaches the reader of the last one.
  const pieces = deflated ? pipeline(packed, inflate, () => undefined) : packed;
  let [checksum, length] = [0, 0];
  for await (const piece of pieces) {
    length += piece.length;
    checksum = crc32(piece, checksum);
    // Stop at the declared size, because the bomb check used it.
    if (length > size) break;
    yield piece;
  }
  if (length !== size || checksum !== wanted) throw new Error('its checksum does not match');
}

function addEntry(listing: Listing<Packed>, entry: ZipEntry): void {
  // Some tools, such as Finder, write UTF-8 names without setting the UTF-8 flag. Names in another encoding are refused:
  // the archive does not say in which.
  const flags = entry.generalPurposeBitFlag | 0x800;
  const name = getFileNameLowLevel(flags, entry.fileNameRaw, entry.extraFields, false);
  const size = entry.uncompressedSize;
  const added = listing.add(name, entryType(name, entry.externalFileAttributes), size, {
    header: entry.relativeOffsetOfLocalHeader,
    bytes: entry.compressedSize,
    deflated: entry.compressionMethod === 8,
    crc32: entry.crc32,
  });
  if (!added) return;
  if (entry.isEncrypted()) listing.refuse(name, 'is encrypted: create the archive without a password');
  else if (![0, 8].includes(entry.compressionMethod)) {
    listing.refuse(name, `is packed by method ${entry.compressionMethod}: only stored and deflated files are read`);
  }
  if (isBomb(entry.compressedSize, size)) {
    listing.refuse(
      name,
      `unpacks to ${formatBytes(size)} from ${formatBytes(entry.compressedSize)}: the limit is ${MAX_RATIO} times`,
    );
  }
}

/** The upper half of the attributes is the Unix mode, or 0 if the archive was made without modes. */
function entryType(name: string, attributes: number): EntryType {
  const type = (attributes >>> 16) & 0o170000;
  if (type === 0o120000) return 'link';
  if (name.endsWith('/') || type === 0o040000) return 'folder';
  return type === 0 || type === 0o100000 ? 'file' : 'special';
}
