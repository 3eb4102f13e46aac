import { a as refuseErrors, t as DatasetError } from "./error.mjs";
import { n as isLfsPointer, t as LFS_POINTER } from "./lfs-pointer.mjs";
import { createHash, hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

// actions/lib/dataset/parallel.ts
/** Maximum number of bytes in memory for all files that are being processed. */
const BYTES_IN_WORK = 67108864;
/** A file of at most this many bytes is read into memory for hashing; a larger one is streamed. */
const HELD_BYTES = BYTES_IN_WORK;
/** Bytes of memory to count for a file. */
function weightOf(size) {
	return Math.min(size, HELD_BYTES);
}
/**
* Runs `work` on every item, `concurrency` at once, in order of the items. The items that are processed at the same
* time weigh at most 64 MiB together, or are one heavier item, so memory is bounded. After the first failure or an
* abort, no more items are started, and the failure is thrown when the running ones have ended.
*/
async function inParallel(items, options, work) {
	const failing = new AbortController();
	const signal = AbortSignal.any([options.signal, failing.signal]);
	let next = 0;
	let weight = 0;
	const waiting = [];
	const lane = async () => {
		for (let item = items[next++]; item !== void 0 && !signal.aborted; item = items[next++]) {
			const heavy = options.weigh(item);
			while (weight > 0 && weight + heavy > BYTES_IN_WORK) await new Promise((wake) => waiting.push(wake));
			weight += heavy;
			await work(item, signal).catch((error) => failing.abort(error));
			weight -= heavy;
			for (const wake of waiting.splice(0)) wake();
		}
	};
	await Promise.all(Array.from({ length: options.concurrency }, lane));
	signal.throwIfAborted();
}

// actions/lib/dataset/progress.ts
const INTERVAL_MS = 1e3;
/** Counts finished files and bytes of one step and reports them. */
var Meter = class {
	#started = performance.now();
	#report;
	#phase;
	#total;
	#reported = this.#started;
	#files = 0;
	#bytes = 0;
	constructor(report, phase, total = {}) {
		this.#report = report;
		this.#phase = phase;
		this.#total = total;
	}
	/** Adds what has been done since the last call. */
	add(files, bytes) {
		this.#files += files;
		this.#bytes += bytes;
		const now = performance.now();
		if (now - this.#reported < INTERVAL_MS) return;
		this.#reported = now;
		this.#tell(now);
	}
	/** Reports the end of the step. */
	done() {
		this.#tell(performance.now());
	}
	#tell(now) {
		const seconds = Math.max((now - this.#started) / 1e3, .001);
		const rate = this.#bytes / seconds;
		const { files, bytes } = this.#total;
		this.#report({
			phase: this.#phase,
			files: this.#files,
			bytes: this.#bytes,
			rate,
			...files !== void 0 && { totalFiles: files },
			...bytes !== void 0 && { totalBytes: bytes },
			...bytes !== void 0 && rate > 0 && { secondsLeft: Math.max(bytes - this.#bytes, 0) / rate }
		});
	}
};

// actions/lib/dataset/hash.ts
/** Lower-case hex sha256 of a body. */
function sha256Of(body) {
	return hash("sha256", body);
}
/** Lower-case hex sha256 of a file's bytes, read as a stream. */
async function hashFile(path, signal) {
	const digest = createHash("sha256");
	await pipeline(createReadStream(path, { highWaterMark: 1048576 }), digest, { signal });
	return digest.digest("hex");
}
/** Reads every entry once for its sha256; all findings of entries that cannot be read are in one {@link DatasetError}. */
async function hashEntries(entries, reader, { location, signal, progress }) {
	const meter = new Meter(progress, "hash", {
		files: entries.length,
		bytes: entries.reduce((sum, { size }) => sum + size, 0)
	});
	const files = /* @__PURE__ */ new Map();
	const findings = [];
	await inParallel(entries, {
		concurrency: 16,
		weigh: ({ size }) => weightOf(size),
		signal
	}, async (entry) => {
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
async function hashEntry(entry, { read, stream }, signal, tell) {
	const { path } = entry;
	if (entry.size <= 67108864) {
		const body = await read(entry);
		refusePointer(path, body);
		tell(body.length);
		return {
			path,
			size: body.length,
			sha256: sha256Of(body)
		};
	}
	const digest = createHash("sha256");
	let size = 0;
	for await (const piece of stream(entry)) {
		signal.throwIfAborted();
		digest.update(piece);
		size += piece.length;
		tell(piece.length);
	}
	return {
		path,
		size,
		sha256: digest.digest("hex")
	};
}
/** @throws DatasetError when the file is a Git LFS pointer */
function refusePointer(path, body) {
	if (isLfsPointer(body)) throw new DatasetError(`${path} ${LFS_POINTER}.`, [{
		level: "error",
		path,
		what: LFS_POINTER
	}]);
}
/**
* The body, checked against the hash that decided the data version.
*
* @throws DatasetError when it has changed
*/
function unchanged(file, body) {
	if (sha256Of(body) === file.sha256) return body;
	throw changed(file);
}
/** The same for a stream; it throws after the last piece. */
async function* unchangedPieces(file, pieces) {
	const digest = createHash("sha256");
	for await (const piece of pieces) {
		digest.update(piece);
		yield piece;
	}
	if (digest.digest("hex") !== file.sha256) throw changed(file);
}
function changed({ path }) {
	return new DatasetError(`${path} changed while the data set was being read. Run again when nothing writes to it.`);
}

export { unchangedPieces as a, inParallel as c, unchanged as i, weightOf as l, hashFile as n, Meter as o, sha256Of as r, HELD_BYTES as s, hashEntries as t };