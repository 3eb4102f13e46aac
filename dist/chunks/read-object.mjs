import { f as GetObjectCommand } from "./aws-s3.mjs";
import { Lt as Failure, Ot as again } from "./shared.mjs";
import { i as isBroken } from "./errors.mjs";
import { Readable, addAbortSignal } from "node:stream";

// actions/lib/aws/read-object.ts
const ATTEMPTS = {
	broken: 4,
	damaged: 2
};
const SILENT_FOR = 3e4;
var Damaged = class extends Error {
	next;
	constructor(what, next, cause) {
		super(what, { cause });
		this.next = next;
	}
};
async function readObject(client, uri, read, { signal = new AbortController().signal, silentFor = SILENT_FOR } = {}) {
	const { bucket, key } = parseS3(uri);
	const attempt = async () => {
		const request = new GetObjectCommand({
			Bucket: bucket,
			Key: key
		});
		const { Body } = await client.send(request, { abortSignal: signal });
		const silence = new AbortController();
		const timer = setTimeout(() => silence.abort(new Silence(silentFor)), silentFor);
		const either = AbortSignal.any([signal, silence.signal]);
		const body = addAbortSignal(either, Body);
		try {
			return await read(watched(body, timer), either);
		} catch (error) {
			throw silence.signal.aborted ? silence.signal.reason : error;
		} finally {
			clearTimeout(timer);
			body.destroy();
		}
	};
	try {
		return await again(attempt, limitOf, { signal });
	} catch (error) {
		signal.throwIfAborted();
		throw error instanceof Error && limitOf(error) > 1 ? failure(uri, error) : error;
	}
}
function watched(body, timer) {
	async function* pieces() {
		for await (const piece of body) {
			timer.refresh();
			yield piece;
		}
	}
	return Readable.from(pieces(), { objectMode: false });
}
var Silence = class extends Error {
	name = "TimeoutError";
	constructor(milliseconds) {
		super(`no data arrived for ${milliseconds / 1e3} s`);
	}
};
function limitOf(error) {
	if (error instanceof Damaged) return ATTEMPTS.damaged;
	if (error instanceof Error && "call" in error) return 1;
	return isBroken(error) ? ATTEMPTS.broken : 1;
}
function failure(uri, error) {
	return error instanceof Damaged ? new Failure(`object-unreadable: ${uri} ${error.message}; GetObject read it ${ATTEMPTS.damaged} times.`, error.next, error) : new Failure(`object-unreadable: GetObject of ${uri} was interrupted ${ATTEMPTS.broken} times: ${error.message}.`, "This is a temporary network failure: run again.", error);
}
function parseS3(uri) {
	const [, bucket, key] = /^s3:\/\/([^/]+)\/(.*)$/s.exec(uri) ?? [];
	if (bucket === void 0 || key === void 0) throw new Failure(`aws-answer-invalid: ${uri.slice(0, 200) || "An empty text"} is not the s3:// address of an object.`, "Correct the address, or check whether something else answers instead of AWS (AWS_ENDPOINT_URL, a proxy).");
	return {
		bucket,
		key
	};
}

export { parseS3 as n, readObject as r, Damaged as t };