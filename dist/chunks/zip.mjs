import { r as promisify } from "./_util.mjs";
import { t as require_yauzl } from "./yauzl.mjs";
import { Ft as refuseErrors, _ as formatBytes, a as unchangedPieces, i as unchanged, jt as DatasetError, t as hashEntries, v as isBomb } from "./shared.mjs";
import { t as Listing } from "./listing.mjs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { crc32, createInflateRaw, inflateRaw } from "node:zlib";

// actions/lib/dataset/zip.ts
var import_yauzl = require_yauzl();
const inflate = promisify(inflateRaw);
const HELD_WHOLE = 16777216;
async function openZip(file, origin, options) {
	const handle = await open(file);
	try {
		const { size: fileSize } = await handle.stat();
		const whole = fileSize <= HELD_WHOLE ? await handle.readFile() : void 0;
		const zip = await (whole ? (0, import_yauzl.fromBufferPromise)(whole, { decodeStrings: false }) : (0, import_yauzl.fromFdPromise)(handle.fd, {
			autoClose: false,
			decodeStrings: false
		}));
		const listing = new Listing();
		let [packedTotal, unpackedTotal] = [0, 0];
		for await (const entry of zip.eachEntry()) {
			options.signal.throwIfAborted();
			packedTotal += entry.compressedSize;
			unpackedTotal += entry.uncompressedSize;
			addEntry(listing, entry);
		}
		if (packedTotal > zip.fileSize) listing.refuse(options.location, "has overlapping entries, like an archive bomb");
		if (isBomb(fileSize, unpackedTotal)) {
			const sizes = `${formatBytes(unpackedTotal)} from ${formatBytes(fileSize)}`;
			listing.refuse(options.location, `unpacks to ${sizes}: the limit is ${200} times`);
		}
		const { entries, emptyFolders, findings } = listing.finish();
		refuseErrors(`${options.location} is an archive that the action cannot use.`, findings);
		const startOf = async (where) => {
			const position = {
				relativeOffsetOfLocalHeader: where.header,
				compressedSize: where.bytes
			};
			return (await zip.readLocalFileHeaderPromise(position, { minimal: true })).fileDataStart;
		};
		const unpack = async (size, where) => {
			const fileDataStart = await startOf(where);
			const packed = whole?.subarray(fileDataStart, fileDataStart + where.bytes) ?? Buffer.allocUnsafe(where.bytes);
			if (!whole) await handle.read(packed, 0, where.bytes, fileDataStart);
			const body = where.deflated && size > 0 ? await inflate(packed, { maxOutputLength: size }) : packed;
			if (body.length !== size || crc32(body) !== where.crc32) throw new Error("its checksum does not match");
			return body;
		};
		const read = async ({ path, size, where }) => {
			try {
				return await unpack(size, where);
			} catch (error) {
				throw damaged(path, error);
			}
		};
		async function* stream({ path, size, where }) {
			try {
				yield* unpackPieces(handle, await startOf(where), size, where);
			} catch (error) {
				throw damaged(path, error);
			}
		}
		const damaged = (path, cause) => {
			return new DatasetError(`${options.location} has files that cannot be read.`, [{
				level: "error",
				path,
				what: "is damaged in the archive: create or download the archive again"
			}], { cause });
		};
		const files = await hashEntries(entries, {
			read,
			stream
		}, options);
		const places = new Map(entries.map((entry) => [entry.path, entry]));
		const find = ({ path }) => {
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
			[Symbol.asyncDispose]: () => handle.close().catch(() => void 0)
		};
	} catch (error) {
		await handle.close().catch(() => void 0);
		if (error instanceof DatasetError || options.signal.aborted || !(error instanceof Error) || "code" in error) throw error;
		throw new DatasetError(`${options.location} could not be read as a zip archive: ${error.message}`, [], { cause: error });
	}
}
async function* unpackPieces(handle, start, size, { bytes, deflated, crc32: wanted }) {
	const packed = handle.createReadStream({
		start,
		end: start + bytes - 1,
		autoClose: false,
		highWaterMark: 1048576
	});
	const inflate = createInflateRaw();
	const pieces = deflated ? pipeline(packed, inflate, () => void 0) : packed;
	let [checksum, length] = [0, 0];
	for await (const piece of pieces) {
		length += piece.length;
		checksum = crc32(piece, checksum);
		if (length > size) break;
		yield piece;
	}
	if (length !== size || checksum !== wanted) throw new Error("its checksum does not match");
}
function addEntry(listing, entry) {
	const flags = entry.generalPurposeBitFlag | 2048;
	const name = (0, import_yauzl.getFileNameLowLevel)(flags, entry.fileNameRaw, entry.extraFields, false);
	const size = entry.uncompressedSize;
	if (!listing.add(name, entryType(name, entry.externalFileAttributes), size, {
		header: entry.relativeOffsetOfLocalHeader,
		bytes: entry.compressedSize,
		deflated: entry.compressionMethod === 8,
		crc32: entry.crc32
	})) return;
	if (entry.isEncrypted()) listing.refuse(name, "is encrypted: create the archive without a password");
	else if (![0, 8].includes(entry.compressionMethod)) listing.refuse(name, `is packed by method ${entry.compressionMethod}: only stored and deflated files are read`);
	if (isBomb(entry.compressedSize, size)) listing.refuse(name, `unpacks to ${formatBytes(size)} from ${formatBytes(entry.compressedSize)}: the limit is ${200} times`);
}
function entryType(name, attributes) {
	const type = attributes >>> 16 & 61440;
	if (type === 40960) return "link";
	if (name.endsWith("/") || type === 16384) return "folder";
	return type === 0 || type === 32768 ? "file" : "special";
}

export { openZip };