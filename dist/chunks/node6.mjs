import { Ft as refuseErrors, Lt as Failure, Nt as formatFindings, Tt as discard, Y as shownAddress, _ as formatBytes, a as unchangedPieces, c as inParallel, dt as LFS_POINTER, f as prefixOf, ft as isLfsPointer, i as unchanged, jt as DatasetError, l as weightOf, m as describeChanges, n as hashFile, o as Meter, q as digest, t as hashEntries, u as inDomain } from "./shared.mjs";
import { t as buildBucket } from "./node2.mjs";
import { t as count } from "./words.mjs";
import { a as sourceId, c as findLatestVersion, d as writeVersion, f as findLost, g as version, h as contentHash, i as namedVersionKind, l as readVersion, m as some, n as dataStore, o as versionId, p as listStored, r as dataVersionKind, s as findLatestSource, t as changesOf, u as writeSource } from "./version.aws.mjs";
import { n as differenceOf, r as lookOf, t as Listing } from "./listing.mjs";
import { n as findImageDefect, t as LARGEST_IMAGE } from "./image.mjs";
import { n as formatProgress, t as unreadable } from "./unreadable.mjs";
import { g as CopyObjectCommand } from "./aws-s3.mjs";
import { n as upload, r as encryptedWith, t as PART_BYTES } from "./upload.mjs";
import { l as unlessNotFound, s as isNotFound } from "./errors.mjs";
import { n as signedPut, t as encodeKey } from "./signed-put.mjs";
import { n as SourceUnavailable, t as NoSource } from "./unavailable.mjs";
import { hash } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { access, mkdtemp, open, readFile, readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";

// actions/lib/resources/data/changed.ts
function describeFiles(files, before) {
	const known = new Set(before.map(({ path, sha256 }) => `${path} ${sha256}`));
	const changed = files.filter(({ path, sha256 }) => !known.has(`${path} ${sha256}`)).map(({ path }) => path);
	const removed = Math.max(0, before.length - (files.length - changed.length));
	const names = changed.length === 0 ? "" : ` (${some(changed)})`;
	return `${`${count(changed.length, "file is", "files are")} new or changed${names}`} and ${count(removed, "was", "were")} removed or replaced`;
}
async function sinceLatest(scope, store, source) {
	const files = await source.files?.();
	if (files === void 0) return void 0;
	try {
		const latest = await findLatestVersion(store);
		if (latest === void 0) return void 0;
		const { version, files: before } = latest.record;
		return `${describeFiles(files, before)} since version ${version}`;
	} catch {
		scope.signal.throwIfAborted();
		return;
	}
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
function checkClasses(images, emptyFolders) {
	const findings = [];
	const folders = new Set(images.map(({ path }) => path.slice(0, path.lastIndexOf("/"))));
	const empty = emptyFolders.filter((folder) => isSplit(folder.split("/")[0]) && folder.split("/").length === 2);
	for (const folder of empty) findings.push(error$1(folder, "is an empty class folder"));
	const there = /* @__PURE__ */ new Set([...folders, ...empty]);
	const classes = [...new Set([...there].map((folder) => folder.split("/")[1] ?? ""))];
	const splitsOf = (name) => SPLITS.filter((split) => there.has(`${split}/${name}`));
	const present = SPLITS.filter((split) => classes.some((name) => there.has(`${split}/${name}`)));
	const alike = findAlike(classes, splitsOf);
	for (const name of classes) {
		const at = splitsOf(name);
		if (!CLASS_FOLDER.test(name)) findings.push(error$1(`${at[0]}/${name}`, "is not a class folder: its name must be a number of three digits, a dot and the class, such as 001.Boxer"));
		if (alike.names.has(name)) continue;
		for (const split of present.filter((split) => !at.includes(split))) findings.push(error$1(`${split}/${name}`, `is missing: the class is in ${at.join(" and ")} only`));
	}
	findings.push(...alike.findings);
	const [only, ...others] = classes;
	if (only !== void 0 && others.length === 0) findings.push(error$1(only, "is the only class: a classifier needs at least two, so add another class folder to every split"));
	for (const split of SPLITS) if (!present.includes(split)) findings.push(error$1(split, "is missing: train, valid and test each need images"));
	return findings;
}
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
			const what = `does not match ${other}: they differ only ${differenceOf(first, name)}. Use the same class name in every split`;
			findings.push(error$1(`${splitsOf(name)[0]}/${name}`, what));
		} else {
			const what = `names the same class as ${other} under another number: put all images of a class into one folder`;
			findings.push(error$1(`${splitsOf(name)[0]}/${name}`, what));
		}
	}
	return {
		findings,
		names
	};
}
function error$1(path, what) {
	return {
		level: "error",
		path,
		what
	};
}

// actions/lib/dataset/layout.ts
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
	if (parts.length === 1) return warning(path, "is next to train, valid and test: training does not read it");
	if (!isSplit(split)) return error(path, "is outside train, valid and test");
	if (parts.length === 2) return error(path, `is outside a class folder: move it to ${split}/NNN.Class/`);
	if (parts.length > 3) return error(path, "is in a subfolder of a class folder: move it directly into the class folder");
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
			if (split !== firstSplit) findings.push(warning(path, `is the same image as ${first}: an image must not be in two splits. Delete one of them`));
			else if (name !== firstName) findings.push(warning(path, `is the same image as ${first}, which is in another class: delete the wrong one`));
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

// actions/lib/resources/data/objects.aws.ts
const LARGEST_COPY = 5 * 1024 ** 3;
async function publishVersion(options) {
	const { dataset, version, identity, createdBy, checked, previous = [], signal } = options;
	const { files, origin } = dataset;
	const bytes = files.reduce((sum, { size }) => sum + size, 0);
	const known = await readVersion(options, version);
	const published = await storeFiles(options, await findMissing(options, version, files, known), previous);
	signal.throwIfAborted();
	if (known === void 0) await writeVersion(options, {
		version,
		bytes,
		origin,
		createdBy,
		files
	});
	await writeSource(options, identity, {
		version,
		files: files.length,
		bytes,
		location: origin.location,
		checked
	});
	return published;
}
async function findMissing(store, version, files, known) {
	if (known !== void 0) {
		const lost = new Set(await findLost(store, known));
		return files.filter(({ path }) => lost.has(path));
	}
	const sizes = await listStored(store, version, store.signal);
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
	async function copy(from, key, sha256) {
		const encryption = encryptedWith(options.kmsKey);
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
async function chooseBySize({ client, bucket, kmsKey }, dataset, signal) {
	const putWhole = await signedPut(client, bucket, {
		signal,
		kmsKey
	});
	return async (key, file) => {
		const { size, sha256 } = file;
		if (size <= 8388608) return putWhole(key, await dataset.read(file), sha256);
		return upload(client, {
			bucket,
			key,
			body: () => Readable.from(dataset.stream(file)),
			size,
			kmsKey,
			signal
		});
	};
}

// actions/lib/resources/data/stores.ts
function storeOf(scope, domain, bucket) {
	const { aws, config } = scope;
	const prefix = domain === "main" ? config.data.prefix : `${prefixOf(scope, domain)}/`;
	return dataStore(aws, bucket, prefix, config.aws.kmsKey);
}
function storesOf(scope, bucket) {
	return (scope.domain === "main" ? ["main"] : [scope.domain, "main"]).map((domain) => storeOf(scope, domain, bucket));
}
function checkedFor({ config }) {
	const { layout, strict = false } = config.data;
	return strict ? `${layout}, strictly` : layout;
}

// actions/lib/resources/data/publish.ts
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
		tell(scope, dataset, previous[0]?.record.files, published);
		return published;
	} finally {
		await discard(scratch);
	}
}
async function findPrevious(scope, store) {
	const find = async (one) => {
		try {
			return await findLatestVersion(one);
		} catch (error) {
			if (!(error instanceof Failure)) throw error;
			scope.warn("data", `No files are copied from the previous data version: ${error.message}`);
			return;
		}
	};
	return (await Promise.all(storesOf(scope, store.bucket).map(find))).filter((found) => found !== void 0);
}
function tellPin(scope, { location, sha256 }) {
	if (sha256 === void 0 || scope.config.data.sha256 !== void 0 || !/^https?:/i.test(location)) return;
	const pin = `to pin this file, write \`sha256: ${sha256}\` under \`data\` in the config`;
	scope.progress("data", `${location} has the sha256 ${sha256}; ${pin}`);
}
async function checkLayout(scope, dataset, progress) {
	const { strict = false } = scope.config.data;
	const findings = await checkImageFolders(dataset, {
		signal: scope.signal,
		progress,
		strict
	});
	refuseErrors("The data set does not match `layout: image-folders`; nothing was uploaded.", findings);
	if (findings.length === 0) return;
	scope.warn("data", `The data set has the problems below; python/training can still read it, so it is used without changes; to refuse such data, set \`strict: true\` under \`data\` in the config.\n${formatFindings(findings)}`);
}
function tell(scope, dataset, before, published) {
	const said = `${published.uploaded} files uploaded, ${published.copied} copied on the server`;
	if (before === void 0) {
		scope.progress("data", `first version: ${said}`);
		return;
	}
	scope.progress("data", `new version, because ${describeFiles(dataset.files, before)}: ${said}`);
}

// actions/lib/dataset/archive.ts
const LOOK = 64;
async function openArchive(file, origin, options) {
	const start = await firstBytes(file);
	if (start.subarray(0, 2).toString("latin1") === "PK") return (await import("./zip.mjs")).openZip(file, origin, options);
	if (start[0] === 31 && start[1] === 139) return (await import("./tar.mjs")).openTar(file, origin, options);
	if (isLfsPointer(start)) throw new DatasetError(`${options.location} ${LFS_POINTER}.`);
	const shown = JSON.stringify(start.toString("latin1", 0, 16));
	throw new DatasetError(`${options.location} is not a zip or tar.gz archive: it begins with ${shown}.`);
}
async function firstBytes(file) {
	await using handle = await open(file);
	const { buffer, bytesRead } = await handle.read(Buffer.alloc(LOOK), 0, LOOK, 0);
	return buffer.subarray(0, bytesRead);
}

// actions/lib/dataset/folder.ts
async function openFolder(folder, options) {
	const listing = new Listing(Number.POSITIVE_INFINITY);
	await walk(folder, "", listing, options.signal).catch((error) => {
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
function refusal(path, error) {
	const finding = unreadable(path, error);
	return finding === void 0 ? error : new DatasetError("Some files of the data set cannot be read.", [finding], { cause: error });
}
async function walk(root, below, listing, signal) {
	signal.throwIfAborted();
	for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
		const path = below === "" ? entry.name : `${below}/${entry.name}`;
		const type = entryType(entry);
		try {
			const size = type === "file" ? (await stat(join(root, path))).size : 0;
			if (listing.add(path, type, size, path)) await access(join(root, path), constants.R_OK);
			if (type === "folder" && !entry.name.startsWith(".")) await walk(root, path, listing, signal);
		} catch (error) {
			const finding = unreadable(path, error);
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
function recordedLocation(location) {
	if (!/^https?:/i.test(location)) return location;
	const { origin, pathname } = new URL(location);
	return `${origin}${pathname}`;
}
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
	if (!found?.isDirectory()) throw new SourceUnavailable("no such folder or archive exists");
	if (sha256 !== void 0) throw new SourceUnavailable("`sha256` is set, but this is a folder: only an archive can be pinned");
	return folder(path, location, options);
}
function folder(path, location, options) {
	const open = once(() => openFolder(path, {
		location,
		...options
	}));
	const files = async () => (await open()).files;
	return {
		location,
		identity: async () => contentHash(await files()),
		files,
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
	if (sha256 === void 0 && remote.etag === void 0) throw new SourceUnavailable("the server sends neither ETag nor Last-Modified, so changes cannot be detected. Pin the sha256");
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
		scope.warn("data", `The source could not be reached:\n${formatFindings(error.findings)}\nThe data version ${record.version} is used instead: it was published from ${record.location} on ${at.toISOString().slice(0, 16).replace("T", " at ")} UTC. It does not contain later changes.`);
		return identity;
	}
}
async function findLastPublished(scope, bucket) {
	const locations = scope.config.data.locations.map(recordedLocation);
	const checked = checkedFor(scope);
	const passes = (record) => locations.includes(record.location) && record.checked === checked;
	const find = (store) => unlessNotFound(findLatestSource(store, passes));
	return (await Promise.all(storesOf(scope, bucket).map(find))).filter((one) => one !== void 0).sort((one, other) => other.at.getTime() - one.at.getTime())[0];
}

// actions/lib/resources/data/node.ts
function buildData({ scope, of, add }) {
	const node = dataNode(scope, of(buildBucket));
	add(node);
	return node;
}
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
				const create = async () => {
					published = await publish(scope, store, await source.open(), identity);
				};
				return {
					id: sourceId(store, identity),
					changes: changesOf,
					earlier: async () => sinceLatest(scope, store, await source.open()),
					create,
					update: create,
					output: (_id, resource) => ({
						version: resource.version,
						uri: channelUri(store, resource.version),
						...published === void 0 ? {} : { published }
					})
				};
			});
		}
	};
}
function namedVersion(scope, version, bucket) {
	return {
		key: "data",
		stages: ["sync-data"],
		kind: namedVersionKind(scope.aws),
		needs: [bucket],
		desire: (of) => inDomain(scope, (domain) => {
			const store = storeOf(scope, domain, of(bucket));
			const refusal = new Failure(`not-found: There is no data version ${version}.`, "Correct the input `data-version`.");
			return {
				id: versionId(store, version),
				refusal,
				changes: changesOf,
				refused: (resource) => ({
					reason: "it is incomplete",
					failure: incomplete(version, resource)
				}),
				output: () => ({
					version,
					uri: channelUri(store, version)
				})
			};
		})
	};
}
function incomplete(version, resource) {
	return new Failure(`earlier-stage-missing: The data version ${version} is incomplete: ${describeChanges(changesOf(resource))}.`, "Run sync-data without the input `data-version`: it uploads what is missing, if the source still contains it.");
}
function channelUri({ bucket, prefix }, version) {
	return `s3://${bucket}/${prefix}${version}/`;
}
async function identityOf(scope, source, bucket) {
	try {
		return await identify(scope, source, bucket);
	} catch (error) {
		scope.signal.throwIfAborted();
		if (!scope.scheduled) throw error;
		return "unknown";
	}
}

export { buildData as t };