import { r as formatBytes } from "./limits.mjs";
import { f as CreateMultipartUploadCommand, g as AbortMultipartUploadCommand, h as CompleteMultipartUploadCommand, n as UploadPartCommand } from "./aws-s3.mjs";
import { t as encryptedWith } from "./encryption.mjs";
import { hash } from "node:crypto";

// actions/lib/resources/progress.ts
/** `publish: 512 of 1,000 files, 2.1 of 4.0 MB, 1.3 MB/s, 2 s left`. */
function formatProgress(report) {
	const { phase, files, totalFiles, bytes, totalBytes, rate, secondsLeft } = report;
	const parts = [];
	if (files > 0 || totalFiles !== void 0) parts.push(`${files}${totalFiles === void 0 ? "" : ` of ${totalFiles}`} files`);
	parts.push(`${formatBytes(bytes)}${totalBytes === void 0 ? "" : ` of ${formatBytes(totalBytes)}`}`);
	if (bytes > 0) parts.push(`${formatBytes(rate)}/s`);
	if (secondsLeft !== void 0 && secondsLeft >= 1) parts.push(`${Math.round(secondsLeft)} s left`);
	return `${phase}: ${parts.join(", ")}`;
}

// actions/lib/aws/multipart-put.ts
/**
* Bodies above this size, in bytes, are sent in parts of this size. S3 allows 5 MiB to 5 GiB a part, and 10,000 parts.
* Source: Amazon S3 multipart upload limits.
*/
const PART_BYTES = 8388608;
const MOST_PARTS = 1e4;
/** Parts of one object on their way at once. */
const LANES = 4;
/**
* Stores a body of any size in parts, each with its own checksum; a few parts at a time are held in memory. An upload
* that fails leaves no parts that cost money.
*/
async function putInParts(client, body, options) {
	const { bucket, key, size, kmsKey, once = false } = options;
	const target = {
		Bucket: bucket,
		Key: key
	};
	const failing = new AbortController();
	const abortSignal = AbortSignal.any([failing.signal, ...options.signal === void 0 ? [] : [options.signal]]);
	const create = new CreateMultipartUploadCommand({
		...target,
		ChecksumAlgorithm: "SHA256",
		...encryptedWith(kmsKey)
	});
	const { UploadId } = await client.send(create, { abortSignal });
	const sent = [];
	const parts = cut(body, Math.max(PART_BYTES, Math.ceil(size / MOST_PARTS)));
	const lane = async () => {
		for await (const { number: PartNumber, bytes } of parts) {
			const ChecksumSHA256 = hash("sha256", bytes, "base64");
			const upload = new UploadPartCommand({
				...target,
				UploadId,
				PartNumber,
				Body: bytes,
				ChecksumSHA256
			});
			const { ETag } = await client.send(upload, { abortSignal });
			sent.push({
				PartNumber,
				ETag,
				ChecksumSHA256
			});
		}
	};
	try {
		await Promise.all(Array.from({ length: LANES }, () => lane().catch((error) => failing.abort(error))));
		abortSignal.throwIfAborted();
		sent.sort((a, b) => (a.PartNumber ?? 0) - (b.PartNumber ?? 0));
		const complete = {
			...target,
			UploadId,
			MultipartUpload: { Parts: sent },
			...once && { IfNoneMatch: "*" }
		};
		await client.send(new CompleteMultipartUploadCommand(complete), { abortSignal });
	} catch (error) {
		await client.send(new AbortMultipartUploadCommand({
			...target,
			UploadId
		})).catch(() => void 0);
		throw error;
	}
}
/** The body in parts of one size, but for the last; whoever asks next gets the next one. */
async function* cut(body, size) {
	let number = 0;
	let held = [];
	let length = 0;
	for await (const piece of body) for (let rest = piece; rest.length > 0;) {
		const taken = rest.subarray(0, size - length);
		held.push(taken);
		length += taken.length;
		rest = rest.subarray(taken.length);
		if (length < size) continue;
		const [only, ...others] = held;
		yield {
			number: ++number,
			bytes: only !== void 0 && others.length === 0 ? only : Buffer.concat(held)
		};
		[held, length] = [[], 0];
	}
	if (length > 0 || number === 0) yield {
		number: ++number,
		bytes: Buffer.concat(held)
	};
}

// actions/lib/dataset/unreadable.ts
const NOT_MINE = "may not be read by this user. A container that ran as root leaves such files: run `sudo chown -R \"$(id -un)\" .` first";
/** What is wrong with a file that the system does not let this process read, and what to do; by the error's code. */
const REASONS = {
	EACCES: NOT_MINE,
	EPERM: NOT_MINE,
	EIO: "cannot be read: the disk reports an error",
	ENOENT: "no longer exists: it was deleted while the data set was being read",
	ESTALE: "cannot be read: its network drive no longer has it (stale file handle)"
};
/** The finding of a file or folder that cannot be read; `undefined` for an error that says something else. */
function unreadable(path, error) {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	const what = REASONS[code];
	return what === void 0 ? void 0 : {
		level: "error",
		path,
		what
	};
}

export { formatProgress as i, PART_BYTES as n, putInParts as r, unreadable as t };