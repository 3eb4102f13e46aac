import { l as HeadObjectCommand, y as S3Client } from "./aws-s3.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { n as parseS3, r as readObject } from "./read-object.mjs";
import { createHash } from "node:crypto";
import { createGunzip } from "node:zlib";
import { pipeline } from "node:stream/promises";

// actions/lib/aws/object.ts
function objectKind(aws, name, look = isThere) {
	return {
		name,
		identity: "content",
		partOf: "folder",
		async observe(id) {
			const resource = await look(aws, id);
			return resource && {
				resource,
				phase: {
					is: "ready",
					detail: "there"
				}
			};
		}
	};
}
async function isThere(aws, uri) {
	const { bucket, key } = parseS3(uri);
	return await unlessNotFound(aws.client(S3Client).send(new HeadObjectCommand({
		Bucket: bucket,
		Key: key
	}))) && {};
}
async function hashObject(aws, uri) {
	const { bucket, key } = parseS3(uri);
	const resource = await unlessNotFound(aws.client(S3Client).send(new HeadObjectCommand({
		Bucket: bucket,
		Key: key,
		ChecksumMode: "ENABLED"
	})));
	if (resource === void 0) return void 0;
	const { ChecksumSHA256: stored, ChecksumType } = resource;
	if (stored === void 0 || ChecksumType === "COMPOSITE") return readHash(aws, uri);
	return { sha256: Buffer.from(stored, "base64").toString("hex") };
}
function hashUnpacked(aws, uri) {
	return readHash(aws, uri, createGunzip);
}
function readHash(aws, uri, through) {
	const read = async (body, signal) => {
		const hash = createHash("sha256");
		try {
			await pipeline([
				body,
				...through === void 0 ? [] : [through()],
				hash
			], { signal });
		} catch (error) {
			if (!(error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))) throw error;
			return { sha256: "not a .gz file" };
		}
		return { sha256: hash.digest("hex") };
	};
	return unlessNotFound(readObject(aws.client(S3Client), uri, read));
}

export { hashUnpacked as n, objectKind as r, hashObject as t };