import { v as AbortMultipartUploadCommand } from "./aws-s3.mjs";

// actions/lib/aws/encryption.ts
/** Encryption with this KMS key; without one, the bucket's default. @param kmsKey id, ARN or alias */
function encryptedWith(kmsKey) {
	return kmsKey === void 0 ? {} : {
		ServerSideEncryption: "aws:kms",
		SSEKMSKeyId: kmsKey
	};
}

// actions/lib/aws/upload.ts
/**
* Streams above this size, in bytes, are sent in parts of this size. S3 allows 5 MiB to 5 GiB a part, and 10,000 parts.
* Source: Amazon S3 multipart upload limits.
*/
const PART_BYTES = 8388608;
const MOST_PARTS = 1e4;
/** Stores an object; S3 checks its SHA-256. A failed or aborted upload leaves no parts, which would cost money. */
async function upload(client, content) {
	const { bucket, key, body, size, type, kmsKey, once = false, signal } = content;
	const { Upload } = await import("./dist-es15.mjs");
	const params = {
		Bucket: bucket,
		Key: key,
		Body: typeof body === "function" ? body() : body,
		ContentLength: size,
		ContentType: type,
		ChecksumAlgorithm: "SHA256",
		...encryptedWith(kmsKey),
		...once && { IfNoneMatch: "*" }
	};
	const partSize = Math.max(PART_BYTES, typeof body === "function" ? Math.ceil(size / MOST_PARTS) : size);
	await new Upload({
		client: abortable(client, signal),
		params,
		partSize
	}).done();
}
/**
* A client that passes the signal to each request: lib-storage does not, and its own abort does not wait until the
* parts are removed. The request that removes the parts is not aborted, and its failure does not hide the first one.
*/
function abortable(client, signal) {
	const send = (command) => command instanceof AbortMultipartUploadCommand ? client.send(command).catch(() => void 0) : client.send(command, { ...signal && { abortSignal: signal } });
	return Object.assign(Object.create(client), { send });
}

export { upload as n, encryptedWith as r, PART_BYTES as t };