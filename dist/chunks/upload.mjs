import { v as AbortMultipartUploadCommand } from "./aws-s3.mjs";

// actions/lib/aws/encryption.ts
function encryptedWith(kmsKey) {
	return kmsKey === void 0 ? {} : {
		ServerSideEncryption: "aws:kms",
		SSEKMSKeyId: kmsKey
	};
}

// actions/lib/aws/upload.ts
const PART_BYTES = 8388608;
const MOST_PARTS = 1e4;
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
function abortable(client, signal) {
	const send = (command) => command instanceof AbortMultipartUploadCommand ? client.send(command).catch(() => void 0) : client.send(command, { ...signal && { abortSignal: signal } });
	return Object.assign(Object.create(client), { send });
}

export { upload as n, encryptedWith as r, PART_BYTES as t };