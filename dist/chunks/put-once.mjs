import { y as S3Client } from "./aws-s3.mjs";
import { n as parseS3 } from "./read-object.mjs";
import { n as signedPut } from "./signed-put.mjs";
import { n as upload } from "./upload.mjs";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";

// actions/lib/aws/put-once.ts
const LARGEST_PUT = 5 * 1024 ** 3;
async function putOnce(aws, uri, content, sending) {
	const client = aws.client(S3Client);
	const { bucket, key } = parseS3(uri);
	const { sha256, kmsKey, signal } = sending;
	const target = {
		bucket,
		key,
		kmsKey,
		signal,
		once: true
	};
	if (typeof content !== "string") return upload(client, {
		...target,
		body: content,
		size: content.length
	});
	const { size } = await stat(content);
	if (sha256 !== void 0 && size <= LARGEST_PUT) return (await signedPut(client, bucket, target))(key, {
		file: content,
		size
	}, sha256);
	const body = () => createReadStream(content, { highWaterMark: 1048576 });
	return upload(client, {
		...target,
		body,
		size
	});
}

export { putOnce as t };