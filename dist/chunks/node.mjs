import { n as __require, t as __commonJSMin } from "./rolldown-runtime.mjs";
import { m as whatAShellDoes, n as tuningPrefix, p as survivesShell, s as isAwsTrainingImage, t as domainPrefix } from "./domain.mjs";
import { r as float32 } from "./line-regex.mjs";
import { a as digest, r as contentName } from "./names.mjs";
import { a as HeadObjectCommand, d as CopyObjectCommand, f as CompleteMultipartUploadCommand, h as S3ServiceException, i as ListObjectsV2Command, l as CreateMultipartUploadCommand, m as S3Client, n as UploadPartCommand, o as HeadBucketCommand, p as AbortMultipartUploadCommand, r as PutObjectCommand, s as GetPublicAccessBlockCommand, t as paginateListObjectsV2, u as CreateBucketCommand } from "./aws-s3.mjs";
import { l as unlessNotFound, o as isDenied, s as isNotFound, t as annotate } from "./errors.mjs";
import { n as parseS3, r as readObject, t as Damaged } from "./read-object.mjs";
import { c as isTransient, n as Failure, r as Failures } from "./failure.mjs";
import { t as discard } from "./discard.mjs";
import { a as refuseErrors, r as formatFindings, t as DatasetError } from "./error.mjs";
import { n as differenceOf, r as lookOf, t as Listing } from "./listing.mjs";
import { a as unchangedPieces, c as inParallel, f as formatBytes, i as unchanged, l as weightOf, n as hashFile, o as Meter, s as HELD_BYTES, t as hashEntries } from "./hash.mjs";
import { Rt as getEndpointFromInstructions, V as SignatureV4, kn as HttpRequest } from "./aws-core.mjs";
import { t as shownAddress } from "./address.mjs";
import { n as isLfsPointer, r as isLfsPointerFile, t as LFS_POINTER } from "./lfs-pointer.mjs";
import { i as SourceUnavailable, r as NoSource, t as download } from "./download.mjs";
import { t as require_tar_stream } from "./tar-stream.mjs";
import { r as promisify } from "./_util.mjs";
import { t as again } from "./again.mjs";
import { r as tuningJobKind, t as createTuningJob } from "./tuning-job.aws.mjs";
import { Readable } from "node:stream";
import { isUtf8 } from "node:buffer";
import { createGunzip, gzipSync } from "node:zlib";
import { createHash, hash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { access, lstat, mkdtemp, open, readFile, readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { constants, createReadStream, readdirSync } from "node:fs";
import { pipeline as pipeline$1 } from "node:stream/promises";
import { buffer, text } from "node:stream/consumers";
import { execFile } from "node:child_process";

// actions/lib/resources/published.ts
/** What the keys and names of a trust domain of the config's pipeline begin with. */
function prefixOf({ config }, domain) {
	return domainPrefix(config.name, domain);
}
/**
* What a node wants in the trust domain of the run. A pull request uses what main has published and makes its own of what
* main does not have; main uses nothing that a pull request made.
*
* @param at what the node wants in a domain
*/
function inDomain(scope, at) {
	if (scope.domain === "main") return at("main");
	const main = at("main");
	const changes = (seen, tags) => main.changes(seen, tags).filter(({ ofMaker }) => ofMaker !== true);
	return {
		...at("pull-request"),
		published: {
			...main,
			changes,
			refusal: main.refusal ?? MAINS
		}
	};
}
/**
* Differences between what was found and what this run would request. The role of a job or model is for the stage that
* makes it to judge: others may not know it, and a pull request does not know main's.
*/
function ofMaker(changes, { executionRole }) {
	return changes.filter(({ path }) => !isRole(path) || executionRole !== "").map((change) => isRole(change.path) ? {
		...change,
		ofMaker: true
	} : change);
}
function isRole(path) {
	return path === "role" || path.endsWith(".role");
}
const MAINS = new Failure("Main has not made it.", "A pull request makes its own.");

// actions/lib/core/compare.ts
/**
* Fields in which a resource that was found differs from the one that would be requested. A name is found by 40 bits of a
* hash, and anybody with the right to create may have taken it first: only this comparison says what was found.
*
* @param seen identity of what the service describes
* @param wanted identity of what would be requested
* @returns one change a field, by `path` such as `hyperparameters.epochs`; empty = the same
*/
function compare(seen, wanted) {
	const [before, after] = [flatten(seen), flatten(wanted)];
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).sort().map((path) => ({
		path,
		before: before.get(path),
		after: after.get(path),
		by: "replace"
	}));
}
/** Leaves by their path; an empty list or object is the same as none, and AWS's `false` the same as unset. */
function flatten(value, path = "", leaves = /* @__PURE__ */ new Map()) {
	if (typeof value === "object" && value !== null) for (const [key, member] of Object.entries(value)) flatten(member, path === "" ? key : `${path}.${key}`, leaves);
	else if (value !== void 0 && value !== null && value !== false) leaves.set(path, value);
	return leaves;
}

// actions/lib/aws/object.ts
/**
* S3 objects by their `s3://` address, which holds the SHA-256 of what they are made of. They are written once.
*
* @param name what people call it, e.g. `model package`
* @param look how much of the object is read; by default only whether it is there
*/
function objectKind(aws, name, look = isThere$1) {
	return {
		name,
		onCancel: "leave",
		naming: "once",
		async observe(id) {
			const seen = await look(aws, id);
			return seen && {
				seen,
				phase: {
					is: "ready",
					detail: "there"
				}
			};
		}
	};
}
async function isThere$1(aws, uri) {
	const { bucket, key } = parseS3(uri);
	return await unlessNotFound(aws.client(S3Client).send(new HeadObjectCommand({
		Bucket: bucket,
		Key: key
	}))) && {};
}
/** The object's SHA-256: S3's own, which it checked when the object was stored, where it has it; else its bytes are read. */
async function hashObject(aws, uri) {
	const { bucket, key } = parseS3(uri);
	const seen = await unlessNotFound(aws.client(S3Client).send(new HeadObjectCommand({
		Bucket: bucket,
		Key: key,
		ChecksumMode: "ENABLED"
	})));
	if (seen === void 0) return void 0;
	const { ChecksumSHA256: stored, ChecksumType } = seen;
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
			await pipeline$1([
				body,
				...through === void 0 ? [] : [through()],
				hash
			], { signal });
		} catch (error) {
			if (!(error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))) throw error;
			return { sha256: "no .gz file" };
		}
		return { sha256: hash.digest("hex") };
	};
	return unlessNotFound(readObject(aws.client(S3Client), uri, read));
}
/**
* Writes an object unless there is one: what is there is never overwritten, and the roles of a run may not do otherwise
* (IAM's condition `s3:if-none-match`). S3 shows an object whole or not at all.
*
* @throws an error with `alreadyExists` when there is one
*/
async function putOnce(aws, uri, body) {
	const { bucket, key } = parseS3(uri);
	const ChecksumSHA256 = createHash("sha256").update(body).digest("base64");
	await aws.client(S3Client).send(new PutObjectCommand({
		Bucket: bucket,
		Key: key,
		Body: body,
		ChecksumSHA256,
		IfNoneMatch: "*"
	}));
}

// actions/lib/dataset/classes.ts
const SPLITS = [
	"train",
	"valid",
	"test"
];
const CLASS_FOLDER = /^\d{3,}\.\S/;
function isSplit(name) {
	return name !== void 0 && SPLITS.includes(name);
}
/** Checks the class folders: the same in every split, two at least, and none that is another one under a like name. */
function checkClasses(images, emptyFolders) {
	const findings = [];
	const folders = new Set(images.map(({ path }) => path.slice(0, path.lastIndexOf("/"))));
	const empty = emptyFolders.filter((folder) => isSplit(folder.split("/")[0]) && folder.split("/").length === 2);
	for (const folder of empty) findings.push(error$2(folder, "is an empty class folder"));
	const there = /* @__PURE__ */ new Set([...folders, ...empty]);
	const classes = [...new Set([...there].map((folder) => folder.split("/")[1] ?? ""))];
	const splitsOf = (name) => SPLITS.filter((split) => there.has(`${split}/${name}`));
	const present = SPLITS.filter((split) => classes.some((name) => there.has(`${split}/${name}`)));
	const alike = findAlike(classes, splitsOf);
	for (const name of classes) {
		const at = splitsOf(name);
		if (!CLASS_FOLDER.test(name)) findings.push(error$2(`${at[0]}/${name}`, "is no class folder: its name must be a number of three digits, a dot and the class, such as 001.Boxer"));
		if (alike.names.has(name)) continue;
		for (const split of present.filter((split) => !at.includes(split))) findings.push(error$2(`${split}/${name}`, `is missing: the class is in ${at.join(" and ")} only`));
	}
	findings.push(...alike.findings);
	const [only, ...others] = classes;
	if (only !== void 0 && others.length === 0) findings.push(error$2(only, "is the only class: a classifier needs two, so add a second folder to every split"));
	for (const split of SPLITS) if (!present.includes(split)) findings.push(error$2(split, "is missing: train, valid and test each need images"));
	return findings;
}
/** Folders that name one class twice, and all names that are concerned. */
function findAlike(classes, splitsOf) {
	const findings = [];
	const names = /* @__PURE__ */ new Set();
	const firsts = /* @__PURE__ */ new Map();
	for (const name of classes) {
		const look = lookOf(name.replace(/^\d+\./, ""));
		const first = firsts.get(look);
		if (first === void 0) {
			firsts.set(look, name);
			continue;
		}
		const other = `${splitsOf(first)[0]}/${first}`;
		if (lookOf(first) === lookOf(name)) {
			names.add(first).add(name);
			const what = `is another name than ${other}: they differ only ${differenceOf(first, name)}. Write the class alike in every split`;
			findings.push(error$2(`${splitsOf(name)[0]}/${name}`, what));
		} else {
			const what = `names the same class as ${other} under another number: put the images of a class into one folder`;
			findings.push(error$2(`${splitsOf(name)[0]}/${name}`, what));
		}
	}
	return {
		findings,
		names
	};
}
function error$2(path, what) {
	return {
		level: "error",
		path,
		what
	};
}

// actions/lib/dataset/tiff.ts
/** Tags of a TIFF directory. Source: TIFF 6.0. */
const [WIDTH, HEIGHT, BITS, FORMAT] = [
	256,
	257,
	258,
	339
];
/**
* Reads the first directory of a TIFF.
*
* @throws RangeError where the file ends before it
*/
function readTiff(body) {
	const little = body[0] === 73;
	const short = (at) => little ? body.readUInt16LE(at) : body.readUInt16BE(at);
	const long = (at) => little ? body.readUInt32LE(at) : body.readUInt32BE(at);
	const directory = long(4);
	if (directory < 8) throw new RangeError("no directory");
	const values = /* @__PURE__ */ new Map();
	for (let entry = 0; entry < short(directory); entry++) {
		const at = directory + 2 + entry * 12;
		const isShort = short(at + 2) === 3;
		const where = isShort && long(at + 4) > 2 ? long(at + 8) : at + 8;
		if (isShort || short(at + 2) === 4) values.set(short(at), isShort ? short(where) : long(where));
	}
	const bits = values.get(BITS) ?? 1;
	if (bits > 16 || (values.get(FORMAT) ?? 1) !== 1) return {
		level: "error",
		what: `has numbers of ${bits} bits, and nothing says which of them is white: save it with 8 or 16 bits`
	};
	return {
		width: values.get(WIDTH) ?? 0,
		height: values.get(HEIGHT) ?? 0
	};
}

// actions/lib/dataset/image.ts
/** The formats that torchvision's `ImageFolder` and Pillow read (torchvision `datasets/folder.py`, IMG_EXTENSIONS). */
const EXTENSIONS = [
	".jpg",
	".jpeg",
	".png",
	".ppm",
	".bmp",
	".pgm",
	".tif",
	".tiff",
	".webp"
];
/** Pixels of the largest picture that training and serving read: MAX_PIXELS of `python/training/images.py`. */
const MAX_PIXELS = 25e6;
/** Bytes. The largest picture of {@link MAX_PIXELS} has 8 a pixel, not compressed. */
const LARGEST_IMAGE = 268435456;
/** What is wrong with a picture file, judged by its name, its first bytes and its structure, without decoding it. */
function findImageDefect(path, body) {
	if (body.length === 0) return error$1("has zero bytes");
	if (!EXTENSIONS.includes(extname(path).toLowerCase())) return error$1(`is no image by its name: training reads ${EXTENSIONS.join(" ")} and would leave it out`);
	const read = FORMATS.find(([magic]) => body.subarray(0, magic.length).equals(magic))?.[1];
	if (read === void 0) return error$1("is no image: its first bytes are none of JPEG, PNG, WebP, BMP, TIFF, PPM or PGM");
	const picture = readSafely(read, body);
	if ("what" in picture) return picture;
	const pixels = picture.width * picture.height;
	if (pixels > MAX_PIXELS) {
		const limit = MAX_PIXELS / 1e6;
		return error$1(`has ${(pixels / 1e6).toFixed(1)} megapixels: training and endpoints read ${limit} at most, so scale it down`);
	}
	return picture.defect;
}
const FORMATS = [
	[Buffer.from([
		255,
		216,
		255
	]), readJpeg],
	[Buffer.from("PNG\r\n\n", "latin1"), readPng],
	[Buffer.from("RIFF"), readWebp],
	[Buffer.from("BM"), readBmp],
	[Buffer.from("II*\0", "latin1"), readTiff],
	[Buffer.from("MM\0*", "latin1"), readTiff],
	...[
		"P2",
		"P3",
		"P5",
		"P6"
	].map((magic) => [Buffer.from(magic), readPnm])
];
/** A number that lies behind the end of the file: the file has been cut off. */
function readSafely(read, body) {
	try {
		return read(body);
	} catch (thrown) {
		if (thrown instanceof RangeError) return truncated();
		throw thrown;
	}
}
/**
* Walks the segments up to the first scan. A missing end mark is only a warning: the picture up to there can still be
* read, and widely used data sets have such files.
*/
function readJpeg(body) {
	let size = {
		width: 0,
		height: 0
	};
	for (let at = 2; at + 4 <= body.length;) {
		if (body[at] !== 255) return error$1("is a damaged JPEG");
		const marker = body[at + 1] ?? 0;
		if (marker === 255) at += 1;
		else if (marker === 1 || marker >= 208 && marker <= 216) at += 2;
		else {
			const next = at + 2 + body.readUInt16BE(at + 2);
			if (marker === 218) {
				if (size.width * size.height === 0) return error$1("is a damaged JPEG: it has no size");
				if (next > body.length) return truncated();
				return body.lastIndexOf(Buffer.from([255, 217])) > at ? size : {
					...size,
					defect: warning$1("is a JPEG that is cut off: its lower part is missing")
				};
			}
			if (marker >= 192 && marker <= 207 && ![
				196,
				200,
				204
			].includes(marker)) size = {
				height: body.readUInt16BE(at + 5),
				width: body.readUInt16BE(at + 7)
			};
			at = next;
		}
	}
	return truncated();
}
/** Walks all chunks: they begin with IHDR, and IEND comes before the file ends. */
function readPng(body) {
	if (body.length < 33) return truncated();
	const size = {
		width: body.readUInt32BE(16),
		height: body.readUInt32BE(20)
	};
	if (body.toString("latin1", 12, 16) !== "IHDR" || size.width * size.height === 0) return error$1("is a damaged PNG");
	for (let at = 8; at + 12 <= body.length; at += 12 + body.readUInt32BE(at)) if (body.toString("latin1", at + 4, at + 8) === "IEND") return size;
	return truncated();
}
/** The three kinds of WebP have their size in three places. Source: WebP Container Specification, RFC 6386 and RFC 9649. */
function readWebp(body) {
	if (body.length < 16 || body.toString("latin1", 8, 12) !== "WEBP") return error$1("is no image: it is a RIFF file but no WebP");
	if (body.readUInt32LE(4) + 8 > body.length) return truncated();
	const kind = body.toString("latin1", 12, 16);
	if (kind === "VP8X") return {
		width: body.readUIntLE(24, 3) + 1,
		height: body.readUIntLE(27, 3) + 1
	};
	if (kind === "VP8L") {
		const bits = body.readUInt32LE(21);
		return {
			width: (bits & 16383) + 1,
			height: (bits >>> 14 & 16383) + 1
		};
	}
	return {
		width: body.readUInt16LE(26) & 16383,
		height: body.readUInt16LE(28) & 16383
	};
}
function readBmp(body) {
	if (body.readUInt32LE(2) > body.length) return truncated();
	if (body.readUInt32LE(14) === 12) return {
		width: body.readUInt16LE(18),
		height: body.readUInt16LE(20)
	};
	return {
		width: body.readInt32LE(18),
		height: Math.abs(body.readInt32LE(22))
	};
}
/** `P6`, width and height, with blanks or comments between them. */
function readPnm(body) {
	const blank = "(?:\\s|#[^\\n]*\\n)+";
	const [, width, height] = new RegExp(`^P\\d${blank}(\\d+)${blank}(\\d+)`).exec(body.toString("latin1", 0, 4096)) ?? [];
	if (width === void 0 || height === void 0) return error$1("is a damaged PPM or PGM: it has no size");
	return {
		width: Number(width),
		height: Number(height)
	};
}
function truncated() {
	return error$1("is an image that is cut off");
}
function error$1(what) {
	return {
		level: "error",
		what
	};
}
function warning$1(what) {
	return {
		level: "warning",
		what
	};
}

// actions/lib/dataset/layout.ts
/**
* Checks the layout `{train,valid,test}/NNN.Class/image` and every image, and returns all findings: also the same
* image in two splits, where a test is no longer one, or in two classes, one of which is wrong. Training reads all that
* is only warned of.
*
* @param options `strict` makes every warning an error
*/
async function checkImageFolders(dataset, { strict = false, ...options }) {
	const findings = [];
	const images = [];
	for (const file of dataset.files) {
		const finding = findMisplaced(file.path);
		if (finding) findings.push(finding);
		else images.push(file);
	}
	findings.push(...checkClasses(images, dataset.emptyFolders), ...findTwins(images));
	findings.push(...await checkImages(dataset, images, options));
	return strict ? findings.map((finding) => ({
		...finding,
		level: "error"
	})) : findings;
}
function findMisplaced(path) {
	const parts = path.split("/");
	const [split] = parts;
	if (parts.length === 1) return warning(path, "lies beside train, valid and test: no training reads it");
	if (!isSplit(split)) return error(path, "lies outside train, valid and test");
	if (parts.length === 2) return error(path, `lies outside a class folder: put it into ${split}/NNN.Class/`);
	if (parts.length > 3) return error(path, "lies deeper than in a class folder: images lie directly in it");
}
function findTwins(images) {
	const findings = [];
	const firsts = /* @__PURE__ */ new Map();
	for (const { path, sha256, size } of images) {
		const first = firsts.get(sha256);
		if (size === 0) continue;
		if (first === void 0) firsts.set(sha256, path);
		else {
			const [split, name] = path.split("/");
			const [firstSplit, firstName] = first.split("/");
			if (split !== firstSplit) findings.push(warning(path, `is the same image as ${first}: what is learnt from is no test. Delete one of them`));
			else if (name !== firstName) findings.push(warning(path, `is the same image as ${first}, which is another class: delete the wrong one`));
		}
	}
	return findings;
}
async function checkImages(dataset, images, { signal, progress }) {
	const meter = new Meter(progress, "check", {
		files: images.length,
		bytes: images.reduce((sum, { size }) => sum + size, 0)
	});
	const findings = [];
	await inParallel(images, {
		concurrency: 8,
		weigh: ({ size }) => weightOf(size),
		signal
	}, async (file) => {
		const { path, size } = file;
		if (size > 268435456) findings.push(error(path, `has ${formatBytes(size)}: images have ${formatBytes(LARGEST_IMAGE)} at most`));
		else {
			const defect = findImageDefect(path, await dataset.read(file));
			if (defect) findings.push({
				...defect,
				path
			});
		}
		meter.add(1, size);
	});
	meter.done();
	return findings.sort((a, b) => a.path < b.path ? -1 : 1);
}
function error(path, what) {
	return {
		level: "error",
		path,
		what
	};
}
function warning(path, what) {
	return {
		level: "warning",
		path,
		what
	};
}

// actions/lib/dataset/version.ts
/** sha256 over names, contents and sizes, lower-case hex. The order of the files does not matter. */
function contentHash(files) {
	const hash = createHash("sha256");
	for (const { path, sha256, size } of files.toSorted((a, b) => a.path < b.path ? -1 : 1)) hash.update(`${path}\n${sha256}\n${size}\n`);
	return hash.digest("hex");
}
/** Name of a data version: {@link contentHash} whole, so that the name proves what its record lists. */
const version = contentHash;

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
		...kmsKey !== void 0 && {
			ServerSideEncryption: "aws:kms",
			SSEKMSKeyId: kmsKey
		}
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

// actions/lib/resources/data/records.aws.ts
/**
* The record of a version, `undefined` when it is not published. A version's name is the hash of the files that its record
* lists, so a record that lists others is not the version's.
*
* @throws Failure when the record lists other files than the version's name says
*/
async function readVersion(store, version$2) {
	const record = await readJson(store, versionKey(version$2), isVersionRecord);
	if (record === void 0 || record.version === version$2 && version(record.files) === version$2) return record;
	const address = `s3://${store.bucket}/${store.prefix}${versionKey(version$2)}`;
	throw new Failure(`The record ${address} lists other files than the data version ${version$2} has. It was not used.`, "Find out who wrote it: CloudTrail has the call where it records data events. Delete the record and run again.");
}
/**
* The published version of a source that was seen before, so that nothing has to be downloaded or read again.
* `undefined` when the source is new or its version has been removed. Two GETs.
*/
async function recallSource(store, identity) {
	const record = await readJson(store, sourceKey(identity), isSourceRecord);
	return record && await readVersion(store, record.version) === void 0 ? void 0 : record;
}
/** The source that was published last, of those that pass; read one by one from the newest on. */
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
/** The version that was published last, to copy unchanged files from. */
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
/** Whether the version's record exists. */
async function isPublished({ client, bucket, prefix }, version) {
	try {
		await client.send(new HeadObjectCommand({
			Bucket: bucket,
			Key: prefix + versionKey(version)
		}));
		return true;
	} catch (error) {
		if (isNotFound(error)) return false;
		throw error;
	}
}
/** Writes the record that publishes a version. When somebody else was faster, theirs, which says the same, stays. */
async function writeVersion(store, record) {
	if (!await writeOnce(store, versionKey(record.version), record)) await readVersion(store, record.version);
}
/**
* Remembers which version a source was published as.
*
* @throws Failure when the source is remembered as another version: a record is never overwritten
*/
async function writeSource(store, identity, record) {
	if (await writeOnce(store, sourceKey(identity), record)) return;
	const there = await readJson(store, sourceKey(identity), isSourceRecord);
	if (there === void 0 || there.version === record.version) return;
	throw new Failure(`s3://${store.bucket}/${store.prefix}${sourceKey(identity)} says that this source is the data version ${there.version}; it holds ${record.version} now. The version is published; the record, which is never overwritten, was left alone.`, "Delete that record and run again. Where the source is an address whose file changes without a new ETag or date, pin its `sha256`.");
}
async function readJson({ client, bucket, prefix }, key, is) {
	const read = async (body) => {
		const anew = "Delete it and run again: it is written anew.";
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
/** Writes a record unless there is one. @returns whether it was written */
async function writeOnce(store, key, content) {
	try {
		await store.client.send(new PutObjectCommand({
			Bucket: store.bucket,
			Key: store.prefix + key,
			Body: Buffer.from(JSON.stringify(content)),
			ContentType: "application/json",
			IfNoneMatch: "*",
			...store.kmsKey !== void 0 && {
				ServerSideEncryption: "aws:kms",
				SSEKMSKeyId: store.kmsKey
			}
		}));
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

// actions/lib/resources/data/signed-put.aws.ts
const ATTEMPTS$1 = 7;
/**
* `PutObject` without the SDK's middleware, which takes longer than the network for small files. Endpoint, region,
* credentials, connections and clock are the client's own; throttling, 5xx and broken connections are tried again.
*/
async function signedPut(client, bucket, { signal, kmsKey }) {
	const { config } = client;
	const { url } = await getEndpointFromInstructions({
		Bucket: bucket,
		Key: ""
	}, PutObjectCommand, config);
	const signer = new SignatureV4({
		service: "s3",
		region: config.region,
		credentials: config.credentials,
		sha256: config.sha256,
		uriEscapePath: false,
		applyChecksum: false
	});
	const encryption = kmsKey && {
		"x-amz-server-side-encryption": "aws:kms",
		"x-amz-server-side-encryption-aws-kms-key-id": kmsKey
	};
	const send = async (key, body, sha256) => {
		const request = new HttpRequest({
			method: "PUT",
			protocol: url.protocol,
			hostname: url.hostname,
			...url.port !== "" && { port: Number(url.port) },
			path: `${url.pathname.replace(/\/$/, "")}/${encodeKey(key)}`,
			headers: {
				host: url.host,
				"content-length": String(body.length),
				"x-amz-content-sha256": sha256,
				"x-amz-checksum-sha256": Buffer.from(sha256, "hex").toString("base64"),
				...encryption
			},
			body
		});
		const signed = await signer.sign(request, { signingDate: new Date(Date.now() + config.systemClockOffset) });
		const { response } = await config.requestHandler.handle(new HttpRequest(signed), { abortSignal: signal });
		const answer = await text(response.body);
		if (response.statusCode !== 200) throw serviceError(response.statusCode, response.headers, answer);
	};
	return async (key, body, sha256) => {
		for (let attempt = 1;; attempt++) try {
			return await send(key, body, sha256);
		} catch (error) {
			signal.throwIfAborted();
			const known = annotate(error, {
				operation: "PutObject",
				resource: `s3://${bucket}/${key}`
			});
			if (attempt === ATTEMPTS$1 || !(known.transient || known.name === "RequestTimeout")) throw known;
			await setTimeout(Math.random() * Math.min(100 * 2 ** attempt, 5e3), void 0, { signal });
		}
	};
}
/** A key as a URL path: S3 signs it as sent, so every character outside RFC 3986's unreserved ones is encoded. */
function encodeKey(key) {
	const encode = (part) => encodeURIComponent(part).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
	return key.split("/").map(encode).join("/");
}
function serviceError(httpStatusCode, headers, xml) {
	const name = /<Code>([^<]*)/.exec(xml)?.[1] ?? String(httpStatusCode);
	const message = /<Message>([^<]*)/.exec(xml)?.[1] ?? "S3 sent no reason";
	const requestId = headers["x-amz-request-id"];
	return new S3ServiceException({
		name,
		message,
		$fault: httpStatusCode < 500 ? "client" : "server",
		$metadata: {
			httpStatusCode,
			...requestId !== void 0 && { requestId }
		}
	});
}

// actions/lib/resources/data/objects.aws.ts
/** Bytes that one CopyObject takes. Source: Amazon S3's documentation of CopyObject. */
const LARGEST_COPY = 5 * 1024 ** 3;
/**
* Publishes a data set as an immutable version: its objects first, then the version's record, then the source's.
* Nobody is pointed to a version without a record, so a run that is killed has published nothing; the next one sends
* only what is missing. A version that is published already is left alone.
*/
async function publishVersion(options) {
	const { dataset, version, identity, createdBy, checked, previous = [], signal } = options;
	const { files, origin } = dataset;
	const bytes = files.reduce((sum, { size }) => sum + size, 0);
	let published = {
		uploaded: 0,
		copied: 0,
		bytes: 0
	};
	if (!await isPublished(options, version)) {
		published = await storeFiles(options, await findMissing(options, version, files), previous);
		signal.throwIfAborted();
		await writeVersion(options, {
			version,
			bytes,
			origin,
			createdBy,
			files
		});
	}
	await writeSource(options, identity, {
		version,
		files: files.length,
		bytes,
		location: origin.location,
		checked
	});
	return published;
}
/**
* The files that an earlier run, killed before its end, has not stored yet. Size and name are enough: the version in
* the name is a hash of all content, and S3 stores an object whole, checked against its hash, or not at all.
*/
async function findMissing({ client, bucket, prefix, signal }, version, files) {
	const folder = `${prefix}${version}/`;
	const request = {
		Bucket: bucket,
		Prefix: folder
	};
	if (((await client.send(new ListObjectsV2Command({
		...request,
		MaxKeys: 1
	}), { abortSignal: signal })).Contents ?? []).length === 0) return files;
	const sizes = /* @__PURE__ */ new Map();
	for await (const page of paginateListObjectsV2({ client }, request, { abortSignal: signal })) for (const { Key = "", Size = -1 } of page.Contents ?? []) sizes.set(Key.slice(folder.length), Size);
	return files.filter(({ path, size }) => sizes.get(path) !== size);
}
async function storeFiles(options, files, previous) {
	const { client, bucket, prefix, dataset, version, signal, concurrency = 32 } = options;
	const meter = new Meter(options.progress, "publish", {
		files: files.length,
		bytes: files.reduce((sum, { size }) => sum + size, 0)
	});
	const known = new Map(previous.flatMap(({ prefix: from, record }) => record.files.map(({ sha256, path }) => [sha256, `${from}${record.version}/${path}`])));
	const put = await chooseBySize(options, dataset, signal);
	const counts = {
		uploaded: 0,
		copied: 0,
		bytes: 0
	};
	await inParallel(files, {
		concurrency,
		weigh: ({ size }) => weightOf(size),
		signal
	}, async (file) => {
		const key = `${prefix}${version}/${file.path}`;
		const before = file.size > LARGEST_COPY ? void 0 : known.get(file.sha256);
		if (before !== void 0 && await copy(before, key, file.sha256)) counts.copied += 1;
		else {
			await put(key, file);
			counts.uploaded += 1;
			counts.bytes += file.size;
		}
		meter.add(1, file.size);
	});
	meter.done();
	return counts;
	/**
	* Whether the object was still there to copy, as it was published: a version that has expired is not, and S3 hashes what
	* it copies.
	*/
	async function copy(from, key, sha256) {
		const encryption = options.kmsKey && {
			ServerSideEncryption: "aws:kms",
			SSEKMSKeyId: options.kmsKey
		};
		const source = `${bucket}/${encodeKey(from)}`;
		try {
			const request = {
				Bucket: bucket,
				Key: key,
				CopySource: source,
				ChecksumAlgorithm: "SHA256"
			};
			const { CopyObjectResult } = await client.send(new CopyObjectCommand({
				...request,
				...encryption
			}), { abortSignal: signal });
			const copied = CopyObjectResult?.ChecksumSHA256;
			return copied === void 0 || copied === Buffer.from(sha256, "hex").toString("base64");
		} catch (error) {
			if (isNotFound(error)) return false;
			throw error;
		}
	}
}
/** Small files are sent at once, large ones in parts; the largest are never held whole. */
async function chooseBySize({ client, bucket, kmsKey }, dataset, signal) {
	const putWhole = await signedPut(client, bucket, {
		signal,
		...kmsKey !== void 0 && { kmsKey }
	});
	return async (key, file) => {
		const { size, sha256 } = file;
		if (size <= 8388608) return putWhole(key, await dataset.read(file), sha256);
		const body = size > 67108864 ? dataset.stream(file) : Readable.from([await dataset.read(file)]);
		return putInParts(client, body, {
			bucket,
			key,
			size,
			kmsKey,
			signal
		});
	};
}

// actions/lib/resources/data/version.aws.ts
/** Where a pipeline keeps its data; `kmsKey` encrypts it, where given. */
function dataStore(aws, bucket, prefix, kmsKey) {
	return {
		client: aws.client(S3Client),
		bucket,
		prefix,
		...kmsKey === void 0 ? {} : { kmsKey }
	};
}
/** Address of a source's record: what stands for a data version before the version is known. */
function sourceId(store, identity) {
	return `s3://${store.bucket}/${store.prefix}.sources/${identity}.json`;
}
/** Address of a version's record. */
function versionId(store, version) {
	return `s3://${store.bucket}/${store.prefix}.versions/${version}.json`;
}
/**
* Published data versions, by the identity of the source that they came from. Immutable, so without an owner.
*
* @param others whether a source that was never published stands for the version that was published last
*/
function dataVersionKind(aws, others) {
	return {
		name: "data version",
		onCancel: "leave",
		naming: "stable",
		async observe(id) {
			const { bucket, key } = parseS3(id);
			const [, prefix, identity] = /^(.*)\.sources\/(.*)\.json$/.exec(key) ?? [];
			if (prefix === void 0 || identity === void 0) throw new Error(`${id} is no record of a source.`);
			const store = dataStore(aws, bucket, prefix);
			const seen = await recallSource(store, identity);
			if (seen !== void 0) return {
				seen,
				phase: {
					is: "ready",
					detail: describeVersion(seen)
				}
			};
			const newest = others === "are the newest" ? await findLatestVersion(store) : void 0;
			if (newest === void 0) return void 0;
			const { version, bytes, files } = newest.record;
			const record = {
				version,
				bytes,
				files: files.length
			};
			return {
				seen: record,
				phase: {
					is: "ready",
					detail: `${describeVersion(record)}, the newest; the source has changed`
				}
			};
		}
	};
}
function describeVersion({ version, files }) {
	return `version ${version}, ${files} files`;
}

// actions/lib/resources/data/stores.ts
/** Where a trust domain keeps its data: main under the config's prefix, a pull request under its own. */
function storeOf(scope, domain, bucket) {
	const { aws, config } = scope;
	const prefix = domain === "main" ? config.data.prefix : `${prefixOf(scope, domain)}/`;
	return dataStore(aws, bucket, prefix, config.aws.kmsKey);
}
/** Where data of this run may lie: in its own domain, and for a pull request in main's too. */
function storesOf(scope, bucket) {
	return (scope.domain === "main" ? ["main"] : [scope.domain, "main"]).map((domain) => storeOf(scope, domain, bucket));
}
/** What data is checked for before it is published, as its record says it. */
function checkedFor({ config }) {
	const { layout, strict = false } = config.data;
	return strict ? `${layout}, strictly` : layout;
}

// actions/lib/resources/data/publish.ts
/** Reads, checks and sends what the source holds now. */
async function publish(scope, store, source, identity) {
	const { config, owner, signal } = scope;
	const progress = (report) => scope.progress("data", formatProgress(report));
	const scratch = await mkdtemp(join(scope.scratch, "data-"));
	try {
		await using dataset = await source.open(scratch);
		tellPin(scope, dataset.origin);
		for (const { path, what } of dataset.notes) scope.progress("data", `${path}: ${what}`);
		if (config.data.layout === "image-folders") await checkLayout(scope, dataset, progress);
		const version$1 = version(dataset.files);
		const previous = await findPrevious(scope, store);
		const published = await publishVersion({
			...store,
			dataset,
			version: version$1,
			identity,
			createdBy: `${owner.repository}@${owner.commit}, run ${owner.run}`,
			checked: checkedFor(scope),
			signal,
			progress,
			previous
		});
		tell(scope, dataset, previous[0]?.record.files.map(({ sha256, path }) => `${path} ${sha256}`), published);
		return published;
	} finally {
		await discard(scratch);
	}
}
/** Versions to copy unchanged files from: for a pull request main's too. */
async function findPrevious(scope, store) {
	const find = async (one) => {
		try {
			return await findLatestVersion(one);
		} catch (error) {
			if (!(error instanceof Failure)) throw error;
			scope.warn("data", `Nothing is copied from the version before: ${error.message}`);
			return;
		}
	};
	return (await Promise.all(storesOf(scope, store.bucket).map(find))).filter((found) => found !== void 0);
}
/** What was downloaded without a pinned hash can be pinned from now on. */
function tellPin(scope, { location, sha256 }) {
	if (sha256 === void 0 || scope.config.data.sha256 !== void 0 || !/^https?:/i.test(location)) return;
	const pin = `to read nothing else from now on, write \`sha256: ${sha256}\` under \`data\` in the config`;
	scope.progress("data", `${location} has the sha256 ${sha256}; ${pin}`);
}
async function checkLayout(scope, dataset, progress) {
	const { strict = false } = scope.config.data;
	const findings = await checkImageFolders(dataset, {
		signal: scope.signal,
		progress,
		strict
	});
	refuseErrors("The data set is not as `layout: image-folders` wants it; nothing was uploaded.", findings);
	if (findings.length === 0) return;
	scope.warn("data", `The data is used as it is, which python/training can read; \`strict: true\` under \`data\` in the config refuses such data.\n${formatFindings(findings)}`);
}
/** Says why there is a new version: which files differ from the one before. */
function tell(scope, dataset, before, published) {
	const said = `${published.uploaded} files uploaded, ${published.copied} copied on the server`;
	if (before === void 0) {
		scope.progress("data", `the first version: ${said}`);
		return;
	}
	const known = new Set(before);
	const changed = dataset.files.filter(({ sha256, path }) => !known.has(`${path} ${sha256}`)).map(({ path }) => path);
	const removed = Math.max(0, before.length - (dataset.files.length - changed.length));
	const names = changed.slice(0, 5).join(", ") + (changed.length > 5 ? ", …" : "");
	scope.progress("data", `a new version, since ${changed.length} files are new or changed${names === "" ? "" : ` (${names})`} and ${removed} are gone or replaced: ${said}`);
}

// actions/lib/dataset/archive.ts
/** Bytes that tell one format from another. */
const LOOK = 64;
/** Opens a zip or tar.gz archive; its first bytes decide which it is, not its name. */
async function openArchive(file, origin, options) {
	const start = await firstBytes(file);
	if (start.subarray(0, 2).toString("latin1") === "PK") return (await import("./zip.mjs")).openZip(file, origin, options);
	if (start[0] === 31 && start[1] === 139) return (await import("./tar.mjs")).openTar(file, origin, options);
	if (isLfsPointer(start)) throw new DatasetError(`${options.location} ${LFS_POINTER}.`);
	const shown = JSON.stringify(start.toString("latin1", 0, 16));
	throw new DatasetError(`${options.location} is neither a zip nor a tar.gz archive: it begins with ${shown}.`);
}
async function firstBytes(file) {
	await using handle = await open(file);
	const { buffer, bytesRead } = await handle.read(Buffer.alloc(LOOK), 0, LOOK, 0);
	return buffer.subarray(0, bytesRead);
}

// actions/lib/dataset/unreadable.ts
const NOT_MINE = "may not be read by this user: run `sudo chown -R \"$(id -un)\" .` first, as a container that ran as root leaves such files";
/** What is wrong with a file that the system does not let this process read, and what to do; by the error's code. */
const REASONS = {
	EACCES: NOT_MINE,
	EPERM: NOT_MINE,
	EIO: "cannot be read: the disk reports an error",
	ENOENT: "is gone: it was deleted while the data set was being read",
	ESTALE: "cannot be read: the network drive that it is on has lost it"
};
/** The finding of a file or folder that cannot be read; `undefined` for an error that says something else. */
function unreadable$1(path, error) {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	const what = REASONS[code];
	return what === void 0 ? void 0 : {
		level: "error",
		path,
		what
	};
}

// actions/lib/dataset/folder.ts
/** Reads a folder: every file is hashed, links and special files are refused, modification times do not matter. */
async function openFolder(folder, options) {
	const listing = new Listing(Number.POSITIVE_INFINITY);
	await walk$1(folder, "", listing, options.signal).catch((error) => {
		throw refusal(options.location, error);
	});
	const { entries, emptyFolders, findings } = listing.finish();
	refuseErrors(`${options.location} cannot be used.`, findings);
	const where = new Map(entries.map((entry) => [entry.path, join(folder, entry.where)]));
	const placeOf = (path) => where.get(path) ?? join(folder, path);
	const read = async ({ path }) => {
		try {
			return await readFile(placeOf(path));
		} catch (error) {
			throw refusal(path, error);
		}
	};
	async function* stream({ path }) {
		try {
			yield* createReadStream(placeOf(path), { highWaterMark: 1048576 });
		} catch (error) {
			throw refusal(path, error);
		}
	}
	return {
		files: await hashEntries(entries, {
			read,
			stream
		}, options),
		emptyFolders,
		notes: findings,
		origin: { location: options.location },
		read: async (file) => unchanged(file, await read(file)),
		stream: (file) => unchangedPieces(file, stream(file)),
		[Symbol.asyncDispose]: () => Promise.resolve()
	};
}
/** An error that says that a file cannot be read as a {@link DatasetError}; every other error is returned as it came. */
function refusal(path, error) {
	const finding = unreadable$1(path, error);
	return finding === void 0 ? error : new DatasetError("There are files that cannot be read.", [finding], { cause: error });
}
async function walk$1(root, below, listing, signal) {
	signal.throwIfAborted();
	for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
		const path = below === "" ? entry.name : `${below}/${entry.name}`;
		const type = entryType(entry);
		try {
			const size = type === "file" ? (await stat(join(root, path))).size : 0;
			if (listing.add(path, type, size, path)) await access(join(root, path), constants.R_OK);
			if (type === "folder" && !entry.name.startsWith(".")) await walk$1(root, path, listing, signal);
		} catch (error) {
			const finding = unreadable$1(path, error);
			if (finding === void 0) throw error;
			listing.refuse(path, finding.what);
		}
	}
}
function entryType(entry) {
	if (entry.isFile()) return "file";
	if (entry.isDirectory()) return "folder";
	return entry.isSymbolicLink() ? "link" : "special";
}

// actions/lib/dataset/source.ts
/** Finds the first location that exists; when none does, the {@link NoSource} says why for each. */
async function openSource(spec, options) {
	const [source, rest] = await firstThatWorks(spec.locations, (location) => find(location, spec.sha256, options));
	const locations = [source.location, ...spec.sha256 === void 0 ? [] : rest];
	return {
		...source,
		open: async (scratch) => {
			const openOne = async (location) => (location === source.location ? source : await find(location, spec.sha256, options)).open(scratch);
			return (await firstThatWorks(locations, openOne))[0];
		}
	};
}
/** A location as records name it: a signed address carries secrets in its query and changes each time. */
function recordedLocation(location) {
	if (!/^https?:/i.test(location)) return location;
	const { origin, pathname } = new URL(location);
	return `${origin}${pathname}`;
}
/** The first result, and the locations not tried any more. */
async function firstThatWorks(locations, attempt) {
	const failures = [];
	let unreachable = true;
	for (const [index, location] of locations.entries()) try {
		return [await attempt(location), locations.slice(index + 1)];
	} catch (error) {
		if (!(error instanceof SourceUnavailable)) throw error;
		unreachable &&= error.unreachable;
		failures.push({
			level: "error",
			path: shownAddress(location),
			what: error.message
		});
	}
	throw new NoSource(failures, unreachable);
}
async function find(location, sha256, options) {
	if (/^https?:/i.test(location)) return findDownload(new URL(location), location, sha256, options);
	const path = resolve(options.root, location);
	const found = await stat(path).catch(() => void 0);
	if (found?.isFile()) return archiveFile(path, location, sha256, options);
	if (!found?.isDirectory()) throw new SourceUnavailable("there is no such folder or archive");
	if (sha256 !== void 0) throw new SourceUnavailable("a sha256 is pinned, which only an archive can have, and this is a folder");
	return folder(path, location, options);
}
function folder(path, location, options) {
	const open = once(() => openFolder(path, {
		location,
		...options
	}));
	return {
		location,
		identity: async () => contentHash((await open()).files),
		open
	};
}
function archiveFile(path, location, pinned, options) {
	const identity = once(() => hashFile(path, options.signal).catch((error) => {
		throw refusal(location, error);
	}));
	return {
		location,
		identity,
		open: async (scratch) => {
			const sha256 = await identity();
			if (pinned !== void 0 && sha256 !== pinned) throw new SourceUnavailable(`has the sha256 ${sha256}, but ${pinned} is pinned`);
			const { size } = await stat(path);
			return openArchive(path, {
				location,
				size,
				sha256
			}, {
				location,
				scratch,
				...options
			});
		}
	};
}
async function findDownload(url, location, sha256, options) {
	const { download, probe } = await import("./download2.mjs");
	const remote = await probe(url, options.signal);
	if (sha256 === void 0 && remote.etag === void 0) throw new SourceUnavailable("the server sends neither ETag nor Last-Modified, so changes cannot be seen. Pin the sha256");
	const address = recordedLocation(location);
	const unpinned = () => hash("sha256", `${address}\n${remote.etag}\n${remote.size}`);
	return {
		location,
		identity: () => Promise.resolve(sha256 ?? unpinned()),
		open: async (scratch) => {
			const file = join(scratch, "download");
			const expected = {
				...remote,
				...sha256 !== void 0 && { sha256 }
			};
			const origin = {
				location: address,
				...await download(url, file, {
					expected,
					...options
				})
			};
			const remove = () => discard(file);
			try {
				const dataset = await openArchive(file, origin, {
					scratch,
					location: address,
					...options
				});
				const dispose = async () => {
					await dataset[Symbol.asyncDispose]();
					await remove();
				};
				return {
					...dataset,
					[Symbol.asyncDispose]: dispose
				};
			} catch (error) {
				await remove();
				throw error;
			}
		}
	};
}
function once(make) {
	let made;
	return () => {
		made ??= make();
		return made;
	};
}

// actions/lib/resources/data/source.ts
/** An address with a pinned hash is known by the hash alone: nobody is asked until it has to be downloaded. */
function lazySource(scope) {
	const { config, root, signal, progress } = scope;
	const { locations, sha256 } = config.data;
	let opened;
	const open = () => {
		opened ??= openSource({
			locations,
			...sha256 === void 0 ? {} : { sha256 }
		}, {
			root,
			signal,
			progress: (report) => progress("data", formatProgress(report))
		});
		return opened;
	};
	const pinned = locations.every((location) => /^https?:/i.test(location)) ? sha256 : void 0;
	return {
		identity: async () => pinned ?? (await open()).identity(),
		open
	};
}
/**
* What the source is known by, with what the layout asks: data that was published unchecked is not known as checked. Where
* the source cannot be reached, what it was published as last; a pinned one is never looked for elsewhere.
*/
async function identify(scope, source, bucket) {
	const { layout, strict = false, sha256 } = scope.config.data;
	try {
		return digest({
			source: await source.identity(),
			layout,
			...strict && { strict }
		}, 64);
	} catch (error) {
		if (sha256 !== void 0 || !(error instanceof NoSource && error.unreachable)) throw error;
		const last = await findLastPublished(scope, bucket);
		if (last === void 0) throw error;
		const { record, at, identity } = last;
		scope.warn("data", `The source could not be reached:\n${formatFindings(error.findings)}\nThe data version ${record.version} is used instead: it was published from ${record.location} on ${at.toISOString().slice(0, 16).replace("T", " at ")} UTC. What has changed since then is not in it.`);
		return identity;
	}
}
/** What was published last from one of the config's locations, checked as the config asks, by main or by this domain. */
async function findLastPublished(scope, bucket) {
	const locations = scope.config.data.locations.map(recordedLocation);
	const checked = checkedFor(scope);
	const passes = (record) => locations.includes(record.location) && record.checked === checked;
	const find = (store) => unlessNotFound(findLatestSource(store, passes));
	return (await Promise.all(storesOf(scope, bucket).map(find))).filter((one) => one !== void 0).sort((one, other) => other.at.getTime() - one.at.getTime())[0];
}

// actions/lib/resources/data/node.ts
/** The data that the config's source holds now, as a version in S3. */
function dataNode(scope, bucket) {
	const { aws, given } = scope;
	if (given.dataVersion !== void 0) return namedVersion(scope, given.dataVersion, bucket);
	return {
		key: "data",
		stages: ["sync-data"],
		kind: dataVersionKind(aws, scope.scheduled ? "are the newest" : "are missing"),
		needs: [bucket],
		async desire(of) {
			const source = lazySource(scope);
			const identity = await identityOf(scope, source, of(bucket));
			return inDomain(scope, (domain) => {
				const store = storeOf(scope, domain, of(bucket));
				let published;
				return {
					id: sourceId(store, identity),
					content: {},
					changes: () => [],
					create: async () => {
						published = await publish(scope, store, await source.open(), identity);
					},
					output: (_id, seen) => ({
						version: seen.version,
						uri: channelUri(store, seen.version),
						...published === void 0 ? {} : { published }
					})
				};
			});
		}
	};
}
/** A version that the user named: it must be there, and nothing is read from the source. */
function namedVersion(scope, version, bucket) {
	return {
		key: "data",
		stages: ["sync-data"],
		kind: objectKind(scope.aws, "data version"),
		needs: [bucket],
		desire: (of) => inDomain(scope, (domain) => {
			const store = storeOf(scope, domain, of(bucket));
			const refusal = new Failure(`There is no data version ${version}.`, "Correct the input `data-version`.");
			return {
				id: versionId(store, version),
				content: {},
				changes: () => [],
				refusal,
				create: () => Promise.reject(refusal),
				output: () => ({
					version,
					uri: channelUri(store, version)
				})
			};
		})
	};
}
function channelUri({ bucket, prefix }, version) {
	return `s3://${bucket}/${prefix}${version}/`;
}
/** A source that cannot be read now has changed, as far as a scheduled run can tell. */
async function identityOf(scope, source, bucket) {
	try {
		return await identify(scope, source, bucket);
	} catch (error) {
		scope.signal.throwIfAborted();
		if (!scope.scheduled) throw error;
		return "unknown";
	}
}

// actions/lib/resources/code/git.ts
var import_tar_stream = require_tar_stream();
/** The nearest folder upwards that has a `.git`, as git itself looks for it; `undefined` outside of any repository. */
async function repositoryAround(folder) {
	for (let at = folder;; at = dirname(at)) {
		if (await isThere(join(at, ".git"))) return at;
		if (dirname(at) === at) return void 0;
	}
}
/** Also where that may not be looked at: git then says why. */
async function isThere(path) {
	try {
		await lstat(path);
		return true;
	} catch (error) {
		return !["ENOENT", "ENOTDIR"].includes(error.code ?? "");
	}
}
/** Variables that would make git look at another repository than the folder's, as they do inside of a git hook. */
const ELSEWHERE = [
	"GIT_DIR",
	"GIT_WORK_TREE",
	"GIT_INDEX_FILE",
	"GIT_COMMON_DIR"
];
/**
* Asks git about a folder.
*
* Git refuses to read a repository of another user, as a checkout is inside of a container, since the repository's own
* settings may name programs that git then runs (git-config, `safe.directory`). Here git may read the workspace of this
* run and none of those programs: no file system monitor, no transport for objects that are missing. Git before 2.38
* does not heed `safe.directory` on the command line; its refusal is told.
*
* @param accepted exit codes that are answers
* @throws Failure with git's own words and the remedy
*/
async function git({ folder, repository, isOwn }, args, accepted = [0]) {
	const trust = isOwn ? ["-c", `safe.directory=${repository.replaceAll("\\", "/")}`] : [];
	const env = {
		...process.env,
		LC_ALL: "C",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_ALLOW_PROTOCOL: "none"
	};
	for (const variable of ELSEWHERE) delete env[variable];
	try {
		const options = {
			cwd: folder,
			env,
			maxBuffer: 268435456
		};
		return (await promisify(execFile)("git", [
			"-c",
			"core.fsmonitor=false",
			...trust,
			...args
		], options)).stdout;
	} catch (error) {
		const { code, stdout = "", stderr = "" } = error;
		if (accepted.includes(code)) return stdout;
		throw new Failure(`Which files belong to ${folder} is not known: ${code === "ENOENT" ? "git is not installed" : wordsOf(stderr, error)}.`, remedyOf(code, stderr, repository), error);
	}
}
function wordsOf(stderr, error) {
	const lines = stderr.split("\n").filter((line) => line.trim() !== "");
	return `git says: ${(lines.find((line) => line.startsWith("fatal:")) ?? lines[0] ?? (error instanceof Error ? error.message : String(error))).replace(/\.$/, "")}`;
}
/** What to do about a submodule whose folder is there without its files. */
const CHECK_OUT = "Write `submodules: true` at actions/checkout, or run `git submodule update --init --recursive`.";
const WITHOUT_GIT = "Or write `include: all` beside `source` in the config: then every file of the folder belongs to it.";
function remedyOf(code, stderr, repository) {
	if (code === "ENOENT") return `Install git: ${repository} is a git repository. ${WITHOUT_GIT}`;
	if (stderr.includes("safe.directory")) return `Run: git config --global --add safe.directory ${repository}`;
	if (/unpopulated submodule/.test(stderr)) return CHECK_OUT;
	return `Mend the repository ${repository}: \`git status\` there says more. ${WITHOUT_GIT}`;
}

// actions/lib/resources/code/left-out.ts
/** What tools make anew: it is never missed. */
const CACHES = /(^|\/)(\.(pytest|mypy|ruff)_cache\/|\.ipynb_checkpoints\/|\.DS_Store$|[^/]+\.py[co]$)/;
/** How many are named. */
const EXAMPLES$1 = 5;
/**
* What is in a folder and not in its bundle.
*
* @param why `ignored`: git ignores it; `hidden`: its name begins with a dot, and there is no git that would say more
* @returns sentences, and examples of the files that are left out; undefined where there are none
*/
function whatIsLeftOut(folder, seen, packed, why) {
	const own = new Set(packed.map(({ path }) => path));
	const left = seen.filter(({ path }) => !own.has(path) && !CACHES.test(path));
	const files = left.filter(({ is }) => is === "file" || is === "link");
	const folders = new Set(packed.flatMap(({ path }) => parentsOf(path)));
	const shown = [...new Set(files.map(({ path }) => whole(path, folders)))];
	const sentences = [];
	if (files.length > 0) {
		const reason = why === "ignored" ? `git ignores ${count(files, "file")} of ${folder}` : `${folder} is in no git repository and has ${count(files, "hidden file")}`;
		sentences.push(`${reason}, not packed: ${some(shown)}. If the code needs them, write include: all beside source in the config.`);
	}
	const empty = left.filter(({ is }) => is === "empty folder").map(({ path }) => `${path}/`);
	if (empty.length > 0) sentences.push(`empty folders of ${folder} are not packed: ${some(empty)}.`);
	const odd = left.filter(({ is }) => is === "neither file nor folder").map(({ path }) => path);
	if (odd.length > 0) sentences.push(`what is neither file nor folder is not packed of ${folder}: ${some(odd)}.`);
	return {
		sentences,
		examples: shown.length === 0 ? void 0 : some(shown)
	};
}
function parentsOf(path) {
	const parts = path.split("/");
	return parts.slice(0, -1).map((_, index) => `${parts.slice(0, index + 1).join("/")}/`);
}
/** The topmost folder of which nothing is packed; the file where there is none. */
function whole(path, folders) {
	return parentsOf(path).find((parent) => !folders.has(parent)) ?? path;
}
/** The first few of several names. */
function some(names) {
	const rest = names.length - EXAMPLES$1;
	return `${names.slice(0, EXAMPLES$1).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
const count = ({ length }, what) => `${length} ${what}${length === 1 ? "" : "s"}`;

// actions/lib/resources/code/files.ts
/** Never part of any code: git's own files, which may hold credentials, and what Python makes anew on each machine. */
const NEVER = [".git", "__pycache__"];
/**
* Lists the files of a folder of code: with `git` what git tracks or would track, submodules included, or, where there
* is no repository, everything but hidden files; with `all` every file.
*
* @param root of the workspace: absolute, without links
* @param folder absolute, without links
* @throws Failure when git does not answer, when a submodule is not there, or when git ignores every file
*/
async function listCode(root, folder, include) {
	const seen = (await walk(folder)).sort(byPath);
	const repository = include === "all" ? void 0 : await repositoryAround(folder);
	const listed = repository === void 0 ? void 0 : await listByGit(gitFolder(root, folder, repository));
	const belongs = ({ path, is }) => {
		if (is !== "file" && is !== "link") return false;
		if (listed !== void 0) return listed.has(keyOf(path));
		return include === "all" || !isHidden(path);
	};
	const files = await Promise.all(seen.filter(belongs).map(async ({ path, is }) => {
		refuseName(folder, path);
		const tracked = listed?.get(keyOf(path));
		if (is === "file" && tracked?.mode === "120000") throw linkAsText(folder, path);
		const isExecutable = is === "file" && ((await lstat(join(folder, path))).mode & 64) !== 0;
		return {
			path,
			isLink: is === "link",
			isExecutable,
			...tracked?.mode && { tracked }
		};
	}));
	const why = listed === void 0 ? "hidden" : "ignored";
	const { sentences, examples } = whatIsLeftOut(relative(root, folder) || ".", seen, files, why);
	if (files.length === 0 && examples !== void 0 && why === "ignored") throw new Failure(`Git ignores every file of the folder ${relative(root, folder)}: ${examples}.`, "Take the folder out of .gitignore, or write `include: all` beside `source`.");
	return {
		files: await withGitsModes(files, listed),
		warnings: sentences
	};
}
const byPath = (a, b) => a.path < b.path ? -1 : 1;
const isHidden = (path) => path.split("/").some((part) => part.startsWith("."));
/** macOS may give a name with its accents apart, where git has them together. */
const keyOf = (path) => process.platform === "darwin" ? path.normalize("NFC") : path;
async function walk(folder, below = "") {
	const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error) => {
		throw new Failure(`A folder of the code cannot be read: ${error.message}.`, "Let this user read it.", error);
	});
	const found = entries.filter(({ name }) => !NEVER.includes(name)).map(async (entry) => {
		const path = below === "" ? entry.name : `${below}/${entry.name}`;
		if (entry.isFile()) return [{
			path,
			is: "file"
		}];
		if (entry.isSymbolicLink()) return [{
			path,
			is: "link"
		}];
		return entry.isDirectory() ? walk(folder, path) : [{
			path,
			is: "neither file nor folder"
		}];
	});
	if (entries.length === 0 && below !== "") return [{
		path: below,
		is: "empty folder"
	}];
	return (await Promise.all(found)).flat();
}
function gitFolder(root, folder, repository) {
	return {
		folder,
		repository,
		isOwn: repository === root || repository.startsWith(root + sep)
	};
}
/** What git tracks and would track, by path; of submodules and other repositories inside the same. */
async function listByGit(by) {
	const [index, others] = await Promise.all([git(by, [
		"ls-files",
		"--stage",
		"-z"
	]), git(by, [
		"ls-files",
		"--others",
		"--exclude-standard",
		"-z"
	])]);
	const entries = /* @__PURE__ */ new Map();
	const nested = [];
	for (const line of index.split("\0").filter(Boolean)) {
		const [, mode = "", path = ""] = /^(\d+) \S+ \d\t(.*)$/s.exec(line) ?? [];
		if (mode === "160000") nested.push(path);
		else entries.set(keyOf(path), {
			by,
			path,
			mode
		});
	}
	for (const path of others.split("\0").filter(Boolean)) if (path.endsWith("/")) nested.push(path.slice(0, -1));
	else entries.set(keyOf(path), {
		by,
		path
	});
	for (const path of new Set(nested)) {
		const folder = join(by.folder, path);
		if (!await isThere(folder)) continue;
		if (!await isThere(join(folder, ".git"))) throw submoduleMissing(by, path);
		const inside = await listByGit({
			...by,
			folder,
			repository: folder
		});
		for (const [below, entry] of inside) entries.set(`${keyOf(path)}/${below}`, entry);
	}
	return entries;
}
function submoduleMissing({ folder }, path) {
	return new Failure(`The submodule ${join(folder, path)} is not checked out: its folder is there without its files.`, CHECK_OUT);
}
/** Without rights to make links, git on Windows writes files that hold the link's text. */
function linkAsText(folder, path) {
	return new Failure(`${join(folder, path)} is a link in git, and here a file with the link's text.`, "Check the repository out with `git config core.symlinks true`, or put the file itself there.");
}
function refuseName(folder, path) {
	if (!path.includes("�")) return;
	throw new Failure(`The name of ${join(folder, path)} is not UTF-8.`, "Rename the file, or let .gitignore name it.");
}
/** The index knows modes where the file system does not, such as that of Windows: `core.fileMode` says which counts. */
async function withGitsModes(files, listed) {
	const ofIndex = ({ path }) => listed?.get(keyOf(path))?.mode === "100755";
	const differ = files.filter((file) => file.tracked !== void 0 && file.isExecutable !== ofIndex(file));
	const answers = /* @__PURE__ */ new Map();
	for (const { tracked } of differ) {
		if (tracked === void 0 || answers.has(tracked.by.folder)) continue;
		const answer = await git(tracked.by, [
			"config",
			"--type=bool",
			"--get",
			"core.fileMode"
		], [0, 1]);
		answers.set(tracked.by.folder, answer.trim() === "false");
	}
	return files.map((file) => differ.includes(file) && answers.get(file.tracked?.by.folder ?? "") ? {
		...file,
		isExecutable: ofIndex(file)
	} : file);
}
/**
* The file that a link of a folder of code names, where it may be packed.
*
* @throws Failure when it lies outside of the workspace or in git's own folder, or when git ignores it
*/
async function followLink(root, link, include) {
	const file = await realpath(link);
	const refuse = (why) => new Failure(`The link ${relative(root, link)} names ${file}, ${why}.`, "Put the file itself there.");
	if (!file.startsWith(root + sep)) throw refuse("which lies outside of the repository");
	if (relative(root, file).split(sep).includes(".git")) throw refuse("which is one of git's own files");
	const folder = join(file, "..");
	const repository = include === "all" ? void 0 : await repositoryAround(folder);
	if (repository === void 0) return file;
	if (await git(gitFolder(root, folder, repository), [
		"check-ignore",
		"--",
		`./${basename(file)}`
	], [0, 1]) !== "") throw refuse("which git ignores");
	return file;
}

// actions/lib/resources/code/line-ends.ts
/** Text whose line ends say nothing to those who read it. */
const SCRIPT = /\.(py|sh)$/;
const TEXT = /\.(py|sh|txt|md|json|ya?ml|toml|cfg|ini)$/;
/**
* Gives text the line ends that it has on Linux, so that a checkout on Windows is the same bundle: where git's index has
* LF and the working tree has CRLF, git put them there. Of files that git does not track only what is text for sure is
* changed; everything else is packed as it is.
*/
async function withUnixLineEnds(files) {
	const candidates = files.filter(({ body }) => body.includes("\r\n") && !body.includes(0));
	const known = /* @__PURE__ */ new Map();
	const asked = (by) => {
		const answer = known.get(by.folder) ?? askGit(by);
		known.set(by.folder, answer);
		return answer;
	};
	const changed = /* @__PURE__ */ new Set();
	for (const file of candidates) if (isForLinux(file, file.tracked && (await asked(file.tracked.by)).get(file.tracked.path))) changed.add(file);
	return files.map((file) => changed.has(file) ? {
		...file,
		body: toLineFeeds(file.body)
	} : file);
}
function isForLinux({ path, body }, ends) {
	if (ends === void 0 || ends.index === "none") return TEXT.test(path) && isUtf8(body);
	if (/(^| )(-text|eol=crlf)( |$)/.test(ends.attributes)) return false;
	return ends.index === "lf" && ends.tree === "crlf" || SCRIPT.test(path) && isUtf8(body);
}
async function askGit(by) {
	const lines = (await git(by, [
		"ls-files",
		"--eol",
		"-z"
	])).split("\0");
	return new Map(lines.flatMap((line) => {
		const [, index = "", tree = "", attributes = "", path] = /^i\/(\S*) +w\/(\S*) +attr\/([^\t]*)\t(.*)$/s.exec(line) ?? [];
		return path === void 0 ? [] : [[path, {
			index,
			tree,
			attributes: attributes.trim()
		}]];
	}));
}
function toLineFeeds(body) {
	return Buffer.from(body.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}

// actions/lib/resources/code/secret-files.ts
/** Names that files with secrets have by custom; what only shows their form holds none. */
const NAMES = /(^|\/)(\.env(\..+)?|\.(netrc|npmrc|pypirc|git-credentials)|id_(rsa|dsa|ecdsa|ed25519)|\.aws\/credentials|[^/]+\.(key|p12|pfx|jks|keystore|secret))$/i;
const EXAMPLES = /\.(example|sample|template|dist)$/i;
/** Warns of files that look like secrets: everybody who may read the bucket or the function's code can read them. */
function looksSecret(folder, files) {
	const isSecret = (path, body) => NAMES.test(path) && !EXAMPLES.test(path) || ["\n", "\r\n"].some((end) => body.includes(`PRIVATE KEY-----${end}`));
	const found = files.filter(({ path, body }) => isSecret(path, body)).map(({ path }) => `${folder}/${path}`);
	if (found.length === 0) return [];
	return [`${some(found)}: looks like a secret and is packed, so whoever may read the code in AWS can read it. Unless that is meant, take it out of the folder.`];
}

// actions/lib/resources/code/bundle.ts
/** Modification time of every file in an archive: 1980-01-01, the earliest that zip knows too. */
const FIXED_TIME$1 = /* @__PURE__ */ new Date("1980-01-01T00:00:00Z");
/**
* Of a bundle that jobs fetch. SageMaker names no limit of its own; a bundle is packed in memory here, and each job
* fetches and unpacks all of it before it begins.
*/
const BUNDLE = {
	bytes: 268435456,
	refuse: (folder, size, largest) => new Failure(`The code in ${folder} has ${megabytes(size)} MB; a code bundle may have ${megabytes(BUNDLE.bytes)} MB. Largest: ${largest}.`, "Move the file out of the folder, or let .gitignore name it: data belongs to `data.source`, trained weights to `weights.source`.")
};
/** Files that are read at the same time. */
const AT_ONCE = 64;
/**
* Reads a folder of code: what git tracks or would track; where there is no git, everything but caches and hidden files.
*
* @param root root of the repository
* @param folder from the root
* @param how `include`: which files belong to it, by default `git`
* @throws Failure when something of the folder cannot be packed as it is, with the remedy
*/
async function readBundle(root, folder, { include = "git", limit = BUNDLE } = {}) {
	const base = await realpath(root);
	const at = await realpath(join(base, folder));
	if (at !== base && !at.startsWith(base + sep)) throw new Failure(`The folder ${folder} is a link to ${at}, outside of the repository.`, "Put the folder itself there.");
	const listing = await listCode(base, at, include);
	if (listing.files.length === 0) throw new Failure(`The folder ${folder} holds no files.`, "Name a folder with code in the config.");
	const found = await Promise.all(listing.files.map((file) => locate(base, folder, at, file, include)));
	refuseLarge(folder, found, limit);
	const read = await readAll(folder, found);
	refusePointers(folder, read);
	const files = (await withUnixLineEnds(read)).map(({ path, body, isExecutable, isLink, tracked }) => ({
		path,
		body,
		...isExecutable && (tracked !== void 0 && !isLink || isProgram(body)) && { isExecutable }
	}));
	return {
		files,
		hash: hashOf(files),
		warnings: [...listing.warnings, ...looksSecret(folder, files)]
	};
}
/** Each file is its name, its mode, its length and so many bytes: no two lists of files are the same bytes. */
function hashOf(files) {
	const hash = createHash("sha256");
	for (const { path, body, isExecutable } of files) hash.update(`${path}\0${isExecutable ? "x" : ""}${body.length}\0`).update(body);
	return hash.digest("hex");
}
/** A tar that depends on names, contents and modes alone: the same bytes on every machine, which compressed ones need not be. */
async function tarOf(files) {
	const tar = (0, import_tar_stream.pack)();
	for (const { path, body, isExecutable } of files) tar.entry({
		name: path,
		mode: isExecutable ? 493 : 420,
		mtime: FIXED_TIME$1
	}, body);
	tar.finalize();
	return Buffer.concat(await Array.fromAsync(tar));
}
/** The tar as `.tar.gz`. */
function compress(tar) {
	const gzip = gzipSync(tar, { level: 9 });
	gzip[9] = 255;
	return gzip;
}
async function locate(root, folder, at, path, include) {
	try {
		const file = path.isLink ? await followLink(root, join(at, path.path), include) : join(at, path.path);
		const { size, mode } = await stat(file);
		return {
			...path,
			file,
			size,
			...path.isLink && { isExecutable: (mode & 64) !== 0 }
		};
	} catch (error) {
		throw error instanceof Failure ? error : unreadable(join(folder, path.path), error);
	}
}
/** A few at a time: a process may have only so many files open. */
async function readAll(folder, files) {
	const read = [];
	for (let from = 0; from < files.length; from += AT_ONCE) {
		const some = files.slice(from, from + AT_ONCE);
		read.push(...await Promise.all(some.map(async (file) => ({
			...file,
			body: await readCode(folder, file)
		}))));
	}
	return read;
}
async function readCode(folder, { path, file }) {
	try {
		return await readFile(file);
	} catch (error) {
		throw unreadable(join(folder, path), error);
	}
}
function unreadable(path, error) {
	return new Failure(`The code ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, "Put the files themselves there: of links only those to files are followed.", error);
}
function refuseLarge(folder, files, limit) {
	const size = files.reduce((sum, file) => sum + file.size, 0);
	if (size <= limit.bytes) return;
	const shown = files.toSorted((a, b) => b.size - a.size).filter((file) => file.size >= size / 10).map((file) => `${folder}/${file.path} (${megabytes(file.size)} MB)`);
	throw limit.refuse(folder, size, some(shown.length === 0 ? [`${files.length} files`] : shown));
}
const megabytes = (bytes) => (bytes / 1024 / 1024).toFixed(1);
/** Git LFS leaves a small text in the place of a file that it has not fetched. Source: its specification of pointers. */
function refusePointers(folder, files) {
	const isPointer = (body) => body.length < 1024 && body.indexOf("version https://git-lfs.github.com/spec/") === 0;
	const pointers = files.filter(({ body }) => isPointer(body)).map(({ path }) => `${folder}/${path}`);
	if (pointers.length === 0) return;
	throw new Failure(`Git LFS has not fetched ${some(pointers)}: only a pointer is there.`, "Write `lfs: true` at actions/checkout, or run `git lfs pull`.");
}
/** Where git does not keep modes they mean little, except of a file that can run at all: a script that names its program, or ELF. */
function isProgram(body) {
	return body.indexOf("#!") === 0 || body.indexOf("ELF") === 0;
}

// node_modules/buffer-crc32/dist/index.cjs
var require_dist = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function getDefaultExportFromCjs(x) {
		return x && x.__esModule && Object.prototype.hasOwnProperty.call(x, "default") ? x["default"] : x;
	}
	const CRC_TABLE = new Int32Array([
		0,
		1996959894,
		3993919788,
		2567524794,
		124634137,
		1886057615,
		3915621685,
		2657392035,
		249268274,
		2044508324,
		3772115230,
		2547177864,
		162941995,
		2125561021,
		3887607047,
		2428444049,
		498536548,
		1789927666,
		4089016648,
		2227061214,
		450548861,
		1843258603,
		4107580753,
		2211677639,
		325883990,
		1684777152,
		4251122042,
		2321926636,
		335633487,
		1661365465,
		4195302755,
		2366115317,
		997073096,
		1281953886,
		3579855332,
		2724688242,
		1006888145,
		1258607687,
		3524101629,
		2768942443,
		901097722,
		1119000684,
		3686517206,
		2898065728,
		853044451,
		1172266101,
		3705015759,
		2882616665,
		651767980,
		1373503546,
		3369554304,
		3218104598,
		565507253,
		1454621731,
		3485111705,
		3099436303,
		671266974,
		1594198024,
		3322730930,
		2970347812,
		795835527,
		1483230225,
		3244367275,
		3060149565,
		1994146192,
		31158534,
		2563907772,
		4023717930,
		1907459465,
		112637215,
		2680153253,
		3904427059,
		2013776290,
		251722036,
		2517215374,
		3775830040,
		2137656763,
		141376813,
		2439277719,
		3865271297,
		1802195444,
		476864866,
		2238001368,
		4066508878,
		1812370925,
		453092731,
		2181625025,
		4111451223,
		1706088902,
		314042704,
		2344532202,
		4240017532,
		1658658271,
		366619977,
		2362670323,
		4224994405,
		1303535960,
		984961486,
		2747007092,
		3569037538,
		1256170817,
		1037604311,
		2765210733,
		3554079995,
		1131014506,
		879679996,
		2909243462,
		3663771856,
		1141124467,
		855842277,
		2852801631,
		3708648649,
		1342533948,
		654459306,
		3188396048,
		3373015174,
		1466479909,
		544179635,
		3110523913,
		3462522015,
		1591671054,
		702138776,
		2966460450,
		3352799412,
		1504918807,
		783551873,
		3082640443,
		3233442989,
		3988292384,
		2596254646,
		62317068,
		1957810842,
		3939845945,
		2647816111,
		81470997,
		1943803523,
		3814918930,
		2489596804,
		225274430,
		2053790376,
		3826175755,
		2466906013,
		167816743,
		2097651377,
		4027552580,
		2265490386,
		503444072,
		1762050814,
		4150417245,
		2154129355,
		426522225,
		1852507879,
		4275313526,
		2312317920,
		282753626,
		1742555852,
		4189708143,
		2394877945,
		397917763,
		1622183637,
		3604390888,
		2714866558,
		953729732,
		1340076626,
		3518719985,
		2797360999,
		1068828381,
		1219638859,
		3624741850,
		2936675148,
		906185462,
		1090812512,
		3747672003,
		2825379669,
		829329135,
		1181335161,
		3412177804,
		3160834842,
		628085408,
		1382605366,
		3423369109,
		3138078467,
		570562233,
		1426400815,
		3317316542,
		2998733608,
		733239954,
		1555261956,
		3268935591,
		3050360625,
		752459403,
		1541320221,
		2607071920,
		3965973030,
		1969922972,
		40735498,
		2617837225,
		3943577151,
		1913087877,
		83908371,
		2512341634,
		3803740692,
		2075208622,
		213261112,
		2463272603,
		3855990285,
		2094854071,
		198958881,
		2262029012,
		4057260610,
		1759359992,
		534414190,
		2176718541,
		4139329115,
		1873836001,
		414664567,
		2282248934,
		4279200368,
		1711684554,
		285281116,
		2405801727,
		4167216745,
		1634467795,
		376229701,
		2685067896,
		3608007406,
		1308918612,
		956543938,
		2808555105,
		3495958263,
		1231636301,
		1047427035,
		2932959818,
		3654703836,
		1088359270,
		936918e3,
		2847714899,
		3736837829,
		1202900863,
		817233897,
		3183342108,
		3401237130,
		1404277552,
		615818150,
		3134207493,
		3453421203,
		1423857449,
		601450431,
		3009837614,
		3294710456,
		1567103746,
		711928724,
		3020668471,
		3272380065,
		1510334235,
		755167117
	]);
	function ensureBuffer(input) {
		if (Buffer.isBuffer(input)) return input;
		if (typeof input === "number") return Buffer.alloc(input);
		else if (typeof input === "string") return Buffer.from(input);
		else throw new Error("input must be buffer, number, or string, received " + typeof input);
	}
	function bufferizeInt(num) {
		const tmp = ensureBuffer(4);
		tmp.writeInt32BE(num, 0);
		return tmp;
	}
	function _crc32(buf, previous) {
		buf = ensureBuffer(buf);
		if (Buffer.isBuffer(previous)) previous = previous.readUInt32BE(0);
		let crc = ~~previous ^ -1;
		for (var n = 0; n < buf.length; n++) crc = CRC_TABLE[(crc ^ buf[n]) & 255] ^ crc >>> 8;
		return crc ^ -1;
	}
	function crc32() {
		return bufferizeInt(_crc32.apply(null, arguments));
	}
	crc32.signed = function() {
		return _crc32.apply(null, arguments);
	};
	crc32.unsigned = function() {
		return _crc32.apply(null, arguments) >>> 0;
	};
	const index = /*@__PURE__*/ getDefaultExportFromCjs(crc32);
	module.exports = index;
}));

// node_modules/yazl/index.js
var require_yazl = /* @__PURE__ */ __commonJSMin(((exports) => {
	var fs = __require("fs");
	var Transform = __require("stream").Transform;
	var PassThrough = __require("stream").PassThrough;
	var zlib = __require("zlib");
	var util = __require("util");
	var EventEmitter = __require("events").EventEmitter;
	var errorMonitor = __require("events").errorMonitor;
	var crc32 = require_dist();
	exports.ZipFile = ZipFile;
	util.inherits(ZipFile, EventEmitter);
	function ZipFile() {
		this.outputStream = new PassThrough();
		this.entries = [];
		this.outputStreamCursor = 0;
		this.ended = false;
		this.allDone = false;
		this.forceZip64Eocd = false;
		this.errored = false;
		this.on(errorMonitor, function() {
			this.errored = true;
		});
	}
	ZipFile.prototype.addFile = function(realPath, metadataPath, options) {
		var self = this;
		metadataPath = validateMetadataPath(metadataPath, false);
		if (options == null) options = {};
		if (shouldIgnoreAdding(self)) return;
		var entry = new Entry(metadataPath, false, options);
		self.entries.push(entry);
		fs.stat(realPath, function(err, stats) {
			if (err) return self.emit("error", err);
			if (!stats.isFile()) return self.emit("error", /* @__PURE__ */ new Error("not a file: " + realPath));
			entry.uncompressedSize = stats.size;
			if (options.mtime == null) entry.setLastModDate(stats.mtime);
			if (options.mode == null) entry.setFileAttributesMode(stats.mode);
			entry.setFileDataPumpFunction(function() {
				var readStream = fs.createReadStream(realPath);
				entry.state = Entry.FILE_DATA_IN_PROGRESS;
				readStream.on("error", function(err) {
					self.emit("error", err);
				});
				pumpFileDataReadStream(self, entry, readStream);
			});
			pumpEntries(self);
		});
	};
	ZipFile.prototype.addReadStream = function(readStream, metadataPath, options) {
		this.addReadStreamLazy(metadataPath, options, function(cb) {
			cb(null, readStream);
		});
	};
	ZipFile.prototype.addReadStreamLazy = function(metadataPath, options, getReadStreamFunction) {
		var self = this;
		if (typeof options === "function") {
			getReadStreamFunction = options;
			options = null;
		}
		if (options == null) options = {};
		metadataPath = validateMetadataPath(metadataPath, false);
		if (shouldIgnoreAdding(self)) return;
		var entry = new Entry(metadataPath, false, options);
		self.entries.push(entry);
		entry.setFileDataPumpFunction(function() {
			entry.state = Entry.FILE_DATA_IN_PROGRESS;
			getReadStreamFunction(function(err, readStream) {
				if (err) return self.emit("error", err);
				pumpFileDataReadStream(self, entry, readStream);
			});
		});
		pumpEntries(self);
	};
	ZipFile.prototype.addBuffer = function(buffer, metadataPath, options) {
		var self = this;
		metadataPath = validateMetadataPath(metadataPath, false);
		if (buffer.length > 1073741823) throw new Error("buffer too large: " + buffer.length + " > 1073741823");
		if (options == null) options = {};
		if (options.size != null) throw new Error("options.size not allowed");
		if (shouldIgnoreAdding(self)) return;
		var entry = new Entry(metadataPath, false, options);
		entry.uncompressedSize = buffer.length;
		entry.crc32 = crc32.unsigned(buffer);
		entry.crcAndFileSizeKnown = true;
		self.entries.push(entry);
		if (entry.compressionLevel === 0) setCompressedBuffer(buffer);
		else zlib.deflateRaw(buffer, { level: entry.compressionLevel }, function(err, compressedBuffer) {
			setCompressedBuffer(compressedBuffer);
		});
		function setCompressedBuffer(compressedBuffer) {
			entry.compressedSize = compressedBuffer.length;
			entry.setFileDataPumpFunction(function() {
				writeToOutputStream(self, compressedBuffer);
				writeToOutputStream(self, entry.getDataDescriptor());
				entry.state = Entry.FILE_DATA_DONE;
				setImmediate(function() {
					pumpEntries(self);
				});
			});
			pumpEntries(self);
		}
	};
	ZipFile.prototype.addEmptyDirectory = function(metadataPath, options) {
		var self = this;
		metadataPath = validateMetadataPath(metadataPath, true);
		if (options == null) options = {};
		if (options.size != null) throw new Error("options.size not allowed");
		if (options.compress != null) throw new Error("options.compress not allowed");
		if (options.compressionLevel != null) throw new Error("options.compressionLevel not allowed");
		if (shouldIgnoreAdding(self)) return;
		var entry = new Entry(metadataPath, true, options);
		self.entries.push(entry);
		entry.setFileDataPumpFunction(function() {
			writeToOutputStream(self, entry.getDataDescriptor());
			entry.state = Entry.FILE_DATA_DONE;
			pumpEntries(self);
		});
		pumpEntries(self);
	};
	var eocdrSignatureBuffer = bufferFrom([
		80,
		75,
		5,
		6
	]);
	ZipFile.prototype.end = function(options, calculatedTotalSizeCallback) {
		if (typeof options === "function") {
			calculatedTotalSizeCallback = options;
			options = null;
		}
		if (options == null) options = {};
		if (this.ended) return;
		this.ended = true;
		if (this.errored) return;
		this.calculatedTotalSizeCallback = calculatedTotalSizeCallback;
		this.forceZip64Eocd = !!options.forceZip64Format;
		if (options.comment) {
			if (typeof options.comment === "string") this.comment = encodeCp437(options.comment);
			else this.comment = options.comment;
			if (this.comment.length > 65535) throw new Error("comment is too large");
			if (bufferIncludes(this.comment, eocdrSignatureBuffer)) throw new Error("comment contains end of central directory record signature");
		} else this.comment = EMPTY_BUFFER;
		pumpEntries(this);
	};
	function writeToOutputStream(self, buffer) {
		self.outputStream.write(buffer);
		self.outputStreamCursor += buffer.length;
	}
	function pumpFileDataReadStream(self, entry, readStream) {
		var crc32Watcher = new Crc32Watcher();
		var uncompressedSizeCounter = new ByteCounter();
		var compressor = entry.compressionLevel !== 0 ? new zlib.DeflateRaw({ level: entry.compressionLevel }) : new PassThrough();
		var compressedSizeCounter = new ByteCounter();
		readStream.pipe(crc32Watcher).pipe(uncompressedSizeCounter).pipe(compressor).pipe(compressedSizeCounter).pipe(self.outputStream, { end: false });
		compressedSizeCounter.on("end", function() {
			entry.crc32 = crc32Watcher.crc32;
			if (entry.uncompressedSize == null) entry.uncompressedSize = uncompressedSizeCounter.byteCount;
			else if (entry.uncompressedSize !== uncompressedSizeCounter.byteCount) return self.emit("error", /* @__PURE__ */ new Error("file data stream has unexpected number of bytes"));
			entry.compressedSize = compressedSizeCounter.byteCount;
			self.outputStreamCursor += entry.compressedSize;
			writeToOutputStream(self, entry.getDataDescriptor());
			entry.state = Entry.FILE_DATA_DONE;
			pumpEntries(self);
		});
	}
	function determineCompressionLevel(options) {
		if (options.compress != null && options.compressionLevel != null) {
			if (!!options.compress !== !!options.compressionLevel) throw new Error("conflicting settings for compress and compressionLevel");
		}
		if (options.compressionLevel != null) return options.compressionLevel;
		if (options.compress === false) return 0;
		return 6;
	}
	function pumpEntries(self) {
		if (self.allDone || self.errored) return;
		if (self.ended && self.calculatedTotalSizeCallback != null) {
			var calculatedTotalSize = calculateTotalSize(self);
			if (calculatedTotalSize != null) {
				self.calculatedTotalSizeCallback(calculatedTotalSize);
				self.calculatedTotalSizeCallback = null;
			}
		}
		var entry = getFirstNotDoneEntry();
		function getFirstNotDoneEntry() {
			for (var i = 0; i < self.entries.length; i++) {
				var entry = self.entries[i];
				if (entry.state < Entry.FILE_DATA_DONE) return entry;
			}
			return null;
		}
		if (entry != null) {
			if (entry.state < Entry.READY_TO_PUMP_FILE_DATA) return;
			if (entry.state === Entry.FILE_DATA_IN_PROGRESS) return;
			entry.relativeOffsetOfLocalHeader = self.outputStreamCursor;
			writeToOutputStream(self, entry.getLocalFileHeader());
			entry.doFileDataPump();
		} else if (self.ended) {
			self.offsetOfStartOfCentralDirectory = self.outputStreamCursor;
			self.entries.forEach(function(entry) {
				writeToOutputStream(self, entry.getCentralDirectoryRecord());
			});
			writeToOutputStream(self, getEndOfCentralDirectoryRecord(self));
			self.outputStream.end();
			self.allDone = true;
		}
	}
	function calculateTotalSize(self) {
		var pretendOutputCursor = 0;
		var centralDirectorySize = 0;
		for (var i = 0; i < self.entries.length; i++) {
			var entry = self.entries[i];
			if (entry.compressionLevel !== 0) return -1;
			if (entry.state >= Entry.READY_TO_PUMP_FILE_DATA) {
				if (entry.uncompressedSize == null) return -1;
			} else if (entry.uncompressedSize == null) return null;
			entry.relativeOffsetOfLocalHeader = pretendOutputCursor;
			var useZip64Format = entry.useZip64Format();
			pretendOutputCursor += LOCAL_FILE_HEADER_FIXED_SIZE + entry.utf8FileName.length;
			pretendOutputCursor += entry.uncompressedSize;
			if (!entry.crcAndFileSizeKnown) {
				if (useZip64Format) pretendOutputCursor += ZIP64_DATA_DESCRIPTOR_SIZE;
				else pretendOutputCursor += DATA_DESCRIPTOR_SIZE;
			}
			centralDirectorySize += CENTRAL_DIRECTORY_RECORD_FIXED_SIZE + entry.utf8FileName.length + entry.fileComment.length;
			if (!entry.forceDosTimestamp) centralDirectorySize += INFO_ZIP_UNIVERSAL_TIMESTAMP_EXTRA_FIELD_SIZE;
			if (useZip64Format) centralDirectorySize += ZIP64_EXTENDED_INFORMATION_EXTRA_FIELD_SIZE;
		}
		var endOfCentralDirectorySize = 0;
		if (self.forceZip64Eocd || self.entries.length >= 65535 || centralDirectorySize >= 65535 || pretendOutputCursor >= 4294967295) endOfCentralDirectorySize += ZIP64_END_OF_CENTRAL_DIRECTORY_RECORD_SIZE + ZIP64_END_OF_CENTRAL_DIRECTORY_LOCATOR_SIZE;
		endOfCentralDirectorySize += END_OF_CENTRAL_DIRECTORY_RECORD_SIZE + self.comment.length;
		return pretendOutputCursor + centralDirectorySize + endOfCentralDirectorySize;
	}
	function shouldIgnoreAdding(self) {
		if (self.ended) throw new Error("cannot add entries after calling end()");
		if (self.errored) return true;
		return false;
	}
	var ZIP64_END_OF_CENTRAL_DIRECTORY_RECORD_SIZE = 56;
	var ZIP64_END_OF_CENTRAL_DIRECTORY_LOCATOR_SIZE = 20;
	var END_OF_CENTRAL_DIRECTORY_RECORD_SIZE = 22;
	function getEndOfCentralDirectoryRecord(self, actuallyJustTellMeHowLongItWouldBe) {
		var needZip64Format = false;
		var normalEntriesLength = self.entries.length;
		if (self.forceZip64Eocd || self.entries.length >= 65535) {
			normalEntriesLength = 65535;
			needZip64Format = true;
		}
		var sizeOfCentralDirectory = self.outputStreamCursor - self.offsetOfStartOfCentralDirectory;
		var normalSizeOfCentralDirectory = sizeOfCentralDirectory;
		if (self.forceZip64Eocd || sizeOfCentralDirectory >= 4294967295) {
			normalSizeOfCentralDirectory = 4294967295;
			needZip64Format = true;
		}
		var normalOffsetOfStartOfCentralDirectory = self.offsetOfStartOfCentralDirectory;
		if (self.forceZip64Eocd || self.offsetOfStartOfCentralDirectory >= 4294967295) {
			normalOffsetOfStartOfCentralDirectory = 4294967295;
			needZip64Format = true;
		}
		if (actuallyJustTellMeHowLongItWouldBe) {
			if (needZip64Format) return ZIP64_END_OF_CENTRAL_DIRECTORY_RECORD_SIZE + ZIP64_END_OF_CENTRAL_DIRECTORY_LOCATOR_SIZE + END_OF_CENTRAL_DIRECTORY_RECORD_SIZE;
			else return END_OF_CENTRAL_DIRECTORY_RECORD_SIZE;
		}
		var eocdrBuffer = bufferAlloc(END_OF_CENTRAL_DIRECTORY_RECORD_SIZE + self.comment.length);
		eocdrBuffer.writeUInt32LE(101010256, 0);
		eocdrBuffer.writeUInt16LE(0, 4);
		eocdrBuffer.writeUInt16LE(0, 6);
		eocdrBuffer.writeUInt16LE(normalEntriesLength, 8);
		eocdrBuffer.writeUInt16LE(normalEntriesLength, 10);
		eocdrBuffer.writeUInt32LE(normalSizeOfCentralDirectory, 12);
		eocdrBuffer.writeUInt32LE(normalOffsetOfStartOfCentralDirectory, 16);
		eocdrBuffer.writeUInt16LE(self.comment.length, 20);
		self.comment.copy(eocdrBuffer, 22);
		if (!needZip64Format) return eocdrBuffer;
		var zip64EocdrBuffer = bufferAlloc(ZIP64_END_OF_CENTRAL_DIRECTORY_RECORD_SIZE);
		zip64EocdrBuffer.writeUInt32LE(101075792, 0);
		writeUInt64LE(zip64EocdrBuffer, ZIP64_END_OF_CENTRAL_DIRECTORY_RECORD_SIZE - 12, 4);
		zip64EocdrBuffer.writeUInt16LE(VERSION_MADE_BY, 12);
		zip64EocdrBuffer.writeUInt16LE(VERSION_NEEDED_TO_EXTRACT_ZIP64, 14);
		zip64EocdrBuffer.writeUInt32LE(0, 16);
		zip64EocdrBuffer.writeUInt32LE(0, 20);
		writeUInt64LE(zip64EocdrBuffer, self.entries.length, 24);
		writeUInt64LE(zip64EocdrBuffer, self.entries.length, 32);
		writeUInt64LE(zip64EocdrBuffer, sizeOfCentralDirectory, 40);
		writeUInt64LE(zip64EocdrBuffer, self.offsetOfStartOfCentralDirectory, 48);
		var zip64EocdlBuffer = bufferAlloc(ZIP64_END_OF_CENTRAL_DIRECTORY_LOCATOR_SIZE);
		zip64EocdlBuffer.writeUInt32LE(117853008, 0);
		zip64EocdlBuffer.writeUInt32LE(0, 4);
		writeUInt64LE(zip64EocdlBuffer, self.outputStreamCursor, 8);
		zip64EocdlBuffer.writeUInt32LE(1, 16);
		return Buffer.concat([
			zip64EocdrBuffer,
			zip64EocdlBuffer,
			eocdrBuffer
		]);
	}
	function validateMetadataPath(metadataPath, isDirectory) {
		if (metadataPath === "") throw new Error("empty metadataPath");
		metadataPath = metadataPath.replace(/\\/g, "/");
		if (/^[a-zA-Z]:/.test(metadataPath) || /^\//.test(metadataPath)) throw new Error("absolute path: " + metadataPath);
		if (metadataPath.split("/").indexOf("..") !== -1) throw new Error("invalid relative path: " + metadataPath);
		var looksLikeDirectory = /\/$/.test(metadataPath);
		if (isDirectory) {
			if (!looksLikeDirectory) metadataPath += "/";
		} else if (looksLikeDirectory) throw new Error("file path cannot end with '/': " + metadataPath);
		return metadataPath;
	}
	var EMPTY_BUFFER = bufferAlloc(0);
	function Entry(metadataPath, isDirectory, options) {
		this.utf8FileName = bufferFrom(metadataPath);
		if (this.utf8FileName.length > 65535) throw new Error("utf8 file name too long. " + utf8FileName.length + " > 65535");
		this.isDirectory = isDirectory;
		this.state = Entry.WAITING_FOR_METADATA;
		this.setLastModDate(options.mtime != null ? options.mtime : /* @__PURE__ */ new Date());
		this.forceDosTimestamp = !!options.forceDosTimestamp;
		if (options.mode != null) this.setFileAttributesMode(options.mode);
		else this.setFileAttributesMode(isDirectory ? 16893 : 33204);
		if (isDirectory) {
			this.crcAndFileSizeKnown = true;
			this.crc32 = 0;
			this.uncompressedSize = 0;
			this.compressedSize = 0;
		} else {
			this.crcAndFileSizeKnown = false;
			this.crc32 = null;
			this.uncompressedSize = null;
			this.compressedSize = null;
			if (options.size != null) this.uncompressedSize = options.size;
		}
		if (isDirectory) this.compressionLevel = 0;
		else this.compressionLevel = determineCompressionLevel(options);
		this.forceZip64Format = !!options.forceZip64Format;
		if (options.fileComment) {
			if (typeof options.fileComment === "string") this.fileComment = bufferFrom(options.fileComment, "utf-8");
			else this.fileComment = options.fileComment;
			if (this.fileComment.length > 65535) throw new Error("fileComment is too large");
		} else this.fileComment = EMPTY_BUFFER;
	}
	Entry.WAITING_FOR_METADATA = 0;
	Entry.READY_TO_PUMP_FILE_DATA = 1;
	Entry.FILE_DATA_IN_PROGRESS = 2;
	Entry.FILE_DATA_DONE = 3;
	Entry.prototype.setLastModDate = function(date) {
		this.mtime = date;
		var dosDateTime = dateToDosDateTime(date);
		this.lastModFileTime = dosDateTime.time;
		this.lastModFileDate = dosDateTime.date;
	};
	Entry.prototype.setFileAttributesMode = function(mode) {
		if ((mode & 65535) !== mode) throw new Error("invalid mode. expected: 0 <= " + mode + " <= 65535");
		this.externalFileAttributes = mode << 16 >>> 0;
	};
	Entry.prototype.setFileDataPumpFunction = function(doFileDataPump) {
		this.doFileDataPump = doFileDataPump;
		this.state = Entry.READY_TO_PUMP_FILE_DATA;
	};
	Entry.prototype.useZip64Format = function() {
		return this.forceZip64Format || this.uncompressedSize != null && this.uncompressedSize > 4294967294 || this.compressedSize != null && this.compressedSize > 4294967294 || this.relativeOffsetOfLocalHeader != null && this.relativeOffsetOfLocalHeader > 4294967294;
	};
	var LOCAL_FILE_HEADER_FIXED_SIZE = 30;
	var VERSION_NEEDED_TO_EXTRACT_UTF8 = 20;
	var VERSION_NEEDED_TO_EXTRACT_ZIP64 = 45;
	var VERSION_MADE_BY = 831;
	var FILE_NAME_IS_UTF8 = 2048;
	var UNKNOWN_CRC32_AND_FILE_SIZES = 8;
	Entry.prototype.getLocalFileHeader = function() {
		var crc32 = 0;
		var compressedSize = 0;
		var uncompressedSize = 0;
		if (this.crcAndFileSizeKnown) {
			crc32 = this.crc32;
			compressedSize = this.compressedSize;
			uncompressedSize = this.uncompressedSize;
		}
		var fixedSizeStuff = bufferAlloc(LOCAL_FILE_HEADER_FIXED_SIZE);
		var generalPurposeBitFlag = FILE_NAME_IS_UTF8;
		if (!this.crcAndFileSizeKnown) generalPurposeBitFlag |= UNKNOWN_CRC32_AND_FILE_SIZES;
		fixedSizeStuff.writeUInt32LE(67324752, 0);
		fixedSizeStuff.writeUInt16LE(VERSION_NEEDED_TO_EXTRACT_UTF8, 4);
		fixedSizeStuff.writeUInt16LE(generalPurposeBitFlag, 6);
		fixedSizeStuff.writeUInt16LE(this.getCompressionMethod(), 8);
		fixedSizeStuff.writeUInt16LE(this.lastModFileTime, 10);
		fixedSizeStuff.writeUInt16LE(this.lastModFileDate, 12);
		fixedSizeStuff.writeUInt32LE(crc32, 14);
		fixedSizeStuff.writeUInt32LE(compressedSize, 18);
		fixedSizeStuff.writeUInt32LE(uncompressedSize, 22);
		fixedSizeStuff.writeUInt16LE(this.utf8FileName.length, 26);
		fixedSizeStuff.writeUInt16LE(0, 28);
		return Buffer.concat([fixedSizeStuff, this.utf8FileName]);
	};
	var DATA_DESCRIPTOR_SIZE = 16;
	var ZIP64_DATA_DESCRIPTOR_SIZE = 24;
	Entry.prototype.getDataDescriptor = function() {
		if (this.crcAndFileSizeKnown) return EMPTY_BUFFER;
		if (!this.useZip64Format()) {
			var buffer = bufferAlloc(DATA_DESCRIPTOR_SIZE);
			buffer.writeUInt32LE(134695760, 0);
			buffer.writeUInt32LE(this.crc32, 4);
			buffer.writeUInt32LE(this.compressedSize, 8);
			buffer.writeUInt32LE(this.uncompressedSize, 12);
			return buffer;
		} else {
			var buffer = bufferAlloc(ZIP64_DATA_DESCRIPTOR_SIZE);
			buffer.writeUInt32LE(134695760, 0);
			buffer.writeUInt32LE(this.crc32, 4);
			writeUInt64LE(buffer, this.compressedSize, 8);
			writeUInt64LE(buffer, this.uncompressedSize, 16);
			return buffer;
		}
	};
	var CENTRAL_DIRECTORY_RECORD_FIXED_SIZE = 46;
	var INFO_ZIP_UNIVERSAL_TIMESTAMP_EXTRA_FIELD_SIZE = 9;
	var ZIP64_EXTENDED_INFORMATION_EXTRA_FIELD_SIZE = 28;
	Entry.prototype.getCentralDirectoryRecord = function() {
		var fixedSizeStuff = bufferAlloc(CENTRAL_DIRECTORY_RECORD_FIXED_SIZE);
		var generalPurposeBitFlag = FILE_NAME_IS_UTF8;
		if (!this.crcAndFileSizeKnown) generalPurposeBitFlag |= UNKNOWN_CRC32_AND_FILE_SIZES;
		var izutefBuffer = EMPTY_BUFFER;
		if (!this.forceDosTimestamp) {
			izutefBuffer = bufferAlloc(INFO_ZIP_UNIVERSAL_TIMESTAMP_EXTRA_FIELD_SIZE);
			izutefBuffer.writeUInt16LE(21589, 0);
			izutefBuffer.writeUInt16LE(INFO_ZIP_UNIVERSAL_TIMESTAMP_EXTRA_FIELD_SIZE - 4, 2);
			izutefBuffer.writeUInt8(3, 4);
			var timestamp = Math.floor(this.mtime.getTime() / 1e3);
			if (timestamp < -2147483648) timestamp = -2147483648;
			if (timestamp > 2147483647) timestamp = 2147483647;
			izutefBuffer.writeUInt32LE(timestamp, 5);
		}
		var normalCompressedSize = this.compressedSize;
		var normalUncompressedSize = this.uncompressedSize;
		var normalRelativeOffsetOfLocalHeader = this.relativeOffsetOfLocalHeader;
		var versionNeededToExtract = VERSION_NEEDED_TO_EXTRACT_UTF8;
		var zeiefBuffer = EMPTY_BUFFER;
		if (this.useZip64Format()) {
			normalCompressedSize = 4294967295;
			normalUncompressedSize = 4294967295;
			normalRelativeOffsetOfLocalHeader = 4294967295;
			versionNeededToExtract = VERSION_NEEDED_TO_EXTRACT_ZIP64;
			zeiefBuffer = bufferAlloc(ZIP64_EXTENDED_INFORMATION_EXTRA_FIELD_SIZE);
			zeiefBuffer.writeUInt16LE(1, 0);
			zeiefBuffer.writeUInt16LE(ZIP64_EXTENDED_INFORMATION_EXTRA_FIELD_SIZE - 4, 2);
			writeUInt64LE(zeiefBuffer, this.uncompressedSize, 4);
			writeUInt64LE(zeiefBuffer, this.compressedSize, 12);
			writeUInt64LE(zeiefBuffer, this.relativeOffsetOfLocalHeader, 20);
		}
		fixedSizeStuff.writeUInt32LE(33639248, 0);
		fixedSizeStuff.writeUInt16LE(VERSION_MADE_BY, 4);
		fixedSizeStuff.writeUInt16LE(versionNeededToExtract, 6);
		fixedSizeStuff.writeUInt16LE(generalPurposeBitFlag, 8);
		fixedSizeStuff.writeUInt16LE(this.getCompressionMethod(), 10);
		fixedSizeStuff.writeUInt16LE(this.lastModFileTime, 12);
		fixedSizeStuff.writeUInt16LE(this.lastModFileDate, 14);
		fixedSizeStuff.writeUInt32LE(this.crc32, 16);
		fixedSizeStuff.writeUInt32LE(normalCompressedSize, 20);
		fixedSizeStuff.writeUInt32LE(normalUncompressedSize, 24);
		fixedSizeStuff.writeUInt16LE(this.utf8FileName.length, 28);
		fixedSizeStuff.writeUInt16LE(izutefBuffer.length + zeiefBuffer.length, 30);
		fixedSizeStuff.writeUInt16LE(this.fileComment.length, 32);
		fixedSizeStuff.writeUInt16LE(0, 34);
		fixedSizeStuff.writeUInt16LE(0, 36);
		fixedSizeStuff.writeUInt32LE(this.externalFileAttributes, 38);
		fixedSizeStuff.writeUInt32LE(normalRelativeOffsetOfLocalHeader, 42);
		return Buffer.concat([
			fixedSizeStuff,
			this.utf8FileName,
			izutefBuffer,
			zeiefBuffer,
			this.fileComment
		]);
	};
	Entry.prototype.getCompressionMethod = function() {
		return this.compressionLevel === 0 ? 0 : 8;
	};
	var minDosDate = new Date(1980, 0, 1);
	var maxDosDate = new Date(2107, 11, 31, 23, 59, 58);
	function dateToDosDateTime(jsDate) {
		if (jsDate < minDosDate) jsDate = minDosDate;
		else if (jsDate > maxDosDate) jsDate = maxDosDate;
		var date = 0;
		date |= jsDate.getDate() & 31;
		date |= (jsDate.getMonth() + 1 & 15) << 5;
		date |= (jsDate.getFullYear() - 1980 & 127) << 9;
		var time = 0;
		time |= Math.floor(jsDate.getSeconds() / 2);
		time |= (jsDate.getMinutes() & 63) << 5;
		time |= (jsDate.getHours() & 31) << 11;
		return {
			date,
			time
		};
	}
	function writeUInt64LE(buffer, n, offset) {
		var high = Math.floor(n / 4294967296);
		var low = n % 4294967296;
		buffer.writeUInt32LE(low, offset);
		buffer.writeUInt32LE(high, offset + 4);
	}
	util.inherits(ByteCounter, Transform);
	function ByteCounter(options) {
		Transform.call(this, options);
		this.byteCount = 0;
	}
	ByteCounter.prototype._transform = function(chunk, encoding, cb) {
		this.byteCount += chunk.length;
		cb(null, chunk);
	};
	util.inherits(Crc32Watcher, Transform);
	function Crc32Watcher(options) {
		Transform.call(this, options);
		this.crc32 = 0;
	}
	Crc32Watcher.prototype._transform = function(chunk, encoding, cb) {
		this.crc32 = crc32.unsigned(chunk, this.crc32);
		cb(null, chunk);
	};
	var cp437 = "\0☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼ !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xA0";
	if (cp437.length !== 256) throw new Error("assertion failure");
	var reverseCp437 = null;
	function encodeCp437(string) {
		if (/^[\x20-\x7e]*$/.test(string)) return bufferFrom(string, "utf-8");
		if (reverseCp437 == null) {
			reverseCp437 = {};
			for (var i = 0; i < cp437.length; i++) reverseCp437[cp437[i]] = i;
		}
		var result = bufferAlloc(string.length);
		for (var i = 0; i < string.length; i++) {
			var b = reverseCp437[string[i]];
			if (b == null) throw new Error("character not encodable in CP437: " + JSON.stringify(string[i]));
			result[i] = b;
		}
		return result;
	}
	function bufferAlloc(size) {
		bufferAlloc = modern;
		try {
			return bufferAlloc(size);
		} catch (e) {
			bufferAlloc = legacy;
			return bufferAlloc(size);
		}
		function modern(size) {
			return Buffer.allocUnsafe(size);
		}
		function legacy(size) {
			return new Buffer(size);
		}
	}
	function bufferFrom(something, encoding) {
		bufferFrom = modern;
		try {
			return bufferFrom(something, encoding);
		} catch (e) {
			bufferFrom = legacy;
			return bufferFrom(something, encoding);
		}
		function modern(something, encoding) {
			return Buffer.from(something, encoding);
		}
		function legacy(something, encoding) {
			return new Buffer(something, encoding);
		}
	}
	function bufferIncludes(buffer, content) {
		bufferIncludes = modern;
		try {
			return bufferIncludes(buffer, content);
		} catch (e) {
			bufferIncludes = legacy;
			return bufferIncludes(buffer, content);
		}
		function modern(buffer, content) {
			return buffer.includes(content);
		}
		function legacy(buffer, content) {
			for (var i = 0; i <= buffer.length - content.length; i++) for (var j = 0;; j++) {
				if (j === content.length) return true;
				if (buffer[i + j] !== content[j]) break;
			}
			return false;
		}
	}
}));

// actions/lib/resources/function/package.ts
var import_yazl = require_yazl();
/**
* Bytes that a package must stay below to come with the request, and its files altogether. Source: Lambda quotas, and
* Lambda's own words, "Zipped size must be smaller than 52428800 bytes", "Unzipped size must be smaller than 262144000 bytes".
*/
const ZIPPED_LIMIT = 52428800;
const UNZIPPED_LIMIT = 262144e3;
/** The earliest time that zip knows, in local time, as the format has it: the same bytes in every time zone. */
const FIXED_TIME = new Date(1980, 0, 1);
const UNZIPPED = {
	bytes: 262143999,
	refuse: tooLarge
};
/**
* Packs a folder of code: the same bytes on every machine.
*
* @throws Failure when it is larger than Lambda allows
*/
async function packFunction(root, folder, include) {
	const { files, warnings } = await readBundle(root, folder, {
		include,
		limit: UNZIPPED
	});
	refuseNames(folder, files);
	const zip = await zipOf(files);
	return {
		zip,
		sha256: createHash("sha256").update(zip).digest("base64"),
		files,
		warnings
	};
}
/** Stored, not compressed: what a compressor makes of it differs between processors. */
function zipOf(files) {
	const zip = new import_yazl.ZipFile();
	for (const { path, body, isExecutable } of files) {
		const mode = isExecutable ? 33261 : 33188;
		zip.addBuffer(body, path, {
			mtime: FIXED_TIME,
			mode,
			compress: false,
			forceDosTimestamp: true
		});
	}
	zip.end();
	return buffer(zip.outputStream);
}
function tooLarge(folder, size, largest) {
	const megabytes = (bytes) => (bytes / 1024 / 1024).toFixed(1);
	return new Failure(`The function's code in ${folder} has ${megabytes(size)} MB; Lambda takes less than ${megabytes(UNZIPPED_LIMIT)} MB. Largest: ${largest}.`, "Take out of the folder what the function does not need.");
}
/** In a zip a backslash divides folders, or its reader refuses it. */
function refuseNames(folder, files) {
	const wrong = files.find(({ path }) => path.includes("\\"));
	if (wrong === void 0) return;
	throw new Failure(`A zip holds no file with a backslash in its name: ${folder}/${wrong.path}.`, "Rename the file.");
}

// actions/lib/resources/training/request.ts
/** The section `training`: the config's checks have seen that it is there where anything is searched or trained. */
function trainingOf({ config }) {
	if (config.training === void 0) throw new Error("The config has no section training.");
	return config.training;
}
/**
* Hyperparameters as SageMaker carries them: text. Each value is JSON, so that script mode gives the script the same
* type back, and `sagemaker_*` tell script mode which program of which archive to run, and on several hosts to start it
* with torchrun, one process a host or GPU. Source: sagemaker-training-toolkit, torch_distributed.py.
*/
function hyperparameters(scope, code, searched, count) {
	const training = trainingOf(scope);
	const own = {
		...training.hyperparameters,
		...training.seed === void 0 ? {} : { seed: training.seed },
		...searched
	};
	const control = {
		sagemaker_program: training.entryPoint,
		sagemaker_submit_directory: code.uri,
		sagemaker_region: scope.config.aws.region,
		...count > 1 ? { sagemaker_torch_distributed_enabled: true } : {}
	};
	return Object.fromEntries(Object.entries({
		...own,
		...control
	}).map(([name, value]) => [name, JSON.stringify(value)]));
}
/** @throws Failure when the input `execution-role` is missing */
function requireExecutionRole({ executionRole }) {
	if (executionRole !== "") return;
	throw new Failure("SageMaker needs a role to run jobs with.", "Set the input `execution-role` (in the workflows: the repository variable SAGEMAKER_EXECUTION_ROLE_ARN).");
}
/** Members that training jobs and a tuning job's training jobs share, in a trust domain. */
function trainingRequest(scope, resources, inputs, domain = scope.domain) {
	const { config, executionRole } = scope;
	const training = trainingOf(scope);
	const { aws } = config;
	const kms = aws.kmsKey === void 0 ? {} : { KmsKeyId: aws.kmsKey };
	const volumeKms = aws.kmsKey === void 0 ? {} : { VolumeKmsKeyId: aws.kmsKey };
	const vpc = aws.subnets.length === 0 ? {} : { VpcConfig: {
		Subnets: [...aws.subnets],
		SecurityGroupIds: [...aws.securityGroups]
	} };
	return {
		AlgorithmSpecification: {
			TrainingImage: resources.image,
			TrainingInputMode: "File",
			MetricDefinitions: metricDefinitions(training.metrics)
		},
		RoleArn: executionRole,
		InputDataConfig: channels(inputs),
		OutputDataConfig: {
			S3OutputPath: `s3://${inputs.bucket}/${prefixOf(scope, domain)}/jobs`,
			...kms
		},
		ResourceConfig: {
			InstanceType: resources.instance,
			InstanceCount: resources.count,
			VolumeSizeInGB: resources.volumeSize,
			...volumeKms
		},
		StoppingCondition: { MaxRuntimeInSeconds: resources.maxRuntime },
		Environment: { ...training.environment },
		...vpc
	};
}
function metricDefinitions(metrics) {
	return Object.entries(metrics).map(([Name, Regex]) => ({
		Name,
		Regex
	}));
}
function channels({ data, weights }) {
	const channel = (ChannelName, S3Uri) => ({
		ChannelName,
		DataSource: { S3DataSource: {
			S3DataType: "S3Prefix",
			S3Uri,
			S3DataDistributionType: "FullyReplicated"
		} }
	});
	return [channel("training", data.uri), ...weights === void 0 ? [] : [channel("weights", weights.channel)]];
}
/** Everything that decides what a training job with these resources and hyperparameters makes, by name. */
function trainingContent(scope, resources, inputs, parameters) {
	const training = trainingOf(scope);
	return {
		code: {
			hash: inputs.code.hash,
			entryPoint: training.entryPoint
		},
		data: inputs.data.version,
		weights: inputs.weights?.sha256,
		image: resources.image,
		instance: {
			type: resources.instance,
			count: resources.count
		},
		parameters: {
			fixed: training.hyperparameters,
			seed: training.seed,
			environment: training.environment,
			...parameters
		},
		metrics: training.metrics
	};
}

// actions/lib/resources/code/sources.ts
/**
* The training code, with a warning for each thing that the user should know of it.
*
* @throws Failure when it cannot be packed or its entry point would not be in it
*/
async function readTraining(scope) {
	const { root, warn } = scope;
	const { source, include, entryPoint } = trainingOf(scope);
	const bundle = await readBundle(root, source, { include });
	for (const warning of bundle.warnings) warn("code", warning);
	await refuseWithout(entryPoint, {
		root,
		source
	}, bundle.files);
	return bundle;
}
/**
* The serving code, with a warning for each thing that the user should know of it.
*
* @throws Failure when it cannot be packed
*/
async function readServing({ root, warn }, { source, include }) {
	const bundle = await readBundle(root, source, { include });
	for (const warning of bundle.warnings) warn("serving", warning);
	return bundle;
}
/**
* The code of a function as Lambda takes it, with a warning for each thing that the user should know of it.
*
* @throws Failure when it cannot be packed, is larger than Lambda takes or would lack its handler
*/
async function readFunction({ root, warn }, name, { source, include, handler }) {
	const code = await packFunction(root, source, include);
	for (const warning of code.warnings) warn(`function:${name}`, warning);
	await refuseWithout(`${handler.replace(/\.\w+$/, "")}.py`, {
		root,
		source
	}, code.files);
	return code;
}
/**
* Reads all code that the config names, of every stage: what is wrong with it is known before the first stage is paid for.
*
* @throws Failures with all that is wrong
*/
async function readSources(scope) {
	const { training, serving, functions } = scope.config;
	const failures = (await Promise.allSettled([
		...training === void 0 ? [] : [readTraining(scope)],
		...serving === void 0 ? [] : [readServing(scope, serving)],
		...Object.entries(functions).map(([name, wanted]) => readFunction(scope, name, wanted))
	])).flatMap((result) => result.status === "rejected" ? [result.reason] : []);
	if (failures.length > 0) throw new Failures(failures);
}
/** That the file is in the folder, as the config's checks have seen, does not say that it belongs to the code. */
async function refuseWithout(file, { root, source }, files) {
	if (files.some(({ path }) => path === file) || !await isThere(join(root, source, file))) return;
	throw new Failure(`${source}/${file} is there and does not belong to the code: git ignores it, or it is hidden.`, "Take it out of .gitignore, or write `include: all` beside `source`.");
}

// actions/lib/resources/storage/bucket.aws.ts
/** The bucket of data, code and artefacts. It is shared with other pipelines, so it bears no owner. */
function bucketKind(aws) {
	return {
		name: "bucket",
		onCancel: "leave",
		naming: "stable",
		async observe(id) {
			const foreign = await unlessNotFound(isForeign(aws, id));
			return foreign === void 0 ? void 0 : {
				seen: { foreign },
				phase: {
					is: "ready",
					detail: "there"
				}
			};
		}
	};
}
/**
* Whether the bucket is of another account, which S3 tells by refusing the account that it should be of with 403 (S3 User
* Guide, "Verifying bucket ownership with bucket owner condition").
*
* @throws an error of the SDK when there is none, and when the caller may not see it whoever it belongs to
*/
async function isForeign(aws, Bucket) {
	const client = aws.client(S3Client);
	try {
		await client.send(new HeadBucketCommand({
			Bucket,
			ExpectedBucketOwner: await aws.account()
		}));
		return false;
	} catch (error) {
		if (!isDenied(error)) throw error;
		await client.send(new HeadBucketCommand({ Bucket }));
		return true;
	}
}
/**
* Makes a private bucket in one call: AWS blocks public access to every new bucket by itself (AWS News Blog, "Amazon S3
* Block Public Access", update of 2023-04-27), so no kill leaves one without.
*/
async function createBucket(aws, name) {
	const place = aws.region === "us-east-1" ? {} : { CreateBucketConfiguration: { LocationConstraint: aws.region } };
	await aws.client(S3Client).send(new CreateBucketCommand({
		Bucket: name,
		...place
	}));
}
/** The four settings of S3's Block Public Access. */
const PUBLIC_ACCESS = [
	"BlockPublicAcls",
	"IgnorePublicAcls",
	"BlockPublicPolicy",
	"RestrictPublicBuckets"
];
/** Settings of Block Public Access that a bucket has not; `undefined` when the caller may not know. */
async function unblockedSettings(aws, name) {
	const request = aws.client(S3Client).send(new GetPublicAccessBlockCommand({ Bucket: name }));
	try {
		const found = await unlessNotFound(request);
		return PUBLIC_ACCESS.filter((setting) => found?.PublicAccessBlockConfiguration?.[setting] !== true);
	} catch (error) {
		if (isDenied(error)) return void 0;
		throw error;
	}
}

// actions/lib/resources/storage/node.ts
/** The bucket that everything is kept in; its output is its name. */
function bucketNode(scope) {
	const { aws, config } = scope;
	return {
		key: "bucket",
		stages: ["sync-data"],
		kind: bucketKind(aws),
		needs: [],
		async desire() {
			const byDefault = `sagemaker-${aws.region}-${await aws.account()}`;
			const id = config.aws.bucket ?? byDefault;
			return {
				id,
				content: {},
				changes: () => [],
				create: () => createBucket(aws, id),
				inspect: async (_, { foreign }) => {
					if (!foreign) await inspectBucket(scope, id);
					else if (id !== byDefault) scope.warn("bucket", riskOf(id));
				},
				foretold: id,
				output: (_, { foreign }) => {
					if (foreign && id === byDefault) throw takenName(id);
					return id;
				}
			};
		}
	};
}
function riskOf(name) {
	return `The bucket ${name} (\`aws.bucket\`) belongs to another account, which can read, change and remove the data, the code and the models in it. Unless that is meant, write a bucket of this account.`;
}
/** The name can be foreseen, so anyone may have made the bucket first and read, or change, what is stored there. */
function takenName(name) {
	return new Failure(`The bucket ${name} belongs to another account: somebody else has taken the name of this account's default bucket, and would receive its data, code and models.`, "Nothing was written there. Make a bucket of your own under another name, write it as `aws.bucket`, and report the other to AWS (trustandsafety@support.aws.com).");
}
/** A bucket that lets the public in was made so by somebody, on purpose or long ago: that is told, and theirs to change. */
async function inspectBucket({ aws, warn }, name) {
	const unblocked = await unblockedSettings(aws, name) ?? [];
	if (unblocked.length === 0) return;
	const all = PUBLIC_ACCESS.map((setting) => `${setting}=true`).join();
	warn("bucket", `The bucket ${name} does not block all public access (${unblocked.join(", ")}). It is left as it is. Unless that is meant: aws s3api put-public-access-block --bucket ${name} --public-access-block-configuration ${all}`);
}
/** The training code as `sourcedir.tar.gz`, where SageMaker's script mode looks for it. */
function codeNode(scope, bucket) {
	const { aws } = scope;
	return {
		key: "code",
		stages: ["tune", "train"],
		kind: objectKind(aws, "code bundle", hashUnpacked),
		needs: [bucket],
		async desire(of) {
			const { files, hash } = await readTraining(scope);
			const tar = await tarOf(files);
			const sha256 = createHash("sha256").update(tar).digest("hex");
			return inDomain(scope, (domain) => {
				const uri = `s3://${of(bucket)}/${prefixOf(scope, domain)}/code/${hash}/sourcedir.tar.gz`;
				const code = {
					uri,
					hash
				};
				return {
					id: uri,
					content: {},
					changes: (seen) => compare({ sha256: seen.sha256 }, { sha256 }),
					create: () => putOnce(aws, uri, compress(tar)),
					foretold: code,
					output: () => code
				};
			});
		}
	};
}

// actions/lib/aws/put-file.ts
/** Bytes that one PutObject takes; what is larger goes in parts. Source: Amazon S3's documentation of PutObject. */
const LARGEST_PUT = 5 * 1024 ** 3;
/** How often a file is sent: the SDK does not repeat a call whose body is a stream. */
const ATTEMPTS = 4;
/**
* Sends a file without holding it in memory, unless there is an object already; from its start again when that fails for a
* passing reason.
*
* @param options `sha256` of the file, hex, where it is known: S3 checks it and keeps it; `largest` bytes are sent at once
* @throws an error with `alreadyExists` when there is an object
*/
async function putFile(aws, uri, file, { sha256, signal, largest = LARGEST_PUT } = {}) {
	const { size } = await stat(file);
	const { bucket, key } = parseS3(uri);
	if (size > largest) {
		const body = createReadStream(file, { highWaterMark: 1048576 });
		return putInParts(aws.client(S3Client), body, {
			bucket,
			key,
			size,
			once: true,
			signal
		});
	}
	const target = {
		Bucket: bucket,
		Key: key,
		IfNoneMatch: "*",
		ContentLength: size,
		...sha256 === void 0 ? {} : { ChecksumSHA256: Buffer.from(sha256, "hex").toString("base64") }
	};
	const send = async () => {
		const body = createReadStream(file);
		const unreadable = new Promise((_, reject) => body.once("error", reject));
		const request = new PutObjectCommand({
			...target,
			Body: body
		});
		try {
			await Promise.race([unreadable, aws.client(S3Client).send(request, { ...signal && { abortSignal: signal } })]);
		} finally {
			body.destroy();
		}
	};
	await again(send, (error) => isTransient(error) ? ATTEMPTS : 1, signal);
}

// actions/lib/resources/weights/node.ts
/** Pretrained weights as a channel, so that no job downloads anything from outside. */
function weightsNode(scope, weights, bucket) {
	const { aws } = scope;
	const { sha256, locations } = weights;
	return {
		key: "weights",
		stages: ["sync-data"],
		kind: objectKind(aws, "weights", hashObject),
		needs: [bucket],
		desire: (of) => inDomain(scope, (domain) => {
			const channel = `s3://${of(bucket)}/${prefixOf(scope, domain)}/weights/${sha256}/`;
			const id = `${channel}weights${extname(new URL(locations[0] ?? "", "file:///").pathname)}`;
			const there = {
				channel,
				sha256
			};
			return {
				id,
				content: {},
				changes: (seen) => compare({ sha256: seen.sha256 }, { sha256 }),
				create: async () => putFile(aws, id, await fetchWeights(scope, weights), {
					sha256,
					signal: scope.signal
				}),
				foretold: there,
				output: () => there
			};
		})
	};
}
/** The first location that has the file with the pinned hash. */
async function fetchWeights(scope, weights) {
	const refused = [];
	for (const location of weights.locations) try {
		return await fetchOne(scope, weights, location);
	} catch (error) {
		scope.signal.throwIfAborted();
		refused.push(`  ${shownAddress(location)}: ${error instanceof Error ? error.message : String(error)}`);
	}
	throw new Failure(`The weights could not be read from any of their sources.\n${refused.join("\n")}`, "Correct `weights.source` or `weights.sha256` in the config.");
}
async function fetchOne(scope, { sha256 }, location) {
	const { root, scratch, signal } = scope;
	if (/^https?:/i.test(location)) {
		const file = join(scratch, "weights");
		const progress = (report) => scope.progress("weights", formatProgress(report));
		await download(new URL(location), file, {
			expected: { sha256 },
			signal,
			progress
		});
		return file;
	}
	const file = resolve(root, location);
	if (!(await stat(file).catch(() => void 0))?.isFile()) throw new Error("there is no such file");
	const found = await hashFile(file, signal).catch((error) => {
		throw new Error(unreadable$1(location, error)?.what ?? String(error), { cause: error });
	});
	if (found !== sha256 && await isLfsPointerFile(file)) throw new Error(LFS_POINTER);
	if (found !== sha256) throw new Error(`its sha256 is ${found}, but ${sha256} is pinned`);
	return file;
}

// actions/lib/resources/tuning/given-hyperparameters.ts
/**
* The input `hyperparameters`, once it is clear that each value reaches the script as it is written.
*
* @throws Failure with everything that does not
*/
function givenHyperparameters({ config, root }, given) {
	const { source, entryPoint } = trainingOf({ config });
	const files = readdirSync(join(root, source));
	const byShell = Object.values(config.train).some(({ image }) => isAwsTrainingImage(image));
	const objection = (name, value) => {
		if (/^sagemaker_/i.test(name)) return "is a name of SageMaker's own";
		if (/=/.test(name) || !survivesShell(name, "train.py", files)) return "is no name of an argument";
		if (value === null || typeof value === "object") return "is neither text nor a number nor true or false";
		if (typeof value !== "string" || !byShell || survivesShell(value, entryPoint, files)) return void 0;
		return `does not reach ${entryPoint} as it is written: ${whatAShellDoes(value, entryPoint)}`;
	};
	const problems = Object.entries(given).flatMap(([name, value]) => {
		const what = objection(name, value);
		return what === void 0 ? [] : [`${name} ${what}.`];
	});
	if (problems.length === 0) return given;
	throw new Failure(`The input \`hyperparameters\` cannot be used: ${problems.join(" ")}`, "Give a JSON object of numbers, true, false, and words of letters, digits and _@%+=:,./- as values.");
}

// actions/lib/resources/tuning/hyperparameter-values.ts
/**
* Hyperparameters as a tuning job tells them, with their real types. SageMaker carries all values as text, and those of
* categorical ranges in the quotes that they were sent with.
*/
function readHyperparameters(tuned, ranges) {
	const known = Object.entries(tuned).filter(([name]) => name in ranges);
	return Object.fromEntries(known.sort().map(([name, text]) => [name, readValue(text, ranges[name])]));
}
function readValue(text, range) {
	if (range?.type !== "Categorical") return Number(text);
	const bare = text.replace(/^"(.*)"$/, "$1");
	return range.values.find((value) => JSON.stringify(value) === text) ?? range.values.find((value) => String(value) === bare) ?? bare;
}

// actions/lib/resources/training/identity.ts
/**
* What decides what a training job makes and where it lies, of a request and of a description alike: what runs, on what,
* with which values, as whom. A checkpoint would be trained on from, and a remote session could change anything.
*/
function trainingIdentity(job) {
	return {
		...commonIdentity(job),
		hyperparameters: job.HyperParameters,
		"tuning-job": job.TuningJobArn
	};
}
/**
* The same of a tuning job's training jobs. SageMaker adds the objective to what was requested: its name among the
* hyperparameters, and its expression once more among the metrics, as `ObjectiveMetric` (seen in recorded descriptions).
*
* @param objective name of the metric that is searched for
*/
function trialIdentity(definition, objective) {
	const { _tuning_objective_metric: _, ...fixed } = definition.StaticHyperParameters ?? {};
	const common = commonIdentity(definition);
	const { ObjectiveMetric: added, ...metrics } = common.metrics;
	const isObjectives = added === void 0 || added === metrics[objective ?? ""];
	return {
		...common,
		metrics: isObjectives ? metrics : common.metrics,
		hyperparameters: fixed
	};
}
function commonIdentity(job) {
	const { AlgorithmSpecification: algorithm, ResourceConfig: resources } = job;
	return {
		image: algorithm?.TrainingImage,
		"image-config": algorithm?.TrainingImageConfig,
		algorithm: algorithm?.AlgorithmName,
		entrypoint: algorithm?.ContainerEntrypoint,
		arguments: algorithm?.ContainerArguments,
		"input-mode": algorithm?.TrainingInputMode,
		metrics: Object.fromEntries((algorithm?.MetricDefinitions ?? []).map(({ Name = "", Regex }) => [Name, Regex])),
		environment: job.Environment,
		channels: Object.fromEntries((job.InputDataConfig ?? []).map((channel) => [channel.ChannelName, source(channel)])),
		output: job.OutputDataConfig?.S3OutputPath?.replace(/\/+$/, ""),
		instance: resources?.InstanceType,
		count: resources?.InstanceCount,
		"instance-groups": resources?.InstanceGroups,
		checkpoint: job.CheckpointConfig?.S3Uri,
		"remote-debug": job.RemoteDebugConfig?.EnableRemoteDebug,
		role: job.RoleArn
	};
}
function source({ DataSource, ContentType, CompressionType, RecordWrapperType, InputMode, ShuffleConfig }) {
	const { S3DataSource: s3, FileSystemDataSource } = DataSource ?? {};
	const unlessNone = (value) => value === "None" ? void 0 : value;
	return {
		uri: s3?.S3Uri,
		type: s3?.S3DataType,
		distribution: s3?.S3DataDistributionType,
		attributes: s3?.AttributeNames,
		"file-system": FileSystemDataSource,
		"content-type": ContentType,
		compression: unlessNone(CompressionType),
		wrapper: unlessNone(RecordWrapperType),
		"input-mode": InputMode,
		shuffle: ShuffleConfig
	};
}
/** What does not decide the result: a job that is reused keeps it, and the difference is told. */
function settingsApart(seen, wanted) {
	const settings = ({ ResourceConfig, StoppingCondition, OutputDataConfig, VpcConfig, ...job }) => ({
		"volume-size": ResourceConfig?.VolumeSizeInGB,
		"max-runtime": StoppingCondition?.MaxRuntimeInSeconds,
		"kms-key": {
			volume: ResourceConfig?.VolumeKmsKeyId,
			output: OutputDataConfig?.KmsKeyId || void 0
		},
		subnets: VpcConfig?.Subnets?.toSorted(),
		"security-groups": VpcConfig?.SecurityGroupIds?.toSorted(),
		spot: job.EnableManagedSpotTraining
	});
	return compare(settings(seen), settings(wanted)).map((change) => ({
		...change,
		by: "nothing"
	}));
}

// actions/lib/resources/tuning/identity.ts
/** What decides which hyperparameters a search finds, of a request and of a description alike. */
function searchIdentity(job) {
	const search = job.HyperParameterTuningJobConfig;
	const ranges = search?.ParameterRanges;
	return {
		strategy: search?.Strategy,
		"strategy-config": search?.StrategyConfig,
		objective: search?.HyperParameterTuningJobObjective,
		jobs: search?.ResourceLimits?.MaxNumberOfTrainingJobs,
		parallel: search?.ResourceLimits?.MaxParallelTrainingJobs,
		"early-stopping": search?.TrainingJobEarlyStoppingType === "Auto",
		completion: search?.TuningJobCompletionCriteria,
		seed: search?.RandomSeed,
		ranges: {
			integer: byName(ranges?.IntegerParameterRanges),
			continuous: byName(ranges?.ContinuousParameterRanges),
			categorical: byName(ranges?.CategoricalParameterRanges),
			automatic: byName(ranges?.AutoParameters)
		},
		"several-definitions": job.TrainingJobDefinitions,
		"warm-start": job.WarmStartConfig,
		autotune: job.Autotune?.Mode
	};
}
function byName(ranges = []) {
	return Object.fromEntries(ranges.map(({ Name = "", ...range }) => [Name, range]));
}
/** In what a tuning job that is there differs from the one that would be requested. */
function tuningChanges(scope, seen, wanted) {
	const [found, request] = [definitionOf(seen), definitionOf(wanted)];
	const identity = (job, definition) => ({
		...searchIdentity(job),
		trials: {
			...trialIdentity(definition, job.HyperParameterTuningJobConfig?.HyperParameterTuningJobObjective?.MetricName),
			ranges: definition.HyperParameterRanges,
			objective: definition.TuningObjective,
			machines: definition.HyperParameterTuningResourceConfig
		}
	});
	return [
		...ofMaker(compare(identity(seen, found), identity(wanted, request)), scope),
		...settingsApart(found, request),
		...compare(limits(seen), limits(wanted)).map((change) => ({
			...change,
			by: "nothing"
		}))
	];
}
/** A search that ended early is told: what it found, it found among fewer trials. */
function limits({ HyperParameterTuningJobConfig: search }) {
	return { "max-runtime": search?.ResourceLimits?.MaxRuntimeInSeconds };
}
/** Without one, AWS has made nothing of ours: every member differs. */
function definitionOf({ TrainingJobDefinition }) {
	return TrainingJobDefinition ?? {};
}

// actions/lib/resources/tuning/node.ts
/** The nodes that tuning and training read; without either there is no code to list. */
function inputNodes(scope) {
	const bucket = bucketNode(scope);
	const data = dataNode(scope, bucket);
	const code = codeNode(scope, bucket);
	const { weights: wanted, training } = scope.config;
	const weights = wanted === void 0 ? void 0 : weightsNode(scope, wanted, bucket);
	return {
		bucket,
		data,
		code,
		weights,
		list: [
			...[bucket, data],
			...weights === void 0 ? [] : [weights],
			...training === void 0 ? [] : [code]
		]
	};
}
/** Reads the outputs of {@link inputNodes}. */
function readInputs(of, nodes) {
	const { bucket, data, code, weights } = nodes;
	return {
		bucket: of(bucket),
		data: of(data),
		code: of(code),
		weights: weights === void 0 ? void 0 : of(weights)
	};
}
/** The tuning job of the config; given hyperparameters, or none to search, stand in for it. */
function tuneNode(scope, nodes, permit) {
	const { config, given } = scope;
	if (given.hyperparameters !== void 0 && config.training !== void 0) return {
		key: "tune",
		given: { hyperparameters: givenHyperparameters(scope, given.hyperparameters) }
	};
	const { tune } = config;
	if (tune === void 0) return {
		key: "tune",
		given: { hyperparameters: {} }
	};
	return {
		key: "tune",
		stages: ["tune"],
		kind: tuningJobKind(scope.aws),
		needs: nodes.list,
		permit,
		desire(of) {
			const inputs = readInputs(of, nodes);
			const { ranges, strategy, jobs, parallel, objective, earlyStopping } = tune;
			const parts = trainingContent(scope, tune, inputs, { ranges });
			const search = {
				strategy,
				jobs,
				parallel,
				objective,
				earlyStopping
			};
			return inDomain(scope, (domain) => {
				const { id, parts: content } = contentName(tuningPrefix(config.name, domain), {
					...parts,
					search
				});
				const wanted = request(scope, tune, inputs, domain);
				return {
					id,
					content,
					changes: (seen) => tuningChanges(scope, seen, wanted),
					create: (name, tags) => {
						requireExecutionRole(scope);
						return createTuningJob(scope.aws, {
							...wanted,
							HyperParameterTuningJobName: name
						}, tags);
					},
					inspect: async (name, seen) => tellWinner(scope, name, seen),
					output: (name, seen) => tuned(name, seen, ranges)
				};
			});
		}
	};
}
function request(scope, tune, inputs, domain) {
	const { AlgorithmSpecification, ...definition } = trainingRequest(scope, tune, inputs, domain);
	const { seed } = trainingOf(scope);
	return {
		HyperParameterTuningJobConfig: {
			Strategy: tune.strategy,
			HyperParameterTuningJobObjective: {
				Type: tune.objective.type,
				MetricName: tune.objective.metric
			},
			ResourceLimits: {
				MaxNumberOfTrainingJobs: tune.jobs,
				MaxParallelTrainingJobs: tune.parallel
			},
			ParameterRanges: parameterRanges(tune.ranges),
			TrainingJobEarlyStoppingType: tune.earlyStopping ? "Auto" : "Off",
			...seed === void 0 ? {} : { RandomSeed: seed }
		},
		TrainingJobDefinition: {
			...definition,
			AlgorithmSpecification,
			StaticHyperParameters: hyperparameters(scope, inputs.code, {}, tune.count)
		}
	};
}
function parameterRanges(ranges) {
	const result = {
		IntegerParameterRanges: [],
		ContinuousParameterRanges: [],
		CategoricalParameterRanges: []
	};
	for (const [Name, range] of Object.entries(ranges)) if (range.type === "Categorical") result.CategoricalParameterRanges.push({
		Name,
		Values: range.values.map((value) => JSON.stringify(value))
	});
	else {
		const numeric = {
			Name,
			MinValue: String(range.min),
			MaxValue: String(range.max),
			ScalingType: range.scale
		};
		result[range.type === "Integer" ? "IntegerParameterRanges" : "ContinuousParameterRanges"].push(numeric);
	}
	return result;
}
/** Says why the winner is not the trial that SageMaker shows as the best one. */
function tellWinner({ warn }, name, { winner }) {
	const trial = winner?.trial?.TrainingJobName ?? "";
	const objective = winner?.trial?.FinalHyperParameterTuningJobObjectiveMetric;
	for (const { name, diverged } of winner?.passedOver ?? []) warn("tune", `the trial ${name} diverged after its best figure: at the end of its log, ${diverged}. The best that did not is ${trial}, with ${objective?.MetricName} ${float32(objective?.Value ?? NaN)}.`);
	if (winner?.unread) warn("tune", `the role may not read the log of ${trial}, the best trial of ${name}, so nobody knows whether it diverged. Write the roles anew with npm run policies.`);
}
function tuned(name, seen, ranges) {
	const best = seen.winner?.trial;
	const objective = best?.FinalHyperParameterTuningJobObjectiveMetric?.Value;
	return {
		hyperparameters: readHyperparameters(best?.TunedHyperParameters ?? {}, ranges),
		tuningJob: name,
		...best?.TrainingJobName === void 0 ? {} : { bestTrainingJob: best.TrainingJobName },
		...objective === void 0 ? {} : { bestObjective: float32(objective) }
	};
}

export { prefixOf as S, objectKind as _, trainingIdentity as a, inDomain as b, readServing as c, requireExecutionRole as d, trainingContent as f, hashObject as g, ZIPPED_LIMIT as h, settingsApart as i, readSources as l, trainingRequest as m, readInputs as n, putFile as o, trainingOf as p, tuneNode as r, readFunction as s, inputNodes as t, hyperparameters as u, putOnce as v, ofMaker as x, compare as y };