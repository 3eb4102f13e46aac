import { t as require_tar_stream } from "./tar-stream.mjs";
import { i as isBroken } from "./errors.mjs";
import { t as Damaged } from "./read-object.mjs";
import { createGunzip } from "node:zlib";
import { pipeline } from "node:stream/promises";

// actions/lib/core/together.ts
var import_tar_stream = require_tar_stream();
async function together(signal, ...parts) {
	const end = new AbortController();
	const either = AbortSignal.any([signal, end.signal]);
	const failures = [];
	const run = async (part) => {
		try {
			await part(either);
		} catch (error) {
			failures.push(error);
			end.abort(error);
		}
	};
	await Promise.all(parts.map(run));
	signal.throwIfAborted();
	if (failures.length > 0) throw failures[0];
}

// actions/lib/aws/read-archive.ts
async function readArchive(body, take, signal) {
	const entries = (0, import_tar_stream.extract)();
	try {
		await together(signal, (either) => pipeline(body, createGunzip(), entries, { signal: either }), async (either) => {
			for await (const entry of entries) await take(entry, either);
		});
	} catch (error) {
		if (signal.aborted || isBroken(error) || !isFormatError(error)) throw error;
		throw new Damaged(`is a damaged archive: ${error.message}`, "Delete it, and run the stage train again: a job without its artifact runs again.", error);
	}
}
function isFormatError(error) {
	return error instanceof Error && (!("code" in error) || String(error.code).startsWith("Z_"));
}

export { together as n, readArchive as t };