import { c as GetObjectCommand, m as S3Client, o as HeadObjectCommand } from "./aws-s3.mjs";
import { t as require_tar_stream } from "./tar-stream.mjs";
import { s as unlessNotFound } from "./errors.mjs";
import { createGunzip } from "node:zlib";
import { pipeline } from "node:stream/promises";

// actions/lib/aws/artefact.ts
var import_tar_stream = require_tar_stream();
/** Bucket and key of an `s3://` address. */
function parseS3(uri) {
	const [, bucket, key] = /^s3:\/\/([^/]+)\/(.*)$/.exec(uri) ?? [];
	if (bucket === void 0 || key === void 0) throw new Error(`${uri} is no s3:// address.`);
	return {
		bucket,
		key
	};
}
/** What is known of an S3 object without reading it; `undefined` when it is not there. */
async function findArtefact(aws, uri) {
	const { bucket, key } = parseS3(uri);
	const head = await unlessNotFound(aws.client(S3Client).send(new HeadObjectCommand({
		Bucket: bucket,
		Key: key
	})));
	return head && {
		tag: head.ETag?.replaceAll("\"", "") ?? "",
		bytes: head.ContentLength ?? 0
	};
}
/** No archive with a model in it is as small as this. */
const MAY_BE_EMPTY = 1024;
/** Whether a `.tar.gz` in S3 holds no file at all. Only a very small one is read. */
async function isEmptyArchive(aws, uri, { bytes }) {
	if (bytes > MAY_BE_EMPTY) return false;
	const { bucket, key } = parseS3(uri);
	const { Body } = await aws.client(S3Client).send(new GetObjectCommand({
		Bucket: bucket,
		Key: key
	}));
	const entries = (0, import_tar_stream.extract)();
	const read = pipeline(Body, createGunzip(), entries);
	let files = 0;
	for await (const entry of entries) {
		if (entry.header.type === "file") files++;
		entry.resume();
	}
	await read;
	return files === 0;
}

export { isEmptyArchive as n, parseS3 as r, findArtefact as t };