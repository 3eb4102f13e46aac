import { n as paginateListObjectsV2, y as S3Client } from "./aws-s3.mjs";
import { n as parseS3, r as readObject, t as Damaged } from "./read-object.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { n as upload } from "./upload.mjs";
import { Lt as Failure } from "./shared.mjs";
import { createHash } from "node:crypto";
import { text } from "node:stream/consumers";

// actions/lib/dataset/version.ts
function contentHash(files) {
	const hash = createHash("sha256");
	for (const { path, sha256, size } of files.toSorted((a, b) => a.path < b.path ? -1 : 1)) hash.update(`${path}\n${sha256}\n${size}\n`);
	return hash.digest("hex");
}
const version = contentHash;

// actions/lib/resources/data/stored-files.aws.ts
async function listStored({ client, bucket, prefix }, version, signal = new AbortController().signal) {
	const folder = `${prefix}${version}/`;
	const sizes = /* @__PURE__ */ new Map();
	const request = {
		Bucket: bucket,
		Prefix: folder
	};
	for await (const page of paginateListObjectsV2({ client }, request, { abortSignal: signal })) for (const { Key = "", Size = -1 } of page.Contents ?? []) sizes.set(Key.slice(folder.length), Size);
	return sizes;
}
async function findLost(store, { version, files }) {
	const stored = await listStored(store, version);
	const sizes = new Map(files.map(({ path, size }) => [path, size]));
	const others = [...stored].filter(([path, size]) => sizes.get(path) !== size);
	if (others.length === 0) return files.map(({ path }) => path).filter((path) => !stored.has(path));
	const described = others.map(([path, size]) => {
		const published = sizes.get(path);
		return `${path} (${published === void 0 ? "not published" : `${size} bytes, published with ${published}`})`;
	});
	throw new Failure(`content-mismatch: The data version s3://${store.bucket}/${store.prefix}${version}/ contains objects that are not as they were published: ${some(described)}. It was not used.`, "Delete these objects in S3 and run sync-data again: it uploads what is missing. CloudTrail shows who wrote them, if it records data events.");
}
function some(names) {
	return names.slice(0, 5).join(", ") + (names.length > 5 ? ` and ${names.length - 5} more` : "");
}

// actions/lib/resources/data/records.aws.ts
async function readVersion(store, version$1) {
	const record = await readJson(store, versionKey(version$1), isVersionRecord);
	if (record === void 0 || record.version === version$1 && version(record.files) === version$1) return record;
	const address = `s3://${store.bucket}/${store.prefix}${versionKey(version$1)}`;
	throw new Failure(`record-mismatch: The record ${address} lists other files than the data version ${version$1} has. It was not used.`, "CloudTrail shows who wrote it, if it records data events. Delete the record and run again.");
}
async function recallSource(store, identity) {
	const record = await readJson(store, sourceKey(identity), isSourceRecord);
	const version = record && await readVersion(store, record.version);
	return record && version && {
		...record,
		lost: await findLost(store, version)
	};
}
async function findLatestSource(store, passes) {
	const folder = `${store.prefix}.sources/`;
	const found = [];
	const request = {
		Bucket: store.bucket,
		Prefix: folder
	};
	for await (const page of paginateListObjectsV2({ client: store.client }, request)) for (const { Key = "", LastModified = /* @__PURE__ */ new Date(0) } of page.Contents ?? []) found.push({
		identity: Key.slice(folder.length).replace(/\.json$/, ""),
		at: LastModified
	});
	for (const { identity, at } of found.sort((one, other) => other.at.getTime() - one.at.getTime())) {
		const record = await recallSource(store, identity);
		if (record !== void 0 && passes(record)) return {
			identity,
			record,
			at
		};
	}
}
async function findLatestVersion(store) {
	let latest;
	const folder = `${store.prefix}.versions/`;
	for await (const page of paginateListObjectsV2({ client: store.client }, {
		Bucket: store.bucket,
		Prefix: folder
	})) for (const { Key = "", LastModified } of page.Contents ?? []) {
		const at = LastModified?.getTime() ?? 0;
		if (!latest || at > latest.at) latest = {
			version: Key.slice(folder.length).replace(/\.json$/, ""),
			at
		};
	}
	const record = latest && await readVersion(store, latest.version);
	return record && {
		record,
		prefix: store.prefix
	};
}
async function writeVersion(store, record) {
	if (!await writeOnce(store, versionKey(record.version), record)) await readVersion(store, record.version);
}
async function writeSource(store, identity, record) {
	if (await writeOnce(store, sourceKey(identity), record)) return;
	const there = await readJson(store, sourceKey(identity), isSourceRecord);
	if (there === void 0 || there.version === record.version) return;
	throw new Failure(`record-mismatch: s3://${store.bucket}/${store.prefix}${sourceKey(identity)} records this source as the data version ${there.version}, but it now contains ${record.version}. The new version was published; the record was not changed, because records are never overwritten.`, "Delete that record and run again. If the source is a URL whose file changes without a new ETag or date, pin its `sha256`.");
}
async function readJson({ client, bucket, prefix }, key, is) {
	const read = async (body) => {
		const anew = "Delete it and run again: the action writes it again.";
		let content;
		try {
			content = JSON.parse(await text(body));
		} catch (error) {
			if (!(error instanceof SyntaxError)) throw error;
			throw new Damaged("is no JSON (it may have been cut short), and was not used", anew, error);
		}
		if (!is(content)) throw new Damaged("is no record that sync-data writes, and was not used", anew, void 0);
		return content;
	};
	return unlessNotFound(readObject(client, `s3://${bucket}/${prefix}${key}`, read));
}
function isVersionRecord(content) {
	return isSized(content) && "files" in content && Array.isArray(content.files) && content.files.every((file) => hasText(file, "path") && hasText(file, "sha256"));
}
function isSourceRecord(content) {
	return isSized(content) && "files" in content && typeof content.files === "number";
}
function isSized(content) {
	return hasText(content, "version") && "bytes" in content && typeof content.bytes === "number";
}
function hasText(content, name) {
	return typeof content === "object" && content !== null && typeof Reflect.get(content, name) === "string";
}
async function writeOnce({ client, bucket, prefix, kmsKey }, name, content) {
	const body = Buffer.from(JSON.stringify(content));
	const target = {
		bucket,
		key: prefix + name,
		kmsKey,
		once: true,
		type: "application/json"
	};
	try {
		await upload(client, {
			...target,
			body,
			size: body.length
		});
		return true;
	} catch (error) {
		const status = error instanceof Error ? error.$metadata?.httpStatusCode : void 0;
		if (status !== 412 && status !== 409) throw error;
		return false;
	}
}
function versionKey(version) {
	return `.versions/${version}.json`;
}
function sourceKey(identity) {
	return `.sources/${identity}.json`;
}

// actions/lib/resources/data/version.aws.ts
function dataStore(aws, bucket, prefix, kmsKey) {
	return {
		client: aws.client(S3Client),
		bucket,
		prefix,
		...kmsKey === void 0 ? {} : { kmsKey }
	};
}
function sourceId(store, identity) {
	return `s3://${store.bucket}/${store.prefix}.sources/${identity}.json`;
}
function versionId(store, version) {
	return `s3://${store.bucket}/${store.prefix}.versions/${version}.json`;
}
function dataVersionKind(aws, others) {
	return kindOf(aws, ".sources", async (store, identity) => {
		const resource = await recallSource(store, identity);
		if (resource !== void 0 || others === "are missing") return resource && {
			resource,
			note: ""
		};
		const newest = await findLatestVersion(store);
		const found = newest && await recallVersion(store, newest.record.version);
		return found && {
			resource: found,
			note: ", the newest; the source has changed"
		};
	});
}
function namedVersionKind(aws) {
	return kindOf(aws, ".versions", async (store, version) => {
		const resource = await recallVersion(store, version);
		return resource && {
			resource,
			note: ""
		};
	});
}
function changesOf({ files, lost }) {
	if (lost.length === 0) return [];
	return [{
		path: "files",
		before: `${files - lost.length} of ${files} (missing in S3: ${some(lost)})`,
		after: files,
		by: "update"
	}];
}
function kindOf(aws, folder, recall) {
	return {
		name: "data version",
		identity: "name",
		partOf: "folder",
		async observe(id) {
			const { bucket, key } = parseS3(id);
			const [, prefix, name] = new RegExp(`^(.*)\\${folder}/(.*)\\.json$`, "s").exec(key) ?? [];
			if (prefix === void 0 || name === void 0) throw new Error(`${id} is not a record in ${folder}.`);
			const found = await recall(dataStore(aws, bucket, prefix), name);
			if (found === void 0) return void 0;
			const { resource, note } = found;
			return {
				resource,
				phase: {
					is: "ready",
					detail: `version ${resource.version}, ${resource.files} files${note}`
				}
			};
		}
	};
}
async function recallVersion(store, version) {
	const record = await readVersion(store, version);
	return record && {
		version,
		bytes: record.bytes,
		files: record.files.length,
		lost: await findLost(store, record)
	};
}

export { sourceId as a, findLatestVersion as c, writeVersion as d, findLost as f, version as g, contentHash as h, namedVersionKind as i, readVersion as l, some as m, dataStore as n, versionId as o, listStored as p, dataVersionKind as r, findLatestSource as s, changesOf as t, writeSource as u };