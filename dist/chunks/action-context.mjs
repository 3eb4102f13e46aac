import { a as info, c as setSecret, d as summary, i as getState, l as startGroup, n as error, o as saveState, r as getInput, s as setOutput, t as endGroup, u as warning } from "./actions-toolkit.mjs";
import { At as toSeconds, Dt as shorten, Et as plainLines, Lt as Failure, Ot as again, kt as durationPattern } from "./shared.mjs";
import { t as format } from "./_util.mjs";
import { setTimeout } from "node:timers/promises";
import { randomUUID } from "node:crypto";

// actions/lib/core/clock.ts
const systemClock = {
	now: () => Date.now(),
	sleep: (milliseconds, signal) => setTimeout(milliseconds, void 0, { signal }),
	random: () => Math.random()
};

// actions/lib/core/duplicate-keys.ts
const PIECES = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/gs;
function duplicateKeys(text) {
	const open = [];
	const duplicates = [];
	let before = "";
	for (const [piece] of text.matchAll(PIECES)) {
		if (piece === "{" || piece === "[") open.push(/* @__PURE__ */ new Set());
		else if (piece === "}" || piece === "]") open.pop();
		else if (piece === ":") {
			const key = JSON.parse(before);
			if (open.at(-1)?.has(key)) duplicates.push(key);
			open.at(-1)?.add(key);
		}
		before = piece;
	}
	return duplicates;
}

// actions/lib/runner/id-token.ts
const TIMES_OUT = 1e4;
const TRIES = 5;
async function fetchIdToken({ url, token }, audience, printer) {
	try {
		const request = () => ask(`${url}&audience=${encodeURIComponent(audience)}`, token);
		const value = await again(request, (error) => error instanceof Refused ? 1 : TRIES);
		printer.mask(value);
		return value;
	} catch (error) {
		const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
		throw new Failure(`credentials-missing: GitHub gave this job no OIDC token: ${cause instanceof Error ? cause.message : String(cause)}.`, "See githubstatus.com and run the job again. A job has a token for about six hours.");
	}
}
var Refused = class extends Error {};
async function ask(url, token) {
	const response = await fetch(url, {
		headers: {
			authorization: `Bearer ${token}`,
			accept: "application/json"
		},
		signal: AbortSignal.timeout(TIMES_OUT)
	});
	if (!response.ok) throw new (response.status < 500 ? Refused : Error)(`HTTP ${response.status}`);
	const { value } = await response.json();
	if (typeof value !== "string") throw new Refused("the response contains no token");
	return value;
}

// actions/lib/runner/ledger.ts
const STARTED = "started";
var StateLedger = class {
	#refs = /* @__PURE__ */ new Map();
	started(ref) {
		this.#refs.set(`${ref.kind} ${ref.id}`, ref);
		this.#save();
	}
	settled(ref) {
		if (this.#refs.delete(`${ref.kind} ${ref.id}`)) this.#save();
	}
	release() {
		this.#refs.clear();
		this.#save();
	}
	open() {
		return [...this.#refs.values()];
	}
	#save() {
		saveState(STARTED, JSON.stringify(this.open()));
	}
};
function leftOver() {
	const saved = getState(STARTED);
	return saved === "" ? [] : JSON.parse(saved);
}

// actions/lib/runner/hide-account.ts
function hideAccount(text, account) {
	if (!/^\d{12}$/.test(account)) return text;
	return text.replace(new RegExp(`(?<![\\p{L}\\d]|\\d\\.|[\\da-f]{8}-(?:[\\da-f]{4}-){3})${account}(?![\\p{L}\\d]|\\.\\d)`, "gu"), "***");
}

// actions/lib/runner/printer.ts
const LONGEST_ANNOTATION = 3900;
const IGNORED = "[\\p{C}\\p{M}\\p{DI}]*";
const COMMAND = new RegExp(`^(?=[\\s\\p{Z}\\p{C}\\p{M}\\p{DI}]*:${IGNORED}:)|(?=\\[)(?<=#${IGNORED}#${IGNORED})`, "gu");
function disarm(line) {
	return line.replace(COMMAND, "\\");
}
var Printer = class {
	#account = "";
	hide(account) {
		this.#account = account;
	}
	line(text) {
		info(this.#lines(text).map(disarm).join("\n  "));
	}
	group(title, lines) {
		const resume = randomUUID();
		startGroup(this.#lines(title).join(" "));
		info(`::stop-commands::${resume}`);
		for (const line of lines.flatMap((text) => this.#lines(text))) info(disarm(line));
		info(`::${resume}::`);
		endGroup();
	}
	annotate(level, message, heading) {
		const lines = this.#lines(message).map(disarm);
		const text = lines.join("\n");
		if (text.length > LONGEST_ANNOTATION) this.group(`the whole of the next ${level}`, lines);
		(level === "error" ? error : warning)(shorten(text, LONGEST_ANNOTATION), heading);
	}
	shown(text) {
		return hideAccount(text, this.#account);
	}
	mask(secret) {
		setSecret(secret);
	}
	speakForAll() {
		for (const level of [
			"debug",
			"error",
			"info",
			"log",
			"trace",
			"warn"
		]) console[level] = (...words) => this.line(format(...words));
		process.removeAllListeners("warning");
		process.on("warning", ({ name, message }) => this.line(`${name}: ${message}`));
	}
	async flush() {
		await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write("", resolve))));
	}
	#lines(text) {
		return plainLines(this.shown(text));
	}
};

// actions/lib/runner/action-context.ts
var InputError = class extends Failure {
	constructor(what, next) {
		super(`input-invalid: ${what}`, next);
		this.name = "InputError";
	}
};
const ACCOUNT = "account";
var ActionContext = class {
	environment = process.env;
	ledger = new StateLedger();
	signal;
	clock = systemClock;
	outputs = {};
	printer = new Printer();
	#remembered = /* @__PURE__ */ new Map();
	constructor(signal) {
		this.signal = signal;
		this.printer.hide(this.account);
	}
	get account() {
		const arns = [
			"aws-role",
			"execution-role",
			"function-role"
		].map((name) => this.input(name)).join(" ");
		return this.recall(ACCOUNT) || (/\barn:aws[\w-]*:iam::(\d{12}):role\//.exec(arns)?.[1] ?? "");
	}
	worksIn(account) {
		this.remember(ACCOUNT, account);
		this.printer.hide(account);
	}
	input(name) {
		return getInput(name);
	}
	flag(name) {
		const value = this.input(name);
		if (![
			"true",
			"false",
			""
		].includes(value)) throw new InputError(`The input ${name} is ${value}.`, "Write true or false.");
		return value === "true";
	}
	choice(name, values) {
		const value = this.input(name);
		const found = value === "" ? values[0] : values.find((allowed) => allowed === value);
		if (found === void 0) throw new InputError(`The input ${name} is ${value}.`, `Write one of: ${values.join(", ")}.`);
		return found;
	}
	number(name) {
		const value = this.input(name);
		if (value === "") return void 0;
		const number = Number(value);
		if (Number.isFinite(number) && number > 0) return number;
		throw new InputError(`The input ${name} is ${value}.`, "Write a number above 0.");
	}
	duration(name) {
		const value = this.input(name);
		if (value === "") return void 0;
		if (durationPattern.test(value)) return toSeconds(value);
		throw new InputError(`The input ${name} is ${value}.`, "Write a duration such as 30s, 90m or 5h.");
	}
	json(name) {
		const value = this.input(name);
		if (value === "") return void 0;
		const asWritten = (_key, read, { source }) => typeof read === "number" && String(read) !== source ? source : read;
		let parsed;
		try {
			parsed = JSON.parse(value, asWritten);
		} catch {}
		if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) {
			const [duplicate] = duplicateKeys(value);
			if (duplicate === void 0) return parsed;
			throw new InputError(`The input ${name} has the key ${duplicate} twice.`, "Remove one of the two.");
		}
		throw new InputError(`The input ${name} is not a JSON object: ${value}`, "Write for example {\"batch_size\": 64, \"learning_rate\": 0.005}.");
	}
	output(name, value) {
		const text = typeof value === "object" ? JSON.stringify(value) : String(value ?? "");
		this.outputs[name] = text;
		setOutput(name, text);
	}
	remember(name, value) {
		this.#remembered.set(name, value);
		saveState(name, value);
	}
	recall(name) {
		return this.#remembered.get(name) ?? getState(name);
	}
	get idToken() {
		const url = this.environment["ACTIONS_ID_TOKEN_REQUEST_URL"];
		const token = this.environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"];
		return url && token ? () => fetchIdToken({
			url,
			token
		}, "sts.amazonaws.com", this.printer) : void 0;
	}
	info(line) {
		this.printer.line(line);
	}
	group(title, lines) {
		this.printer.group(title, lines);
	}
	annotate(level, message, heading) {
		this.printer.annotate(level, message, heading);
	}
	async summarize(markdown) {
		if (!this.environment["GITHUB_STEP_SUMMARY"]) return;
		try {
			await summary.addRaw(this.printer.shown(markdown), true).write();
		} catch (error) {
			this.annotate("warning", `The job's summary could not be written: ${error instanceof Error ? error.message : error}.`);
		}
	}
};

export { systemClock as i, InputError as n, leftOver as r, ActionContext as t };