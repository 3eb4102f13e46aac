import { n as paginateListObjectsV2, y as S3Client } from "./aws-s3.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { t as putOnce } from "./put-once.mjs";
import { n as parseS3, r as readObject, t as Damaged } from "./read-object.mjs";
import { H as attemptName, Ht as isAlreadyThere } from "./shared.mjs";
import { text } from "node:stream/consumers";

// actions/lib/resources/ec2/launch.ts
const fileOf = (id, file) => `${id}/${file}`;
const nameOf = (id) => id.slice(id.lastIndexOf("/") + 1);
function earlierAttempts(id, attempt) {
	const ids = Array.from({ length: 9 }, (_, index) => attemptName(id, index + 1));
	return ids.slice(0, ids.indexOf(attempt)).reverse();
}
function idPrefix(bucket, pipeline) {
	return `s3://${bucket}/${pipeline}/ec2/${pipeline}-ec2`;
}

// actions/lib/resources/ec2/attempt.aws.ts
async function listAttempt(aws, id) {
	const { bucket: Bucket, key } = parseS3(fileOf(id, ""));
	const files = /* @__PURE__ */ new Map();
	for await (const page of paginateListObjectsV2({ client: aws.client(S3Client) }, {
		Bucket,
		Prefix: key
	})) for (const { Key = "", ETag = "", Size: bytes = 0, LastModified: written = /* @__PURE__ */ new Date(0) } of page.Contents ?? []) files.set(Key.slice(key.length), {
		tag: ETag.replaceAll("\"", ""),
		bytes,
		written
	});
	return files;
}
const newestLaunch = (files) => newest("launch", files);
function newest(name, files) {
	const pattern = new RegExp(`^${name}-(\\d+)\\.json$`);
	return Math.max(0, ...[...files.keys()].map((file) => Number(pattern.exec(file)?.[1] ?? 0)));
}
async function listAttempts(aws, prefix) {
	const { bucket: Bucket, key } = parseS3(prefix);
	const found = [];
	for await (const page of paginateListObjectsV2({ client: aws.client(S3Client) }, {
		Bucket,
		Prefix: key
	})) for (const { Key = "", LastModified: created = /* @__PURE__ */ new Date(0) } of page.Contents ?? []) if (Key.endsWith("/launch-1.json")) found.push({
		id: `s3://${Bucket}/${Key.slice(0, -14)}`,
		created
	});
	return found.sort((one, other) => other.created.getTime() - one.created.getTime());
}
function readLaunch(aws, id, number) {
	return readJson(aws, fileOf(id, `launch-${number}.json`), [
		"number",
		"parameters",
		"token",
		"tags",
		"identity"
	]);
}
function readStatus(aws, id) {
	return readJson(aws, fileOf(id, "status.json"), [
		"outcome",
		"instance",
		"phases"
	]);
}
function readOver(aws, id) {
	return readJson(aws, fileOf(id, "over.json"), ["reason"]);
}
async function writeOver(aws, id, over, kmsKey) {
	await writeJson(aws, fileOf(id, "over.json"), over, kmsKey);
}
async function unlessDamaged(read) {
	try {
		return await read;
	} catch (error) {
		if (error instanceof Error && error.cause instanceof Damaged) return void 0;
		throw error;
	}
}
function newestTags(id, files) {
	const number = newest("tags", files);
	return number === 0 ? void 0 : fileOf(id, `tags-${number}.json`);
}
async function readTags(aws, file) {
	return await readJson(aws, file, []) ?? {};
}
async function writeTags(aws, id, tags, kmsKey) {
	const files = await listAttempt(aws, id);
	const before = newestTags(id, files);
	const all = {
		...before !== void 0 && await readTags(aws, before),
		...tags
	};
	for (let number = newest("tags", files) + 1;; number++) if (await writeJson(aws, fileOf(id, `tags-${number}.json`), all, kmsKey)) return;
}
async function writeJson(aws, uri, content, kmsKey) {
	try {
		await putOnce(aws, uri, Buffer.from(JSON.stringify(content)), { kmsKey });
		return true;
	} catch (error) {
		if (!isAlreadyThere(error)) throw error;
		return false;
	}
}
async function readOutput(aws, id) {
	const read = readObject(aws.client(S3Client), fileOf(id, "log.txt"), (body) => text(body));
	return (await unlessNotFound(read))?.split("\n").map((line) => line.trimEnd());
}
function readJson(aws, uri, members) {
	const read = async (body) => {
		let content;
		try {
			content = JSON.parse(await text(body));
		} catch (error) {
			if (!(error instanceof SyntaxError)) throw error;
		}
		if (typeof content === "object" && content !== null && members.every((member) => member in content)) return content;
		throw new Damaged("is not what this version writes, and was not used", "Restore it, or delete its folder, with its model if it has one, and run again.", void 0);
	};
	return unlessNotFound(readObject(aws.client(S3Client), uri, read));
}

export { nameOf as _, readLaunch as a, readStatus as c, writeJson as d, writeOver as f, idPrefix as g, fileOf as h, newestTags as i, readTags as l, earlierAttempts as m, listAttempts as n, readOutput as o, writeTags as p, newestLaunch as r, readOver as s, listAttempt as t, unlessDamaged as u };