import { _ as S3Client, r as PutObjectCommand, s as HeadObjectCommand } from "./aws-s3.mjs";
import { t as encryptedWith } from "./encryption.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { n as parseS3, r as readObject } from "./read-object.mjs";
import { createHash } from "node:crypto";
import { createGunzip } from "node:zlib";
import { pipeline } from "node:stream/promises";

// actions/lib/aws/object.ts
/**
* S3 objects by their `s3://` address, which holds the SHA-256 of what they are made of. They are written once.
*
* @param name what people call it, e.g. `model package`
* @param look how much of the object is read; by default only whether it is there
*/
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
/** The object's SHA-256: S3's own, which it checked when the object was stored, where it has it; else its bytes are read. */
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
/** The SHA-256 of what a `.gz` holds: the same content compresses to other bytes with another zlib. */
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
/**
* Writes an object unless there is one: what is there is never overwritten, and the roles of a run may not do otherwise
* (IAM's condition `s3:if-none-match`). S3 shows an object whole or not at all.
*
* @param kmsKey that encrypts it; `undefined` = as the bucket does by default
* @throws an error with `alreadyExists` when there is one
*/
async function putOnce(aws, uri, body, kmsKey) {
	const { bucket, key } = parseS3(uri);
	const ChecksumSHA256 = createHash("sha256").update(body).digest("base64");
	const target = {
		Bucket: bucket,
		Key: key,
		IfNoneMatch: "*",
		...encryptedWith(kmsKey)
	};
	await aws.client(S3Client).send(new PutObjectCommand({
		...target,
		Body: body,
		ChecksumSHA256
	}));
}

export { putOnce as i, hashUnpacked as n, objectKind as r, hashObject as t };