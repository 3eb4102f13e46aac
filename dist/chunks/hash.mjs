import { $ as LFS_POINTER, Ct as refuseErrors, et as isLfsPointer, yt as DatasetError } from "./shared.mjs";
import { createHash, hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

// actions/lib/dataset/parallel.ts
const BYTES_IN_WORK = 67108864;
const HELD_BYTES = BYTES_IN_WORK;
function weightOf(size) {
	return Math.min(size, HELD_BYTES);
}
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
	add(files, bytes) {
		this.#files += files;
		this.#bytes += bytes;
		const now = performance.now();
		if (now - this.#reported < INTERVAL_MS) return;
		this.#reported = now;
		this.#tell(now);
	}
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
function sha256Of(body) {
	return hash("sha256", body);
}
async function hashFile(path, signal) {
	const digest = createHash("sha256");
	await pipeline(createReadStream(path, { highWaterMark: 1048576 }), digest, { signal });
	return digest.digest("hex");
}
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
function refusePointer(path, body) {
	if (isLfsPointer(body)) throw new DatasetError(`${path} ${LFS_POINTER}.`, [{
		level: "error",
		path,
		what: LFS_POINTER
	}]);
}
function unchanged(file, body) {
	if (sha256Of(body) === file.sha256) return body;
	throw changed(file);
}
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