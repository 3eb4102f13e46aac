import { n as paginateListObjectsV2, y as S3Client } from "./aws-s3.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { t as putOnce } from "./put-once.mjs";
import { n as parseS3, r as readObject, t as Damaged } from "./read-object.mjs";
import { s as isAlreadyThere } from "./failure.mjs";
import { text } from "node:stream/consumers";

// actions/lib/resources/ec2/launch.ts
/** Where the files of an attempt lie, by the id of the attempt, which is the address of its folder. */
const fileOf = (id, file) => `${id}/${file}`;
/** Name of an attempt: the end of its id. */
const nameOf = (id) => id.slice(id.lastIndexOf("/") + 1);
/** The beginning of the ids of a pipeline's trainings on EC2, without the hash of their content. */
function idPrefix(bucket, pipeline) {
	return `s3://${bucket}/${pipeline}/ec2/${pipeline}-ec2`;
}

// actions/lib/resources/ec2/attempt.aws.ts
/** The files of an attempt by name; empty when there is no attempt. */
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
/** Number of the newest launch in a list of files; 0 = there is none. */
function newestLaunch(files) {
	return Math.max(0, ...[...files.keys()].map((file) => Number(/^launch-(\d+)\.json$/.exec(file)?.[1] ?? 0)));
}
/** Ids of the attempts whose ids begin so, with the time of their first launch; the newest first. */
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
/** A launch by its number; `undefined` when it is not written. */
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
/** Why an attempt is over though its instance left no status; `undefined` when nobody has written it down. */
async function readOver(aws, id) {
	return (await readJson(aws, fileOf(id, "over.json"), ["reason"]))?.reason;
}
/** What `read` brings; `undefined` when the file is damaged, too. */
async function unlessDamaged(read) {
	try {
		return await read;
	} catch (error) {
		if (error instanceof Error && error.cause instanceof Damaged) return void 0;
		throw error;
	}
}
/** Writes JSON once. @returns whether it was written; `false`: it was there */
async function writeJson(aws, uri, content, kmsKey) {
	try {
		await putOnce(aws, uri, Buffer.from(JSON.stringify(content)), { kmsKey });
		return true;
	} catch (error) {
		if (!isAlreadyThere(error)) throw error;
		return false;
	}
}
/** The end of the whole output of a training, as the instance left it: at most so many bytes of whole lines. */
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
		throw new Damaged("is not what this version writes, and was not used", "Delete its folder and run again.", void 0);
	};
	return unlessNotFound(readObject(aws.client(S3Client), uri, read));
}

export { readOutput as a, unlessDamaged as c, idPrefix as d, nameOf as f, readLaunch as i, writeJson as l, listAttempts as n, readOver as o, newestLaunch as r, readStatus as s, listAttempt as t, fileOf as u };