import { f as GetObjectCommand } from "./aws-s3.mjs";
import { t as again } from "./again.mjs";
import { n as Failure } from "./failure.mjs";
import { i as isBroken } from "./errors.mjs";
import { Readable, addAbortSignal } from "node:stream";

// actions/lib/aws/read-object.ts
/** How often an interrupted body is read, and a complete but damaged one. */
const ATTEMPTS = {
	broken: 4,
	damaged: 2
};
/** Milliseconds without a byte after which a connection counts as lost. */
const SILENT_FOR = 3e4;
/** Thrown by a reader for a body that is complete but damaged. */
var Damaged = class extends Error {
	next;
	/** @param what is wrong with the object, such as `is no JSON` */
	constructor(what, next, cause) {
		super(what, { cause });
		this.next = next;
	}
};
/**
* Reads an object of S3 as a stream. If the connection breaks or stalls, the object is read again from its start,
* because the SDK retries a call only until the body starts.
*
* @param uri `s3://…`
* @param read reads the whole body, again in each attempt, and throws {@link Damaged} for a damaged one
* @throws Failure when all attempts failed; otherwise the errors of the SDK and of `read`; the signal's reason when
*   aborted
*/
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
/** The same bytes; each piece restarts the timer. */
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
/** Bucket and key of an `s3://` address. */
function parseS3(uri) {
	const [, bucket, key] = /^s3:\/\/([^/]+)\/(.*)$/s.exec(uri) ?? [];
	if (bucket === void 0 || key === void 0) throw new Failure(`aws-answer-invalid: ${uri.slice(0, 200) || "An empty text"} is not the s3:// address of an object.`, "Correct the address, or check whether something else answers instead of AWS (AWS_ENDPOINT_URL, a proxy).");
	return {
		bucket,
		key
	};
}

export { parseS3 as n, readObject as r, Damaged as t };