import { i as refuseErrors, t as DatasetError } from "./error.mjs";
import { c as sha256Of, i as formatBytes, n as MAX_FILE_BYTES, o as hashEntries, r as MAX_TOTAL_BYTES, t as MAX_ENTRIES } from "./limits.mjs";
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

// actions/lib/dataset/listing.ts
const SPLITS = [
	"train",
	"valid",
	"test"
];
const MAX_PATH_BYTES = 800;
/** Collects the entries of a source and everything that is wrong with their names, types and sizes. */
var Listing = class {
	#files = /* @__PURE__ */ new Map();
	#folders = /* @__PURE__ */ new Set();
	#findings = [];
	#ignored = [];
	#entries = 0;
	#bytes = 0;
	/** Records what the reader itself found out about an entry. */
	refuse(path, what) {
		this.#findings.push({
			level: "error",
			path,
			what
		});
	}
	/** Whether the entry is a file that belongs to the data set. A refused or ignored entry is not to be read. */
	add(name, type, size, where) {
		this.#entries += 1;
		if (this.#entries === 1e6 + 1) this.refuse(name, `is entry ${this.#entries}: at most ${MAX_ENTRIES} are read`);
		if (this.#entries > 1e6) return false;
		const path = name.replace(/^(\.\/)+/, "").replace(/\/$/, "");
		if (path === "" || path === ".") return false;
		const unsafe = unsafeName(path);
		if (unsafe) {
			this.refuse(printable(name), unsafe);
			return false;
		}
		if (type === "link") this.refuse(path, "is a link: put the file itself there");
		if (type === "special") this.refuse(path, "is a device, pipe or socket: only files and folders are read");
		if (type === "link" || type === "special") return false;
		if (isSystemFile(path)) {
			this.#ignored.push(path);
			return false;
		}
		if (type === "folder") {
			this.#folders.add(path);
			return false;
		}
		return this.#addFile({
			path,
			size,
			where
		});
	}
	#addFile(entry) {
		const { path, size } = entry;
		if (this.#files.has(path)) {
			this.refuse(path, "is there twice");
			return false;
		}
		if (size > MAX_FILE_BYTES) {
			this.refuse(path, `has ${formatBytes(size)}: a single file may have ${formatBytes(MAX_FILE_BYTES)}`);
			return false;
		}
		const before = this.#bytes;
		this.#bytes += size;
		if (before <= MAX_TOTAL_BYTES && this.#bytes > MAX_TOTAL_BYTES) this.refuse(path, `brings the total above ${formatBytes(MAX_TOTAL_BYTES)}, the most that is unpacked`);
		this.#files.set(path, entry);
		return this.#bytes <= MAX_TOTAL_BYTES;
	}
	/** Sorts, strips a single folder that holds everything, and adds what only the whole shows. */
	finish() {
		const filled = foldersOf(this.#files.keys());
		for (const folder of filled) if (this.#files.has(folder)) this.refuse(folder, "is a file, but other entries say that it is a folder");
		if (this.#files.size === 0 && this.#findings.length === 0) this.refuse(".", "holds no files");
		const prefix = this.#commonFolder();
		const findings = [
			...this.#findings,
			...this.#caseClashes(),
			...this.#ignoredNote()
		];
		return {
			entries: [...this.#files.values()].map((entry) => prefix === "" ? entry : {
				...entry,
				path: entry.path.slice(prefix.length)
			}).sort((a, b) => a.path < b.path ? -1 : 1),
			emptyFolders: [...this.#folders].filter((folder) => folder.startsWith(prefix) && !filled.has(folder)).map((folder) => folder.slice(prefix.length)).sort(),
			findings
		};
	}
	#commonFolder() {
		const tops = /* @__PURE__ */ new Set();
		for (const path of this.#files.keys()) tops.add(topOf(path));
		for (const folder of this.#folders) tops.add(topOf(`${folder}/`));
		const [top, ...others] = tops;
		if (top === void 0 || others.length > 0 || !top.endsWith("/")) return "";
		return SPLITS.includes(top.slice(0, -1)) ? "" : top;
	}
	#caseClashes() {
		const seen = /* @__PURE__ */ new Map();
		const clashes = [];
		for (const path of this.#files.keys()) {
			const other = seen.get(path.toLowerCase());
			if (other === void 0) seen.set(path.toLowerCase(), path);
			else clashes.push({
				level: "warning",
				path,
				what: `differs from ${other} only in upper and lower case`
			});
		}
		return clashes;
	}
	#ignoredNote() {
		const [first] = this.#ignored;
		if (first === void 0) return [];
		const count = this.#ignored.length;
		return [{
			level: "warning",
			path: first,
			what: count === 1 ? "is a hidden or system file and ignored" : `and ${count - 1} more hidden or system files are ignored`
		}];
	}
};
function topOf(path) {
	return path.slice(0, path.indexOf("/") + 1);
}
/** Every folder that holds a file, itself or further down. */
function foldersOf(paths) {
	const folders = /* @__PURE__ */ new Set();
	for (const path of paths) for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
		const folder = path.slice(0, slash);
		if (folders.has(folder)) break;
		folders.add(folder);
	}
	return folders;
}
function unsafeName(path) {
	if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return "is an absolute path";
	const parts = path.split("/");
	if (parts.includes("..")) return "leads out of the archive";
	if (parts.includes("") || parts.includes(".")) return "has an empty or \".\" part in its path";
	if (/[\u0000-\u001f\u007f\ufffd]/.test(path)) return "has control characters, or bytes that are no UTF-8, in its name";
	if (Buffer.byteLength(path) > MAX_PATH_BYTES) return `is longer than ${MAX_PATH_BYTES} bytes`;
}
/** What operating systems and tools leave behind: `.DS_Store`, `__MACOSX/`, `Thumbs.db`, `.git/` and other hidden files. */
function isSystemFile(path) {
	return path.split("/").some((part) => part.startsWith(".") || /^(__MACOSX|Thumbs\.db|desktop\.ini)$/i.test(part));
}
function printable(name) {
	return JSON.stringify(name).slice(1, -1).slice(0, 200);
}

// actions/lib/dataset/folder.ts
/** Reads a folder: every file is hashed, links and special files are refused, modification times do not matter. */
async function openFolder(folder, options) {
	const listing = new Listing();
	await walk(folder, "", listing, options.signal);
	const { entries, emptyFolders, findings } = listing.finish();
	refuseErrors(`${options.location} cannot be used.`, findings);
	const where = new Map(entries.map((entry) => [entry.path, join(folder, entry.where)]));
	const readPath = async (path) => readFile(where.get(path) ?? join(folder, path));
	return {
		files: await hashEntries(entries, ({ path }) => readPath(path), options),
		emptyFolders,
		notes: findings,
		origin: { location: options.location },
		read: async (file) => unchanged(file, await readPath(file.path)),
		[Symbol.asyncDispose]: () => Promise.resolve()
	};
}
/** The body, checked against the hash that decided the data version. */
function unchanged(file, body) {
	if (sha256Of(body) === file.sha256) return body;
	throw new DatasetError(`${file.path} changed while the data set was being read. Run again when nothing writes to it.`);
}
async function walk(root, below, listing, signal) {
	signal.throwIfAborted();
	for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
		const path = below === "" ? entry.name : `${below}/${entry.name}`;
		const type = entryType(entry);
		const size = type === "file" ? (await stat(join(root, path))).size : 0;
		listing.add(path, type, size, path);
		if (type === "folder" && !entry.name.startsWith(".")) await walk(root, path, listing, signal);
	}
}
function entryType(entry) {
	if (entry.isFile()) return "file";
	if (entry.isDirectory()) return "folder";
	return entry.isSymbolicLink() ? "link" : "special";
}

export { unchanged as n, Listing as r, openFolder as t };