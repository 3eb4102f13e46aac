import { t as require_tar_stream } from "./tar-stream.mjs";
import { Ft as refuseErrors, Mt as explainFullDisk, Tt as discard, _ as formatBytes, a as unchangedPieces, dt as LFS_POINTER, ft as isLfsPointer, i as unchanged, jt as DatasetError, o as Meter, r as sha256Of, s as HELD_BYTES, v as isBomb } from "./shared.mjs";
import { t as Listing } from "./listing.mjs";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import { pipeline as pipeline$1 } from "node:stream/promises";

// actions/lib/dataset/tar.ts
var import_tar_stream = require_tar_stream();
async function openTar(file, origin, options) {
	const folder = join(options.scratch, "unpacked");
	const remove = () => discard(folder);
	try {
		await mkdir(folder, { recursive: true });
		const listing = new Listing();
		await unpack(file, folder, listing, options);
		const { entries, emptyFolders, findings } = listing.finish();
		refuseErrors(`${options.location} is an archive that the action cannot use.`, findings);
		const numbers = new Map(entries.map(({ path, where }) => [path, where.number]));
		const placeOf = ({ path }) => join(folder, String(numbers.get(path)));
		return {
			files: entries.map(({ path, size, where }) => ({
				path,
				size,
				sha256: where.sha256
			})),
			emptyFolders,
			notes: findings,
			origin,
			read: async (wanted) => unchanged(wanted, await readFile(placeOf(wanted))),
			stream: (wanted) => unchangedPieces(wanted, createReadStream(placeOf(wanted), { highWaterMark: 1048576 })),
			[Symbol.asyncDispose]: remove
		};
	} catch (error) {
		await remove();
		const plain = explainFullDisk(error, options.scratch);
		if (plain instanceof DatasetError || options.signal.aborted || !isFormatError(plain)) throw plain;
		throw new DatasetError(`${options.location} could not be read as a tar.gz archive: ${plain.message}`, [], { cause: error });
	}
}
async function unpack(file, folder, listing, { location, signal, progress }) {
	const size = (await stat(file)).size;
	const meter = new Meter(progress, "unpack");
	const tar = (0, import_tar_stream.extract)();
	const flow = pipeline$1(createReadStream(file), createGunzip(), refuseBomb(size, location), tar, { signal });
	flow.catch(() => void 0);
	let number = 0;
	for await (const entry of tar) {
		const { name, type, size: bytes = 0 } = entry.header;
		const where = {
			number: ++number,
			sha256: ""
		};
		if (!listing.add(name, entryType(type, name), bytes, where)) {
			entry.resume();
			continue;
		}
		const place = join(folder, String(number));
		if (bytes > 67108864) {
			const digest = createHash("sha256");
			await pipeline$1(entry, tap(digest), createWriteStream(place), { signal });
			where.sha256 = digest.digest("hex");
		} else {
			const body = Buffer.concat(await Array.fromAsync(entry));
			if (isLfsPointer(body)) listing.refuse(name, LFS_POINTER);
			where.sha256 = sha256Of(body);
			await writeFile(place, body, { signal });
		}
		meter.add(1, bytes);
	}
	await flow;
	meter.done();
}
function tap(digest) {
	return new Transform({ transform(piece, _encoding, done) {
		digest.update(piece);
		done(null, piece);
	} });
}
function refuseBomb(packed, location) {
	let unpacked = 0;
	return new Transform({ transform(chunk, _encoding, done) {
		unpacked += chunk.length;
		if (!isBomb(packed, unpacked)) return done(null, chunk);
		const what = `unpacks to more than ${200} times its size of ${formatBytes(packed)}, like an archive bomb`;
		done(new DatasetError(`${location} is an archive that the action cannot use.`, [{
			level: "error",
			path: location,
			what
		}]));
	} });
}
function entryType(type, name) {
	if (type === "directory" || type === "file" && name.endsWith("/")) return "folder";
	if (type === "file" || type === "contiguous-file") return "file";
	return type === "link" || type === "symlink" ? "link" : "special";
}
function isFormatError(error) {
	return error instanceof Error && (!("code" in error) || String(error.code).startsWith("Z_"));
}

export { openTar };