import { l as unlessNotFound } from "./errors.mjs";
import { y as S3Client } from "./aws-s3.mjs";
import { r as readObject } from "./read-object.mjs";
import { t as readArchive } from "./read-archive.mjs";

// actions/lib/compare/json-tokens.ts
var JsonFault = class extends Error {
	name = "JsonFault";
	at;
	constructor(what, at) {
		super(what);
		this.at = at;
	}
};
const LONGEST_TEXT = 2e3;
const DEEPEST = 100;
const BLANK = /[ \t\n\r]*/y;
const STRING = new RegExp(String.raw`"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})){0,${LONGEST_TEXT}}"`, "y");
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.+-])/y;
const WORD = /true|false|null|NaN|-?Infinity/y;
var JsonTokens = class {
	#text;
	#at = 0;
	constructor(text) {
		this.#text = text;
	}
	next() {
		this.#match(BLANK);
		const at = this.#at;
		const sign = this.#text[at];
		if (sign === void 0) return {
			kind: "end",
			text: "",
			at
		};
		if ("{}[]:,".includes(sign)) {
			this.#at++;
			return {
				kind: "sign",
				text: sign,
				at
			};
		}
		for (const [kind, pattern] of [
			["string", STRING],
			["number", NUMBER],
			["word", WORD]
		]) {
			const text = this.#match(pattern);
			if (text !== void 0) return {
				kind,
				text: kind === "string" ? JSON.parse(text) : text,
				at
			};
		}
		throw new JsonFault(sign === "\"" ? `a text that does not end, has more than ${LONGEST_TEXT} characters, or an escape that JSON has not` : "no JSON", at);
	}
	sign(signs) {
		const { kind, text, at } = this.next();
		if (kind !== "sign" || !signs.includes(text)) throw new JsonFault(`${kind === "end" ? "the end of the file" : JSON.stringify(shown(text))} in place of ${[...signs].join(" or ")}`, at);
		return text;
	}
	leave() {
		for (let depth = 1; depth > 0;) {
			const { kind, text, at } = this.next();
			if (kind === "end") throw new JsonFault("the end of the file in place of the end of an object or a list", at);
			if (kind === "sign" && "{[".includes(text)) depth++;
			if (kind === "sign" && "}]".includes(text)) depth--;
			if (depth > DEEPEST) throw new JsonFault(`more than ${DEEPEST} objects and lists in each other`, at);
		}
	}
	#match(pattern) {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#text)?.[0];
		if (found !== void 0) this.#at += found.length;
		return found;
	}
};
function shown(text) {
	return text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text;
}

// actions/lib/compare/evaluation.ts
const ACCURACY = "accuracy";
const LARGEST_EVALUATION = 67108864;
const MOST_EXAMPLES = 1e6;
const MOST_FIELDS = 50;
const MOST_CLASSES = 1e4;
const LONGEST_NAME = 200;
const LARGEST_VALUE = 1e100;
const MOST_PROBLEMS = 20;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
function parseEvaluation(content) {
	if (content.length > 67108864) return { problems: [`the file has ${content.length} bytes; at most ${LARGEST_EVALUATION} are read`] };
	let text;
	try {
		text = new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(content);
	} catch {
		return { problems: ["the file is not UTF-8"] };
	}
	return new Reader(text).read();
}
var Reader = class {
	#text;
	#tokens;
	#found = [];
	#examples = /* @__PURE__ */ new Map();
	#classes = /* @__PURE__ */ new Set();
	#fields;
	#problems = 0;
	constructor(text) {
		this.#text = text;
		this.#tokens = new JsonTokens(text);
	}
	read() {
		try {
			this.#tokens.sign("{");
			this.#members((key) => this.#example(key));
			const { kind, at } = this.#tokens.next();
			if (kind !== "end") throw new JsonFault("more text after the end of the object", at);
			if (this.#examples.size === 0) this.#problem(0, "there is no example in the file");
			if (this.#classes.size > MOST_CLASSES) this.#problem(0, `there are more than ${MOST_CLASSES} classes`);
		} catch (error) {
			if (!(error instanceof JsonFault)) throw error;
			this.#problem(error.at, error.message);
		}
		if (this.#problems === 0) return { evaluation: this.#examples };
		const left = this.#problems - this.#found.length;
		const more = left === 0 ? [] : [`and ${left} more`];
		return { problems: [...this.#found.sort((a, b) => a.at - b.at).map(({ at, what }) => `${this.#place(at)}: ${what}`), ...more] };
	}
	#members(read) {
		const seen = /* @__PURE__ */ new Set();
		for (let first = true;; first = false) {
			const key = this.#tokens.next();
			if (first && key.kind === "sign" && key.text === "}") return;
			if (key.kind !== "string") throw new JsonFault("a key in quotation marks is missing", key.at);
			if (seen.has(key.text)) this.#problem(key.at, `${quoted(key.text)} is there twice`);
			seen.add(key.text);
			this.#tokens.sign(":");
			read(key);
			if (this.#tokens.sign(",}") === "}") return;
		}
	}
	#example({ text: key, at }) {
		if (!/^[0-9a-f]{64}$/.test(key)) this.#problem(at, `${quoted(key)} must be the SHA-256 of an example's content: 64 digits, 0 to 9 and a to f`);
		if (this.#examples.size >= MOST_EXAMPLES) throw new JsonFault(`there are more than ${MOST_EXAMPLES} examples`, at);
		const value = this.#tokens.next();
		if (value.kind !== "sign" || value.text !== "{") {
			this.#problem(value.at, `${quoted(key)} must be an object, such as {"class": "cat", "predicted": "dog", "loss": 2.3}`);
			this.#skip(value);
			return;
		}
		const names = {};
		const values = /* @__PURE__ */ new Map();
		let copies = 1;
		this.#members((field) => {
			const found = this.#tokens.next();
			if (field.text === "copies") copies = this.#copies(field, found);
			else if (field.text === "class" || field.text === "predicted") {
				const name = this.#name(field, found);
				if (name !== void 0) names[field.text] = name;
			} else {
				const number = this.#number(field, found);
				if (number !== void 0) values.set(field.text, number);
				if (values.size > MOST_FIELDS) throw new JsonFault(`an example has more than ${MOST_FIELDS} numbers`, field.at);
			}
		});
		if (names.class === void 0 !== (names.predicted === void 0)) this.#problem(at, `${quoted(key)} has one of class and predicted; write both or neither`);
		if (names.class !== void 0 && names.predicted !== void 0) {
			if (values.has("accuracy")) this.#problem(at, `${quoted(key)} has ${ACCURACY}, which class and predicted give; leave it out`);
			values.set(ACCURACY, names.class === names.predicted ? 1 : 0);
		}
		this.#sameFields(at, key, [...values.keys()]);
		this.#examples.set(key, {
			...names,
			copies,
			values
		});
	}
	#name(field, { kind, text, at }) {
		if (!(kind === "string" || kind === "number" && /^-?\d+$/.test(text))) this.#wrong(field, {
			kind,
			text,
			at
		}, "a text or a whole number");
		else if (text === "" || text.length > LONGEST_NAME) this.#problem(at, `${field.text} must have 1 to ${LONGEST_NAME} characters`);
		else if (UNPRINTABLE.test(text)) this.#problem(at, `${field.text} ${quoted(text)} has a character that cannot be shown`);
		else {
			if (field.text === "class" && this.#classes.size <= MOST_CLASSES) this.#classes.add(text);
			return text;
		}
	}
	#copies(field, value) {
		if (value.kind === "number" && /^[1-9]\d{0,5}$/.test(value.text)) return Number(value.text);
		this.#wrong(field, value, "a whole number from 1 to 999999");
		return 1;
	}
	#number(field, value) {
		if (!/^[\p{L}_][\p{L}\p{M}\p{N}_. -]{0,63}$/u.test(field.text)) {
			this.#problem(field.at, `${quoted(field.text)} must be a name: a letter, then at most 63 letters, digits, blanks, _ . or -`);
			this.#skip(value);
			return;
		}
		const number = value.kind === "number" ? Number(value.text) : NaN;
		if (Math.abs(number) <= LARGEST_VALUE) return number;
		this.#wrong(field, value, `a number between -${LARGEST_VALUE} and ${LARGEST_VALUE}`);
	}
	#sameFields(at, key, fields) {
		this.#fields ??= fields;
		const missing = this.#fields.find((field) => !fields.includes(field));
		const added = fields.find((field) => !this.#fields?.includes(field));
		if (missing !== void 0) this.#problem(at, `${quoted(key)} has no ${quoted(missing)}, which the first example has`);
		if (added !== void 0) this.#problem(at, `${quoted(key)} has ${quoted(added)}, which the first example has not`);
	}
	#wrong(field, value, expected) {
		const is = value.kind === "sign" ? "an object or a list" : value.kind === "string" ? quoted(value.text) : shown(value.text);
		this.#problem(value.at, `${quoted(field.text)} must be ${expected}, not ${is}`);
		this.#skip(value);
	}
	#skip({ kind, text, at }) {
		if (kind === "sign" && "{[".includes(text)) this.#tokens.leave();
		else if (kind === "sign" || kind === "end") throw new JsonFault("a value is missing", at);
	}
	#problem(at, what) {
		this.#problems++;
		if (this.#found.length < MOST_PROBLEMS) this.#found.push({
			at,
			what
		});
	}
	#place(at) {
		let [line, start] = [1, 0];
		for (let end = this.#text.indexOf("\n"); end >= 0 && end < at; end = this.#text.indexOf("\n", start)) {
			line++;
			start = end + 1;
		}
		return `${line}:${at - start + 1}`;
	}
};
function quoted(text) {
	return JSON.stringify(shown(text));
}

// actions/lib/resources/training/evaluation.aws.ts
const FILE = "evaluation.json";
async function readEvaluation(aws, artifact, longest, signal) {
	const uri = artifact.replace(/[^/]*$/, "output.tar.gz");
	let found;
	const read = readObject(aws.client(S3Client), uri, (body, either) => {
		found = void 0;
		return readArchive(body, async (entry) => {
			if (found !== void 0 || entry.header.type !== "file" || entry.header.name.replace(/^\.\//, "") !== FILE) return void entry.resume();
			const pieces = [];
			let bytes = 0;
			for await (const piece of entry) {
				if (bytes <= longest) pieces.push(piece);
				bytes += piece.length;
			}
			found = Buffer.concat(pieces).subarray(0, longest + 1);
		}, either);
	}, { signal });
	await unlessNotFound(read);
	return found;
}

export { parseEvaluation as i, ACCURACY as n, LARGEST_EVALUATION as r, readEvaluation as t };