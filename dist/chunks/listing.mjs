import { _ as formatBytes, g as MAX_TOTAL_BYTES, h as MAX_ENTRIES } from "./shared.mjs";

// actions/lib/dataset/alike.ts
function lookOf(name) {
	return name.split("/").map((part) => part.normalize("NFC").toLowerCase().normalize("NFC").trim()).join("/");
}
function differenceOf(one, other) {
	if (one.normalize("NFC") === other.normalize("NFC")) return "in Unicode normalization (NFC and NFD)";
	if (one.toLowerCase() === other.toLowerCase()) return "in upper and lower case";
	const trimmed = (name) => name.split("/").map((part) => part.trim()).join("/");
	if (trimmed(one) === trimmed(other)) return "in spaces at the start or end";
	return "in case, spaces or Unicode normalization";
}

// actions/lib/dataset/listing.ts
const SPLITS = [
	"train",
	"valid",
	"test"
];
const MAX_PATH_BYTES = 800;
var Listing = class {
	#files = /* @__PURE__ */ new Map();
	#folders = /* @__PURE__ */ new Set();
	#findings = [];
	#ignored = [];
	#mostBytes;
	#entries = 0;
	#bytes = 0;
	constructor(mostBytes = MAX_TOTAL_BYTES) {
		this.#mostBytes = mostBytes;
	}
	refuse(path, what) {
		this.#findings.push({
			level: "error",
			path,
			what
		});
	}
	add(name, type, size, where) {
		this.#entries += 1;
		if (this.#entries === 1e6 + 1) this.refuse(name, `is entry ${this.#entries}: the limit is ${MAX_ENTRIES} entries`);
		if (this.#entries > 1e6) return false;
		const path = name.replace(/^(\.\/)+/, "").replace(/\/$/, "");
		if (path === "" || path === ".") return false;
		const unsafe = unsafeName(path);
		if (unsafe) {
			this.refuse(printable(name), unsafe);
			return false;
		}
		if (type === "link") this.refuse(path, "is a link: replace it with the file itself");
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
			this.refuse(path, "is duplicated");
			return false;
		}
		const before = this.#bytes;
		this.#bytes += size;
		if (before <= this.#mostBytes && this.#bytes > this.#mostBytes) this.refuse(path, `brings the total above ${formatBytes(this.#mostBytes)}, which is the limit`);
		this.#files.set(path, entry);
		return this.#bytes <= this.#mostBytes;
	}
	finish() {
		const filled = foldersOf(this.#files.keys());
		for (const folder of filled) if (this.#files.has(folder)) this.refuse(folder, "is a file, but other entries use it as a folder");
		if (this.#files.size === 0 && this.#findings.length === 0) this.refuse(".", "contains no files");
		const prefix = this.#commonFolder();
		const findings = [
			...this.#findings,
			...this.#likeNames(),
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
	#likeNames() {
		const seen = /* @__PURE__ */ new Map();
		const alike = [];
		for (const path of this.#files.keys()) {
			const look = lookOf(path);
			const other = seen.get(look);
			if (other === void 0) seen.set(look, path);
			else alike.push({
				level: "warning",
				path,
				what: `differs from ${other} only ${differenceOf(other, path)}`
			});
		}
		return alike;
	}
	#ignoredNote() {
		const [first] = this.#ignored;
		if (first === void 0) return [];
		const count = this.#ignored.length;
		return [{
			level: "warning",
			path: first,
			what: count === 1 ? "is a hidden or system file, so it is ignored" : `and ${count - 1} more hidden or system files are ignored`
		}];
	}
};
function topOf(path) {
	return path.slice(0, path.indexOf("/") + 1);
}
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
	if (parts.includes("..")) return "points outside the archive";
	if (parts.includes("") || parts.includes(".")) return "has an empty or \".\" part in its path";
	if (/[\u0000-\u001f\u007f\ufffd]/.test(path)) return "has control characters or invalid UTF-8 in its name: rename it, or create the archive with UTF-8 names";
	if (Buffer.byteLength(path) > MAX_PATH_BYTES) return `is longer than ${MAX_PATH_BYTES} bytes`;
}
function isSystemFile(path) {
	return path.split("/").some((part) => part.startsWith(".") || /^(__MACOSX|Thumbs\.db|desktop\.ini)$/i.test(part));
}
function printable(name) {
	return JSON.stringify(name).slice(1, -1).slice(0, 200);
}

export { differenceOf as n, lookOf as r, Listing as t };