import { r as __exportAll } from "./rolldown-runtime.mjs";
import { S as globalRegistry, _ as _lte, d as strictObject, f as string, g as _gte, h as _gt, i as int, l as optional, m as unknown, n as array, p as union, r as boolean, s as number$1, t as _enum, u as record, v as _maxLength, x as _regex, y as _minLength } from "./config.mjs";
import { setTimeout } from "node:timers/promises";
import { createHash, hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import { Script, createContext } from "node:vm";
import { pipeline } from "node:stream/promises";

// actions/lib/core/failure.ts
var Failure = class extends Error {
	code;
	next;
	constructor(what, next, cause) {
		const end = what.indexOf(": ");
		super(what.slice(end + 2), { cause });
		this.name = "Failure";
		this.code = what.slice(0, end);
		this.next = next;
	}
};
function endOfLog(lines) {
	const last = lines.slice(-15).map((line) => `\n  ${line}`);
	return last.length === 0 ? "" : `\nThe end of its log:${last.join("")}`;
}
var Failures = class extends Error {
	failures;
	constructor(failures) {
		super(failures.map((failure) => failure instanceof Error ? failure.message : String(failure)).join("\n"));
		this.name = "Failures";
		this.failures = failures;
	}
};
var Blocked = class extends Failure {};
var Pending = class extends Error {
	constructor(what) {
		super(what);
		this.name = "Pending";
	}
};
var Undecided = class extends Failure {};
function isTransient(error) {
	return error instanceof Error && "transient" in error && error.transient === true;
}
function isAlreadyThere(error) {
	return error instanceof Error && "alreadyExists" in error && error.alreadyExists === true;
}

// actions/lib/dataset/error.ts
const LINES_SHOWN = 40;
function formatFindings(findings) {
	const ordered = findings.toSorted((a, b) => Number(a.level === "warning") - Number(b.level === "warning"));
	const lines = ordered.slice(0, LINES_SHOWN).map(({ path, what }) => `  ${path}: ${what}`);
	if (ordered.length > LINES_SHOWN) lines.push(`  … and ${ordered.length - LINES_SHOWN} more`);
	return lines.join("\n");
}
var DatasetError = class extends Error {
	name = "DatasetError";
	findings;
	constructor(what, findings = [], options) {
		super(findings.length === 0 ? what : `${what}\n${formatFindings(findings)}`, options);
		this.findings = findings;
	}
};
function refuseErrors(what, findings) {
	if (findings.some(({ level }) => level === "error")) throw new DatasetError(what, findings);
}
function isFullDisk(error) {
	return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
function explainFullDisk(error, folder) {
	if (!isFullDisk(error)) return error;
	return new DatasetError(`The disk is full: ${folder} has no free space; nothing was published.`, [], { cause: error });
}

// actions/lib/config/units.ts
const seconds = {
	s: 1,
	m: 60,
	h: 3600,
	d: 86400
};
const megabytes = {
	MB: 1,
	GB: 1024
};
const gigabytes = {
	GB: 1,
	TB: 1024
};
const durationPattern = /^[1-9]\d*[smhd]$/;
const sizePattern = /^[1-9]\d*(GB|TB)$/;
const memoryPattern = /^[1-9]\d*(MB|GB)$/;
function toSeconds(duration) {
	return Number.parseInt(duration, 10) * seconds[duration.slice(-1)];
}
function toGigabytes(size) {
	return Number.parseInt(size, 10) * gigabytes[size.slice(-2)];
}
function toMegabytes(size) {
	return Number.parseInt(size, 10) * megabytes[size.slice(-2)];
}

// actions/lib/core/again.ts
async function again(attempt, limitOf, { signal, pause = longer } = {}) {
	for (let number = 1;; number++) {
		try {
			return await attempt();
		} catch (error) {
			signal?.throwIfAborted();
			if (number >= limitOf(error)) throw error;
		}
		const wait = pause(number);
		if (wait > 0) await setTimeout(wait, void 0, { signal });
	}
}
function longer(attempt) {
	return 250 * 2 ** attempt * (.5 + Math.random() / 2);
}

// actions/lib/report/plain-text.ts
const [ESC, BEL] = ["\x1B", "\x07"];
const TERMINAL = new RegExp(`(?:${ESC}\\[|\u009b)[0-?]*[ -/]*[@-~]|(?:${ESC}[\\]PX^_]|[\u0090\u0098\u009d-\u009f])\\P{Cc}*(?:${BEL}|${ESC}\\\\|\u009c)|${ESC}[ -/]*[0-~]`, "gu");
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const UNSEEN = /[^\P{Cc}\t]|[\u202a-\u202e\u2066-\u2069]/gu;
function plainLines(text) {
	return text.replace(TERMINAL, "").split(LINE_END).map((line) => line.replace(UNSEEN, "�"));
}
function shorten(text, longest) {
	if (text.length <= longest) return text;
	const end = Math.floor(longest / 4);
	const [head, tail] = [text.slice(0, longest - end), text.slice(-end)];
	return `${head.toWellFormed()} … (${text.length - longest} characters are left out here) … ${tail.toWellFormed()}`;
}

// actions/lib/dataset/discard.ts
async function discard(path) {
	await rm(path, {
		recursive: true,
		force: true
	}).catch(() => void 0);
}

// actions/lib/config/foreign-words.ts
const words = {
	autoscaling: "scaling",
	categoricalparameterranges: "ranges",
	containerentrypoint: "entry-point",
	continuousparameterranges: "ranges",
	environmentvariables: "environment",
	hyperparameterranges: "ranges",
	hyperparametertuningjobobjective: "objective",
	imageuri: "image",
	initialinstancecount: "count",
	instancecount: "count",
	instancetype: "instance",
	integerparameterranges: "ranges",
	kmskeyid: "kms-key",
	maxcapacity: "max",
	maxjobs: "jobs",
	maxnumberoftrainingjobs: "jobs",
	maxparalleljobs: "parallel",
	maxparalleltrainingjobs: "parallel",
	maxrun: "max-runtime",
	maxruntimeinseconds: "max-runtime",
	maxvalue: "max",
	metricdefinitions: "metrics",
	mincapacity: "min",
	minvalue: "min",
	modelname: "model",
	outputkmskey: "kms-key",
	parameterranges: "ranges",
	program: "entry-point",
	randomseed: "seed",
	s3prefix: "prefix",
	s3uri: "source",
	sagemakerprogram: "entry-point",
	sagemakersubmitdirectory: "source",
	scaleincooldown: "scale-in-cooldown",
	scaleoutcooldown: "scale-out-cooldown",
	scalingtype: "scale",
	securitygroupids: "security-groups",
	sourcedir: "source",
	statichyperparameters: "hyperparameters",
	stoppingcondition: "max-runtime",
	targetvalue: "target-invocations-per-instance-per-minute",
	trainingimage: "image",
	trainingjobearlystoppingtype: "early-stopping",
	volumekmskeyid: "kms-key",
	volumesizeingb: "volume-size"
};
const ON_INSTANCES = "remove it: this pipeline supports endpoints on instances only, not serverless endpoints";
const elsewhere = {
	role: "remove it: roles are inputs of the actions",
	rolearn: "remove it: roles are inputs of the actions",
	executionrole: "remove it: roles are inputs of the actions",
	executionrolearn: "remove it: roles are inputs of the actions",
	account: "remove it: the account comes from the role",
	accountid: "remove it: the account comes from the role",
	serverless: ON_INSTANCES,
	serverlessconfig: ON_INSTANCES
};
const plain$1 = (word) => word.toLowerCase().replace(/[-_]/g, "");
function meaningOf(word, known) {
	const meant = known.find((key) => plain$1(key) === plain$1(word)) ?? words[plain$1(word)];
	return meant !== void 0 && known.includes(meant) ? meant : void 0;
}
function remedyFor(word) {
	return Object.hasOwn(elsewhere, plain$1(word)) ? elsewhere[plain$1(word)] : void 0;
}

// actions/lib/config/nearest.ts
function distance(from, to) {
	let before = [];
	let above = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let row = 1; row <= from.length; row++) {
		const current = [row];
		for (let column = 1; column <= to.length; column++) {
			const same = from[row - 1] === to[column - 1];
			let cost = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1));
			if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
			current.push(cost);
		}
		before = above;
		above = current;
	}
	return above[to.length] ?? 0;
}
function nearest(word, candidates) {
	if (word.length > 100) return void 0;
	let best;
	let least = Math.max(1, Math.floor(word.length / 3)) + 1;
	for (const candidate of candidates) {
		const edits = distance(word.toLowerCase(), candidate.toLowerCase());
		if (edits < least) {
			best = candidate;
			least = edits;
		}
	}
	return best;
}

// actions/lib/config/path.ts
function dotted(path) {
	return path.map((part) => {
		if (typeof part === "number") return `[${part}]`;
		return /^[\w-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
	}).join("").replace(/^\./, "");
}

// actions/lib/config/diagnose.ts
function diagnose(issues, value) {
	return issues.flatMap((issue) => findingsOf(issue, [], value));
}
function withoutMisspelt(findings, value) {
	const meant = new Set(findings.map(({ path, instead }) => `${dotted(path.slice(0, -1))}\n${instead}`));
	return findings.filter(({ path, what }) => what !== "is missing" || !meant.has(`${dotted(path.slice(0, -1))}\nwrite ${path.at(-1)}`) && !isMerged(at(value, path.slice(0, -1))));
}
function isMerged(mapping) {
	return typeof mapping === "object" && mapping !== null && "<<" in mapping;
}
const MISSING = "is missing";
const MERGE_KEY = "<<";
function findingsOf(issue, above, root) {
	const path = [...above, ...issue.path.map((part) => typeof part === "number" ? part : String(part))];
	if (issue.code === "unrecognized_keys") {
		const known = issue.message.split("\n");
		return issue.keys.filter((key) => key !== "<<").map((key) => ({
			path: [...path, key],
			at: "key",
			...unknownKey(key, known)
		}));
	}
	const found = at(root, path);
	if (path.at(-1) === "<<") return [];
	if (found === void 0) return [{
		path,
		what: MISSING,
		instead: `write ${path.at(-1)}: ${exampleOf(issue)}`
	}];
	if (issue.code === "invalid_key") {
		const key = String(path.at(-1));
		return [{
			path,
			at: "key",
			...mismatch(issue.issues[0]?.message ?? issue.message, key)
		}];
	}
	if (issue.code === "invalid_union") {
		const branch = issue.errors.find((errors) => errors.every(({ path: inside, code }) => inside.length > 0 || code !== "invalid_type"));
		if (branch !== void 0) return branch.flatMap((error) => findingsOf(error, path, root));
	}
	return [{
		path,
		...mismatch(issue.message, found)
	}];
}
function unknownKey(key, known) {
	const elsewhere = remedyFor(key);
	if (elsewhere !== void 0) return {
		what: "is not a key of the config",
		instead: elsewhere
	};
	return {
		what: "is not a valid key here",
		instead: `write ${meaningOf(key, known) ?? nearest(key, known) ?? `one of ${known.join(", ")}`}`
	};
}
function mismatch(message, found) {
	const [must = message, write = "", asText] = message.split("\n");
	if (asText !== void 0 && Array.isArray(found) && found.every((item) => typeof item !== "object")) {
		const instead = `write the list as text, '${found.join(",")}', and split it in the script`;
		return {
			what: `${must}; got ${show$1(found)}`,
			instead
		};
	}
	if (asText !== void 0 && found !== null && typeof found === "object") return {
		what: `${must}; got ${show$1(found)}`,
		instead: "write each part under its own name"
	};
	const flag = found === null && must.endsWith("true or false") ? ", or true or false for a flag" : "";
	return {
		what: `${must}; got ${show$1(found)}`,
		instead: `write ${write}${flag}`
	};
}
function exampleOf(issue) {
	return issue.message.split("\n")[1] ?? "";
}
function show$1(value) {
	if (value === null) return "nothing";
	if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
	if (typeof value === "object") return "a mapping";
	if (typeof value !== "string") return String(value);
	return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
}
function at(value, path) {
	return path.reduce((inside, part) => inside?.[part], value);
}

// actions/lib/config/secret-address.ts
const GIVES_ACCESS = /^(x(amz|goog|oss|cos)(signature|credential|securitytoken)|signature|sig|awsaccesskeyid|googleaccessid|keypairid|((access|api|auth|bearer|id|oauth|private|refresh|security|session|user)?token)|(api|access|subscription)key|(client)?secret|password|passwd|pwd|auth|authorization|credentials?|jwt)$/;
const NO_VALUE = /^(true|false|yes|no|none|null|0|1)?$/i;
function credentialInAddress(address) {
	const [, scheme = "", user] = /^([a-z][a-z0-9+.-]*):[/\\]*(?:([^/\\?#]*)@)?/i.exec(address) ?? [];
	if (user !== void 0 && (/^https?$/i.test(scheme) || user.includes(":"))) return `holds an address with a user${user.includes(":") ? " and a password" : ""}`;
	const parameters = address.split(/[?&#;]/).slice(1);
	for (const parameter of parameters) {
		const [name = "", ...rest] = parameter.split("=");
		const value = decoded(rest.join("="));
		if (GIVES_ACCESS.test(decoded(name).toLowerCase().replace(/[-_\s]/g, "")) && !NO_VALUE.test(value)) return /sig|credential|accesskeyid|accessid|keypairid/i.test(name) ? "holds a signed address" : `holds an address with a secret in its query`;
		if (/^https?:/i.test(value) && value.length < address.length) {
			const inside = credentialInAddress(value);
			if (inside !== void 0) return inside;
		}
	}
}
function credentialInValue(value) {
	const address = value.replace(/^[\s\p{Cc}]+/u, "");
	const [scheme, login = ""] = /^[a-z][a-z0-9+.-]*:\/\/(?:([^/\\?#]*)@)?/i.exec(address) ?? [];
	const isProse = /\s/.test(login) && !/:\S/.test(login);
	return scheme === void 0 || isProse ? void 0 : credentialInAddress(address);
}
function decoded(text) {
	try {
		return decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		return text;
	}
}

// actions/lib/config/secret-text.ts
const ADDRESS = /\b(?:[a-z][a-z0-9+.-]*:\/\/(?:(?:(?!["'],)[^\s/?#@])*:(?:(?!["'],)[^\s/?#@])*@)?|https?:)[^\s"'<>]+/gi;
const FREE = "(?<![A-Za-z0-9])";
const TOKENS = [
	[
		"aws",
		"holds an AWS access key",
		new RegExp(`${FREE}(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])`, "g")
	],
	[
		"aws",
		"holds an AWS session token",
		new RegExp(`${FREE}(?:IQoJb3JpZ2lu|FwoGZXIvYXdz)[A-Za-z0-9+/=]{60,}`, "g")
	],
	[
		"aws",
		"holds a private key",
		/-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]*?-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|[A-Za-z0-9+/=\s]*)/g
	],
	[
		"other",
		"holds a GitHub token",
		new RegExp(`${FREE}(?:gh[pousr]_[A-Za-z0-9_.-]{36,}|github_pat_[A-Za-z0-9_]{40,})`, "g")
	],
	[
		"other",
		"holds a Hugging Face token",
		new RegExp(`${FREE}hf_[A-Za-z0-9]{30,}`, "g")
	],
	[
		"other",
		"holds a Slack token",
		new RegExp(`${FREE}xox[a-z]-[A-Za-z0-9-]{10,}|hooks\\.slack\\.com/services/[A-Za-z0-9/]{20,}`, "g")
	],
	[
		"other",
		"holds an API key",
		new RegExp(`${FREE}(?:sk-(?:ant|proj|svcacct|admin)-[A-Za-z0-9_-]{20,}|sk-[A-Za-z0-9]{40,}|AIza[A-Za-z0-9_-]{35}|glpat-[A-Za-z0-9_-]{20,}|npm_[A-Za-z0-9]{36}|dapi[0-9a-f]{32}|dckr_pat_[A-Za-z0-9_-]{20,}|pypi-AgE[A-Za-z0-9_-]{40,}|[sr]k_live_[A-Za-z0-9]{20,})`, "g")
	],
	[
		"other",
		"holds a signed token",
		new RegExp(`${FREE}eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]*`, "g")
	],
	[
		"other",
		"holds a signature",
		/\bX-(?:Amz|Goog)-(?:Signature|Security-Token)=[^\s&"'<>]+/gi
	]
];
const FORTY = /(?<![\w/+.-])[A-Za-z0-9/+]{40}(?![\w/+=.-])/g;
function secretsIn(text) {
	const found = [...text.matchAll(ADDRESS)].flatMap(({ 0: address, index }) => {
		const what = credentialInAddress(address);
		return what === void 0 ? [] : [{
			start: index,
			end: index + address.length,
			kind: "address",
			what
		}];
	});
	for (const [kind, what, pattern] of TOKENS) for (const { 0: token, index } of text.matchAll(pattern)) found.push({
		start: index,
		end: index + token.length,
		kind,
		what
	});
	for (const { 0: key, index } of text.matchAll(FORTY)) if (isRandom(key)) found.push({
		start: index,
		end: index + 40,
		kind: "aws",
		what: "holds an AWS secret key"
	});
	const ordered = found.sort((a, b) => a.start - b.start || b.end - a.end);
	return ordered.filter(({ start }, index) => !ordered.slice(0, index).some(({ end }) => start < end));
}
function isRandom(text) {
	if (!/[a-z]/.test(text) || !/[A-Z]/.test(text) || !/\d/.test(text)) return false;
	const runs = text.match(/[a-z]+|[A-Z]+|\d+|[/+]+/g) ?? [];
	const counts = /* @__PURE__ */ new Map();
	for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
	const entropy = [...counts.values()].reduce((sum, count) => sum - count / 40 * Math.log2(count / 40), 0);
	return runs.length > 16 && entropy > 4.3;
}
const plain = (name) => name.toLowerCase().replace(/[-_. ]/g, "");
function isCredentialName(name) {
	return /^(aws)?(accesskey(id)?|secret(access)?key|sessiontoken|securitytoken|privatekey)$/.test(plain(name));
}
const PASSWORD = /(password|passwd|passphrase)$/;
const KEY = /(secret|secretkey|apikey|accesskey|privatekey|token)$/;
const WORDS_TOKEN = /(pad|eos|bos|unk|mask|sep|cls|start|end|stop|special|image|prefix|suffix|decoder|forced)token$/;
const REFERENCE = /^(arn:|\{\{resolve:|\$)/;
function isSecretByName(name, value) {
	if (typeof value !== "string" && typeof value !== "number") return false;
	const text = String(value).trim();
	if (REFERENCE.test(text) || /^(true|false|yes|no|on|off|none|null)$/i.test(text)) return false;
	if (PASSWORD.test(plain(name))) return text !== "";
	if (!KEY.test(plain(name)) || WORDS_TOKEN.test(plain(name)) || !/^[^\s<>|]{8,}$/.test(text)) return false;
	return plain(name).endsWith("apikey") || /\d/.test(text) && /[a-z]/i.test(text);
}

// actions/lib/config/instance-types.json
var training$3 = [
	"ml.c4.2xlarge",
	"ml.c4.4xlarge",
	"ml.c4.8xlarge",
	"ml.c4.xlarge",
	"ml.c5.18xlarge",
	"ml.c5.2xlarge",
	"ml.c5.4xlarge",
	"ml.c5.9xlarge",
	"ml.c5.xlarge",
	"ml.c5n.18xlarge",
	"ml.c5n.2xlarge",
	"ml.c5n.4xlarge",
	"ml.c5n.9xlarge",
	"ml.c5n.xlarge",
	"ml.c6i.12xlarge",
	"ml.c6i.16xlarge",
	"ml.c6i.24xlarge",
	"ml.c6i.2xlarge",
	"ml.c6i.32xlarge",
	"ml.c6i.4xlarge",
	"ml.c6i.8xlarge",
	"ml.c6i.xlarge",
	"ml.c7i.12xlarge",
	"ml.c7i.16xlarge",
	"ml.c7i.24xlarge",
	"ml.c7i.2xlarge",
	"ml.c7i.48xlarge",
	"ml.c7i.4xlarge",
	"ml.c7i.8xlarge",
	"ml.c7i.large",
	"ml.c7i.xlarge",
	"ml.c8i.12xlarge",
	"ml.c8i.16xlarge",
	"ml.c8i.24xlarge",
	"ml.c8i.2xlarge",
	"ml.c8i.32xlarge",
	"ml.c8i.48xlarge",
	"ml.c8i.4xlarge",
	"ml.c8i.8xlarge",
	"ml.c8i.96xlarge",
	"ml.c8i.xlarge",
	"ml.g4dn.12xlarge",
	"ml.g4dn.16xlarge",
	"ml.g4dn.2xlarge",
	"ml.g4dn.4xlarge",
	"ml.g4dn.8xlarge",
	"ml.g4dn.xlarge",
	"ml.g5.12xlarge",
	"ml.g5.16xlarge",
	"ml.g5.24xlarge",
	"ml.g5.2xlarge",
	"ml.g5.48xlarge",
	"ml.g5.4xlarge",
	"ml.g5.8xlarge",
	"ml.g5.xlarge",
	"ml.g6.12xlarge",
	"ml.g6.16xlarge",
	"ml.g6.24xlarge",
	"ml.g6.2xlarge",
	"ml.g6.48xlarge",
	"ml.g6.4xlarge",
	"ml.g6.8xlarge",
	"ml.g6.xlarge",
	"ml.g6e.12xlarge",
	"ml.g6e.16xlarge",
	"ml.g6e.24xlarge",
	"ml.g6e.2xlarge",
	"ml.g6e.48xlarge",
	"ml.g6e.4xlarge",
	"ml.g6e.8xlarge",
	"ml.g6e.xlarge",
	"ml.g7.12xlarge",
	"ml.g7.24xlarge",
	"ml.g7.2xlarge",
	"ml.g7.48xlarge",
	"ml.g7.4xlarge",
	"ml.g7.8xlarge",
	"ml.g7e.12xlarge",
	"ml.g7e.24xlarge",
	"ml.g7e.2xlarge",
	"ml.g7e.48xlarge",
	"ml.g7e.4xlarge",
	"ml.g7e.8xlarge",
	"ml.m4.10xlarge",
	"ml.m4.16xlarge",
	"ml.m4.2xlarge",
	"ml.m4.4xlarge",
	"ml.m4.xlarge",
	"ml.m5.12xlarge",
	"ml.m5.24xlarge",
	"ml.m5.2xlarge",
	"ml.m5.4xlarge",
	"ml.m5.large",
	"ml.m5.xlarge",
	"ml.m6i.12xlarge",
	"ml.m6i.16xlarge",
	"ml.m6i.24xlarge",
	"ml.m6i.2xlarge",
	"ml.m6i.32xlarge",
	"ml.m6i.4xlarge",
	"ml.m6i.8xlarge",
	"ml.m6i.large",
	"ml.m6i.xlarge",
	"ml.m7i.12xlarge",
	"ml.m7i.16xlarge",
	"ml.m7i.24xlarge",
	"ml.m7i.2xlarge",
	"ml.m7i.48xlarge",
	"ml.m7i.4xlarge",
	"ml.m7i.8xlarge",
	"ml.m7i.large",
	"ml.m7i.xlarge",
	"ml.m8i.12xlarge",
	"ml.m8i.16xlarge",
	"ml.m8i.24xlarge",
	"ml.m8i.2xlarge",
	"ml.m8i.32xlarge",
	"ml.m8i.48xlarge",
	"ml.m8i.4xlarge",
	"ml.m8i.8xlarge",
	"ml.m8i.96xlarge",
	"ml.m8i.large",
	"ml.m8i.xlarge",
	"ml.p2.16xlarge",
	"ml.p2.8xlarge",
	"ml.p2.xlarge",
	"ml.p3.16xlarge",
	"ml.p3.2xlarge",
	"ml.p3.8xlarge",
	"ml.p3dn.24xlarge",
	"ml.p4d.24xlarge",
	"ml.p4de.24xlarge",
	"ml.p5.48xlarge",
	"ml.p5.4xlarge",
	"ml.p5e.48xlarge",
	"ml.p5en.48xlarge",
	"ml.p6-b200.48xlarge",
	"ml.p6-b300.48xlarge",
	"ml.p6e-gb200.36xlarge",
	"ml.r5.12xlarge",
	"ml.r5.16xlarge",
	"ml.r5.24xlarge",
	"ml.r5.2xlarge",
	"ml.r5.4xlarge",
	"ml.r5.8xlarge",
	"ml.r5.large",
	"ml.r5.xlarge",
	"ml.r5d.12xlarge",
	"ml.r5d.16xlarge",
	"ml.r5d.24xlarge",
	"ml.r5d.2xlarge",
	"ml.r5d.4xlarge",
	"ml.r5d.8xlarge",
	"ml.r5d.large",
	"ml.r5d.xlarge",
	"ml.r6i.12xlarge",
	"ml.r6i.16xlarge",
	"ml.r6i.24xlarge",
	"ml.r6i.2xlarge",
	"ml.r6i.32xlarge",
	"ml.r6i.4xlarge",
	"ml.r6i.8xlarge",
	"ml.r6i.large",
	"ml.r6i.xlarge",
	"ml.r7i.12xlarge",
	"ml.r7i.16xlarge",
	"ml.r7i.24xlarge",
	"ml.r7i.2xlarge",
	"ml.r7i.48xlarge",
	"ml.r7i.4xlarge",
	"ml.r7i.8xlarge",
	"ml.r7i.large",
	"ml.r7i.xlarge",
	"ml.r8i.12xlarge",
	"ml.r8i.16xlarge",
	"ml.r8i.24xlarge",
	"ml.r8i.2xlarge",
	"ml.r8i.32xlarge",
	"ml.r8i.48xlarge",
	"ml.r8i.4xlarge",
	"ml.r8i.8xlarge",
	"ml.r8i.96xlarge",
	"ml.r8i.large",
	"ml.r8i.xlarge",
	"ml.t3.2xlarge",
	"ml.t3.large",
	"ml.t3.medium",
	"ml.t3.xlarge",
	"ml.trn1.2xlarge",
	"ml.trn1.32xlarge",
	"ml.trn1n.32xlarge",
	"ml.trn2.48xlarge"
];
var hosting = [
	"ml.c4.2xlarge",
	"ml.c4.4xlarge",
	"ml.c4.8xlarge",
	"ml.c4.large",
	"ml.c4.xlarge",
	"ml.c5.18xlarge",
	"ml.c5.2xlarge",
	"ml.c5.4xlarge",
	"ml.c5.9xlarge",
	"ml.c5.large",
	"ml.c5.xlarge",
	"ml.c5d.18xlarge",
	"ml.c5d.2xlarge",
	"ml.c5d.4xlarge",
	"ml.c5d.9xlarge",
	"ml.c5d.large",
	"ml.c5d.xlarge",
	"ml.c6g.12xlarge",
	"ml.c6g.16xlarge",
	"ml.c6g.2xlarge",
	"ml.c6g.4xlarge",
	"ml.c6g.8xlarge",
	"ml.c6g.large",
	"ml.c6g.xlarge",
	"ml.c6gd.12xlarge",
	"ml.c6gd.16xlarge",
	"ml.c6gd.2xlarge",
	"ml.c6gd.4xlarge",
	"ml.c6gd.8xlarge",
	"ml.c6gd.large",
	"ml.c6gd.xlarge",
	"ml.c6gn.12xlarge",
	"ml.c6gn.16xlarge",
	"ml.c6gn.2xlarge",
	"ml.c6gn.4xlarge",
	"ml.c6gn.8xlarge",
	"ml.c6gn.large",
	"ml.c6gn.xlarge",
	"ml.c6i.12xlarge",
	"ml.c6i.16xlarge",
	"ml.c6i.24xlarge",
	"ml.c6i.2xlarge",
	"ml.c6i.32xlarge",
	"ml.c6i.4xlarge",
	"ml.c6i.8xlarge",
	"ml.c6i.large",
	"ml.c6i.xlarge",
	"ml.c6in.12xlarge",
	"ml.c6in.16xlarge",
	"ml.c6in.24xlarge",
	"ml.c6in.2xlarge",
	"ml.c6in.32xlarge",
	"ml.c6in.4xlarge",
	"ml.c6in.8xlarge",
	"ml.c6in.large",
	"ml.c6in.xlarge",
	"ml.c7g.12xlarge",
	"ml.c7g.16xlarge",
	"ml.c7g.2xlarge",
	"ml.c7g.4xlarge",
	"ml.c7g.8xlarge",
	"ml.c7g.large",
	"ml.c7g.xlarge",
	"ml.c7i.12xlarge",
	"ml.c7i.16xlarge",
	"ml.c7i.24xlarge",
	"ml.c7i.2xlarge",
	"ml.c7i.48xlarge",
	"ml.c7i.4xlarge",
	"ml.c7i.8xlarge",
	"ml.c7i.large",
	"ml.c7i.xlarge",
	"ml.c8g.12xlarge",
	"ml.c8g.16xlarge",
	"ml.c8g.24xlarge",
	"ml.c8g.2xlarge",
	"ml.c8g.48xlarge",
	"ml.c8g.4xlarge",
	"ml.c8g.8xlarge",
	"ml.c8g.large",
	"ml.c8g.medium",
	"ml.c8g.xlarge",
	"ml.dl1.24xlarge",
	"ml.g4dn.12xlarge",
	"ml.g4dn.16xlarge",
	"ml.g4dn.2xlarge",
	"ml.g4dn.4xlarge",
	"ml.g4dn.8xlarge",
	"ml.g4dn.xlarge",
	"ml.g5.12xlarge",
	"ml.g5.16xlarge",
	"ml.g5.24xlarge",
	"ml.g5.2xlarge",
	"ml.g5.48xlarge",
	"ml.g5.4xlarge",
	"ml.g5.8xlarge",
	"ml.g5.xlarge",
	"ml.g6.12xlarge",
	"ml.g6.16xlarge",
	"ml.g6.24xlarge",
	"ml.g6.2xlarge",
	"ml.g6.48xlarge",
	"ml.g6.4xlarge",
	"ml.g6.8xlarge",
	"ml.g6.xlarge",
	"ml.g6e.12xlarge",
	"ml.g6e.16xlarge",
	"ml.g6e.24xlarge",
	"ml.g6e.2xlarge",
	"ml.g6e.48xlarge",
	"ml.g6e.4xlarge",
	"ml.g6e.8xlarge",
	"ml.g6e.xlarge",
	"ml.g7.12xlarge",
	"ml.g7.24xlarge",
	"ml.g7.2xlarge",
	"ml.g7.48xlarge",
	"ml.g7.4xlarge",
	"ml.g7.8xlarge",
	"ml.g7e.12xlarge",
	"ml.g7e.24xlarge",
	"ml.g7e.2xlarge",
	"ml.g7e.48xlarge",
	"ml.g7e.4xlarge",
	"ml.g7e.8xlarge",
	"ml.inf1.24xlarge",
	"ml.inf1.2xlarge",
	"ml.inf1.6xlarge",
	"ml.inf1.xlarge",
	"ml.inf2.24xlarge",
	"ml.inf2.48xlarge",
	"ml.inf2.8xlarge",
	"ml.inf2.xlarge",
	"ml.m4.10xlarge",
	"ml.m4.16xlarge",
	"ml.m4.2xlarge",
	"ml.m4.4xlarge",
	"ml.m4.xlarge",
	"ml.m5.12xlarge",
	"ml.m5.24xlarge",
	"ml.m5.2xlarge",
	"ml.m5.4xlarge",
	"ml.m5.large",
	"ml.m5.xlarge",
	"ml.m5d.12xlarge",
	"ml.m5d.24xlarge",
	"ml.m5d.2xlarge",
	"ml.m5d.4xlarge",
	"ml.m5d.large",
	"ml.m5d.xlarge",
	"ml.m6g.12xlarge",
	"ml.m6g.16xlarge",
	"ml.m6g.2xlarge",
	"ml.m6g.4xlarge",
	"ml.m6g.8xlarge",
	"ml.m6g.large",
	"ml.m6g.xlarge",
	"ml.m6gd.12xlarge",
	"ml.m6gd.16xlarge",
	"ml.m6gd.2xlarge",
	"ml.m6gd.4xlarge",
	"ml.m6gd.8xlarge",
	"ml.m6gd.large",
	"ml.m6gd.xlarge",
	"ml.m6i.12xlarge",
	"ml.m6i.16xlarge",
	"ml.m6i.24xlarge",
	"ml.m6i.2xlarge",
	"ml.m6i.32xlarge",
	"ml.m6i.4xlarge",
	"ml.m6i.8xlarge",
	"ml.m6i.large",
	"ml.m6i.xlarge",
	"ml.m7i.12xlarge",
	"ml.m7i.16xlarge",
	"ml.m7i.24xlarge",
	"ml.m7i.2xlarge",
	"ml.m7i.48xlarge",
	"ml.m7i.4xlarge",
	"ml.m7i.8xlarge",
	"ml.m7i.large",
	"ml.m7i.xlarge",
	"ml.m8g.12xlarge",
	"ml.m8g.16xlarge",
	"ml.m8g.24xlarge",
	"ml.m8g.2xlarge",
	"ml.m8g.48xlarge",
	"ml.m8g.4xlarge",
	"ml.m8g.8xlarge",
	"ml.m8g.large",
	"ml.m8g.medium",
	"ml.m8g.xlarge",
	"ml.p2.16xlarge",
	"ml.p2.8xlarge",
	"ml.p2.xlarge",
	"ml.p3.16xlarge",
	"ml.p3.2xlarge",
	"ml.p3.8xlarge",
	"ml.p4d.24xlarge",
	"ml.p4de.24xlarge",
	"ml.p5.48xlarge",
	"ml.p5.4xlarge",
	"ml.p5e.48xlarge",
	"ml.p5en.48xlarge",
	"ml.p6-b200.48xlarge",
	"ml.p6-b300.48xlarge",
	"ml.p6e-gb200.36xlarge",
	"ml.r5.12xlarge",
	"ml.r5.24xlarge",
	"ml.r5.2xlarge",
	"ml.r5.4xlarge",
	"ml.r5.large",
	"ml.r5.xlarge",
	"ml.r5d.12xlarge",
	"ml.r5d.24xlarge",
	"ml.r5d.2xlarge",
	"ml.r5d.4xlarge",
	"ml.r5d.large",
	"ml.r5d.xlarge",
	"ml.r6g.12xlarge",
	"ml.r6g.16xlarge",
	"ml.r6g.2xlarge",
	"ml.r6g.4xlarge",
	"ml.r6g.8xlarge",
	"ml.r6g.large",
	"ml.r6g.xlarge",
	"ml.r6gd.12xlarge",
	"ml.r6gd.16xlarge",
	"ml.r6gd.2xlarge",
	"ml.r6gd.4xlarge",
	"ml.r6gd.8xlarge",
	"ml.r6gd.large",
	"ml.r6gd.xlarge",
	"ml.r6i.12xlarge",
	"ml.r6i.16xlarge",
	"ml.r6i.24xlarge",
	"ml.r6i.2xlarge",
	"ml.r6i.32xlarge",
	"ml.r6i.4xlarge",
	"ml.r6i.8xlarge",
	"ml.r6i.large",
	"ml.r6i.xlarge",
	"ml.r7gd.12xlarge",
	"ml.r7gd.16xlarge",
	"ml.r7gd.2xlarge",
	"ml.r7gd.4xlarge",
	"ml.r7gd.8xlarge",
	"ml.r7gd.large",
	"ml.r7gd.medium",
	"ml.r7gd.xlarge",
	"ml.r7i.12xlarge",
	"ml.r7i.16xlarge",
	"ml.r7i.24xlarge",
	"ml.r7i.2xlarge",
	"ml.r7i.48xlarge",
	"ml.r7i.4xlarge",
	"ml.r7i.8xlarge",
	"ml.r7i.large",
	"ml.r7i.xlarge",
	"ml.r8g.12xlarge",
	"ml.r8g.16xlarge",
	"ml.r8g.24xlarge",
	"ml.r8g.2xlarge",
	"ml.r8g.48xlarge",
	"ml.r8g.4xlarge",
	"ml.r8g.8xlarge",
	"ml.r8g.large",
	"ml.r8g.medium",
	"ml.r8g.xlarge",
	"ml.t2.2xlarge",
	"ml.t2.large",
	"ml.t2.medium",
	"ml.t2.xlarge",
	"ml.trn1.2xlarge",
	"ml.trn1.32xlarge",
	"ml.trn1n.32xlarge",
	"ml.trn2.48xlarge"
];
var notebook$2 = [
	"ml.c4.2xlarge",
	"ml.c4.4xlarge",
	"ml.c4.8xlarge",
	"ml.c4.xlarge",
	"ml.c5.18xlarge",
	"ml.c5.2xlarge",
	"ml.c5.4xlarge",
	"ml.c5.9xlarge",
	"ml.c5.xlarge",
	"ml.c5d.18xlarge",
	"ml.c5d.2xlarge",
	"ml.c5d.4xlarge",
	"ml.c5d.9xlarge",
	"ml.c5d.xlarge",
	"ml.c6i.12xlarge",
	"ml.c6i.16xlarge",
	"ml.c6i.24xlarge",
	"ml.c6i.2xlarge",
	"ml.c6i.32xlarge",
	"ml.c6i.4xlarge",
	"ml.c6i.8xlarge",
	"ml.c6i.large",
	"ml.c6i.xlarge",
	"ml.c6id.12xlarge",
	"ml.c6id.16xlarge",
	"ml.c6id.24xlarge",
	"ml.c6id.2xlarge",
	"ml.c6id.32xlarge",
	"ml.c6id.4xlarge",
	"ml.c6id.8xlarge",
	"ml.c6id.large",
	"ml.c6id.xlarge",
	"ml.c7i.12xlarge",
	"ml.c7i.16xlarge",
	"ml.c7i.24xlarge",
	"ml.c7i.2xlarge",
	"ml.c7i.48xlarge",
	"ml.c7i.4xlarge",
	"ml.c7i.8xlarge",
	"ml.c7i.large",
	"ml.c7i.xlarge",
	"ml.g4dn.12xlarge",
	"ml.g4dn.16xlarge",
	"ml.g4dn.2xlarge",
	"ml.g4dn.4xlarge",
	"ml.g4dn.8xlarge",
	"ml.g4dn.xlarge",
	"ml.g5.12xlarge",
	"ml.g5.16xlarge",
	"ml.g5.24xlarge",
	"ml.g5.2xlarge",
	"ml.g5.48xlarge",
	"ml.g5.4xlarge",
	"ml.g5.8xlarge",
	"ml.g5.xlarge",
	"ml.g6.12xlarge",
	"ml.g6.16xlarge",
	"ml.g6.24xlarge",
	"ml.g6.2xlarge",
	"ml.g6.48xlarge",
	"ml.g6.4xlarge",
	"ml.g6.8xlarge",
	"ml.g6.xlarge",
	"ml.g6e.12xlarge",
	"ml.g6e.16xlarge",
	"ml.g6e.24xlarge",
	"ml.g6e.2xlarge",
	"ml.g6e.48xlarge",
	"ml.g6e.4xlarge",
	"ml.g6e.8xlarge",
	"ml.g6e.xlarge",
	"ml.g7e.12xlarge",
	"ml.g7e.24xlarge",
	"ml.g7e.2xlarge",
	"ml.g7e.48xlarge",
	"ml.g7e.4xlarge",
	"ml.g7e.8xlarge",
	"ml.inf1.24xlarge",
	"ml.inf1.2xlarge",
	"ml.inf1.6xlarge",
	"ml.inf1.xlarge",
	"ml.inf2.24xlarge",
	"ml.inf2.48xlarge",
	"ml.inf2.8xlarge",
	"ml.inf2.xlarge",
	"ml.m4.10xlarge",
	"ml.m4.16xlarge",
	"ml.m4.2xlarge",
	"ml.m4.4xlarge",
	"ml.m4.xlarge",
	"ml.m5.12xlarge",
	"ml.m5.24xlarge",
	"ml.m5.2xlarge",
	"ml.m5.4xlarge",
	"ml.m5.xlarge",
	"ml.m5d.12xlarge",
	"ml.m5d.16xlarge",
	"ml.m5d.24xlarge",
	"ml.m5d.2xlarge",
	"ml.m5d.4xlarge",
	"ml.m5d.8xlarge",
	"ml.m5d.large",
	"ml.m5d.xlarge",
	"ml.m6i.12xlarge",
	"ml.m6i.16xlarge",
	"ml.m6i.24xlarge",
	"ml.m6i.2xlarge",
	"ml.m6i.32xlarge",
	"ml.m6i.4xlarge",
	"ml.m6i.8xlarge",
	"ml.m6i.large",
	"ml.m6i.xlarge",
	"ml.m6id.12xlarge",
	"ml.m6id.16xlarge",
	"ml.m6id.24xlarge",
	"ml.m6id.2xlarge",
	"ml.m6id.32xlarge",
	"ml.m6id.4xlarge",
	"ml.m6id.8xlarge",
	"ml.m6id.large",
	"ml.m6id.xlarge",
	"ml.m7i.12xlarge",
	"ml.m7i.16xlarge",
	"ml.m7i.24xlarge",
	"ml.m7i.2xlarge",
	"ml.m7i.48xlarge",
	"ml.m7i.4xlarge",
	"ml.m7i.8xlarge",
	"ml.m7i.large",
	"ml.m7i.xlarge",
	"ml.p2.16xlarge",
	"ml.p2.8xlarge",
	"ml.p2.xlarge",
	"ml.p3.16xlarge",
	"ml.p3.2xlarge",
	"ml.p3.8xlarge",
	"ml.p3dn.24xlarge",
	"ml.p4d.24xlarge",
	"ml.p4de.24xlarge",
	"ml.p5.48xlarge",
	"ml.p5.4xlarge",
	"ml.p5en.48xlarge",
	"ml.p6-b200.48xlarge",
	"ml.r5.12xlarge",
	"ml.r5.16xlarge",
	"ml.r5.24xlarge",
	"ml.r5.2xlarge",
	"ml.r5.4xlarge",
	"ml.r5.8xlarge",
	"ml.r5.large",
	"ml.r5.xlarge",
	"ml.r6i.12xlarge",
	"ml.r6i.16xlarge",
	"ml.r6i.24xlarge",
	"ml.r6i.2xlarge",
	"ml.r6i.32xlarge",
	"ml.r6i.4xlarge",
	"ml.r6i.8xlarge",
	"ml.r6i.large",
	"ml.r6i.xlarge",
	"ml.r6id.12xlarge",
	"ml.r6id.16xlarge",
	"ml.r6id.24xlarge",
	"ml.r6id.2xlarge",
	"ml.r6id.32xlarge",
	"ml.r6id.4xlarge",
	"ml.r6id.8xlarge",
	"ml.r6id.large",
	"ml.r6id.xlarge",
	"ml.r7i.12xlarge",
	"ml.r7i.16xlarge",
	"ml.r7i.24xlarge",
	"ml.r7i.2xlarge",
	"ml.r7i.48xlarge",
	"ml.r7i.4xlarge",
	"ml.r7i.8xlarge",
	"ml.r7i.large",
	"ml.r7i.xlarge",
	"ml.t2.2xlarge",
	"ml.t2.large",
	"ml.t2.medium",
	"ml.t2.xlarge",
	"ml.t3.2xlarge",
	"ml.t3.large",
	"ml.t3.medium",
	"ml.t3.xlarge",
	"ml.trn1.2xlarge",
	"ml.trn1.32xlarge",
	"ml.trn1n.32xlarge"
];

// actions/lib/config/instances.ts
const known = {
	training: new Set(training$3),
	hosting: new Set(hosting),
	notebook: new Set(notebook$2)
};
function hasInstance(use, type) {
	return known[use].has(type);
}
function nearestInstance(use, type) {
	return nearest(type, known[use]) ?? (use === "notebook" ? "ml.t3.medium" : "ml.m5.xlarge");
}
function processorOf(type) {
	const family = type.split(".")[1] ?? "";
	if (/^(trn|inf|dl)\d/.test(family) || /^[a-z]+\dg/.test(family) || family.includes("gb200")) return "other";
	return /^(p|g)\d/.test(family) ? "gpu" : "cpu";
}

// actions/lib/config/images.ts
const training$2 = { pytorch: {
	cpu: "pytorch:2.13.0-cpu-amzn2023-sagemaker",
	gpu: "pytorch:2.13.0-cu133-amzn2023-sagemaker"
} };
const serving$1 = { "ray-serve": {
	cpu: "ray:serve-ml-sagemaker-cpu-v1.5",
	gpu: "ray:serve-ml-sagemaker-cuda-v1.5"
} };
const names = {
	training: training$2,
	serving: serving$1
};
const accounts = {
	"af-south-1": "626614931356",
	"ap-east-1": "871362719292",
	"ap-east-2": "975050140332",
	"ap-northeast-3": "364406365360",
	"ap-south-2": "772153158452",
	"ap-southeast-3": "907027046896",
	"ap-southeast-4": "457447274322",
	"ap-southeast-5": "550225433462",
	"ap-southeast-6": "633930458069",
	"ap-southeast-7": "590183813437",
	"ca-west-1": "204538143572",
	"eu-central-2": "380420809688",
	"eu-south-1": "692866216735",
	"eu-south-2": "503227376785",
	"il-central-1": "780543022126",
	"me-central-1": "914824155844",
	"me-south-1": "217643126080",
	"mx-central-1": "637423239942"
};
const usualAccount = "763104351884";
const usualRegions = [
	...[
		"us-east-1",
		"us-east-2",
		"us-west-1",
		"us-west-2",
		"ca-central-1",
		"sa-east-1"
	],
	...[
		"eu-central-1",
		"eu-north-1",
		"eu-west-1",
		"eu-west-2",
		"eu-west-3"
	],
	...[
		"ap-northeast-1",
		"ap-northeast-2",
		"ap-south-1",
		"ap-southeast-1",
		"ap-southeast-2"
	]
];
const knownRegions = [...usualRegions, ...Object.keys(accounts)];
const gpuServingAmi = "al2023-ami-sagemaker-inference-gpu-4-1";
function imageNames(use) {
	return Object.keys(names[use]);
}
function isImageUri(image) {
	return /^[a-z0-9.-]+\.[a-z0-9.-]+(:\d+)?\/[\w./-]+(:[\w.-]+|@sha256:[0-9a-f]{64})?$/.test(image);
}
function isAwsTrainingImage(image) {
	if (Object.hasOwn(training$2, image)) return true;
	const [, account = ""] = /^(\d{12})\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\//.exec(image) ?? [];
	return account === usualAccount || Object.values(accounts).includes(account);
}
function imageObstacle(image, instance) {
	if (isImageUri(image) || processorOf(instance) !== "other") return void 0;
	return `is not built for the processor of ${instance}`;
}
function imageUri(use, image, region, instance) {
	const known = names[use];
	const tags = Object.hasOwn(known, image) ? known[image] : void 0;
	if (tags === void 0) return image;
	const tag = processorOf(instance) === "gpu" ? tags.gpu : tags.cpu;
	return `${accounts[region] ?? usualAccount}.dkr.ecr.${region}.amazonaws.com/${tag}`;
}
function inferenceAmi(image, instance) {
	return Object.hasOwn(serving$1, image) && processorOf(instance) === "gpu" ? gpuServingAmi : void 0;
}

// actions/lib/resources/account/check-account.ts
const mostTags = 37;
const tagValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
const otherPartition = /^(cn|us-gov|us-iso[a-z]?|eu-isoe)-/;
function checkAccount({ aws = {} }) {
	const findings = [];
	const tags = Object.entries(aws.tags ?? {});
	if (tags.length > mostTags) {
		const what = `has ${tags.length} tags; AWS allows 50, and the actions need 13 of them`;
		findings.push({
			path: ["aws", "tags"],
			at: "key",
			what,
			instead: `keep at most ${mostTags}`
		});
	}
	for (const [key, value] of tags) {
		const path = [
			"aws",
			"tags",
			key
		];
		if (/^(aws|sagemaker-actions):/i.test(key)) findings.push({
			path,
			at: "key",
			what: "begins with a reserved prefix",
			instead: "write another key"
		});
		if (!tagValue.test(String(value ?? ""))) findings.push({
			path,
			what: "must be at most 256 letters, digits, spaces and _.:/=+-@",
			instead: "write only such characters"
		});
	}
	for (const [one, other] of [["subnets", "security-groups"], ["security-groups", "subnets"]]) if (aws[one] !== void 0 && aws[other] === void 0) findings.push({
		path: ["aws", one],
		at: "key",
		what: `needs ${other} too`,
		instead: `add aws.${other}`
	});
	const partition = otherPartition.exec(aws.region ?? "")?.[0];
	if (partition !== void 0) {
		const what = `lies in another partition of AWS (${partition}…), which the actions do not support`;
		findings.push({
			path: ["aws", "region"],
			what,
			instead: "write a region of the standard partition, such as us-east-1"
		});
	} else if (aws.region !== void 0 && !knownRegions.includes(aws.region)) {
		const instead = `did you mean ${nearest(aws.region, knownRegions) ?? "us-east-1"}?`;
		findings.push({
			path: ["aws", "region"],
			what: "is not a known region",
			instead,
			warning: true
		});
	}
	return findings;
}

// actions/lib/core/domain.ts
const PULL_REQUEST_MARK = "pr";
function domainPrefix(pipeline, domain) {
	return domain === "main" ? pipeline : `${pipeline}-${"pr"}`;
}
function tuningPrefix(pipeline, domain) {
	return domain === "main" ? `${pipeline}-tune` : domainPrefix(pipeline, domain);
}

// actions/lib/resources/account/check-domains.ts
const OWN_FOLDERS = [
	"jobs",
	"code",
	"weights",
	"packages"
];
function checkDomains({ name, data, train = {}, endpoints = {} }) {
	return [
		...checkName$1(name),
		...checkPrefix(name, data?.prefix),
		...checkEntries({
			train,
			endpoints
		}),
		...checkEndpoints$1(name, endpoints)
	];
}
function checkName$1(name) {
	if (name === void 0 || !name.endsWith(`-${"pr"}`)) return [];
	return [{
		path: ["name"],
		what: `is reserved for pull requests to a pipeline named ${name.slice(0, -"pr".length - 1)}`,
		instead: `write a name that does not end in -${"pr"}`
	}];
}
function checkPrefix(name, prefix) {
	if (prefix === void 0 || name === void 0) return [];
	const [first = "", second = ""] = prefix.split("/");
	const path = ["data", "prefix"];
	if (first.endsWith(`-${"pr"}`)) return [{
		path,
		what: `is reserved: pull requests write there (${first}/)`,
		instead: `write ${name}/ or leave it out`
	}];
	if (first === name && OWN_FOLDERS.includes(second)) return [{
		path,
		what: `is reserved: the pipeline keeps its ${second} there`,
		instead: `write ${name}/data/ or leave it out`
	}];
	return [];
}
function checkEntries(sections) {
	return Object.entries(sections).flatMap(([section, entries]) => Object.keys(entries).filter((entry) => entry === "pr" || entry.startsWith(`${"pr"}-`)).map((entry) => ({
		path: [section, entry],
		at: "key",
		what: `begins with ${"pr"}-, which is reserved for what pull requests create`,
		instead: "write another name"
	})));
}
function checkEndpoints$1(name, endpoints) {
	const reserved = `${name}-${"pr"}-`;
	return Object.keys(endpoints).filter((endpoint) => name !== void 0 && endpoint.startsWith(reserved)).map((endpoint) => ({
		path: ["endpoints", endpoint],
		at: "key",
		what: `begins with ${reserved}, which is reserved for what pull requests create`,
		instead: "write another name"
	}));
}

// actions/lib/dataset/lfs-pointer.ts
const FIRST_LINE = /^version https:\/\/(git-lfs|hawser)\.github\.com\/spec\/v\d/;
const LARGEST = 1024;
const LFS_POINTER = "is a Git LFS pointer, not the file itself: check out with `lfs: true`, or run `git lfs pull`";
function isLfsPointer(body) {
	return body.length < LARGEST && FIRST_LINE.test(body.toString("latin1", 0, 64));
}
async function isLfsPointerFile(path) {
	try {
		await using handle = await open(path);
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(LARGEST), 0, LARGEST, 0);
		return isLfsPointer(buffer.subarray(0, bytesRead));
	} catch {
		return false;
	}
}

// actions/lib/resources/account/check-files.ts
function checkFiles(draft, repository) {
	const { data, weights, training, serving, endpoints = {}, functions = {} } = draft;
	const files = [
		...sources(["data", "source"], data?.source),
		...sources(["weights", "source"], weights?.source),
		...Object.entries(endpoints).map(([name, one]) => [[
			"endpoints",
			name,
			"smoke",
			"file"
		], one?.smoke?.file]),
		...Object.entries(functions).map(([name, one]) => [[
			"functions",
			name,
			"test",
			"event"
		], one?.test?.event])
	];
	const code = [
		[["training", "source"], training?.source],
		[["serving", "source"], serving?.source],
		...Object.entries(functions).map(([name, one]) => [[
			"functions",
			name,
			"source"
		], one?.source])
	].flatMap(([path, folder]) => folder === void 0 ? [] : repository.files(folder).map((file) => [path, file]));
	return [...files, ...code].flatMap(([path, file]) => {
		if (typeof file !== "string" || isNoPath(file)) return [];
		if (!repository.mayRead(file)) return [{
			path,
			what: `contains a file that this user may not read: ${file}`,
			instead: "a container that ran as root leaves such files: run `sudo chown -R \"$(id -un)\" .` first"
		}];
		if (!isPointerAt(file, repository)) return [];
		return [{
			path,
			what: `contains a Git LFS pointer instead of the file: ${file}`,
			instead: "check out with `lfs: true` (actions/checkout), or run `git lfs pull`"
		}];
	});
}
function isNoPath(file) {
	return /^[a-z][a-z0-9+.-]*:\/\//i.test(file) || /(^|\/)(\.[^./]|__pycache__\/)/.test(file);
}
function isPointerAt(file, repository) {
	const size = repository.size(file);
	return size > 0 && size < 1024 && isLfsPointer(Buffer.from(repository.text(file) ?? ""));
}
function sources(path, source) {
	return Array.isArray(source) ? source.map((one, index) => [[...path, index], one]) : [[path, source]];
}

// actions/lib/resources/account/check-machines.ts
function checkMachines({ training, tune, train = {}, serving, endpoints = {}, ...rest }) {
	const trains = [[["tune", "instance"], tune?.instance], ...Object.entries(train).map(([name, entry]) => [[
		"train",
		name,
		"instance"
	], entry?.instance])];
	const serves = [...Object.entries(endpoints).map(([name, endpoint]) => [[
		"endpoints",
		name,
		"instance"
	], endpoint?.instance]), [[
		"pull-request",
		"preview",
		"instance"
	], rest["pull-request"]?.preview?.instance]];
	const trainingImage = training && (training.image ?? "pytorch");
	const servingImage = serving && (serving.image ?? "ray-serve");
	return [
		...checkImage("training", trainingImage),
		...checkImage("serving", servingImage),
		...trains.flatMap(([path, type]) => checkInstance("training", path, type, trainingImage)),
		...serves.flatMap(([path, type]) => checkInstance("hosting", path, type, servingImage))
	];
}
function checkImage(use, image) {
	const names = imageNames(use);
	if (image === void 0 || names.includes(image) || isImageUri(image)) return [];
	const instead = `write ${nearest(image, names) ?? names.join(", ")} or an image URI`;
	return [{
		path: [use, "image"],
		what: `is not an image URI or one of ${names.join(", ")}: ${JSON.stringify(image)}`,
		instead
	}];
}
function checkInstance(use, path, type, image) {
	if (type === void 0) return [];
	if (!hasInstance(use, type)) {
		const other = use === "training" ? "hosting" : "training";
		return [{
			path,
			what: `is not an instance type for ${use}${hasInstance(other, type) ? `, only for ${other}` : ""}: ${type}`,
			instead: `write ${nearestInstance(use, type)}`
		}];
	}
	const obstacle = image && imageObstacle(image, type);
	if (!obstacle) return [];
	return [{
		path,
		what: `cannot be used: the image ${image} ${obstacle}`,
		instead: "write another instance type or an image URI"
	}];
}

// actions/lib/resources/account/check-names.ts
const longest$2 = 63;
const ending = "-0123456789-r9";
function checkNames$1({ name, train, endpoints = {} }) {
	if (train !== void 0 && Object.keys(train).length === 0) return [{
		path: ["train"],
		what: "has no training job",
		instead: "write { single: { instance: ml.m5.xlarge } }"
	}];
	if (name === void 0) return [];
	const room = longest$2 - `${name}-${"pr"}-${ending}`.length;
	const tooLong = (section) => (key) => ({
		path: [section, key],
		at: "key",
		what: `is too long by ${key.length - room}: AWS names <name>-${"pr"}-${key}-<10 digits>-r9 have at most ${longest$2} characters`,
		instead: `write a name of at most ${room} characters`
	});
	const long = (key) => key.length > room;
	return [...Object.keys(train ?? {}).filter(long).map(tooLong("train")), ...Object.keys(endpoints).filter(long).map(tooLong("endpoints"))];
}

// actions/lib/resources/account/check-sections.ts
function checkSections(draft) {
	const has = (...sections) => sections.some((section) => section in draft);
	const findings = [];
	if (has("tune", "train", "ec2") && !has("training")) findings.push({
		path: ["training"],
		what: MISSING,
		instead: "write training: { source: python/training }"
	});
	if ((has("endpoints", "ec2") || has("training") && !has("tune")) && !has("train")) findings.push({
		path: ["train"],
		what: MISSING,
		instead: "write train: { single: { instance: ml.m5.xlarge } }"
	});
	return findings;
}

// actions/lib/iam/document.ts
function policy(...statements) {
	return {
		Version: "2012-10-17",
		Statement: statements
	};
}
function allow(sid, actions, resources, conditions) {
	return {
		Sid: sid,
		Effect: "Allow",
		Action: Object.entries(actions).flatMap(([service, names]) => names.map((name) => `${service}:${name}`)),
		Resource: resources,
		...conditions === void 0 || Object.keys(conditions).length === 0 ? {} : { Condition: conditions }
	};
}

// actions/lib/resources/arns.ts
const TRAINING_LOGS = "log-group:/aws/sagemaker/TrainingJobs";
function arnsOf(config, { account, region, bucket }) {
	const regional = (service, path) => `arn:aws:${service}:${region}:${account}:${path}`;
	const named = (type, names) => names.map((name) => regional("sagemaker", `${type}/${name.toLowerCase()}`));
	const trained = (domain) => Object.keys(config.train).flatMap((entry) => attempts(`${domainPrefix(config.name, domain)}-${entry}`));
	const tuned = (domain) => config.tune === void 0 ? [] : attempts(tuningPrefix(config.name, domain));
	const trials = (domain) => tuned(domain).map((name) => `${name}-???-????????`);
	const endpoints = Object.keys(config.endpoints);
	const served = endpoints.flatMap((endpoint) => attempts(`${config.name}-${endpoint}`));
	const previews = [`${domainPrefix(config.name, "pull-request")}-*`];
	return {
		bucket: `arn:aws:s3:::${bucket}`,
		objects: (...patterns) => [...new Set(patterns)].map((pattern) => `arn:aws:s3:::${bucket}/${pattern}`),
		jobs: (domain) => [...named("training-job", trained(domain)), ...named("hyper-parameter-tuning-job", tuned(domain))],
		trials: (domain) => named("training-job", trials(domain)),
		jobLogs: (domain, more) => [...trained(domain), ...more === void 0 ? [] : trials(domain)].map((job) => regional("logs", `${TRAINING_LOGS}:log-stream:${job}/*`)),
		models: named("model", served),
		endpointConfigs: named("endpoint-config", served),
		endpoints: named("endpoint", endpoints),
		previews: [
			"model",
			"endpoint-config",
			"endpoint"
		].flatMap((type) => named(type, previews)),
		functions: Object.keys(config.functions).flatMap((name) => {
			const arn = regional("lambda", `function:${name}`);
			return [arn, `${arn}:*`];
		}),
		role: (name) => `arn:aws:iam::${account}:role/${name}`,
		regional
	};
}
function attempts(prefix) {
	const first = `${prefix}-${"?".repeat(10)}`;
	return [first, `${first}-r?`];
}
const LARGE = [
	"model.tar.gz",
	"output.tar.gz",
	"log.txt"
];
function keysOf({ name, data }, domain) {
	const own = domainPrefix(name, domain);
	const prefix = domain === "main" ? data.prefix : `${own}/`;
	return {
		own: `${own}/*`,
		data: `${prefix}${"?".repeat(64)}/*`,
		records: [`${prefix}.versions/*`, `${prefix}.sources/*`],
		code: `${own}/code/*`,
		weights: `${own}/weights/*`,
		packages: `${own}/packages/*`,
		readByAll: [
			"code/*",
			"weights/*",
			"jobs/*",
			"packages/*/model.tar.gz"
		].map((folder) => `${own}/${folder}`),
		runs: `${own}/runs/*`,
		jobs: `${own}/jobs/*`,
		ec2Launches: [
			"job-*.json",
			"launch-*.json",
			"tags-*.json",
			"over.json"
		].map((file) => `${own}/ec2/*/${file}`),
		ec2Jobs: `${own}/ec2/*/job-*.json`,
		ec2Results: ["status.json", ...LARGE].map((file) => `${own}/ec2/*/${file}`),
		ec2Large: LARGE.map((file) => `${own}/ec2/*/${file}`),
		ec2Checkpoints: `${own}/ec2/*/checkpoints.tar`
	};
}
function roleNames({ name }) {
	return {
		main: `${name}-main`,
		"pull-request": `${name}-pull-request`,
		execution: {
			main: `${domainPrefix(name, "main")}-execution`,
			"pull-request": `${domainPrefix(name, "pull-request")}-execution`
		},
		function: `${name}-function`,
		notebook: `${name}-notebook`,
		ec2: `${name}-ec2`
	};
}

// actions/lib/resources/account/permissions.ts
function permissions$8(config, place) {
	const arns = arnsOf(config, place);
	const key = useKey(config, arns);
	const ofJobs = (domain) => [
		allow("Metrics", { cloudwatch: ["PutMetricData"] }, ["*"], { StringLike: { "cloudwatch:namespace": ["/aws/sagemaker/*"] } }),
		...images(config, domain),
		...network(config),
		...key
	];
	return {
		main: [...key, ...useVolumeKey(config, arns)],
		"pull-request": key,
		execution: ofJobs("main"),
		...config.notebook === void 0 ? {} : { notebook: [...network(config), ...key] },
		"pull-request-execution": ofJobs("pull-request"),
		ec2: key.filter(({ Sid }) => Sid === USE)
	};
}
function images(config, domain) {
	const serving = Object.values((domain === "main" ? config : config.preview)?.endpoints ?? {});
	const repositories = [
		config.tune,
		...Object.values(config.train),
		...serving
	].flatMap((one) => {
		const [, registry = "", region, name] = /^(\d{12})\.dkr\.ecr\.([\w-]+)\.[^/]+\/([^:@]+)/.exec(one?.image ?? "") ?? [];
		if (name === void 0) return [];
		return [`arn:aws:ecr:${region}:${registry}:repository/${name}`];
	});
	if (repositories.length === 0) return [];
	return [allow("Images", { ecr: [
		"BatchCheckLayerAvailability",
		"BatchGetImage",
		"GetDownloadUrlForLayer"
	] }, [...new Set(repositories)]), allow("RegistryToken", { ecr: ["GetAuthorizationToken"] }, ["*"])];
}
function network({ aws }) {
	if (aws.subnets.length === 0) return [];
	return [allow("Network", { ec2: [
		...[
			"CreateNetworkInterface",
			"CreateNetworkInterfacePermission",
			"DeleteNetworkInterface"
		],
		...[
			"DeleteNetworkInterfacePermission",
			"DescribeNetworkInterfaces",
			"DescribeVpcs",
			"DescribeDhcpOptions"
		],
		...["DescribeSubnets", "DescribeSecurityGroups"]
	] }, ["*"])];
}
const USE = "UseKey";
function useKey({ aws }, arns) {
	const { kmsKey, region } = aws;
	if (kmsKey === void 0) return [];
	const { key, alias } = keyOf(kmsKey, arns);
	const via = ["s3", "sagemaker"].map((service) => `${service}.${region}.amazonaws.com`);
	return [
		allow("DescribeKey", { kms: ["DescribeKey"] }, key, alias),
		allow(USE, { kms: ["Decrypt", "GenerateDataKey"] }, key, {
			StringEquals: { "kms:ViaService": via },
			...alias
		}),
		allow("GrantKey", { kms: ["CreateGrant"] }, key, {
			Bool: { "kms:GrantIsForAWSResource": ["true"] },
			...alias
		})
	];
}
function useVolumeKey({ aws, ec2 }, arns) {
	const { kmsKey, region } = aws;
	if (kmsKey === void 0 || ec2 === void 0) return [];
	const { key, alias } = keyOf(kmsKey, arns);
	return [allow("UseVolumeKey", { kms: [
		"Decrypt",
		"GenerateDataKeyWithoutPlaintext",
		"ReEncryptFrom",
		"ReEncryptTo"
	] }, key, {
		StringEquals: { "kms:ViaService": [`ec2.${region}.amazonaws.com`] },
		...alias
	})];
}
function keyOf(kmsKey, arns) {
	const isAlias = kmsKey.startsWith("alias/");
	const path = isAlias ? "key/*" : `key/${kmsKey}`;
	return {
		key: [kmsKey.startsWith("arn:") ? kmsKey : arns.regional("kms", path)],
		alias: isAlias ? { "ForAnyValue:StringEquals": { "kms:ResourceAliases": [kmsKey] } } : {}
	};
}

// actions/lib/config/fill-in.ts
function texts(values = {}) {
	return mapValues(values, String);
}
function mapValues(from, map) {
	return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, map(value)]));
}
function given(values) {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== void 0));
}

// actions/lib/resources/account/resolve.ts
function resolveAccount({ name, aws, budget, report = true }) {
	const bucket = aws.bucket === "default" ? void 0 : aws.bucket;
	return {
		name,
		report,
		aws: given({
			region: aws.region,
			bucket,
			tags: texts(aws.tags),
			kmsKey: aws["kms-key"],
			subnets: aws.subnets ?? [],
			securityGroups: aws["security-groups"] ?? []
		}),
		...budget && { budget: given({
			perRun: dollars$1(budget["per-run"]),
			perMonth: dollars$1(budget["per-month"])
		}) }
	};
}
function dollars$1(amount) {
	return amount === void 0 ? void 0 : Number(String(amount).replace("$", ""));
}

// actions/lib/config/schema/leaves.ts
function message(must, write) {
	return () => `must be ${must}\n${write}`;
}
function text(must, write, pattern) {
	const error = message(must, write);
	return (/* @__PURE__ */ string({ error })).check(/* @__PURE__ */ _regex(pattern, { error }));
}
function whole(min, max, write) {
	const error = message(`a whole number from ${min} to ${max}`, write);
	return int({ error }).check(/* @__PURE__ */ _gte(min, { error }), /* @__PURE__ */ _lte(max, { error }));
}
function number(write) {
	return /* @__PURE__ */ number$1({ error: message("a number", write) });
}
function positive(write) {
	const error = message("a number above 0", write);
	return (/* @__PURE__ */ number$1({ error })).check(/* @__PURE__ */ _gt(0, { error }));
}
function dollars(write) {
	const error = message("an amount of US dollars above 0", write);
	const written = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^\$(?=.*[1-9])\d+(\.\d+)?$/, { error }));
	return /* @__PURE__ */ union([(/* @__PURE__ */ number$1()).check(/* @__PURE__ */ _gt(0, { error })), written], { error });
}
function flag() {
	return /* @__PURE__ */ boolean({ error: message("true or false (YAML reads yes and no as text)", "true or false") });
}
function choice(words) {
	return _enum(words, { error: message(words.join(" or "), words.join(" or ")) });
}
function scalar(must, write) {
	return /* @__PURE__ */ union([
		/* @__PURE__ */ string(),
		/* @__PURE__ */ number$1(),
		/* @__PURE__ */ boolean()
	], { error: message(must, `${write}\ntext`) });
}
function anything(must, write) {
	return /* @__PURE__ */ union([/* @__PURE__ */ string(), /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ unknown())], { error: message(must, write) });
}
function list(item, must, write, most = 100) {
	const error = message(must, write);
	return (/* @__PURE__ */ array(item, { error })).check(/* @__PURE__ */ _minLength(1, { error }), /* @__PURE__ */ _maxLength(most, { error }));
}
function oneOrMore(item, must, write) {
	return /* @__PURE__ */ union([item, list(item, must, write)], { error: message(must, write) });
}
function section(shape, write) {
	const known = Object.keys(shape).join("\n");
	const must = message("a mapping with keys", write);
	return /* @__PURE__ */ strictObject(shape, { error: (issue) => issue.code === "unrecognized_keys" ? known : must() });
}
function entries(key, value, must, write) {
	return /* @__PURE__ */ record(key, value, { error: message(must, write) });
}
function describe(description, schema) {
	globalRegistry.add(schema, { description });
	return schema;
}

// actions/lib/config/schema/values.ts
const filled = /\S/;
const inside = /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\p{Cc}]*[^\p{Cc}\s][^\p{Cc}]*$/u;
const path = (write) => text("a path inside the repository", write, inside);
const name$1 = /^[a-z](-?[a-z0-9])*$/;
const entryName = (write) => text("lower-case letters, digits and single hyphens, beginning with a letter", write, name$1);
const instance = (use, word) => describe(`${word}: the instance type for ${use}.`, text("an ml. instance type", "ml.m5.xlarge", /^ml\.[a-z0-9-]+\.[a-z0-9]+$/));
const maxRuntime = describe("StoppingCondition.MaxRuntimeInSeconds: SageMaker stops a job that runs longer. Default 2h.", /* @__PURE__ */ optional(text("a duration with its unit, such as 30m or 2h", "2h", durationPattern)));
const include = describe("Which files of source are packed. git: files that git tracks or would track, so none that .gitignore excludes. all: every file, for example packages from pip install --target. Default git.", /* @__PURE__ */ optional(choice(["git", "all"])));
const volumeSize = describe("ResourceConfig.VolumeSizeInGB: disk size of each instance. Default 30GB.", /* @__PURE__ */ optional(text("a size with its unit, such as 30GB", "30GB", sizePattern)));
const environment = (word) => describe(`${word}: environment variables.`, /* @__PURE__ */ optional(entries(text("a variable name", "LOG_LEVEL", /^[a-zA-Z_][a-zA-Z0-9_]*$/), scalar("text", "debug"), "a mapping of variables", "{ LOG_LEVEL: debug }")));
const sha256 = describe("SHA-256 of the downloaded file, 64 hexadecimal digits.", text("the 64 hexadecimal digits of a SHA-256, in quotes", "what sha256sum prints", /^[0-9a-f]{64}$/));
const location = text("a folder, a file or an https address", "data/images or https://example.com/images.zip", filled);
const subnetIds = list(text("a subnet id", "subnet-0abc", /^subnet-[0-9a-f]+$/), "a list of 1 to 16 subnet ids", "[subnet-0abc]", 16);

// actions/lib/resources/account/schema.ts
var schema_exports$8 = /* @__PURE__ */ __exportAll({
	aws: () => aws,
	budget: () => budget,
	name: () => name,
	report: () => report
});
const name = describe("Prefix of every name. At most 13 characters, because a tuning job name has at most 32: <name>-tune-<10 hexadecimal digits>-r9. It must not end in -pr, which marks pull requests.", text("at most 13 lower-case letters, digits and single hyphens, beginning with a letter", "dog-breeds", /^(?=.{1,13}$)[a-z](-?[a-z0-9])*$/));
const aws = describe("Region, bucket, tags, KMS key and network. Roles are inputs of the actions and never written here.", section({
	region: describe("AWS region.", text("an AWS region", "us-east-1", /^[a-z]{2}(-[a-z]+)+-\d$/)),
	bucket: describe("S3 bucket. default means sagemaker-<region>-<account>, as in the SageMaker SDK.", /* @__PURE__ */ optional(text("a bucket name or default", "default", /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/))),
	tags: describe("Tags on everything that the pipeline creates, in addition to the tags of the actions.", /* @__PURE__ */ optional(entries(text("a tag key of at most 128 letters, digits, spaces and _.:/=+-@", "team", /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u), scalar("text", "vision"), "a mapping of tags", "{ team: vision }"))),
	"kms-key": describe("VolumeKmsKeyId and OutputDataConfig.KmsKeyId: id, ARN or alias of the key for disks and artifacts.", /* @__PURE__ */ optional(text("a KMS key id, ARN or alias", "alias/training", /^[a-zA-Z0-9:/_-]{1,2048}$/))),
	subnets: describe("VpcConfig.Subnets: run inside this network; together with security-groups.", /* @__PURE__ */ optional(subnetIds)),
	"security-groups": describe("VpcConfig.SecurityGroupIds; together with subnets.", /* @__PURE__ */ optional(list(text("a security group id", "sg-0abc", /^sg-[0-9a-f]+$/), "a list of 1 to 5 security group ids", "[sg-0abc]", 5)))
}, "{ region: us-east-1 }"));
const budget = /* @__PURE__ */ optional(describe("The most that the pipeline may cost, in US dollars. plan, and each stage before it starts something, fails when it could cost more. Prices are on-demand prices of instances and of provisioned concurrency; storage, requests and data transfer are not in them.", section({
	"per-run": describe("Of the jobs of one run at worst: each trial and training job runs for its whole max-runtime.", /* @__PURE__ */ optional(dollars("20"))),
	"per-month": describe("Of what stays (endpoints, provisioned concurrency) in 730 hours at worst: with the maximum of instances.", /* @__PURE__ */ optional(dollars("300")))
}, "{ per-run: 20, per-month: 300 }")));
const report = /* @__PURE__ */ optional(describe("Whether each run that did something keeps its records in the bucket and writes its report there, under <name>/runs/. Default true.", flag()));

// actions/lib/resources/account/index.ts
const account = {
	name: "account",
	sections: schema_exports$8,
	checks: [
		checkAccount,
		checkDomains,
		checkFiles,
		checkMachines,
		checkNames$1,
		checkSections
	],
	resolve: resolveAccount,
	permissions: permissions$8,
	stages: {},
	kinds: {}
};

// actions/lib/resources/endpoint/serves.ts
const serves = ({ endpoints }) => Object.keys(endpoints).length > 0;

// actions/lib/resources/autoscaling/schedule.ts
const FIELDS = [
	{
		name: "minutes",
		min: 0,
		max: 59,
		words: [],
		signs: ""
	},
	{
		name: "hours",
		min: 0,
		max: 23,
		words: [],
		signs: ""
	},
	{
		name: "day of month",
		min: 1,
		max: 31,
		words: [],
		signs: "?LW"
	},
	{
		name: "month",
		min: 1,
		max: 12,
		words: [
			"JAN",
			"FEB",
			"MAR",
			"APR",
			"MAY",
			"JUN",
			"JUL",
			"AUG",
			"SEP",
			"OCT",
			"NOV",
			"DEC"
		],
		signs: ""
	},
	{
		name: "day of week",
		min: 1,
		max: 7,
		words: [
			"SUN",
			"MON",
			"TUE",
			"WED",
			"THU",
			"FRI",
			"SAT"
		],
		signs: "?L#"
	},
	{
		name: "year",
		min: 1970,
		max: 2199,
		words: [],
		signs: ""
	}
];
function objectionToSchedule(schedule) {
	const [, kind, inside = ""] = /^(cron|rate|at)\((.*)\)$/.exec(schedule) ?? [];
	if (kind === "cron") return objectionToCron(inside.split(" "));
	if (kind === "rate") {
		const [count = "", unit = ""] = inside.split(" ");
		const right = count === "1" ? unit.replace(/s$/, "") : unit.replace(/s?$/, "s");
		if (unit === right) return void 0;
		return {
			what: `has the unit ${unit} for ${count}`,
			instead: `write rate(${count} ${right})`
		};
	}
	if (kind !== "at") return void 0;
	const time = /* @__PURE__ */ new Date(`${inside}Z`);
	if (!Number.isNaN(time.getTime()) && time.toISOString().startsWith(inside)) return void 0;
	return {
		what: `is not a valid date and time: ${inside}`,
		instead: "write for example at(2030-01-31T08:00:00)"
	};
}
function objectionToCron(fields) {
	for (const [index, field] of FIELDS.entries()) {
		const text = fields[index] ?? "";
		if (text.split(",").every((part) => isPart(part, field))) continue;
		const { name, min, max, words } = field;
		const named = words.length === 0 ? "" : ` or ${words[0]} to ${words.at(-1)}`;
		return {
			what: `has an invalid value for ${name}: ${text}`,
			instead: `write ${min} to ${max}${named} instead, or *`
		};
	}
	const [, , day, , weekday] = fields;
	if (day === "?" !== (weekday === "?")) return void 0;
	return {
		what: "must have ? for exactly one of day of month and day of week",
		instead: `write cron(${fields.map((text, index) => index === 4 ? "?" : index === 2 && text === "?" ? "*" : text).join(" ")})`
	};
}
function isPart(part, field) {
	const { signs } = field;
	const has = (sign) => signs.includes(sign);
	if (part === "*" || part === "?" && has("?") || part === "L" && has("L") || part === "LW" && has("W")) return true;
	const [, day, nth] = /^(\w+)#([1-5])$/.exec(part) ?? [];
	if (nth !== void 0) return has("#") && isValue(day ?? "", field);
	const [, nearest, sign = ""] = /^(\d+)([LW])$/.exec(part) ?? [];
	if (nearest !== void 0) return has(sign) && isValue(nearest, field);
	const [, from = "", to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? [];
	if (from === "" || step === "0") return false;
	if (from === "*") return to === void 0;
	return isValue(from, field) && (to === void 0 || isValue(to, field));
}
function isValue(text, { min, max, words }) {
	if (words.includes(text)) return true;
	return /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max;
}
function zones() {
	return [
		"UTC",
		"Etc/UTC",
		...Intl.supportedValuesOf("timeZone")
	];
}
function isTimeZone(name) {
	if (zones().includes(name)) return true;
	try {
		new Intl.DateTimeFormat("en", { timeZone: name });
	} catch {
		return false;
	}
	return !zones().some((zone) => zone.toLowerCase() === name.toLowerCase()) && /^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)+$/.test(name);
}
function nearestZone(name) {
	const all = zones();
	const city = name.split("/").at(-1)?.toLowerCase().replaceAll(" ", "_") ?? "";
	return all.find((zone) => zone.toLowerCase() === name.toLowerCase()) ?? all.find((zone) => zone.toLowerCase().endsWith(`/${city}`)) ?? nearest(name, all) ?? "Europe/Berlin";
}

// actions/lib/resources/autoscaling/checks.ts
const burstable = /^ml\.t\d/;
function checkScaling({ endpoints = {} }) {
	return Object.entries(endpoints).flatMap(([name, endpoint]) => {
		const { instance, count, scaling } = endpoint ?? {};
		if (scaling === void 0) return [];
		const path = ["endpoints", name];
		const findings = [];
		const { min, max } = scaling;
		if (min !== void 0 && max !== void 0 && min > max) {
			const what = `is above max: ${min} > ${max}`;
			findings.push({
				path: [
					...path,
					"scaling",
					"min"
				],
				what,
				instead: `write at most ${max}`
			});
		} else if (count !== void 0 && (min !== void 0 && count < min || max !== void 0 && count > max)) {
			const what = `is outside the range of scaling: ${count}, not ${min} to ${max}`;
			const instead = "remove it: autoscaling sets the number of instances";
			findings.push({
				path: [...path, "count"],
				what,
				instead
			});
		}
		const bounds = (scaling.step?.add ?? []).map((step) => step?.above);
		const twice = bounds.findIndex((above, index) => above !== void 0 && bounds.indexOf(above) < index);
		if (twice !== -1) {
			const place = [
				...path,
				"scaling",
				"step",
				"add",
				twice,
				"above"
			];
			findings.push({
				path: place,
				what: `is duplicated: ${bounds[twice]}`,
				instead: "write each step once"
			});
		}
		for (const [action, range] of Object.entries(scaling.scheduled ?? {})) {
			const place = [
				...path,
				"scaling",
				"scheduled",
				action
			];
			if (range === void 0) continue;
			const { schedule, timezone } = range;
			const objection = schedule === void 0 ? void 0 : objectionToSchedule(schedule);
			if (objection !== void 0) findings.push({
				path: [...place, "schedule"],
				...objection
			});
			if (timezone !== void 0 && !isTimeZone(timezone)) {
				const what = `is not an IANA time zone: ${JSON.stringify(timezone)}`;
				findings.push({
					path: [...place, "timezone"],
					what,
					instead: `write ${nearestZone(timezone)}`
				});
			}
			if (!("min" in range) && !("max" in range)) findings.push({
				path: place,
				at: "key",
				what: "changes nothing",
				instead: "write min, max or both"
			});
			const [least, most] = [range.min ?? min, range.max ?? max];
			if (least !== void 0 && most !== void 0 && least > most) {
				const what = `makes min larger than max: ${least} > ${most}`;
				findings.push({
					path: place,
					at: "key",
					what,
					instead: "write both limits"
				});
			}
		}
		if (instance !== void 0 && burstable.test(instance)) {
			const what = `cannot be scaled: SageMaker does not scale burstable types such as ${instance}`;
			findings.push({
				path: [...path, "instance"],
				what,
				instead: "write another type, such as ml.m5.large"
			});
		}
		return findings;
	});
}

// actions/lib/core/tags.ts
const PREFIX = "sagemaker-actions:";
function ownTags(owner, node, content) {
	return {
		[`${PREFIX}pipeline`]: owner.pipeline,
		[`${PREFIX}repository`]: owner.repository,
		[`${PREFIX}ref`]: owner.ref,
		[`${PREFIX}stage`]: node.stages.join("+"),
		[`${PREFIX}node`]: node.key,
		[`${PREFIX}commit`]: owner.commit,
		[`${PREFIX}run`]: owner.run,
		...Object.fromEntries(Object.entries(content).map(([part, hash]) => [`${PREFIX}content:${part}`, hash]))
	};
}
function ownTag(tags, name) {
	return tags[PREFIX + name];
}
function tagName(name) {
	return PREFIX + name;
}
function contentOf(tags) {
	const parts = Object.entries(tags).filter(([key]) => key.startsWith(`${PREFIX}content:`));
	return Object.fromEntries(parts.map(([key, hash]) => [key.slice(`${PREFIX}content:`.length), hash]));
}
function ownershipConflict(tags, owner) {
	const repository = ownTag(tags, "repository");
	const pipeline = ownTag(tags, "pipeline");
	if (repository === void 0) return "has no tag that names its owner";
	if (repository !== owner.repository) return `belongs to the repository ${repository}`;
	if (pipeline !== owner.pipeline) return `belongs to the pipeline ${pipeline ?? "(unknown)"} of this repository`;
}

// actions/lib/resources/conditions.ts
const PIPELINE = tagKeys("pipeline");
const REF = tagKeys("ref");
function tagKeys(name) {
	return {
		requested: `aws:RequestTag/${tagName(name)}`,
		borne: `aws:ResourceTag/${tagName(name)}`
	};
}
function taggedAsOwn({ name }) {
	return {
		StringEquals: { [PIPELINE.requested]: [name] },
		...unlessAnothers({ name })
	};
}
function unlessAnothers({ name }) {
	return { StringEqualsIfExists: { [PIPELINE.borne]: [name] } };
}
const PULL_REQUESTS = "refs/pull/*";
function startedByPullRequests({ name }, { StringEquals, ...others }) {
	return {
		StringLike: { [REF.requested]: [PULL_REQUESTS] },
		StringEquals: {
			[PIPELINE.requested]: [name],
			...StringEquals
		},
		...others
	};
}
function unlessMains({ name }) {
	return {
		StringLikeIfExists: { [REF.borne]: [PULL_REQUESTS] },
		StringEqualsIfExists: { [PIPELINE.borne]: [name] }
	};
}
const READ_LOGS = { logs: ["DescribeLogStreams", "GetLogEvents"] };

// actions/lib/resources/autoscaling/permissions.ts
function permissions$7(config, place) {
	if (!serves(config)) return {};
	return {
		main: [readScaling(), ...scaling$1(config, arnsOf(config, place))],
		"pull-request": [readScaling()]
	};
}
function readScaling() {
	return allow("ReadScaling", {
		"application-autoscaling": [...[
			"DescribeScalableTargets",
			"DescribeScalingPolicies",
			"DescribeScheduledActions"
		], "ListTagsForResource"],
		cloudwatch: ["DescribeAlarms"]
	}, ["*"]);
}
const SCALING = [...[
	"RegisterScalableTarget",
	"DeregisterScalableTarget",
	"PutScalingPolicy",
	"DeleteScalingPolicy"
], ...["PutScheduledAction", "DeleteScheduledAction"]];
function scaling$1(config, arns) {
	const targets = [arns.regional("application-autoscaling", "scalable-target/*")];
	const ofEndpoints = {
		StringEquals: {
			"application-autoscaling:service-namespace": ["sagemaker"],
			"application-autoscaling:scalable-dimension": ["sagemaker:variant:DesiredInstanceCount"]
		},
		...unlessAnothers(config)
	};
	const alarms = (...names) => names.map((name) => arns.regional("cloudwatch", `alarm:${name}`));
	const scaled = Object.keys(config.endpoints);
	const stepAlarms = scaled.map((name) => `${config.name}-${name}-step`);
	return [
		allow("Scaling", { "application-autoscaling": SCALING }, targets, ofEndpoints),
		allow("TagTargets", { "application-autoscaling": ["TagResource"] }, targets, { StringEqualsIfExists: {
			[PIPELINE.requested]: [config.name],
			[PIPELINE.borne]: [config.name]
		} }),
		allow("ScaledEndpoints", { sagemaker: ["UpdateEndpointWeightsAndCapacities"] }, scaled.map((name) => arns.regional("sagemaker", `endpoint/${name.toLowerCase()}`))),
		allow("ScalingProbe", { sagemaker: ["DescribeEndpointConfig"] }, [arns.regional("sagemaker", `endpoint-config/${[
			8,
			4,
			4,
			4,
			12
		].map((count) => "?".repeat(count)).join("-")}`)]),
		allow("ScalingAlarms", { cloudwatch: [
			"PutMetricAlarm",
			"DeleteAlarms",
			"TagResource"
		] }, alarms(...stepAlarms, ...scaled.map((name) => `TargetTracking-endpoint/${name}/*`))),
		allow("ScalingServiceRole", { iam: ["CreateServiceLinkedRole"] }, [arns.role("aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint")], { StringEquals: { "iam:AWSServiceName": ["sagemaker.application-autoscaling.amazonaws.com"] } })
	];
}

// actions/lib/resources/autoscaling/index.ts
const autoscaling = {
	name: "autoscaling",
	sections: {},
	checks: [checkScaling],
	permissions: permissions$7,
	stages: { scale: {
		has: serves,
		runs: ["main"]
	} },
	alsoIn: ["deploy"],
	kinds: {
		"step scaling": async (aws) => (await import("./step-scaling2.aws.mjs")).stepScalingKind(aws),
		"scalable target": async (aws) => (await import("./scaling.aws.mjs")).scalableTargetKind(aws),
		"scaling policy": async (aws) => (await import("./scaling.aws.mjs")).scalingPolicyKind(aws),
		"scheduled actions": async (aws) => (await import("./scaling.aws.mjs")).scheduledActionsKind(aws)
	},
	build: async () => (await import("./graph12.mjs")).buildScaling
};

// actions/lib/resources/code/checks.ts
const fromTheImage = /^(torch|torchvision|numpy)(?![\w.-])/i;
function checkBundles({ training, serving }, repository) {
	const findings = [];
	for (const [section, source] of Object.entries({
		training: training?.source,
		serving: serving?.source
	})) {
		if (source === void 0) continue;
		if (repository.kind(source) !== "folder") {
			const what = repository.kind(source) === "file" ? `is a file: ${source}` : `does not exist: ${source}`;
			findings.push({
				path: [section, "source"],
				what,
				instead: "write the path of a folder"
			});
			continue;
		}
		for (const file of [`${source}/requirements.txt`, `${source}/code/requirements.txt`]) findings.push(...checkRequirements([section, "source"], file, repository.text(file)));
	}
	if (serving?.source !== void 0) findings.push(...checkPlaces(serving.source, repository));
	const { source, "entry-point": entryPoint = "train.py" } = training ?? {};
	if (source !== void 0 && repository.kind(source) === "folder" && repository.kind(`${source}/${entryPoint}`) !== "file") {
		const what = `does not exist: ${source}/${entryPoint}`;
		findings.push({
			path: ["training", "entry-point"],
			what,
			instead: "write the name of a file in training.source"
		});
	}
	return findings;
}
function checkPlaces(source, repository) {
	const both = [`${source}/requirements.txt`, `${source}/code/requirements.txt`];
	if (both.some((file) => repository.kind(file) !== "file")) return [];
	return [{
		path: ["serving", "source"],
		what: `contains two files for the same place in the model: ${both.join(" and ")}`,
		instead: "put all requirements into one of them"
	}];
}
function checkRequirements(path, file, text = "") {
	return text.split("\n").flatMap((line, index) => {
		const name = fromTheImage.exec(line.trim())?.[1];
		if (name === void 0) return [];
		return [{
			path,
			what: `requires ${name}, but the image already contains the version that works with it`,
			instead: "remove the line",
			elsewhere: {
				file,
				line: index + 1
			}
		}];
	});
}

// actions/lib/resources/code/index.ts
const code$1 = {
	name: "code",
	sections: {},
	checks: [checkBundles],
	stages: {},
	kinds: { "code bundle": async (aws) => (await import("./object.mjs")).objectKind(aws, "code bundle") },
	build: async () => (await import("./node5.mjs")).buildCode
};

// actions/lib/resources/ec2/defaults.ts
const DEFAULT_AMI = "/aws/service/deeplearning/ami/x86_64/oss-nvidia-driver-gpu-pytorch-2.13-ubuntu-26.04/latest/ami-id";
const DEFAULT_INSTANCE = "m5.xlarge";

// actions/lib/resources/comparison/checks.ts
function checkComparison({ training, endpoints = {}, "pull-request": section }) {
	const known = Object.keys(training?.metrics ?? {});
	const gates = Object.entries(endpoints).flatMap(([name, endpoint]) => checkRules([
		"endpoints",
		name,
		"gate"
	], endpoint?.gate, known));
	if (section === void 0) return gates;
	const findings = [...gates, ...checkRules(["pull-request", "compare"], section.compare, known)];
	const models = Object.values(endpoints).map((endpoint) => endpoint?.model);
	if (models.every((model) => model === "ec2")) findings.push({
		path: ["pull-request"],
		at: "key",
		what: `compares with the model that an endpoint serves, and ${models.length === 0 ? "the config has no endpoints" : "all endpoints serve models that were trained on EC2, where pull requests do not train"}`,
		instead: "add endpoints, or remove pull-request",
		warning: true
	});
	return findings;
}
function checkRules(path, rules, known) {
	if (rules === void 0) return [];
	const names = Object.keys(rules);
	if (names.length === 0) return [{
		path,
		what: "names no metric",
		instead: "write { Test Accuracy: { higher-is-better: true, tolerance: 0.01 } }"
	}];
	return names.filter((metric) => !known.includes(metric)).map((metric) => ({
		path: [...path, metric],
		at: "key",
		what: "is not in training.metrics",
		instead: known.length === 0 ? "add it to training.metrics" : `write ${nearest(metric, known) ?? known.join(" or ")}`
	}));
}

// actions/lib/resources/comparison/compares.ts
const servedFromEc2 = ({ endpoints }) => Object.keys(endpoints).filter((name) => endpoints[name]?.model === "ec2");
const compares = (config) => config.pullRequest !== void 0 && Object.keys(config.endpoints).length > servedFromEc2(config).length;
const trainsIn = (config, domain) => domain === "main" || compares(config);

// actions/lib/resources/comparison/resolve.ts
function resolveComparison({ "pull-request": written }) {
	if (written === void 0) return {};
	const { compare, inconclusive = "neutral", seeds = 1 } = written;
	return { pullRequest: {
		compare: mapValues(compare, resolveRule),
		inconclusive,
		seeds
	} };
}
function resolveRule(rule) {
	return given({
		higherIsBetter: rule["higher-is-better"],
		tolerance: rule.tolerance,
		exampleValue: rule["example-value"]
	});
}

// actions/lib/resources/preview/schema.ts
const atMostAWeek = /^([1-9]\d{0,3}m|([1-9]\d?|1[0-5]\d|16[0-8])h|[1-7]d)$/;
const preview$1 = /* @__PURE__ */ optional(describe("Preview endpoints: a pull request with the label preview gets its model on endpoints of its own, with one instance each. Default: none, and the roles of pull requests may create no endpoint.", section({
	"expires-after": describe("How long a preview endpoint exists after its last change, at most 7d. A run every hour deletes expired ones. Default 8h.", /* @__PURE__ */ optional(text("a duration of at most 7d, such as 90m, 8h or 2d", "8h", atMostAWeek))),
	instance: /* @__PURE__ */ optional(instance("preview endpoints. Default: that of the endpoint", "ProductionVariants.InstanceType"))
}, "{ expires-after: 8h }")));

// actions/lib/resources/comparison/schema.ts
const tolerance = (/* @__PURE__ */ number$1({ error: () => "must be a number of at least 0\n0.01" })).check(/* @__PURE__ */ _gte(0, { error: () => "must be a number of at least 0\n0.01" }));
const compareRules = entries(text("a name from training.metrics", "Test Accuracy", filled), section({
	"higher-is-better": describe("Whether a higher value of this metric is better.", flag()),
	tolerance: describe("How much worse the new model may be, in units of the metric: 0.01 of an accuracy is one percentage point.", tolerance),
	"example-value": describe("Value of evaluation.json whose mean over the test examples is this metric: accuracy, or a field such as loss. Default: the one whose mean is the figure that both jobs reported.", /* @__PURE__ */ optional(text("accuracy or the name of a field", "accuracy", filled)))
}, "{ higher-is-better: true, tolerance: 0.01 }"), "a mapping of metrics", "{ Test Accuracy: { higher-is-better: true, tolerance: 0.01 } }");
const pullRequest = /* @__PURE__ */ optional(describe("The comparison of the model of a pull request with the model that the endpoint of main serves.", section({
	compare: describe("The metrics that decide the verdict.", compareRules),
	inconclusive: describe("Conclusion of the check when the test set is too small to tell: neutral, success or failure. Default neutral.", /* @__PURE__ */ optional(choice([
		"neutral",
		"success",
		"failure"
	]))),
	seeds: describe("How often each of both models is trained, with another value of the hyperparameter seed (`--seed`) each time, to measure the noise of training. Default 1: the noise of training is not measured.", /* @__PURE__ */ optional(whole(1, 10, "3"))),
	preview: preview$1
}, "{ compare: { Test Accuracy: { higher-is-better: true, tolerance: 0.01 } } }")));

// actions/lib/resources/comparison/index.ts
const comparison = {
	name: "comparison",
	sections: { "pull-request": pullRequest },
	checks: [checkComparison],
	resolve: resolveComparison,
	stages: { compare: {
		has: compares,
		runs: ["pull-request"]
	} },
	kinds: {},
	build: async () => (await import("./graph6.mjs")).buildComparisons
};

// actions/lib/resources/family.ts
const EVERYWHERE = ["main", "pull-request"];

// actions/lib/dataset/address.ts
function shownAddress(address) {
	const text = String(address);
	if (!/^https?:/i.test(text)) return text;
	return text.replace(/^([a-z]+:[/\\]*)[^/\\?#]*@/i, "$1").replace(/[?#].*$/s, "?…");
}
function withShownAddresses(text) {
	return text.replace(/\bhttps?:[^\s"'<>]+/gi, shownAddress);
}

// actions/lib/resources/data/check-sources.ts
const archive = /\.(zip|tar\.gz|tgz)$/i;
const loopback = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\//;
function checkSources({ data, weights }, repository) {
	return [
		...checkSource(["data", "source"], data?.source, repository, true),
		...checkSource(["weights", "source"], weights?.source, repository, false),
		...checkPin(data),
		...checkStrict(data)
	];
}
function checkStrict(data) {
	if (data?.strict !== true || data.layout === "image-folders") return [];
	return [{
		path: ["data", "strict"],
		what: "has no effect: without a layout nothing is checked",
		instead: "add layout: image-folders, or remove it"
	}];
}
function checkPin(data) {
	const locations = [data?.source ?? []].flat();
	if (data === void 0 || "sha256" in data || !locations.some((location) => /^https?:/.test(location ?? ""))) return [];
	return [{
		path: ["data", "source"],
		what: "is not pinned: any file that the address serves is used as the data set",
		instead: "add data.sha256, which sync-data prints",
		warning: true
	}];
}
function checkSource(path, source, repository, archives) {
	return (typeof source === "string" ? [source] : source ?? []).flatMap((location, index) => {
		if (location === void 0) return [];
		const place = typeof source === "string" ? path : [...path, index];
		const finding = objection$1(location, repository, archives);
		return finding === void 0 ? [] : [{
			path: place,
			...finding
		}];
	});
}
function objection$1(location, repository, archives) {
	const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(location)?.[1]?.toLowerCase();
	if (scheme !== void 0) {
		if (scheme !== "https" && !loopback.test(location)) {
			const instead = scheme === "http" ? `write https${location.slice(4)}` : "write a path or an https address";
			return {
				what: `is read from a path or over https, not ${scheme}`,
				instead
			};
		}
		if (!URL.canParse(location)) return {
			what: `is not an address: ${shownAddress(location)}`,
			instead: "write an https address"
		};
		if (archives && !archive.test(new URL(location).pathname)) return {
			what: "is not a .zip, .tar.gz or .tgz file",
			instead: "write the address of such a file"
		};
		return;
	}
	const kind = repository.kind(location);
	if (kind === void 0) return {
		what: `does not exist: ${location}`,
		instead: "write the path of a folder or file that exists"
	};
	if (archives && kind === "file" && !archive.test(location)) return {
		what: "is not a folder, .zip, .tar.gz or .tgz file",
		instead: "write the path of one"
	};
}

// actions/lib/resources/data/resolve.ts
function resolveData({ name, data }) {
	return { data: given({
		locations: [data.source].flat(),
		sha256: data.sha256,
		prefix: data.prefix ?? `${name}/`,
		layout: data.layout ?? "any",
		strict: data.strict
	}) };
}

// actions/lib/resources/data/schema.ts
var schema_exports$7 = /* @__PURE__ */ __exportAll({ data: () => data$1 });
const data$1 = describe("The data set: the input channel \"training\" of every job.", section({
	source: describe("Folder, .zip, .tar.gz or .tgz, or the https address of such a file. In a list, the first that can be read is used.", oneOrMore(location, "a location or a list of them", "data/images")),
	sha256: /* @__PURE__ */ optional(sha256),
	prefix: describe("Key prefix of the data versions of main in the bucket; pull requests use <name>-pr/. Default <name>/.", /* @__PURE__ */ optional(text("a key prefix that ends in /", "dogImages/", /^[\w.-]+(\/[\w.-]+)*\/$/))),
	layout: describe("image-folders checks for {train,valid,test}/NNN.Class/ with images. Default any: no check.", /* @__PURE__ */ optional(choice(["image-folders", "any"]))),
	strict: describe("true turns the warnings of layout into errors: an image in two splits or classes, a truncated JPEG, a file that training does not read. Default false.", /* @__PURE__ */ optional(flag()))
}, "{ source: data/images }"));

// actions/lib/resources/data/index.ts
const data = {
	name: "data",
	sections: schema_exports$7,
	checks: [checkSources],
	resolve: resolveData,
	stages: { "sync-data": {
		has: () => true,
		runs: EVERYWHERE
	} },
	kinds: { "data version": async (aws) => (await import("./version2.aws.mjs")).dataVersionKind(aws, "are missing") },
	build: async () => (await import("./node7.mjs")).buildData
};

// actions/lib/resources/ec2/resolve.ts
function resolveEc2({ name, aws, ec2, train = {} }) {
	if (ec2 === void 0) return {};
	const { instance = DEFAULT_INSTANCE, ami = DEFAULT_AMI, spot = false } = ec2;
	const volumeSize = ec2["volume-size"];
	return { ec2: given({
		train: ec2.train ?? defaultEntry(train) ?? "",
		instances: [instance].flat(),
		ami,
		maxRuntime: toSeconds(ec2["max-runtime"] ?? "2h"),
		volumeSize: volumeSize === void 0 ? void 0 : toGigabytes(volumeSize),
		spot,
		subnets: ec2.subnets ?? aws.subnets ?? [],
		instanceProfile: ec2["instance-profile"] ?? `${name}-ec2`
	}) };
}
function defaultEntry(train) {
	return Object.entries(train).find(([, entry]) => (entry?.count ?? 1) === 1)?.[0];
}

// actions/lib/resources/ec2/checks.ts
const SHORTEST$2 = 60;
function checkEc2({ name, ec2, train = {} }) {
	if (ec2 === void 0) return [];
	const runtime = ec2["max-runtime"];
	return [
		...checkName(name),
		...checkEntry(ec2.train, train),
		...[ec2.instance ?? []].flat().flatMap((type, index) => checkType(type, Array.isArray(ec2.instance) ? [index] : [])),
		...checkPython(ec2.ami),
		...checkArchitecture(ec2),
		...runtime !== void 0 && toSeconds(runtime) < SHORTEST$2 ? [{
			path: ["ec2", "max-runtime"],
			what: `is ${runtime}, but an instance takes most of a minute to start`,
			instead: "write 1m or more"
		}] : []
	];
}
function checkName(name) {
	if (name === void 0 || !name.startsWith("sg-")) return [];
	return [{
		path: ["name"],
		what: `begins with sg-, and EC2 takes no security group of such a name: ${name}`,
		instead: "write a name that begins otherwise, or leave out ec2"
	}];
}
function checkEntry(named, train) {
	if (Object.hasOwn(train, "ec2")) return [{
		path: ["train", "ec2"],
		at: "key",
		what: "is the name of the EC2 training run, which the section ec2 describes",
		instead: "write another name"
	}];
	if (Object.keys(train).length === 0) return [];
	const names = Object.entries(train).filter(([, entry]) => (entry?.count ?? 1) === 1).map(([name]) => name);
	if (named === void 0) {
		if (defaultEntry(train) !== void 0) return [];
		return [{
			path: ["ec2"],
			at: "key",
			what: "needs an entry of train with one instance, and all have several",
			instead: "add an entry such as single: { instance: ml.m5.xlarge } to train"
		}];
	}
	if (!Object.hasOwn(train, named)) {
		const what = `is not the name of an entry in train: ${JSON.stringify(named)}`;
		return [{
			path: ["ec2", "train"],
			what,
			instead: `write ${nearest(named, names) ?? names.join(" or ")}`
		}];
	}
	const count = train[named]?.count ?? 1;
	if (count === 1) return [];
	const what = `is ${named}, which has ${count} instances; one EC2 instance trains`;
	return [{
		path: ["ec2", "train"],
		what,
		instead: names.length === 0 ? "name an entry with one instance" : `write ${names.join(" or ")}`
	}];
}
function checkType(type, index) {
	if (type === void 0 || !type.startsWith("ml.")) return [];
	const what = `is an instance type of SageMaker: ${type}`;
	return [{
		path: [
			"ec2",
			"instance",
			...index
		],
		what,
		instead: `write ${type.slice(3)}`
	}];
}
const FIRST = [2, 6];
function checkPython(ami) {
	if (ami === void 0) return [];
	const [major = 0, minor = 0] = /-pytorch-(\d+)\.(\d+)-/.exec(ami)?.slice(1).map(Number) ?? [];
	if (major > FIRST[0] || major === FIRST[0] && minor >= FIRST[1]) return [];
	const what = `is an AMI without /opt/pytorch/bin/python, which runs the training: ${ami}`;
	const instead = `write one with PyTorch ${FIRST.join(".")} or newer, such as ${DEFAULT_AMI}`;
	return [{
		path: ["ec2", "ami"],
		what,
		instead
	}];
}
const ARM = /^(a1|t4g|[a-z]+\d+g[a-z]*)\./;
function checkArchitecture({ ami = DEFAULT_AMI, instance = DEFAULT_INSTANCE }) {
	const [, of] = /\/(x86_64|arm64)\//.exec(ami) ?? [];
	if (of === void 0) return [];
	return [instance].flat().flatMap((type, index) => {
		if (type === void 0 || type.startsWith("ml.") || ARM.test(type) === (of === "arm64")) return [];
		const what = `is ${type}, on which the AMI does not start: ${ami} is for ${of}`;
		const instead = of === "arm64" ? "write an Arm type such as g5g.xlarge" : `write an x86 type such as ${DEFAULT_INSTANCE}`;
		return [{
			path: [
				"ec2",
				"instance",
				...Array.isArray(instance) ? [index] : []
			],
			what,
			instead
		}];
	});
}

// actions/lib/core/names.ts
function digest(value, length = 10) {
	return createHash("sha256").update(canonical(value)).digest("hex").slice(0, length);
}
function canonical(value) {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (typeof value === "object" && value !== null) return `{${Object.entries(value).filter(([, member]) => member !== void 0).sort(([a], [b]) => a < b ? -1 : 1).map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(",")}}`;
	return JSON.stringify(value ?? null);
}
function contentName(prefix, parts) {
	return {
		id: `${prefix}-${digest(parts)}`,
		parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, digest(part, 64)]))
	};
}
function attemptName(id, attempt) {
	return attempt === 1 ? id : `${id}-r${attempt}`;
}
function contentPrefix(name) {
	return /^(.+)-[0-9a-f]{10}(-r[2-9])?$/.exec(name)?.[1];
}
function isContentName(name, prefix) {
	return `${contentPrefix(name)}-` === prefix;
}
function changedParts(before, after) {
	return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]).sort();
}
function byPipeline({ pipeline }) {
	return `${pipeline}-`;
}

// actions/lib/resources/ec2/costs.ts
function ec2Costs({ ec2 }) {
	const [instance, ...more] = ec2?.instances ?? [];
	if (ec2 === void 0 || instance === void 0) return [];
	return [{
		is: "run",
		key: "train-on-ec2",
		product: {
			use: "ec2",
			instance
		},
		others: more.map((other) => ({
			use: "ec2",
			instance: other
		})),
		instances: 1,
		jobs: 1,
		seconds: ec2.maxRuntime,
		...ec2.spot && { attempts: 9 },
		earlier: async (scope) => (await import("./earlier.mjs")).earlierOnEc2(scope, instance)
	}];
}

// actions/lib/resources/ec2/log-group.ts
const logGroupOf = (pipeline) => `/aws/ec2/${pipeline}`;

// actions/lib/resources/ec2/permissions.ts
function permissions$6(config, place) {
	const { ec2 } = config;
	if (ec2 === void 0) return {};
	const arns = arnsOf(config, place);
	return {
		main: ofMain$3(config, ec2, place, arns),
		ec2: ofInstances(config, arns)
	};
}
function ofMain$3(config, ec2, place, arns) {
	const { region } = config.aws;
	const own = (...types) => types.map((type) => arns.regional("ec2", `${type}/*`));
	const requested = { StringEquals: { [PIPELINE.requested]: [config.name] } };
	const borne = { StringEquals: { [PIPELINE.borne]: [config.name] } };
	const profile = `arn:aws:iam::${place.account}:instance-profile/${ec2.instanceProfile}`;
	const { ec2Launches } = keysOf(config, "main");
	return [
		allow("ReadEc2", { ec2: READ_EC2 }, ["*"]),
		allow("ReadAmi", { ssm: ["GetParameter"] }, [`arn:aws:ssm:${region}::parameter${ec2.ami}`]),
		allow("ReadProfile", { iam: ["GetInstanceProfile"] }, [profile]),
		allow("LaunchInstance", { ec2: ["RunInstances"] }, own("instance"), { StringEquals: {
			...requested["StringEquals"],
			"ec2:InstanceType": ec2.instances,
			"ec2:InstanceProfile": [profile],
			"ec2:MetadataHttpTokens": ["required"]
		} }),
		allow("LaunchVolume", { ec2: ["RunInstances"] }, own("volume"), {
			...requested,
			Bool: { "ec2:Encrypted": ["true"] }
		}),
		allow("LaunchFrom", { ec2: ["RunInstances"] }, [`arn:aws:ec2:${region}::image/*`, ...own("network-interface", "subnet", ...ec2.spot ? ["spot-instances-request"] : [])]),
		allow("LaunchInGroup", { ec2: ["RunInstances"] }, own("security-group"), borne),
		allow("MakeGroup", { ec2: ["CreateSecurityGroup"] }, own("security-group"), requested),
		allow("MakeGroupIn", { ec2: ["CreateSecurityGroup"] }, own("vpc")),
		allow("TagNew", { ec2: ["CreateTags"] }, own("instance", "volume", "security-group"), { StringEquals: {
			...requested["StringEquals"],
			"ec2:CreateAction": ["RunInstances", "CreateSecurityGroup"]
		} }),
		allow("TagInstance", { ec2: ["CreateTags"] }, own("instance"), {
			...borne,
			StringEqualsIfExists: { [PIPELINE.requested]: [config.name] }
		}),
		allow("EndInstance", { ec2: ["TerminateInstances", "GetConsoleOutput"] }, own("instance"), borne),
		allow("PassInstanceRole", { iam: ["PassRole"] }, [arns.role(ec2.instanceProfile)], { StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com"] } }),
		...ec2.spot ? [makeSpotRole(arns)] : [],
		allow("ReadInstanceLogs", { logs: ["GetLogEvents"] }, [arns.regional("logs", `log-group:${logGroupOf(config.name)}:log-stream:*`)]),
		allow("WriteLaunches", { s3: ["PutObject"] }, arns.objects(...ec2Launches), ONCE)
	];
}
const READ_EC2 = [...[
	"DescribeInstances",
	"DescribeImages",
	"DescribeVpcs",
	"DescribeSubnets",
	"DescribeSecurityGroups"
], ...["DescribeInstanceTypes", "DescribeInstanceTypeOfferings"]];
const ONCE = { Null: { "s3:if-none-match": ["false"] } };
function makeSpotRole(arns) {
	const role = arns.role("aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot");
	return allow("MakeSpotRole", { iam: ["CreateServiceLinkedRole"] }, [role], { StringEquals: { "iam:AWSServiceName": ["spot.amazonaws.com"] } });
}
function ofInstances(config, arns) {
	const { data, records, code, weights, ec2Jobs, ec2Results, ec2Large, ec2Checkpoints } = keysOf(config, "main");
	const group = arns.regional("logs", `log-group:${logGroupOf(config.name)}`);
	const { spot = false } = config.ec2 ?? {};
	return [
		allow("ReadInputs", { s3: ["GetObject"] }, arns.objects(data, records[0] ?? "", code, weights, ec2Jobs, ...spot ? [ec2Checkpoints] : [])),
		allow("WriteOnce", { s3: ["PutObject"] }, arns.objects(...ec2Results), ONCE),
		allow("WriteParts", { s3: ["PutObject"] }, arns.objects(...ec2Large), { Bool: { "s3:ObjectCreationOperation": ["false"] } }),
		allow("GiveUpParts", { s3: ["AbortMultipartUpload"] }, arns.objects(...ec2Large)),
		...spot ? [allow("WriteCheckpoints", { s3: ["PutObject"] }, arns.objects(ec2Checkpoints))] : [],
		allow("LogGroup", { logs: ["CreateLogGroup"] }, [group, `${group}:*`]),
		allow("Logs", { logs: ["CreateLogStream", "PutLogEvents"] }, [`${group}:log-stream:*`])
	];
}

// actions/lib/resources/ec2/schema.ts
var schema_exports$6 = /* @__PURE__ */ __exportAll({ ec2: () => ec2$1 });
const ec2$1 = /* @__PURE__ */ optional(describe("A training run on an EC2 instance, with the same code, data and hyperparameters as an entry of train. Its model is served by an endpoint with `model: ec2`. It runs in the workflow train-on-ec2.yml.", section({
	train: describe("The entry of train whose content is trained. Default: the first with one instance.", /* @__PURE__ */ optional(text("the name of an entry in train", "single", filled))),
	instance: describe("InstanceType, or several: the next one is taken when AWS has no capacity for the one before. Default m5.xlarge.", /* @__PURE__ */ optional(oneOrMore(text("an EC2 instance type", "m5.xlarge", /^(ml\.)?[a-z][a-z0-9-]*\.[a-z0-9-]+$/), "an EC2 instance type, or a list of them", "m5.xlarge or [m5.xlarge, m5a.xlarge]"))),
	ami: describe(`The Systems Manager parameter that names the AMI; its Python with PyTorch is /opt/pytorch/bin/python. Default ${DEFAULT_AMI}.`, /* @__PURE__ */ optional(text("the name of a Systems Manager parameter of a Deep Learning AMI", DEFAULT_AMI, /^\/aws\/service\/deeplearning\/ami\/[\w./-]+$/))),
	"max-runtime": describe("The instance ends itself after this time, whatever happens. Default 2h.", /* @__PURE__ */ optional(text("a duration with its unit, such as 30m or 2h", "2h", durationPattern))),
	"volume-size": describe("Size of the instance's disk, at least that of the AMI. Default: 20 GB more than the AMI has.", /* @__PURE__ */ optional(text("a size with its unit, such as 100GB", "100GB", sizePattern))),
	spot: describe("Whether a spot instance is used. After an interruption, training continues from its checkpoint on another one. Default false.", /* @__PURE__ */ optional(flag())),
	subnets: describe("SubnetId: the next one is taken when AWS has no capacity in the one before. They need a way to Amazon S3 and CloudWatch Logs. Default: aws.subnets, else those of the default VPC.", /* @__PURE__ */ optional(subnetIds)),
	"instance-profile": describe("Name of the instance's profile. Default: the one of the generated roles, <name>-ec2.", /* @__PURE__ */ optional(text("the name of an instance profile", "dog-breeds-ec2", /^[\w+=,.@-]{1,128}$/)))
}, "{ max-runtime: 2h }")));

// actions/lib/resources/ec2/index.ts
const ec2 = {
	name: "ec2",
	sections: schema_exports$6,
	checks: [checkEc2],
	resolve: resolveEc2,
	permissions: permissions$6,
	stages: { "train-on-ec2": {
		has: (config) => config.ec2 !== void 0,
		runs: ["main"],
		apart: "unless named"
	} },
	kinds: {
		"security group": async (aws) => (await import("./security-group.aws.mjs")).securityGroupKind(aws),
		"EC2 training": async (aws) => (await import("./run2.aws.mjs")).ec2RunKind(aws)
	},
	costs: ec2Costs,
	build: async () => (await import("./graph8.mjs")).buildEc2
};

// actions/lib/resources/endpoint/checks.ts
const LARGEST_BODY = 6291456;
function checkEndpoints({ endpoints = {}, train, ec2, ...rest }, repository) {
	const findings = [];
	const entries = train && [...Object.keys(train), ...ec2 === void 0 ? [] : ["ec2"]];
	if (Object.keys(endpoints).length > 0 && !("serving" in rest)) findings.push({
		path: ["endpoints"],
		at: "key",
		what: "need the section serving, which names the serving code",
		instead: "add serving: { source: python/serving }"
	});
	for (const [name, endpoint] of Object.entries(endpoints)) {
		const path = ["endpoints", name];
		const model = endpoint?.model;
		if (model !== void 0 && entries !== void 0 && !entries.includes(model)) {
			const instead = model === "ec2" ? "add the section ec2: { max-runtime: 2h }" : `write ${nearest(model, entries) ?? entries.join(" or ")}`;
			findings.push({
				path: [...path, "model"],
				what: `is not the name of an entry in train: ${JSON.stringify(model)}`,
				instead
			});
		}
		const file = endpoint?.smoke?.file;
		if (file === void 0) continue;
		if (repository.kind(file) !== "file") findings.push({
			path: [
				...path,
				"smoke",
				"file"
			],
			what: `does not exist: ${file}`,
			instead: "write the path of a file"
		});
		else if (repository.size(file) > 6291456) {
			const what = `has ${repository.size(file)} bytes; an endpoint accepts at most ${LARGEST_BODY}`;
			findings.push({
				path: [
					...path,
					"smoke",
					"file"
				],
				what,
				instead: "write the path of a smaller file"
			});
		}
	}
	return findings;
}

// actions/lib/resources/endpoint/costs.ts
function endpointCosts({ endpoints }) {
	return Object.entries(endpoints).map(([name, { instance, count, scaling }]) => {
		const ranges = scaling === void 0 ? [] : [scaling, ...Object.values(scaling.scheduled)];
		const least = scaling === void 0 ? count : Math.min(...ranges.map(({ min = scaling.min }) => min));
		const most = scaling === void 0 ? count : Math.max(...ranges.map(({ max = scaling.max }) => max));
		return {
			is: "standing",
			key: `endpoint:${name}`,
			product: {
				use: "hosting",
				instance
			},
			least,
			most,
			what: `${least === most ? least : `${least} to ${most}`} × ${instance}`
		};
	});
}

// actions/lib/resources/endpoint/permissions.ts
function permissions$5(config, place) {
	const arns = arnsOf(config, place);
	return {
		main: ofMain$2(config, arns),
		"pull-request": ofPullRequests$1(arns),
		execution: endpointLogs(arns, Object.keys(config.endpoints))
	};
}
const MODELS = [...[
	"DescribeModel",
	"DeleteModel",
	"DescribeEndpointConfig",
	"DeleteEndpointConfig"
], ...[
	"CreateEndpoint",
	"UpdateEndpoint",
	"AddTags",
	"ListTags"
]];
const ENDPOINTS = [...[
	"CreateEndpoint",
	"DescribeEndpoint",
	"UpdateEndpoint",
	"DeleteEndpoint",
	"InvokeEndpoint"
], ...[
	"AddTags",
	"ListTags",
	"DeleteTags"
]];
function ofMain$2(config, arns) {
	if (arns.endpoints.length === 0) return [];
	const served = [...arns.models, ...arns.endpointConfigs];
	const groups = Object.keys(config.endpoints).map((name) => arns.regional("logs", `log-group:/aws/sagemaker/Endpoints/${name}:*`));
	return [
		allow("MakeModels", { sagemaker: ["CreateModel", "CreateEndpointConfig"] }, served, taggedAsOwn(config)),
		allow("Models", { sagemaker: MODELS }, served, unlessAnothers(config)),
		allow("Endpoints", { sagemaker: ENDPOINTS }, arns.endpoints),
		LISTS,
		allow("ReadEndpointLogs", READ_LOGS, groups)
	];
}
function ofPullRequests$1(arns) {
	if (arns.endpoints.length === 0) return [];
	return [LISTS, allow("ReadServing", { sagemaker: [
		"DescribeModel",
		"DescribeEndpointConfig",
		"DescribeEndpoint",
		"ListTags"
	] }, [
		...arns.models,
		...arns.endpointConfigs,
		...arns.endpoints
	])];
}
const LISTS = allow("ListModels", { sagemaker: [
	"ListModels",
	"ListEndpointConfigs",
	"ListEndpoints"
] }, ["*"]);
function endpointLogs(arns, names) {
	const groups = names.map((name) => arns.regional("logs", `log-group:/aws/sagemaker/Endpoints/${name}`));
	if (groups.length === 0) return [];
	return [allow("EndpointLogGroups", { logs: ["CreateLogGroup", "DescribeLogStreams"] }, groups.flatMap((group) => [group, `${group}:*`])), allow("EndpointLogs", { logs: ["CreateLogStream", "PutLogEvents"] }, groups.map((group) => `${group}:log-stream:*`))];
}

// actions/lib/resources/autoscaling/resolve.ts
function resolveScaling({ min, max, step, scheduled = {}, ...scaling }) {
	const seconds = (cooldown = "300s") => toSeconds(cooldown);
	return given({
		min,
		max,
		target: scaling["target-invocations-per-instance-per-minute"],
		scaleInCooldown: seconds(scaling["scale-in-cooldown"]),
		scaleOutCooldown: seconds(scaling["scale-out-cooldown"]),
		step: step && {
			minutes: step.minutes ?? 1,
			cooldown: seconds(step.cooldown),
			add: step.add.toSorted((a, b) => a.above - b.above)
		},
		scheduled: mapValues(scheduled, ({ schedule, timezone = "UTC", min, max }) => given({
			schedule,
			timezone,
			min,
			max
		}))
	});
}

// actions/lib/resources/code/resolve.ts
function code({ source, include }) {
	return given({
		source: source.replace(/\/+$/, ""),
		include
	});
}

// actions/lib/resources/endpoint/resolve.ts
function resolveEndpoints(written) {
	const { serving, endpoints = {} } = written;
	return {
		endpoints: mapValues(endpoints, (endpoint) => resolveEndpoint(endpoint, written)),
		...serving && { serving: {
			...code(serving),
			environment: texts(serving.environment)
		} }
	};
}
function resolveEndpoint(endpoint, { aws, serving }) {
	const { model, instance, count = 1, scaling, gate, smoke } = endpoint;
	const image = serving?.image ?? "ray-serve";
	return given({
		model,
		instance,
		count,
		image: imageUri("serving", image, aws.region, instance),
		inferenceAmi: inferenceAmi(image, instance),
		scaling: scaling && resolveScaling(scaling),
		gate: gate && mapValues(gate, resolveRule),
		smoke: smoke && given({
			file: smoke.file,
			contentType: smoke["content-type"],
			expect: smoke.expect
		})
	});
}

// actions/lib/resources/autoscaling/schema.ts
const schedule = /^(cron\(\S+( \S+){5}\)|rate\([1-9]\d* (minute|hour|day)s?\)|at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\))$/;
const cooldown = (word, what) => describe(`${word}: ${what} Default 300s.`, /* @__PURE__ */ optional(text("a duration with its unit, such as 30s or 5m", "30s", durationPattern)));
const scaling = describe("Autoscaling of the instances (Application Auto Scaling, target tracking).", section({
	min: describe("MinCapacity: minimum number of instances.", whole(1, 1e3, "1")),
	max: describe("MaxCapacity: maximum number of instances.", whole(1, 1e3, "4")),
	"target-invocations-per-instance-per-minute": describe("TargetValue of SageMakerVariantInvocationsPerInstance: requests per minute that one instance should answer. 20 is one request every 3 seconds; measure with the action invoke what an instance can do.", positive("20")),
	"scale-in-cooldown": cooldown("ScaleInCooldown", "time between two removals of instances."),
	"scale-out-cooldown": cooldown("ScaleOutCooldown", "wait after instances were added."),
	step: describe("Step scaling in addition to target tracking: adds instances immediately under high load. The larger of both numbers of instances applies.", /* @__PURE__ */ optional(section({
		minutes: describe("EvaluationPeriods of the alarm: minutes above the threshold before instances are added. Default 1.", /* @__PURE__ */ optional(whole(1, 60, "1"))),
		cooldown: cooldown("Cooldown", "wait before the same step adds more instances."),
		add: describe("StepAdjustments: number of instances to add above a number of requests per minute and instance.", list(section({
			above: describe("The alarm’s Threshold and MetricIntervalLowerBound.", positive("60")),
			instances: describe("ScalingAdjustment.", whole(1, 1e3, "2"))
		}, "{ above: 60, instances: 2 }"), "a list of steps", "[{ above: 60, instances: 2 }]", 20))
	}, "{ add: [{ above: 60, instances: 2 }] }"))),
	scheduled: describe("Scheduled actions by name: other limits from a point in time.", /* @__PURE__ */ optional(entries(entryName("a name such as morning"), section({
		schedule: describe("Schedule: cron(minutes hours day month weekday year), rate(…) or at(…).", text("a schedule such as cron(0 8 ? * MON-FRI *), rate(1 day) or at(2030-01-31T08:00:00)", "cron(0 8 ? * MON-FRI *)", schedule)),
		timezone: describe("Timezone of cron and at. Default UTC.", /* @__PURE__ */ optional(text("a time zone", "Europe/Berlin", filled))),
		min: describe("MinCapacity from then on.", /* @__PURE__ */ optional(whole(1, 1e3, "2"))),
		max: describe("MaxCapacity from then on.", /* @__PURE__ */ optional(whole(1, 1e3, "8")))
	}, "{ schedule: cron(0 8 ? * MON-FRI *), min: 2 }"), "a mapping of scheduled actions", "{ morning: { schedule: 'cron(0 8 ? * MON-FRI *)', min: 2 } }")))
}, "{ min: 1, max: 4, target-invocations-per-instance-per-minute: 20 }"));

// actions/lib/resources/endpoint/schema.ts
var schema_exports$5 = /* @__PURE__ */ __exportAll({
	endpoints: () => endpoints,
	serving: () => serving
});
const serving = /* @__PURE__ */ optional(describe("The serving code, which is packed into every model together with the trained artifact.", section({
	source: describe("Folder of the serving code.", path("python/serving")),
	include,
	image: describe("PrimaryContainer.Image: ray-serve (AWS's image, CPU or GPU as the instance is) or an image URI. Default ray-serve.", /* @__PURE__ */ optional(text("ray-serve or an image URI", "ray-serve", filled))),
	environment: environment("PrimaryContainer.Environment")
}, "{ source: python/serving }")));
const endpoints = /* @__PURE__ */ optional(describe("Endpoints by their name.", entries(entryName("a name such as dog-breeds"), section({
	model: describe("The entry of train whose artifact is served; ec2: that of the EC2 training run.", text("the name of an entry in train", "single", filled)),
	instance: instance("serving", "ProductionVariants.InstanceType"),
	count: describe("ProductionVariants.InitialInstanceCount. Default 1.", /* @__PURE__ */ optional(whole(1, 1e3, "1"))),
	scaling: /* @__PURE__ */ optional(scaling),
	gate: describe("Metrics in which a new model must not be worse than the served one: if it is shown to be, deploy fails and the endpoint keeps its model.", /* @__PURE__ */ optional(compareRules)),
	smoke: describe("The smoke test: a request that must be answered correctly after a deployment. Otherwise the endpoint is rolled back.", /* @__PURE__ */ optional(section({
		file: describe("The body of the request.", path("pipeline-config/data/held-out/image.png")),
		"content-type": describe("ContentType of InvokeEndpoint.", text("a media type", "image/jpeg", /^[\w.+-]+\/[\w.+-]+$/)),
		expect: describe("The expected top class. Default: any answer that is not an error.", /* @__PURE__ */ optional(text("the name of a class", "Dalmatian", filled)))
	}, "{ file: image.jpg, content-type: image/jpeg, expect: Dalmatian }")))
}, "{ model: single, instance: ml.m5.xlarge }"), "a mapping of endpoints", "{ dog-breeds: { model: single, instance: ml.m5.xlarge } }")));

// actions/lib/resources/endpoint/index.ts
const endpoint = {
	name: "endpoint",
	sections: schema_exports$5,
	checks: [checkEndpoints],
	resolve: resolveEndpoints,
	permissions: permissions$5,
	stages: { deploy: {
		has: serves,
		runs: ["main"]
	} },
	kinds: {
		"model package": async (aws) => (await import("./object.mjs")).objectKind(aws, "model package"),
		model: async (aws) => (await import("./model.aws.mjs")).modelKind(aws),
		"endpoint configuration": async (aws) => (await import("./endpoint-config.aws.mjs")).endpointConfigKind(aws),
		endpoint: async (aws) => (await import("./endpoint.aws.mjs")).endpointKind(aws)
	},
	costs: endpointCosts,
	build: async () => (await import("./graph10.mjs")).buildEndpoints
};

// actions/lib/resources/function/checks.ts
const ENVIRONMENT_LIMIT = 4096;
const MEMORY = {
	least: 128,
	most: 10240
};
const LONGEST$3 = 900;
const LARGEST_EVENT = 6291456;
function checkFunctions({ functions = {}, endpoints = {} }, repository) {
	return Object.entries(functions).flatMap(([name, written]) => {
		if (written === void 0) return [];
		const path = ["functions", name];
		const { endpoint } = written;
		const names = Object.keys(endpoints);
		const findings = [
			...checkCode(path, written, repository),
			...checkConcurrency(path, written),
			...checkLimits$1(path, written),
			...checkTest(path, written, repository),
			...checkTrial(path, written)
		];
		if (endpoint !== void 0 && !names.includes(endpoint)) {
			const instead = names.length === 0 ? "add it to endpoints" : `write ${nearest(endpoint, names) ?? names.join(" or ")}`;
			const what = `is not the name of an endpoint in endpoints: ${JSON.stringify(endpoint)}`;
			findings.push({
				path: [...path, "endpoint"],
				what,
				instead
			});
		}
		return findings;
	});
}
function checkCode(path, { source, handler = "handler.handler" }, repository) {
	if (source === void 0) return [];
	if (repository.kind(source) !== "folder") {
		const what = repository.kind(source) === "file" ? `is a file: ${source}` : `does not exist: ${source}`;
		return [{
			path: [...path, "source"],
			what,
			instead: "write the path of a folder"
		}];
	}
	const findings = [];
	const [file, name] = [`${source}/${handler.replace(/\.\w+$/, "")}.py`, handler.split(".").at(-1)];
	const text = repository.text(file);
	const where = [...path, "handler"];
	if (text === void 0) findings.push({
		path: where,
		what: `has no file ${file}`,
		instead: "write <file>.<function> of the source"
	});
	else if (!new RegExp(`^(async\\s+)?(def\\s+${name}\\b|${name}\\s*[:=])|\\bimport\\b.*\\b${name}\\b`, "m").test(text)) {
		const what = `has no function ${name} in ${file}`;
		findings.push({
			path: where,
			what,
			instead: "write <file>.<function> of the source"
		});
	}
	if (repository.text(`${source}/requirements.txt`) !== void 0) {
		const what = "contains a requirements.txt, which Lambda does not install";
		const instead = `install the packages into it: pip install -r requirements.txt --target ${source}`;
		findings.push({
			path: [...path, "source"],
			what,
			instead,
			warning: true
		});
	}
	return findings;
}
function checkConcurrency(path, written) {
	const { "provisioned-concurrency": provisioned = 0, "reserved-concurrency": reserved } = written;
	if (reserved === void 0 || reserved >= 2 * provisioned) return [];
	if (provisioned > reserved) {
		const what = `is above reserved-concurrency: ${provisioned} > ${reserved}`;
		const instead = `write at most ${Math.floor(reserved / 2)}, or reserve ${2 * provisioned}`;
		return [{
			path: [...path, "provisioned-concurrency"],
			what,
			instead
		}];
	}
	const what = `is below twice provisioned-concurrency: ${reserved} < 2 × ${provisioned}; during an update the old and the new version both need it`;
	return [{
		path: [...path, "reserved-concurrency"],
		what,
		instead: `write at least ${2 * provisioned}`
	}];
}
function checkLimits$1(path, { environment = {}, memory, timeout }) {
	const findings = [];
	if ("ENDPOINT_NAME" in environment) {
		const what = "is set by the action, from endpoint";
		findings.push({
			path: [
				...path,
				"environment",
				"ENDPOINT_NAME"
			],
			at: "key",
			what,
			instead: "remove it"
		});
	}
	const bytes = Buffer.byteLength(JSON.stringify(environment));
	if (bytes > ENVIRONMENT_LIMIT) {
		const what = `has ${bytes} bytes as JSON; Lambda allows ${ENVIRONMENT_LIMIT} for all variables together`;
		findings.push({
			path: [...path, "environment"],
			at: "key",
			what,
			instead: "put it in a file of the source"
		});
	}
	const megabytes = memory !== void 0 && memoryPattern.test(memory) ? toMegabytes(memory) : MEMORY.least;
	if (megabytes < MEMORY.least || megabytes > MEMORY.most) {
		const what = `is ${megabytes} MB; Lambda allows ${MEMORY.least} to ${MEMORY.most}`;
		findings.push({
			path: [...path, "memory"],
			what,
			instead: "write 256MB"
		});
	}
	if (timeout !== void 0 && durationPattern.test(timeout) && toSeconds(timeout) > LONGEST$3) {
		const what = `is ${toSeconds(timeout)} s; Lambda allows ${LONGEST$3}`;
		findings.push({
			path: [...path, "timeout"],
			what,
			instead: "write at most 15m"
		});
	}
	return findings;
}
function checkTrial(path, { test, "provisioned-concurrency": provisioned = 0 }) {
	if (test !== void 0 || provisioned > 0) return [];
	return [{
		path,
		at: "key",
		what: "has no test and no provisioned-concurrency, so a new version is not tested before the alias moves to it",
		instead: "add test: { event: … }",
		warning: true
	}];
}
function checkTest(path, { test }, repository) {
	const event = test?.event;
	if (typeof event !== "string") return [];
	const where = [
		...path,
		"test",
		"event"
	];
	const text = repository.text(event);
	if (text === void 0) return [{
		path: where,
		what: `does not exist: ${event}`,
		instead: "write the path of a JSON file, or the event"
	}];
	const secrets = secretsIn(text).map(({ what }) => `names a file that ${what}: ${event}`);
	if (secrets.length > 0) return secrets.map((what) => ({
		path: where,
		what,
		instead: "remove it from the file and revoke it"
	}));
	if (isPointerAt(event, repository)) return [];
	if (text.includes("�")) return [{
		path: where,
		what: `is not UTF-8: ${event}`,
		instead: "save it as UTF-8"
	}];
	try {
		JSON.parse(text);
		const bytes = Buffer.byteLength(text);
		if (bytes <= LARGEST_EVENT) return [];
		return [{
			path: where,
			what: `has ${bytes} bytes as JSON: ${event}; Lambda allows ${LARGEST_EVENT}`,
			instead: "write a smaller event"
		}];
	} catch (error) {
		return [{
			path: where,
			what: `is not valid JSON: ${event}: ${error instanceof Error ? error.message.replace(/,? "?\.{0,3}".*$/s, "") : String(error)}`,
			instead: "correct the file"
		}];
	}
}

// actions/lib/resources/function/costs.ts
function functionCosts({ functions }) {
	return Object.entries(functions).filter(([, { provisionedConcurrency }]) => provisionedConcurrency > 0).map(([name, { provisionedConcurrency: count, memory }]) => {
		const gigabytes = count * memory / 1024;
		return {
			is: "standing",
			key: `provisioned-concurrency:${name}`,
			product: { use: "provisioned concurrency" },
			least: gigabytes,
			most: gigabytes,
			what: `${count} executions × ${memory} MB`
		};
	});
}

// actions/lib/resources/function/permissions.ts
function permissions$4(config, place) {
	const arns = arnsOf(config, place);
	return {
		main: functions$2(config, arns),
		function: ofFunctions(config, arns)
	};
}
const FUNCTIONS = [
	...[
		"CreateFunction",
		"GetFunction",
		"UpdateFunctionCode",
		"UpdateFunctionConfiguration",
		"DeleteFunction"
	],
	...[
		"PublishVersion",
		"ListVersionsByFunction",
		"CreateAlias",
		"GetAlias",
		"UpdateAlias",
		"InvokeFunction"
	],
	...[
		"PutFunctionConcurrency",
		"GetFunctionConcurrency",
		"DeleteFunctionConcurrency"
	],
	...[
		"PutProvisionedConcurrencyConfig",
		"GetProvisionedConcurrencyConfig",
		"DeleteProvisionedConcurrencyConfig"
	],
	...[
		"ListProvisionedConcurrencyConfigs",
		"TagResource",
		"ListTags"
	]
];
function functions$2(config, arns) {
	const names = Object.keys(config.functions);
	if (names.length === 0) return [];
	const groups = names.map((name) => arns.regional("logs", `log-group:/aws/lambda/${name}:*`));
	return [
		allow("Functions", { lambda: FUNCTIONS }, arns.functions),
		allow("FunctionQuota", { lambda: ["GetAccountSettings"] }, ["*"]),
		allow("ReadFunctionLogs", READ_LOGS, groups),
		allow("PassFunctionRole", { iam: ["PassRole"] }, [arns.role(roleNames(config).function)], { StringEquals: { "iam:PassedToService": ["lambda.amazonaws.com"] } })
	];
}
function ofFunctions(config, arns) {
	const functions = Object.entries(config.functions);
	const endpoints = new Set(functions.map(([, { endpoint }]) => arns.regional("sagemaker", `endpoint/${endpoint}`)));
	return [allow("AskEndpoint", { sagemaker: ["InvokeEndpoint"] }, [...endpoints]), allow("Logs", { logs: [
		"CreateLogGroup",
		"CreateLogStream",
		"PutLogEvents"
	] }, functions.map(([name]) => arns.regional("logs", `log-group:/aws/lambda/${name}:*`)))];
}

// actions/lib/resources/function/resolve.ts
function resolveFunctions({ functions = {} }) {
	return { functions: mapValues(functions, resolveFunction) };
}
function resolveFunction(written) {
	return given({
		...code(written),
		handler: written.handler ?? "handler.handler",
		runtime: written.runtime ?? "python3.13",
		endpoint: written.endpoint,
		alias: written.alias ?? "live",
		memory: toMegabytes(written.memory ?? "256MB"),
		timeout: toSeconds(written.timeout ?? "60s"),
		environment: texts(written.environment),
		provisionedConcurrency: written["provisioned-concurrency"] ?? 0,
		reservedConcurrency: written["reserved-concurrency"],
		test: written.test && given(written.test)
	});
}

// actions/lib/resources/function/schema.ts
var schema_exports$4 = /* @__PURE__ */ __exportAll({ functions: () => functions$1 });
const functions$1 = /* @__PURE__ */ optional(describe("Lambda functions in front of the endpoints, by their name.", entries(text("at most 64 letters, digits, hyphens and underscores", "dog-breeds-classify", /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/), section({
	source: describe("Folder of the code.", path("python/function")),
	include,
	handler: describe("Handler: <file>.<function>. Default handler.handler.", /* @__PURE__ */ optional(text("<file>.<function>", "handler.handler", /^[\w/-]+\.[A-Za-z_]\w*$/))),
	runtime: describe("Runtime. Default python3.13.", /* @__PURE__ */ optional(choice([
		"python3.10",
		"python3.11",
		"python3.12",
		"python3.13",
		"python3.14"
	]))),
	endpoint: describe("The endpoint that the function invokes; its environment variable ENDPOINT_NAME.", text("the name of an endpoint", "dog-breeds", filled)),
	alias: describe("Name of the alias that callers use; it moves to a new version after the test has passed. Default live.", /* @__PURE__ */ optional(text("letters, digits, hyphens and underscores, not a number", "live", /^(?!\d+$)[A-Za-z0-9_-]{1,128}$/))),
	memory: describe("MemorySize; the CPU share grows with it. Default 256MB.", /* @__PURE__ */ optional(text("a size with its unit, such as 256MB or 1GB", "256MB", memoryPattern))),
	timeout: describe("Timeout: Lambda ends an invocation that takes longer. Default 60s.", /* @__PURE__ */ optional(text("a duration with its unit, such as 30s or 5m", "60s", durationPattern))),
	environment: environment("Environment.Variables"),
	"provisioned-concurrency": describe("ProvisionedConcurrentExecutions: initialized executions of the version that the alias points to. AWS bills them even without requests. Default 0.", /* @__PURE__ */ optional(whole(0, 1e3, "5"))),
	"reserved-concurrency": describe("ReservedConcurrentExecutions: the maximum of concurrent executions, which other functions cannot use. At least twice provisioned-concurrency, because the old and the new version both need it during an update. Default: the unreserved concurrency of the account.", /* @__PURE__ */ optional(whole(0, 1e4, "10"))),
	test: describe("A test event that a new version must answer correctly before the alias moves to it.", /* @__PURE__ */ optional(section({
		event: describe("The event, or the path of a JSON file that contains it.", anything("a mapping, or the path of a JSON file", "{ url: https://example.org/dog.jpg }")),
		expect: describe("The expected top class. Default: any answer that is not an error.", /* @__PURE__ */ optional(text("the name of a class", "Dalmatian", filled)))
	}, "{ event: { url: https://example.org/dog.jpg }, expect: Dalmatian }")))
}, "{ source: python/function, endpoint: dog-breeds }"), "a mapping of functions", "{ dog-breeds-classify: { source: python/function, endpoint: dog-breeds } }")));

// actions/lib/resources/function/index.ts
const functions = {
	name: "function",
	sections: schema_exports$4,
	checks: [checkFunctions],
	resolve: resolveFunctions,
	permissions: permissions$4,
	stages: { function: {
		has: ({ functions }) => Object.keys(functions).length > 0,
		runs: ["main"]
	} },
	kinds: {
		"function package": async (aws) => (await import("./object.mjs")).objectKind(aws, "function package"),
		function: async (aws) => (await import("./function.aws.mjs")).functionKind(aws),
		"function version": async (aws) => (await import("./version3.aws.mjs")).functionVersionKind(aws),
		"function alias": async (aws) => (await import("./alias.aws.mjs")).functionAliasKind(aws),
		"reserved concurrency": async (aws) => (await import("./concurrency.aws.mjs")).reservedConcurrencyKind(aws),
		"provisioned concurrency": async (aws) => (await import("./concurrency.aws.mjs")).provisionedConcurrencyKind(aws)
	},
	costs: functionCosts,
	build: async () => (await import("./graph14.mjs")).buildFunctions
};

// actions/lib/resources/left/index.ts
const left = {
	name: "left",
	sections: {},
	checks: [],
	stages: {},
	kinds: {},
	build: async () => (await import("./graph15.mjs")).buildLeft
};

// actions/lib/resources/notebook/checks.ts
const VOLUME = {
	least: 5,
	most: 16384
};
const SHORTEST$1 = 300;
const LONGEST_PACKAGE = 100;
const UNSUPPORTED = /^ml\.(p2|p3|p3dn|inf1|g3)\./;
function checkNotebook({ notebook }) {
	if (notebook === void 0) return [];
	const findings = [];
	const at = (key, what, instead) => findings.push({
		path: ["notebook", key],
		what,
		instead
	});
	const { instance, "volume-size": size, "idle-stop": idle, packages = [] } = notebook;
	if (instance !== void 0 && !hasInstance("notebook", instance)) at("instance", `is not an instance type for notebooks: ${instance}`, `write ${nearestInstance("notebook", instance)}`);
	else if (instance !== void 0 && UNSUPPORTED.test(instance)) at("instance", `does not run the platform notebook-al2023-v1: ${instance}`, "write another instance type");
	if (size !== void 0 && sizePattern.test(size)) {
		const gigabytes = toGigabytes(size);
		if (gigabytes < VOLUME.least) at("volume-size", `is below SageMaker's least, ${VOLUME.least} GB: ${size}`, `write ${VOLUME.least}GB`);
		if (gigabytes > VOLUME.most) at("volume-size", `is above SageMaker's most, ${VOLUME.most} GB: ${size}`, `write ${VOLUME.most}GB`);
	}
	if (idle !== void 0 && durationPattern.test(idle) && toSeconds(idle) < SHORTEST$1) at("idle-stop", `is below 5m: ${idle}; the instance would stop before anybody has opened it`, "write 5m or more");
	packages.forEach((one, index) => {
		if (one !== void 0 && one.length > LONGEST_PACKAGE) findings.push({
			path: [
				"notebook",
				"packages",
				index
			],
			what: `has ${one.length} characters, more than ${LONGEST_PACKAGE}`,
			instead: "name fewer versions"
		});
	});
	return findings;
}

// actions/lib/resources/notebook/costs.ts
function notebookCosts({ notebook }) {
	if (notebook === void 0) return [];
	const { instance } = notebook;
	return [{
		is: "standing",
		key: "notebook",
		product: {
			use: "notebook",
			instance
		},
		least: 0,
		most: 1,
		what: `${instance}, while it runs`
	}];
}

// actions/lib/resources/notebook/names.ts
function notebookName(pipeline) {
	return `${pipeline}-notebook`;
}
function scriptsPrefix(pipeline) {
	return `${pipeline}-notebook-`;
}

// actions/lib/resources/notebook/permissions.ts
const LOGS = "log-group:/aws/sagemaker/NotebookInstances";
function permissions$3(config, place) {
	const arns = arnsOf(config, place);
	const instance = arns.regional("sagemaker", `notebook-instance/${notebookName(config.name)}`);
	const scripts = `notebook-instance-lifecycle-config/${scriptsPrefix(config.name)}${"?".repeat(10)}`;
	const both = [instance, arns.regional("sagemaker", scripts)];
	if (config.notebook === void 0) return { main: toDelete(config, both, []) };
	return {
		main: ofMain$1(config, arns, both),
		notebook: ofNotebook(config, arns, instance)
	};
}
const TO_DELETE = [
	...[
		"Describe",
		"Stop",
		"Delete"
	].map((verb) => `${verb}NotebookInstance`),
	...["Describe", "Delete"].map((verb) => `${verb}NotebookInstanceLifecycleConfig`),
	"ListTags",
	"AddTags"
];
const TO_USE = ["UpdateNotebookInstance", "StartNotebookInstance"];
function toDelete(config, both, more) {
	return [allow("Notebook", { sagemaker: [...TO_DELETE, ...more] }, both, unlessAnothers(config)), allow("ListNotebookScripts", { sagemaker: ["ListNotebookInstanceLifecycleConfigs"] }, ["*"])];
}
function ofMain$1(config, arns, both) {
	return [
		allow("MakeNotebook", { sagemaker: ["CreateNotebookInstance", "CreateNotebookInstanceLifecycleConfig"] }, both, taggedAsOwn(config)),
		...toDelete(config, both, TO_USE),
		allow("ReadNotebookLogs", READ_LOGS, streamsIn(arns, LOGS, `${notebookName(config.name)}/*`)),
		allow("PassNotebookRole", { iam: ["PassRole"] }, [arns.role(roleNames(config).notebook)], { StringEquals: { "iam:PassedToService": ["sagemaker.amazonaws.com"] } })
	];
}
function ofNotebook(config, arns, instance) {
	const { name } = config;
	const { data, records, jobs } = keysOf(config, "main");
	const trains = arns.jobs("main").length > 0;
	const types = ["training-job", "hyper-parameter-tuning-job"];
	return [
		allow("StopItself", { sagemaker: ["StopNotebookInstance"] }, [instance]),
		allow("Bucket", { s3: ["ListBucket"] }, [arns.bucket]),
		allow("ListJobs", { sagemaker: ["ListTrainingJobs", "ListHyperParameterTuningJobs"] }, ["*"]),
		allow("ReadResults", { s3: ["GetObject"] }, arns.objects(data, ...records, jobs, `${name}/ec2/*`)),
		...trains ? [allow("ReadJobs", { sagemaker: READ_JOBS$1 }, types.map((type) => arns.regional("sagemaker", `${type}/${name}-*`)), { StringEquals: { [PIPELINE.borne]: [name] } }), allow("ReadJobLogs", READ_LOGS, streamsIn(arns, TRAINING_LOGS, `${name}-*`))] : [],
		allow("Logs", { logs: [
			"CreateLogGroup",
			"CreateLogStream",
			"PutLogEvents"
		] }, streamsIn(arns, LOGS, `${notebookName(name)}/*`))
	];
}
const READ_JOBS$1 = [
	"DescribeTrainingJob",
	"DescribeHyperParameterTuningJob",
	"ListTrainingJobsForHyperParameterTuningJob"
];
function streamsIn(arns, group, streams) {
	return [arns.regional("logs", `${group}:log-stream:`), arns.regional("logs", `${group}:log-stream:${streams}`)];
}

// actions/lib/resources/notebook/resolve.ts
function resolveNotebook({ notebook }) {
	if (notebook === void 0) return {};
	return { notebook: given({
		instance: notebook.instance ?? "ml.t3.medium",
		volumeSize: toGigabytes(notebook["volume-size"] ?? "5GB"),
		idleStop: toSeconds(notebook["idle-stop"] ?? "1h"),
		root: notebook.root ?? false,
		packages: notebook.packages ?? [],
		repository: notebook.repository
	}) };
}

// actions/lib/resources/notebook/schema.ts
var schema_exports$3 = /* @__PURE__ */ __exportAll({ notebook: () => notebook$1 });
const requirement = /^[A-Za-z0-9][A-Za-z0-9._-]*(\[[A-Za-z0-9,._-]+\])?((==|~=|[<>!]=?)[A-Za-z0-9.*+!_-]+(,(==|~=|[<>!]=?)[A-Za-z0-9.*+!_-]+)*)?$/;
const notebook$1 = /* @__PURE__ */ optional(describe("A SageMaker notebook instance, <name>-notebook, on Amazon Linux 2023 (notebook-al2023-v1). The workflow notebook.yml creates, updates, starts, stops and deletes it.", section({
	instance: /* @__PURE__ */ optional(instance("the notebook instance. Default ml.t3.medium", "InstanceType")),
	"volume-size": describe("VolumeSizeInGB: size of the disk that keeps the files in /home/ec2-user/SageMaker. It can grow, and cannot shrink. Default 5GB.", /* @__PURE__ */ optional(text("a size with its unit, such as 20GB", "20GB", sizePattern))),
	"idle-stop": describe("The instance stops itself after this time without a busy kernel or terminal, whether a browser shows it or not. Its files stay. At least 5m. Default 1h.", /* @__PURE__ */ optional(text("a duration with its unit, such as 30m or 2h", "1h", durationPattern))),
	root: describe("RootAccess: whether its users may become root. Default false.", /* @__PURE__ */ optional(flag())),
	packages: describe("Packages that are installed for the kernel conda_python3 in the background of each start, as pip takes them.", /* @__PURE__ */ optional(list(text("a package as pip takes it, such as plotly or plotly==6.3.0", "plotly", requirement), "a list of 1 to 20 packages", "[plotly]", 20))),
	repository: describe("DefaultCodeRepository: the https address of a git repository, or the name of one that is stored in SageMaker (for a private one: with its secret); none: no repository. Default: this repository.", /* @__PURE__ */ optional(text("an https address, the name of a code repository in SageMaker, or none", "https://github.com/owner/name", /^(https:\/\/[^\s/@]+\/[^\s]+|[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62})$/)))
}, "{ instance: ml.t3.medium, idle-stop: 1h }")));

// actions/lib/resources/notebook/index.ts
const notebook = {
	name: "notebook",
	sections: schema_exports$3,
	checks: [checkNotebook],
	resolve: resolveNotebook,
	permissions: permissions$3,
	stages: { notebook: {
		has: (config) => config.notebook !== void 0,
		runs: ["main"],
		apart: "always"
	} },
	kinds: {
		"notebook lifecycle configuration": async (aws) => (await import("./lifecycle-config.aws.mjs")).lifecycleConfigKind(aws),
		"notebook instance": async (aws) => (await import("./instance.aws.mjs")).notebookInstanceKind(aws)
	},
	costs: notebookCosts,
	build: async () => (await import("./graph17.mjs")).buildNotebook
};

// actions/lib/resources/preview/names.ts
function previewsPrefix(pipeline) {
	return `${domainPrefix(pipeline, "pull-request")}-`;
}
function previewPrefix(pipeline, pullRequest) {
	return `${previewsPrefix(pipeline)}${pullRequest}`;
}
function previewName(pipeline, pullRequest, endpoint) {
	return `${previewPrefix(pipeline, pullRequest)}-${endpoint}`;
}
function pullRequestOf(pipeline, name) {
	const prefix = previewsPrefix(pipeline);
	const [, number] = /^(\d+)-/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : "") ?? [];
	return number === void 0 ? void 0 : Number(number);
}

// actions/lib/resources/preview/costs.ts
function previewCosts({ name, preview }, given) {
	const { preview: number } = given;
	if (preview === void 0 || number === void 0) return [];
	return Object.entries(preview.endpoints).map(([entry, { instance }]) => ({
		is: "run",
		key: `endpoint:${previewName(name, number, entry)}`,
		product: {
			use: "hosting",
			instance
		},
		instances: 1,
		jobs: 1,
		seconds: preview.expiresAfter,
		earlier: async () => []
	}));
}

// actions/lib/resources/preview/expiry.ts
const EXPIRES_AT = "expires-at";
function expiryOf(tags) {
	const at = Date.parse(ownTag(tags, "expires-at") ?? "");
	return Number.isNaN(at) ? 0 : at;
}

// actions/lib/resources/preview/permissions.ts
function permissions$2(config, place) {
	const { preview } = config;
	const arns = arnsOf(config, place);
	if (arns.endpoints.length === 0) return {};
	const previews = (...more) => allow("Previews", { sagemaker: [
		...READ,
		...DELETE,
		...more
	] }, arns.previews, unlessMains(config));
	if (preview === void 0) return {
		main: [previews()],
		"pull-request": [previews()]
	};
	return {
		main: [previews()],
		"pull-request": [previews("InvokeEndpoint"), ...make(config, arns, preview)],
		"pull-request-execution": endpointLogs(arns, [`${previewsPrefix(config.name)}*`])
	};
}
const READ = [
	"DescribeModel",
	"DescribeEndpointConfig",
	"DescribeEndpoint",
	"ListTags"
];
const DELETE = [
	"DeleteModel",
	"DeleteEndpointConfig",
	"DeleteEndpoint"
];
function make(config, arns, { endpoints }) {
	const types = [...new Set(Object.values(endpoints).map(({ instance }) => instance))];
	const expires = { [`aws:RequestTag/${tagName(EXPIRES_AT)}`]: ["false"] };
	const own = startedByPullRequests(config, unlessAnothers(config));
	const logs = arns.regional("logs", `log-group:/aws/sagemaker/Endpoints/${previewsPrefix(config.name)}*:*`);
	return [
		allow("MakePreviews", { sagemaker: ["CreateModel", "CreateEndpoint"] }, arns.previews, {
			...own,
			Null: expires
		}),
		allow("MakePreviewConfigs", { sagemaker: ["CreateEndpointConfig"] }, arns.previews, {
			...own,
			"ForAllValues:StringEquals": { "sagemaker:InstanceTypes": types },
			Null: {
				...expires,
				"sagemaker:InstanceTypes": ["false"]
			}
		}),
		allow("TagPreviews", { sagemaker: ["AddTags"] }, arns.previews, stillPullRequests(config)),
		allow("ReadPreviewLogs", READ_LOGS, [logs])
	];
}
function stillPullRequests(config) {
	const { StringLikeIfExists, StringEqualsIfExists } = unlessMains(config);
	return {
		StringLikeIfExists: {
			...StringLikeIfExists,
			[REF.requested]: [PULL_REQUESTS]
		},
		StringEqualsIfExists: {
			...StringEqualsIfExists,
			[PIPELINE.requested]: [config.name]
		}
	};
}

// actions/lib/resources/preview/resolve.ts
function resolvePreview(written) {
	const { endpoints = {}, "pull-request": section } = written;
	const preview = section?.preview;
	if (preview === void 0) return {};
	return { preview: {
		expiresAfter: toSeconds(preview["expires-after"] ?? "8h"),
		endpoints: mapValues(Object.fromEntries(Object.entries(endpoints).filter(([, { model }]) => model !== "ec2")), ({ scaling: _, gate: __, ...endpoint }) => resolveEndpoint({
			...endpoint,
			instance: preview.instance ?? endpoint.instance,
			count: 1
		}, written))
	} };
}

// actions/lib/resources/preview/index.ts
const preview = {
	name: "preview",
	sections: {},
	checks: [],
	resolve: resolvePreview,
	permissions: permissions$2,
	stages: { preview: {
		has: (config) => config.preview !== void 0,
		runs: ["pull-request"]
	} },
	kinds: {},
	costs: previewCosts,
	build: async () => (await import("./graph19.mjs")).buildPreviews
};

// actions/lib/resources/storage/permissions.ts
const READ_BUCKET = { s3: [
	"ListBucket",
	"ListBucketMultipartUploads",
	"GetBucketPublicAccessBlock"
] };
function permissions$1(config, place) {
	const arns = arnsOf(config, place);
	const main = keysOf(config, "main");
	const own = keysOf(config, "pull-request");
	const ofJobs = (domain, inputs) => [
		allow("Bucket", { s3: ["ListBucket"] }, [arns.bucket]),
		allow("ReadInputs", { s3: ["GetObject"] }, arns.objects(main.data, ...inputs)),
		allow("WriteResults", { s3: ["PutObject", "AbortMultipartUpload"] }, arns.objects(keysOf(config, domain).jobs))
	];
	return {
		main: [
			allow("MakeBucket", { s3: ["CreateBucket", "PutLifecycleConfiguration"] }, [arns.bucket]),
			allow("Bucket", READ_BUCKET, [arns.bucket]),
			allow("ReadObjects", { s3: ["GetObject"] }, arns.objects(main.data, ...main.records, main.own)),
			...writeObjects(config, arns, "main")
		],
		"pull-request": [
			allow("Bucket", READ_BUCKET, [arns.bucket]),
			allow("ReadObjects", { s3: ["GetObject"] }, arns.objects(main.data, ...main.records, ...main.readByAll, own.own)),
			...writeObjects(config, arns, "pull-request")
		],
		execution: ofJobs("main", [main.own]),
		"pull-request-execution": ofJobs("pull-request", [
			main.code,
			main.weights,
			own.own
		])
	};
}
function writeObjects(config, arns, domain) {
	const { data, records, code, weights, packages, runs } = keysOf(config, domain);
	const large = [weights, ...domain === "main" || config.preview !== void 0 ? [packages] : []];
	const once = [
		...records,
		code,
		...large
	];
	return [
		allow("WriteOnce", { s3: ["PutObject"] }, arns.objects(...once), { Null: { "s3:if-none-match": ["false"] } }),
		allow("WriteParts", { s3: ["PutObject"] }, arns.objects(...large), { Bool: { "s3:ObjectCreationOperation": ["false"] } }),
		allow("GiveUpParts", { s3: ["AbortMultipartUpload"] }, arns.objects(...large)),
		allow("WriteData", { s3: ["PutObject", "AbortMultipartUpload"] }, arns.objects(data, runs))
	];
}

// actions/lib/resources/storage/index.ts
const storage = {
	name: "storage",
	sections: {},
	checks: [],
	permissions: permissions$1,
	stages: {},
	kinds: { folder: async (aws) => (await import("./folder.aws.mjs")).folderKind(aws) },
	build: async () => (await import("./node3.mjs")).buildBucket
};

// actions/lib/resources/training/check-division.ts
const divides = /\btorch\.distributed\b|\b(accelerate|deepspeed|lightning)\b/;
function checkDivision({ training, train = {} }, repository) {
	const several = Object.entries(train).filter(([, entry]) => (entry?.count ?? 1) > 1);
	const source = training?.source;
	if (several.length === 0 || source === void 0 || repository.kind(source) !== "folder") return [];
	if (repository.files(source).filter((path) => /\.(py|sh)$/.test(path)).some((path) => divides.test(repository.text(path) ?? ""))) return [];
	return several.map(([name, entry]) => ({
		path: [
			"train",
			name,
			"count"
		],
		what: `is ${entry?.count}, but no file in ${source} uses torch.distributed: each instance would train a copy of the same model`,
		instead: "use torch.distributed as python/training/train.py does, or write 1",
		warning: true
	}));
}

// actions/lib/config/shell-words.ts
const WHOLE$1 = /^(?![#~])(?!.*[=:]~)(?:[\w@%+=:,./^!#~\]}*?[-]|[^\p{ASCII}\p{Cc}])+$/u;
function survivesShell(value, entryPoint, files) {
	if (isCommand(entryPoint)) return !/[$`\\"'\p{Cc}]/u.test(value);
	return WHOLE$1.test(value) && !matchesAny(value, files);
}
function matchesAny(value, files) {
	if (!/[*?[]/.test(value)) return false;
	if (/^\.{0,2}\//.test(value)) return true;
	const [first = ""] = value.split("/");
	const source = first.replace(/[.+^${}()|\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".").replace(/\[!/g, "[^").replace(/\[(?!\^?.[^\]]*\])/g, "\\[");
	try {
		const pattern = new RegExp(`^${source}$`, "s");
		return files.some((file) => pattern.test(file) && (!file.startsWith(".") || first.startsWith(".")));
	} catch {
		return true;
	}
}
function isCommand(entryPoint) {
	return !entryPoint.endsWith(".py");
}
function whatAShellDoes(value, entryPoint) {
	const inside = isCommand(entryPoint);
	if (value === "") return "a shell drops it";
	if (/\$|`/.test(value)) return "a shell replaces $… and `…`";
	if (/["'\\]/.test(value)) return "a shell removes quotes and backslashes";
	if (inside || /\s/.test(value)) return "a shell splits it at spaces";
	if (/^#/.test(value)) return "a shell reads it as a comment";
	if (/[*?[]/.test(value)) return "a shell replaces patterns with *, ? or [ by file names";
	if (/[{~]/.test(value)) return "a shell replaces { and ~";
	return "a shell interprets some of its characters";
}

// actions/lib/resources/training/check-entry-point.ts
function checkEntryPoint({ training, train = {} }, repository) {
	const { source, "entry-point": entryPoint = "train.py" } = training ?? {};
	if (source === void 0) return [];
	const has = (file) => repository.kind(`${source}/${file}`) === "file";
	const isPackage = has("setup.py") && !entryPoint.endsWith(".sh");
	const findings = [];
	if (isPackage) {
		const what = `contains a setup.py, which makes it a package: SageMaker runs pip install . and python -m ${entryPoint.replace(".py", "")}`;
		const instead = `remove ${source}/setup.py, and name packages in requirements.txt, if ${entryPoint} is to run as a script`;
		findings.push({
			path: ["training", "source"],
			what,
			instead,
			warning: true
		});
	} else if (isCommand(entryPoint) && has("requirements.txt")) {
		const what = `is not a .py file, so SageMaker does not install ${source}/requirements.txt`;
		findings.push({
			path: ["training", "entry-point"],
			what,
			instead: "run pip install -r requirements.txt in it",
			warning: true
		});
	}
	if (!isPackage && !isCommand(entryPoint)) return findings;
	for (const [name, entry] of Object.entries(train)) {
		if ((entry?.count ?? 1) === 1) continue;
		const reason = isPackage ? `a folder with ${source}/setup.py` : entryPoint;
		const what = `is ${entry?.count}, but torchrun, which starts a script on several instances, refuses ${reason}`;
		const instead = isPackage ? `remove ${source}/setup.py, or write 1` : "write a .py as training.entry-point, or 1";
		findings.push({
			path: [
				"train",
				name,
				"count"
			],
			what,
			instead
		});
	}
	return findings;
}

// actions/lib/resources/training/check-environment.ts
const forTraining = {
	of: "a training job",
	most: 100,
	longest: 512
};
const forTuning = {
	of: "a tuning job",
	most: 48,
	longest: 512
};
const forServing = {
	of: "a model",
	most: 100,
	longest: 1024
};
const PLATFORM = /^(AWS_(REGION|CONTAINER_\w+|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)|TRAINING_JOB_(NAME|ARN))$/i;
const TOOLKIT = /^(SM_\w+|SAGEMAKER_(PROGRAM|SUBMIT_DIRECTORY|BASE_DIR|TRAINING_MODULE|REGION|JOB_NAME|S3_OUTPUT)|MASTER_(ADDR|PORT)|NCCL_(SOCKET_IFNAME|IB_DISABLE|DEBUG))$/i;
const LAMBDA_NAME = /^[a-zA-Z][a-zA-Z0-9_]+$/;
const LAMBDA_OWN = /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_REGION|REGION|EXECUTION_ENV|ACCESS_KEY(_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN|LAMBDA_(FUNCTION_(NAME|MEMORY_SIZE|VERSION)|INITIALIZATION_TYPE|LOG_GROUP_NAME|LOG_STREAM_NAME|RUNTIME_API))|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;
function checkEnvironment({ training, tune, serving, functions = {} }) {
	const byToolkit = isAwsTrainingImage(training?.image ?? "pytorch");
	return [
		...check(["training", "environment"], training?.environment, tune === void 0 ? forTraining : forTuning),
		...checkNames(["training", "environment"], training?.environment, (name) => {
			if (PLATFORM.test(name)) return "is set by SageMaker itself";
			return byToolkit && TOOLKIT.test(name) ? "is set by the toolkit of SageMaker's training images" : void 0;
		}),
		...check(["serving", "environment"], serving?.environment, forServing),
		...checkNames(["serving", "environment"], serving?.environment, (name) => PLATFORM.test(name) ? "is set by SageMaker itself" : void 0),
		...Object.entries(functions).flatMap(([name, written]) => checkNames([
			"functions",
			name,
			"environment"
		], written?.environment, (variable) => {
			if (LAMBDA_OWN.test(variable)) return "is set by Lambda itself, which refuses it";
			if (LAMBDA_NAME.test(variable)) return void 0;
			return "must begin with a letter and have two or more letters, digits and _, as Lambda requires";
		}))
	];
}
function checkNames(path, environment = {}, objection) {
	return Object.keys(environment).flatMap((name) => {
		const what = objection(name);
		return what === void 0 ? [] : [{
			path: [...path, name],
			at: "key",
			what,
			instead: "write another name"
		}];
	});
}
function check(path, environment = {}, { of, most, longest }) {
	const names = Object.keys(environment);
	const findings = [];
	if (names.length > most) {
		const what = `has ${names.length} variables; ${of} takes ${most}`;
		findings.push({
			path,
			at: "key",
			what,
			instead: `keep at most ${most}`
		});
	}
	for (const [index, name] of names.entries()) {
		const twin = names.slice(0, index).find((other) => other.toLowerCase() === name.toLowerCase());
		if (twin !== void 0) {
			const what = `differs from ${twin} only in case, and SageMaker treats both names as the same`;
			findings.push({
				path: [...path, name],
				at: "key",
				what,
				instead: "keep only one of them"
			});
		}
		const length = Math.max(name.length, String(environment[name]).length);
		if (length > longest) {
			const what = `has ${length} characters; ${of} takes ${longest} for a name or a value`;
			findings.push({
				path: [...path, name],
				what,
				instead: "put it in a file of the bundle"
			});
		}
	}
	return findings;
}

// actions/lib/resources/training/check-hyperparameters.ts
const most$1 = 90;
const longest$1 = 2500;
function valueObstacle(value) {
	if (/[\n\r\u0085\u2028\u2029]/.test(String(value))) return "has several lines; SageMaker allows one";
	if (!String(value).isWellFormed()) return "is not valid Unicode";
	const { length } = JSON.stringify(value);
	return length > longest$1 ? `has ${length} characters as JSON; SageMaker takes ${longest$1}` : void 0;
}
function checkHyperparameters({ training = {}, tune }) {
	const fixed = training.hyperparameters ?? {};
	const searched = tune?.ranges ?? {};
	const at = (name) => Object.hasOwn(searched, name) ? [
		"tune",
		"ranges",
		name
	] : [
		"training",
		"hyperparameters",
		name
	];
	const findings = [];
	const names = [.../* @__PURE__ */ new Set([...Object.keys(fixed), ...Object.keys(searched)])];
	if (names.length > most$1) {
		const what = `has, with tune.ranges, ${names.length} hyperparameters; the limit is ${most$1}`;
		findings.push({
			path: ["training", "hyperparameters"],
			at: "key",
			what,
			instead: `keep at most ${most$1}`
		});
	}
	for (const name of names) if (/^sagemaker_/i.test(name) || name === "_tuning_objective_metric") findings.push({
		path: at(name),
		at: "key",
		what: "is a name that SageMaker reserves",
		instead: "rename or remove it"
	});
	else if (name === "seed" && training.seed !== void 0) {
		const what = `is given twice: training.seed is ${training.seed}`;
		findings.push({
			path: at(name),
			at: "key",
			what,
			instead: "remove one of the two"
		});
	} else if (Object.hasOwn(fixed, name) && Object.hasOwn(searched, name)) findings.push({
		path: at(name),
		at: "key",
		what: "is both searched and fixed in training.hyperparameters",
		instead: "remove one of the two"
	});
	for (const [name, value] of Object.entries(fixed)) {
		const what = value === void 0 ? void 0 : valueObstacle(value);
		if (what === void 0) continue;
		findings.push({
			path: [
				"training",
				"hyperparameters",
				name
			],
			what,
			instead: "put it in a file of the bundle and name the file"
		});
	}
	return findings;
}

// actions/lib/core/figure.ts
const WHOLE = /[-+]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:_\d+)*)?(?:\.\d+(?:_\d+)*)?\.?(?:[eE][-+]?\d+)?/y;
function isFigure(text) {
	return text.trim() !== "" && Number.isFinite(Number(text));
}
function isDiverged(text) {
	return /^[-+]?(nan|inf(inity)?)$/i.test(text.trim());
}
function wholeFigure(line, { text, start, end }) {
	if (!isFigure(text)) return void 0;
	const before = /(?:(?:^|[\s:=(,])[-+])?(?:\d[\d.,_]*)?$/.exec(line.slice(0, start))?.[0].replace(/^[\s:=(,](?=[-+])/, "") ?? "";
	WHOLE.lastIndex = start - before.length;
	const whole = WHOLE.exec(line)?.[0].replace(/\.$/, "") ?? "";
	if (whole === "" || start - before.length + whole.length < end) return void 0;
	const figure = whole.replaceAll(/[,_]/g, "");
	return isFigure(figure) && Number(figure) !== Number(text) ? whole : void 0;
}
function divergedExpression(source) {
	const group = groupOf(source);
	if (group === void 0) return void 0;
	return `${source.slice(0, group.start)}([-+]?(?:[nN][aA][nN]|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?))(?![A-Za-z])${source.slice(group.end)}`;
}
function groupOf(source) {
	let [start, depth, inClass] = [
		-1,
		0,
		false
	];
	for (let index = 0; index < source.length; index++) {
		const sign = source[index];
		if (sign === "\\") index++;
		else if (inClass) inClass = sign !== "]";
		else if (sign === "[") inClass = true;
		else if (sign === "(") {
			if (start >= 0) depth++;
			else if (source[index + 1] !== "?" || /^\(\?<[^=!]/.test(source.slice(index))) [start, depth] = [index, 1];
		} else if (sign === ")" && start >= 0 && --depth === 0) return {
			start,
			end: index + 1
		};
	}
}
const COLOURS = /\x1b\[[0-9;?]*[A-Za-z]/g;
function withoutColours(line) {
	return line.replace(COLOURS, "");
}
function float32(value) {
	const kept = Math.fround(value);
	if (!Number.isFinite(kept)) return value;
	for (let digits = 1; digits < 9; digits++) {
		const short = Number(kept.toPrecision(digits));
		if (Math.fround(short) === kept) return short;
	}
	return Number(kept.toPrecision(9));
}

// actions/lib/core/regex-syntax.ts
const FLAGS = /^\(\?([ims]+)\)/;
function toJavaScript(source) {
	const foreign = foreignSyntax(source);
	if (foreign !== void 0) throw new SyntaxError(foreign);
	const [whole = "", flags = ""] = FLAGS.exec(source) ?? [];
	return {
		source: source.slice(whole.length).replaceAll("(?P<", "(?<").replace(/\(\?P=(\w+)\)/g, "\\k<$1>"),
		flags: [...new Set(flags)].join("")
	};
}
function foreignSyntax(source) {
	if (/\[\[:\w+:\]/.test(source)) return "classes such as [[:digit:]] are not read here, but [0-9] is";
	const outside = source.replace(/\[(?:\\.|[^\]\\])*\]/g, "x");
	if (/(?<!\\)(?:\\\\)*\\[AzZ]/.test(outside)) return "\\A, \\z and \\Z are not read here, but ^ and $ are";
	const signs = outside.replace(/\\./g, "x");
	if (/\(\?>|[*+?}]\+/.test(signs)) return "repetitions that never give back, (?>…) and a++, are not read here, but a+ is";
	if (/\(\?[a-z]*x[a-z]*[:)]/.test(signs)) return "the flag x is not read here";
}

// actions/lib/core/line-regex.ts
const PATIENCE = 250;
const LINE_LIMIT = 4096;
const TOGETHER = 100;
const LONGEST$2 = 1e4;
var LineRegex = class {
	#regex;
	#isHarmless;
	#tooSlow;
	constructor(source) {
		const read = toJavaScript(source);
		this.#regex = new RegExp(read.source, `${read.flags}d`);
		this.#regex.exec("");
		this.#isHarmless = isHarmless(read.source);
	}
	get tooSlow() {
		return this.#tooSlow;
	}
	get groups() {
		return (new RegExp(`|${this.#regex.source}`, this.#regex.flags).exec("")?.length ?? 1) - 1;
	}
	captures(lines) {
		return this.finds(lines).map((found) => found?.text);
	}
	finds(lines) {
		const found = [];
		for (let start = 0; start < lines.length; start += TOGETHER) found.push(...this.#look(lines.slice(start, start + TOGETHER)));
		return found;
	}
	#look(lines) {
		const capture = (line) => {
			const match = this.#regex.exec(line.slice(0, LINE_LIMIT));
			const [start, end] = match?.indices?.[1] ?? [0, 0];
			return match?.[1] === void 0 ? void 0 : {
				text: match[1],
				start,
				end
			};
		};
		if (this.#isHarmless) return lines.map(capture);
		if (this.#tooSlow === void 0) {
			const together = within(PATIENCE, () => lines.map(capture));
			if (together !== void 0) return together;
		}
		const since = performance.now();
		return lines.map((line) => {
			if (this.#tooSlow !== void 0) return void 0;
			const alone = within(PATIENCE, () => [capture(line)]);
			if (alone === void 0) this.#tooSlow = `takes more than ${PATIENCE} ms for one line`;
			else if (performance.now() - since > LONGEST$2) this.#tooSlow = `takes more than ${LONGEST$2 / 1e3} s for ${TOGETHER} lines`;
			return alone?.[0];
		});
	}
};
function isHarmless(source) {
	const flat = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, "x");
	return !/\||\(.*\(|\)[*+?{]/.test(flat) && flat.replace(/[^*+{]/g, "").length <= 1;
}
let script;
let context;
function within(milliseconds, work) {
	script ??= new Script("work()");
	context ??= createContext({});
	context.work = work;
	try {
		return script.runInContext(context, { timeout: milliseconds });
	} catch (error) {
		if (error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return void 0;
		throw error;
	}
}

// actions/lib/resources/training/sample-log.ts
function sampleLog(script) {
	return (/^(?:\s*#.*\n|\s*\n)*[rR]?("""|''')([\s\S]*?)\1/.exec(script.replaceAll("\r\n", "\n"))?.[2] ?? "").split("\n").slice(1).filter((line) => /^( {4}|\t)\s*\S/.test(line)).map((line) => line.trim());
}

// actions/lib/resources/training/check-metrics.ts
const longest = 500;
const most = 40;
const mostWhenTuning = 20;
function checkMetrics({ training = {}, tune }, repository) {
	const metrics = Object.entries(training.metrics ?? {});
	const limit = tune === void 0 ? most : mostWhenTuning;
	const findings = [];
	if (metrics.length > limit) findings.push({
		path: ["training", "metrics"],
		at: "key",
		what: `has ${metrics.length} metrics; SageMaker takes ${limit}${tune === void 0 ? "" : " when tuning"}`,
		instead: `keep at most ${limit}`
	});
	const script = `${training.source ?? ""}/${training["entry-point"] ?? "train.py"}`;
	const text = metrics.length === 0 || training.source === void 0 ? void 0 : repository.text(script);
	const sample = text === void 0 ? void 0 : sampleLog(text);
	if (sample?.length === 0) findings.push({
		path: ["training", "metrics"],
		at: "key",
		what: `cannot be tried: the docstring of ${script} shows no log lines`,
		instead: "put sample log lines, indented, in the docstring at its top",
		warning: true
	});
	for (const [name, regex] of metrics) {
		if (regex === void 0) continue;
		const finding = objection(regex, sample ?? [], script);
		if (finding !== void 0) findings.push({
			path: [
				"training",
				"metrics",
				name
			],
			...finding
		});
	}
	return findings;
}
function objection(regex, sample, script) {
	if (regex.length > longest) return {
		what: `has ${regex.length} characters; SageMaker takes ${longest}`,
		instead: "write a shorter expression"
	};
	const compiled = compile(regex);
	if (typeof compiled === "string") return {
		what: compiled,
		instead: "write an expression such as 'Loss: ([0-9.e+-]+)'"
	};
	const { groups } = compiled;
	if (groups !== 1) {
		const instead = groups === 0 ? "put the number in ( )" : "write (?: ) for every group except the one around the number";
		return {
			what: `has ${groups} capturing groups; SageMaker reads exactly one`,
			instead
		};
	}
	if (sample.length === 0) return void 0;
	const found = compiled.finds(sample);
	const captured = found.flatMap((figure) => figure?.text ?? []);
	if (compiled.tooSlow !== void 0) return {
		what: `${compiled.tooSlow} of the sample log in ${script}`,
		instead: "write no repetition inside a repetition, such as (a+)+, but an expression such as 'Loss: ([0-9.e+-]+)'"
	};
	if (captured.length === 0) return {
		what: `matches no line of the sample log in ${script}`,
		instead: `write an expression for one of its lines, e.g. ${show$1(sample.find((line) => /\d/.test(line)) ?? sample[0])}`
	};
	for (const [index, figure] of found.entries()) {
		const whole = figure && wholeFigure(sample[index] ?? "", figure);
		if (whole === void 0) continue;
		return {
			what: `captures ${show$1(figure?.text)} of ${show$1(whole)} in the sample log of ${script}`,
			instead: whole.includes(",") ? "let the script print numbers without thousands separators" : "put the whole number in ( ), with sign and exponent, as in 'Loss: ([0-9.e+-]+)'",
			warning: true
		};
	}
	const wrong = captured.find((group) => !isFigure(group) && !isDiverged(group));
	if (wrong === void 0) return void 0;
	return {
		what: `captures ${show$1(wrong)} in the sample log of ${script}, which is not a number`,
		instead: "put only the number in ( )"
	};
}
function compile(regex) {
	try {
		return new LineRegex(regex);
	} catch (error) {
		return `does not compile: ${error instanceof Error ? error.message.replace(/^.*: /, "") : String(error)}`;
	}
}

// actions/lib/resources/training/check-shell.ts
function checkShell({ training, tune }, repository) {
	if (training === void 0) return [];
	const source = training.source ?? "";
	const inside = repository.files(source).map((file) => file.slice(source.replace(/\/*$/, "/").length));
	const files = [...new Set(inside.map((file) => file.split("/")[0] ?? ""))];
	const script = training["entry-point"] ?? "train.py";
	const warning = isAwsTrainingImage(training.image ?? "pytorch") ? {} : { warning: true };
	const given = [...Object.entries(training.hyperparameters ?? {}).map(([name, value]) => [[
		"training",
		"hyperparameters",
		name
	], value]), ...Object.entries(tune?.ranges ?? {}).flatMap(([name, range]) => {
		const path = [
			"tune",
			"ranges",
			name
		];
		return Array.isArray(range) ? range.map((value, index) => [[...path, index], value]) : [[path, void 0]];
	})];
	const names = new Map(given.map(([path]) => [path[2], path.slice(0, 3)]));
	return [
		...checkScript(training["entry-point"], warning),
		...[...names].flatMap(([name, path]) => {
			if (name === "<<" || /^[^=]+$/.test(String(name)) && survivesShell(String(name), "train.py", files)) return [];
			return [{
				path,
				at: "key",
				what: "is not a name that works as a script argument and as an environment variable",
				instead: "write letters, digits, - and _",
				...warning
			}];
		}),
		...given.flatMap(([path, value]) => {
			if (typeof value !== "string" || value.includes("\n") || survivesShell(value, script, files)) return [];
			return [{
				path,
				what: `would reach ${script} changed: SageMaker's toolkit runs the command in a shell, and ${whatAShellDoes(value, script)}`,
				instead: remedy(value),
				...warning
			}];
		})
	];
}
function checkScript(script, warning) {
	if (script === void 0 || survivesShell(script, "train.py", [])) return [];
	return [{
		path: ["training", "entry-point"],
		what: `cannot be started: SageMaker's toolkit runs the command in a shell, and ${whatAShellDoes(script, "train.py")}`,
		instead: "give the file a name of letters, digits and _./-",
		...warning
	}];
}
function remedy(value) {
	if (value === "") return "remove it, or write a word such as none and handle it in the script";
	if (/^\s*[[{]/.test(value)) return "put it in a file of the bundle and name the file, or write 64,32 for a list";
	return "write a word of letters, digits and _@%+=:,./-, or put it in a file of the bundle and name the file";
}

// actions/lib/resources/training/costs.ts
function trainingCosts({ train }) {
	return Object.entries(train).map(([entry, { instance, count, maxRuntime }]) => ({
		is: "run",
		key: `train:${entry}`,
		product: {
			use: "training",
			instance
		},
		instances: count,
		jobs: 1,
		seconds: maxRuntime,
		earlier: async (scope) => (await import("./earlier2.mjs")).earlierTrainings(scope, entry, {
			instance,
			count
		})
	}));
}

// actions/lib/resources/training/permissions.ts
function permissions(config, place) {
	const arns = arnsOf(config, place);
	return {
		main: ofMain(config, arns),
		"pull-request": ofPullRequests(config, arns),
		execution: logs(arns, "main"),
		"pull-request-execution": logs(arns, "pull-request")
	};
}
function ofMain(config, arns) {
	const jobs = arns.jobs("main");
	if (jobs.length === 0) return [];
	const running = [...jobs, ...arns.trials("main")];
	return [
		allow("StartJobs", { sagemaker: [...START_JOBS, "AddTags"] }, jobs, taggedAsOwn(config)),
		allow("Jobs", { sagemaker: [...READ_JOBS, ...STOP_JOBS] }, running, unlessAnothers(config)),
		lists(),
		readQuotasAndPrices(),
		...readJobLogs(arns, "main"),
		passExecutionRole(config, arns, "main")
	];
}
function ofPullRequests(config, arns) {
	const jobs = arns.jobs("pull-request");
	if (jobs.length === 0) return [];
	const both = ["main", "pull-request"];
	return [
		allow("ReadJobs", { sagemaker: READ_JOBS }, [...both.flatMap((domain) => arns.jobs(domain)), ...arns.trials("pull-request")]),
		allow("StartJobs", { sagemaker: START_JOBS }, jobs, startedByPullRequests(config, machines(config))),
		allow("TagJobs", { sagemaker: ["AddTags"] }, jobs, startedByPullRequests(config, { StringEquals: { "sagemaker:TaggingAction": START_JOBS } })),
		allow("StopJobs", { sagemaker: STOP_JOBS }, jobs, unlessMains(config)),
		lists(),
		readQuotasAndPrices(),
		...readJobLogs(arns, ...both),
		passExecutionRole(config, arns, "pull-request")
	];
}
function machines({ tune, train }) {
	const resources = [...tune === void 0 ? [] : [tune], ...Object.values(train)];
	const types = [...new Set(resources.map(({ instance }) => instance))];
	const longest = Math.max(...resources.map(({ maxRuntime }) => maxRuntime));
	return {
		"ForAllValues:StringEquals": { "sagemaker:InstanceTypes": types },
		Null: { "sagemaker:InstanceTypes": ["false"] },
		NumericLessThanEquals: { "sagemaker:MaxRuntimeInSeconds": [String(longest)] },
		NumericLessThanEqualsIfExists: { "sagemaker:KeepAlivePeriod": ["0"] }
	};
}
const READ_JOBS = [...["DescribeTrainingJob", "DescribeHyperParameterTuningJob"], ...["ListTrainingJobsForHyperParameterTuningJob", "ListTags"]];
const START_JOBS = ["CreateTrainingJob", "CreateHyperParameterTuningJob"];
const STOP_JOBS = ["StopTrainingJob", "StopHyperParameterTuningJob"];
function readJobLogs(arns, ...domains) {
	return [allow("ListJobLogs", { logs: ["DescribeLogStreams"] }, [arns.regional("logs", `${TRAINING_LOGS}:*`)]), allow("ReadJobLogs", { logs: ["GetLogEvents"] }, domains.flatMap((domain) => arns.jobLogs(domain, "and trials")))];
}
function lists() {
	return allow("ListJobs", { sagemaker: ["ListTrainingJobs", "ListHyperParameterTuningJobs"] }, ["*"]);
}
function readQuotasAndPrices() {
	return allow("ReadQuotasAndPrices", {
		servicequotas: ["ListServiceQuotas", "ListAWSDefaultServiceQuotas"],
		pricing: ["GetProducts"]
	}, ["*"]);
}
function passExecutionRole(config, arns, domain) {
	return allow("PassExecutionRole", { iam: ["PassRole"] }, [arns.role(roleNames(config).execution[domain])], { StringEquals: { "iam:PassedToService": ["sagemaker.amazonaws.com"] } });
}
function logs(arns, domain) {
	const group = arns.regional("logs", TRAINING_LOGS);
	return [allow("LogGroups", { logs: ["CreateLogGroup", "DescribeLogStreams"] }, [group, `${group}:*`]), allow("Logs", { logs: ["CreateLogStream", "PutLogEvents"] }, arns.jobLogs(domain, "and trials"))];
}

// actions/lib/resources/training/resolve.ts
function resolveTrainings(written) {
	const { training, train = {} } = written;
	return {
		train: mapValues(train, (entry) => resources(entry, written)),
		...training && { training: resolveTraining(training) }
	};
}
function resolveTraining(training) {
	return given({
		...code(training),
		entryPoint: training["entry-point"] ?? "train.py",
		seed: training.seed,
		metrics: training.metrics ?? {},
		hyperparameters: training.hyperparameters ?? {},
		environment: texts(training.environment)
	});
}
function resources(entry, { aws, training }) {
	const { instance, count = 1 } = entry;
	return {
		instance,
		count,
		image: imageUri("training", training?.image ?? "pytorch", aws.region, instance),
		maxRuntime: toSeconds(entry["max-runtime"] ?? "2h"),
		volumeSize: toGigabytes(entry["volume-size"] ?? "30GB")
	};
}

// actions/lib/resources/training/schema.ts
var schema_exports$2 = /* @__PURE__ */ __exportAll({
	train: () => train,
	training: () => training$1
});
const training$1 = /* @__PURE__ */ optional(describe("The training script and the settings of all training jobs.", section({
	source: describe("Folder of the code: sagemaker_submit_directory.", path("python/training")),
	include,
	"entry-point": describe("File in source that runs: sagemaker_program. Default train.py.", /* @__PURE__ */ optional(path("train.py"))),
	image: describe("AlgorithmSpecification.TrainingImage: pytorch (AWS's image, CPU or GPU as the instance is) or an image URI. Default pytorch.", /* @__PURE__ */ optional(text("pytorch or an image URI", "pytorch", filled))),
	seed: describe("Hyperparameter seed of every job and RandomSeed of the tuning job. Default: none.", /* @__PURE__ */ optional(whole(0, 4294967295, "7"))),
	metrics: describe("AlgorithmSpecification.MetricDefinitions: metric name and regular expression. Its only group must match the whole number in the log, with sign and exponent.", /* @__PURE__ */ optional(entries(text("a metric name of at most 255 characters", "Validation Loss", /^.{1,255}$/), text("a regular expression", "'Validation Loss: ([0-9.e+-]+)'", filled), "a mapping of metric name to regular expression", "{ Validation Loss: 'Validation Loss: ([0-9.e+-]+)' }"))),
	hyperparameters: describe("HyperParameters (StaticHyperParameters when tuning): arguments of the script, --name value for each. For true and false the script gets True and False. Write a list as text such as 64,32 and split it in the script. A shell reads the arguments: values with spaces, quotes, $ and similar characters are refused.", /* @__PURE__ */ optional(entries(text("a hyperparameter name", "epochs", /^\S{1,256}$/), scalar("text, a number or true or false", "5"), "a mapping of hyperparameters", "{ epochs: 5 }"))),
	environment: environment("Environment of the jobs")
}, "{ source: python/training }")));
const train = /* @__PURE__ */ optional(describe("Training runs with the best hyperparameters, by name: one TrainingJob each.", entries(entryName("a name such as single"), section({
	instance: instance("the job", "ResourceConfig.InstanceType"),
	count: describe("ResourceConfig.InstanceCount: number of hosts. Each host reads batch_size images per step, so count x batch_size in total; the learning rate is not scaled. Above 1, sagemaker_torch_distributed_enabled starts the script with torchrun. Default 1.", /* @__PURE__ */ optional(whole(1, 20, "2"))),
	"max-runtime": maxRuntime,
	"volume-size": volumeSize
}, "{ instance: ml.m5.xlarge }"), "a mapping of training runs", "{ single: { instance: ml.m5.xlarge } }")));

// actions/lib/resources/training/index.ts
const training = {
	name: "training",
	sections: schema_exports$2,
	checks: [
		checkDivision,
		checkEntryPoint,
		checkEnvironment,
		checkHyperparameters,
		checkMetrics,
		checkShell
	],
	resolve: resolveTrainings,
	permissions,
	stages: { train: {
		has: (config, domain) => Object.keys(config.train).length > 0 && trainsIn(config, domain),
		runs: EVERYWHERE
	} },
	kinds: { "training job": async (aws) => (await import("./training-job2.aws.mjs")).trainingJobKind(aws) },
	costs: trainingCosts,
	build: async () => (await import("./graph3.mjs")).buildTraining
};

// actions/lib/resources/tuning/checks.ts
const mostBayesianJobs = 750;
const mostRanges = 30;
const longestValue = 256;
function checkTuning({ tune, training }) {
	if (tune === void 0) return [];
	return [
		...checkNumbers(tune),
		...training === void 0 ? [] : checkObjective(tune.objective, training.metrics),
		...checkRanges(tune.ranges),
		...checkCombinations(tune)
	];
}
function checkNumbers({ jobs, parallel, strategy = "Bayesian" }) {
	const findings = [];
	if (jobs !== void 0 && parallel !== void 0 && parallel > jobs) findings.push({
		path: ["tune", "parallel"],
		what: `is ${parallel}, more than jobs, which is ${jobs}`,
		instead: `write ${jobs} or less`
	});
	if (jobs !== void 0 && jobs > mostBayesianJobs && strategy === "Bayesian") findings.push({
		path: ["tune", "jobs"],
		what: `is ${jobs}; SageMaker takes ${mostBayesianJobs} for Bayesian`,
		instead: `write ${mostBayesianJobs} or less, or strategy: Random`
	});
	return findings;
}
function checkObjective(objective, metrics = {}) {
	if (objective === void 0) return [];
	const path = ["tune", "objective"];
	const wanted = Object.entries(objective).filter(([, metric]) => metric !== void 0);
	if (wanted.length !== 1) return [{
		path,
		what: wanted.length === 0 ? "has no metric" : "has both minimize and maximize",
		instead: "write minimize or maximize with a metric"
	}];
	return wanted.flatMap(([direction, metric = ""]) => {
		const names = Object.keys(metrics);
		if (!names.includes(metric)) {
			const near = nearest(metric, names);
			const instead = names.length === 0 ? `add ${metric} to training.metrics` : `write ${near ?? `one of ${names.join(", ")}`}`;
			return [{
				path: [...path, direction],
				what: `is not a metric in training.metrics: ${JSON.stringify(metric)}`,
				instead
			}];
		}
		if (!/test/i.test(`${metric} ${String(metrics[metric])}`)) return [];
		const what = "seems to be measured on the test split: a metric that selects the model can no longer test it";
		return [{
			path: [...path, direction],
			what,
			instead: "write a metric of the validation split",
			warning: true
		}];
	});
}
function checkRanges(ranges) {
	if (ranges === void 0) return [];
	const path = ["tune", "ranges"];
	const names = Object.keys(ranges);
	const findings = [];
	if (names.length === 0) findings.push({
		path,
		what: "has no range to search",
		instead: "write for example learning_rate: { min: 0.001, max: 0.1 }"
	});
	else if (names.length > mostRanges) {
		const what = `has ${names.length} hyperparameters; SageMaker searches ${mostRanges} at most`;
		findings.push({
			path,
			at: "key",
			what,
			instead: `keep at most ${mostRanges}`
		});
	}
	for (const [name, range] of Object.entries(ranges)) {
		if (range === void 0) continue;
		const found = Array.isArray(range) ? checkValues(range) : checkLimits(range);
		findings.push(...found.map((finding) => ({
			...finding,
			path: [
				...path,
				name,
				...finding.path
			]
		})));
	}
	return findings;
}
function checkCombinations({ jobs, ranges = {} }) {
	let combinations = 1;
	for (const range of Object.values(ranges)) if (Array.isArray(range)) combinations *= new Set(range.map(String)).size;
	else {
		const { min, max, integer } = range ?? {};
		if (integer !== true || min === void 0 || max === void 0) return [];
		combinations *= Math.max(Math.floor(max) - Math.ceil(min) + 1, 1);
	}
	if (jobs === void 0 || jobs <= combinations || Object.keys(ranges).length === 0) return [];
	return [{
		path: ["tune", "jobs"],
		what: `is ${jobs}, but tune.ranges has ${combinations} ${combinations === 1 ? "combination" : "combinations"}, and SageMaker does not repeat one`,
		instead: `write ${combinations} or less, or add values or a range of numbers`
	}];
}
function checkValues(values) {
	return values.flatMap((value, index) => {
		if (value === void 0) return [];
		const path = [index];
		if (values.findIndex((other) => String(other) === String(value)) < index) return [{
			path,
			what: `is duplicated: ${value}`,
			instead: "keep one"
		}];
		if (String(value).length <= longestValue && /^[^\n]+$/.test(String(value))) return [];
		return [{
			path,
			what: `must be one line of 1 to ${longestValue} characters`,
			instead: "write a shorter value"
		}];
	});
}
function checkLimits({ min, max, scale = "auto", integer = false }) {
	if (min === void 0 || max === void 0) return [];
	const findings = [];
	if (min >= max) findings.push({
		path: ["min"],
		what: `is ${min}, not below max, which is ${max}`,
		instead: `write less than ${max}`
	});
	if (scale === "log" && min <= 0) findings.push({
		path: ["min"],
		what: `is ${min}; a log scale begins above 0`,
		instead: "write a number above 0, or scale: linear"
	});
	if (scale === "reverse-log" && integer) findings.push({
		path: ["scale"],
		what: "reverse-log is for continuous ranges only",
		instead: "write log or linear"
	});
	else if (scale === "reverse-log" && (min < 0 || max >= 1)) {
		const path = [min < 0 ? "min" : "max"];
		findings.push({
			path,
			what: "a reverse-log scale needs values from 0 to below 1",
			instead: "write 0 <= min < max < 1"
		});
	}
	if (!integer) return findings;
	for (const [key, value] of Object.entries({
		min,
		max
	})) if (!Number.isInteger(value)) findings.push({
		path: [key],
		what: `is ${value}, but integer is true`,
		instead: `write ${Math.round(value)}`
	});
	return findings;
}

// actions/lib/resources/tuning/costs.ts
function tuningCosts({ tune }) {
	if (tune === void 0) return [];
	const { instance, count, jobs, maxRuntime } = tune;
	return [{
		is: "run",
		key: "tune",
		product: {
			use: "training",
			instance
		},
		instances: count,
		jobs,
		seconds: maxRuntime,
		earlier: async (scope) => (await import("./earlier4.mjs")).earlierTunings(scope, tune)
	}];
}

// actions/lib/resources/tuning/resolve.ts
const scales = {
	auto: "Auto",
	linear: "Linear",
	log: "Logarithmic",
	"reverse-log": "ReverseLogarithmic"
};
function resolveTuning(written) {
	return written.tune === void 0 ? {} : { tune: resolveTune(written.tune, written) };
}
function resolveTune(tune, written) {
	const { minimize, maximize = "" } = tune.objective;
	return {
		...resources(tune, written),
		strategy: tune.strategy ?? "Bayesian",
		jobs: tune.jobs,
		parallel: tune.parallel ?? 1,
		objective: minimize === void 0 ? {
			type: "Maximize",
			metric: maximize
		} : {
			type: "Minimize",
			metric: minimize
		},
		ranges: mapValues(tune.ranges, resolveRange),
		earlyStopping: tune["early-stopping"] ?? false
	};
}
function resolveRange(range) {
	if (Array.isArray(range)) return {
		type: "Categorical",
		values: range
	};
	const { min, max, scale = "auto", integer = false } = range;
	return {
		type: integer ? "Integer" : "Continuous",
		min,
		max,
		scale: scales[scale]
	};
}

// actions/lib/resources/tuning/schema.ts
var schema_exports$1 = /* @__PURE__ */ __exportAll({ tune: () => tune });
const range = /* @__PURE__ */ union([list(/* @__PURE__ */ union([
	/* @__PURE__ */ string(),
	/* @__PURE__ */ number$1(),
	/* @__PURE__ */ boolean()
], { error: () => "must be text, a number or true or false\n32" }), "a list of 1 to 30 values", "[32, 64, 128]", 30), section({
	min: describe("MinValue.", number("0.001")),
	max: describe("MaxValue.", number("0.1")),
	scale: describe("ScalingType: auto, linear, log (Logarithmic) or reverse-log (ReverseLogarithmic). Default auto.", /* @__PURE__ */ optional(choice([
		"auto",
		"linear",
		"log",
		"reverse-log"
	]))),
	integer: describe("true makes it one of IntegerParameterRanges. Default false: ContinuousParameterRanges.", /* @__PURE__ */ optional(flag()))
}, "{ min: 0.001, max: 0.1 }")], { error: () => "must be a list of values or a mapping with min and max\n{ min: 0.001, max: 0.1 } or [32, 64]" });
const metricOf = (word) => describe(`HyperParameterTuningJobObjective with Type ${word}: a name from training.metrics.`, /* @__PURE__ */ optional(text("a metric name", "Validation Loss", filled)));
const tune = /* @__PURE__ */ optional(describe("The tuning job that searches the best hyperparameters (HyperParameterTuningJob).", section({
	instance: instance("each trial", "TrainingJobDefinition.ResourceConfig.InstanceType"),
	"max-runtime": maxRuntime,
	"volume-size": volumeSize,
	strategy: describe("Strategy. Default Bayesian.", /* @__PURE__ */ optional(choice(["Bayesian", "Random"]))),
	jobs: describe("ResourceLimits.MaxNumberOfTrainingJobs: number of trials.", whole(1, 1e4, "4")),
	parallel: describe("ResourceLimits.MaxParallelTrainingJobs: number of parallel trials. Default 1.", /* @__PURE__ */ optional(whole(1, 100, "1"))),
	objective: describe("HyperParameterTuningJobObjective.", section({
		minimize: metricOf("Minimize"),
		maximize: metricOf("Maximize")
	}, "{ minimize: Validation Loss }")),
	ranges: describe("ParameterRanges: the hyperparameters to search.", entries(text("a hyperparameter name", "learning_rate", /^\S{1,256}$/), range, "a mapping of hyperparameter to range", "{ learning_rate: { min: 0.001, max: 0.1 } }")),
	"early-stopping": describe("TrainingJobEarlyStoppingType Auto (true) or Off (false). Default false.", /* @__PURE__ */ optional(flag()))
}, "{ instance: ml.m5.xlarge, jobs: 4, objective: …, ranges: … }")));

// actions/lib/resources/tuning/index.ts
const tuning = {
	name: "tuning",
	sections: schema_exports$1,
	checks: [checkTuning],
	resolve: resolveTuning,
	stages: { tune: {
		has: (config, domain) => config.tune !== void 0 && trainsIn(config, domain),
		runs: EVERYWHERE
	} },
	kinds: { "tuning job": async (aws) => (await import("./tuning-job2.aws.mjs")).tuningJobKind(aws) },
	costs: tuningCosts,
	build: async () => (await import("./graph2.mjs")).buildTuning
};

// actions/lib/resources/weights/resolve.ts
function resolveWeights({ weights }) {
	return weights === void 0 ? {} : { weights: {
		locations: [weights.source].flat(),
		sha256: weights.sha256
	} };
}

// actions/lib/resources/weights/schema.ts
var schema_exports = /* @__PURE__ */ __exportAll({ weights: () => weights$1 });
const weights$1 = /* @__PURE__ */ optional(describe("Pretrained weights: the input channel \"weights\", so that jobs do not download them.", section({
	source: describe("File or https address. In a list, the first that can be read is used.", oneOrMore(location, "a location or a list of them", "https://example.com/weights.pth")),
	sha256
}, "{ source: https://example.com/weights.pth, sha256: … }")));

// actions/lib/resources/weights/index.ts
const weights = {
	name: "weights",
	sections: schema_exports,
	checks: [],
	resolve: resolveWeights,
	stages: {},
	kinds: { weights: async (aws) => (await import("./object.mjs")).objectKind(aws, "weights") },
	build: async () => (await import("./node8.mjs")).buildWeights
};

// actions/lib/resources/index.ts
const families = [
	account,
	storage,
	data,
	weights,
	left,
	code$1,
	tuning,
	training,
	ec2,
	endpoint,
	autoscaling,
	functions,
	preview,
	comparison,
	notebook
];

// actions/lib/core/poll.ts
const SHORTEST = 100;
const USUAL = 500;
const LONGEST$1 = 3e4;
function nextWait(elapsed, random) {
	const early = Math.min(USUAL, Math.max(SHORTEST, elapsed / 2));
	return Math.min(LONGEST$1, Math.max(early, elapsed / 60)) * (.8 + .4 * random);
}
async function poll(what, look, options) {
	const { clock, signal, deadline } = options;
	const started = clock.now();
	for (;;) {
		signal.throwIfAborted();
		try {
			const found = await look();
			if (found !== void 0) return found;
		} catch (error) {
			signal.throwIfAborted();
			if (!isTransient(error)) throw error;
			options.onError?.(error);
		}
		const wait = nextWait(clock.now() - started, clock.random());
		if (clock.now() + wait > deadline) throw new Pending(what);
		await clock.sleep(wait, signal);
	}
}

// actions/lib/dataset/limits.ts
const MAX_ENTRIES = 1e6;
const MAX_TOTAL_BYTES = 200 * 1024 ** 3;
const MAX_RATIO = 200;
const RATIO_FREE_BYTES = 16 * 1024 ** 2;
function isBomb(packed, unpacked) {
	return unpacked > RATIO_FREE_BYTES && unpacked > packed * 200;
}
function formatBytes(bytes) {
	const units = [
		"bytes",
		"KiB",
		"MiB",
		"GiB",
		"TiB"
	];
	let unit = 0;
	let value = bytes;
	for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
	return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

// actions/lib/core/compare.ts
function compare(found, wanted) {
	const [before, after] = [flatten(found), flatten(wanted)];
	return [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).sort().map((path) => ({
		path,
		before: before.get(path),
		after: after.get(path),
		by: "replace"
	}));
}
function flatten(value, path = "", leaves = /* @__PURE__ */ new Map()) {
	if (typeof value === "object" && value !== null) for (const [key, member] of Object.entries(value)) flatten(member, path === "" ? key : `${path}.${key}`, leaves);
	else if (value !== void 0 && value !== null && value !== false) leaves.set(path, value);
	return leaves;
}
const MOST = 20;
const LONGEST = 200;
function describeChanges(changes) {
	return [...changes.slice(0, MOST).map(({ path, before, after }) => `${path}: ${show(before)} → ${show(after)}`), ...changes.length > MOST ? [`${changes.length - MOST} more`] : []].join(", ");
}
function show(value) {
	const text = typeof value === "string" ? value : JSON.stringify(value) ?? "nothing";
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

// actions/lib/resources/published.ts
function prefixOf({ config }, domain) {
	return domainPrefix(config.name, domain);
}
function inDomain(scope, at) {
	if (scope.domain === "main") return at("main");
	const main = at("main");
	const changes = (resource, tags) => (main.changes?.(resource, tags) ?? []).filter(({ ofMaker }) => ofMaker !== true);
	return {
		...at("pull-request"),
		published: {
			...main,
			changes,
			refusal: main.refusal ?? MAINS
		}
	};
}
function ofMaker(changes, { executionRole }) {
	return changes.filter(({ path }) => !isRole(path) || executionRole !== "").map((change) => isRole(change.path) ? {
		...change,
		ofMaker: true
	} : change);
}
function isRole(path) {
	return path === "role" || path.endsWith(".role");
}
const MAINS = new Failure("not-found: No run on main has created it.", "A pull request creates its own.");

// actions/lib/dataset/parallel.ts
const BYTES_IN_WORK = 67108864;
const HELD_BYTES = BYTES_IN_WORK;
function weightOf(size) {
	return Math.min(size, HELD_BYTES);
}
async function inParallel(items, options, work) {
	const failing = new AbortController();
	const signal = AbortSignal.any([options.signal, failing.signal]);
	let next = 0;
	let weight = 0;
	const waiting = [];
	const lane = async () => {
		for (let item = items[next++]; item !== void 0 && !signal.aborted; item = items[next++]) {
			const heavy = options.weigh(item);
			while (weight > 0 && weight + heavy > BYTES_IN_WORK) await new Promise((wake) => waiting.push(wake));
			weight += heavy;
			await work(item, signal).catch((error) => failing.abort(error));
			weight -= heavy;
			for (const wake of waiting.splice(0)) wake();
		}
	};
	await Promise.all(Array.from({ length: options.concurrency }, lane));
	signal.throwIfAborted();
}

// actions/lib/dataset/progress.ts
const INTERVAL_MS = 1e3;
var Meter = class {
	#started = performance.now();
	#report;
	#phase;
	#total;
	#reported = this.#started;
	#files = 0;
	#bytes = 0;
	constructor(report, phase, total = {}) {
		this.#report = report;
		this.#phase = phase;
		this.#total = total;
	}
	add(files, bytes) {
		this.#files += files;
		this.#bytes += bytes;
		const now = performance.now();
		if (now - this.#reported < INTERVAL_MS) return;
		this.#reported = now;
		this.#tell(now);
	}
	done() {
		this.#tell(performance.now());
	}
	#tell(now) {
		const seconds = Math.max((now - this.#started) / 1e3, .001);
		const rate = this.#bytes / seconds;
		const { files, bytes } = this.#total;
		this.#report({
			phase: this.#phase,
			files: this.#files,
			bytes: this.#bytes,
			rate,
			...files !== void 0 && { totalFiles: files },
			...bytes !== void 0 && { totalBytes: bytes },
			...bytes !== void 0 && rate > 0 && { secondsLeft: Math.max(bytes - this.#bytes, 0) / rate }
		});
	}
};

// actions/lib/dataset/hash.ts
function sha256Of(body) {
	return hash("sha256", body);
}
async function hashFile(path, signal) {
	const digest = createHash("sha256");
	await pipeline(createReadStream(path, { highWaterMark: 1048576 }), digest, { signal });
	return digest.digest("hex");
}
async function hashEntries(entries, reader, { location, signal, progress }) {
	const meter = new Meter(progress, "hash", {
		files: entries.length,
		bytes: entries.reduce((sum, { size }) => sum + size, 0)
	});
	const files = /* @__PURE__ */ new Map();
	const findings = [];
	await inParallel(entries, {
		concurrency: 16,
		weigh: ({ size }) => weightOf(size),
		signal
	}, async (entry) => {
		try {
			files.set(entry, await hashEntry(entry, reader, signal, (bytes) => meter.add(0, bytes)));
			meter.add(1, 0);
		} catch (error) {
			if (!(error instanceof DatasetError)) throw error;
			findings.push(...error.findings);
		}
	});
	meter.done();
	refuseErrors(`${location} has files that cannot be read.`, findings);
	return entries.flatMap((entry) => files.get(entry) ?? []);
}
async function hashEntry(entry, { read, stream }, signal, tell) {
	const { path } = entry;
	if (entry.size <= 67108864) {
		const body = await read(entry);
		refusePointer(path, body);
		tell(body.length);
		return {
			path,
			size: body.length,
			sha256: sha256Of(body)
		};
	}
	const digest = createHash("sha256");
	let size = 0;
	for await (const piece of stream(entry)) {
		signal.throwIfAborted();
		digest.update(piece);
		size += piece.length;
		tell(piece.length);
	}
	return {
		path,
		size,
		sha256: digest.digest("hex")
	};
}
function refusePointer(path, body) {
	if (isLfsPointer(body)) throw new DatasetError(`${path} ${LFS_POINTER}.`, [{
		level: "error",
		path,
		what: LFS_POINTER
	}]);
}
function unchanged(file, body) {
	if (sha256Of(body) === file.sha256) return body;
	throw changed(file);
}
async function* unchangedPieces(file, pieces) {
	const digest = createHash("sha256");
	for await (const piece of pieces) {
		digest.update(piece);
		yield piece;
	}
	if (digest.digest("hex") !== file.sha256) throw changed(file);
}
function changed({ path }) {
	return new DatasetError(`${path} changed while the data set was being read. Run again when nothing writes to it.`);
}

export { DEFAULT_AMI as $, survivesShell as A, toSeconds as At, LARGEST_BODY as B, Undecided as Bt, divergedExpression as C, dotted as Ct, wholeFigure as D, shorten as Dt, isFigure as E, plainLines as Et, previewPrefix as F, refuseErrors as Ft, contentName as G, attemptName as H, isAlreadyThere as Ht, previewsPrefix as I, Blocked as It, isContentName as J, contentPrefix as K, pullRequestOf as L, Failure as Lt, EXPIRES_AT as M, explainFullDisk as Mt, expiryOf as N, formatFindings as Nt, withoutColours as O, again as Ot, previewName as P, isFullDisk as Pt, servedFromEc2 as Q, notebookName as R, Failures as Rt, LineRegex as S, withoutMisspelt as St, isDiverged as T, discard as Tt, byPipeline as U, isTransient as Ut, logGroupOf as V, endOfLog as Vt, changedParts as W, withShownAddresses as X, shownAddress as Y, compares as Z, formatBytes as _, isCredentialName as _t, unchangedPieces as a, describe as at, poll as b, credentialInValue as bt, inParallel as c, TRAINING_LOGS as ct, ofMaker as d, LFS_POINTER as dt, contentOf as et, prefixOf as f, isLfsPointer as ft, MAX_TOTAL_BYTES as g, isAwsTrainingImage as gt, MAX_ENTRIES as h, tuningPrefix as ht, unchanged as i, tagName as it, whatAShellDoes as j, DatasetError as jt, valueObstacle as k, durationPattern as kt, weightOf as l, roleNames as lt, describeChanges as m, domainPrefix as mt, hashFile as n, ownTags as nt, Meter as o, section as ot, compare as p, isLfsPointerFile as pt, digest as q, sha256Of as r, ownershipConflict as rt, HELD_BYTES as s, given as st, hashEntries as t, ownTag as tt, inDomain as u, policy as ut, isBomb as v, isSecretByName as vt, float32 as w, nearest as wt, families as x, diagnose as xt, nextWait as y, secretsIn as yt, scriptsPrefix as z, Pending as zt };