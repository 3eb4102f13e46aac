import { a as info, c as setSecret, d as summary, i as getState, l as startGroup, n as error, o as saveState, r as getInput, s as setOutput, t as endGroup, u as warning } from "./actions-toolkit.mjs";
import { o as toSeconds, t as durationPattern } from "./units.mjs";
import { n as Failure } from "./failure.mjs";
import { t as again } from "./again.mjs";
import { t as format } from "./_util.mjs";
import { n as shorten, t as plainLines } from "./plain-text.mjs";
import { setTimeout } from "node:timers/promises";
import { randomUUID } from "node:crypto";

// actions/lib/core/clock.ts
/** The real time. */
const systemClock = {
	now: () => Date.now(),
	sleep: (milliseconds, signal) => setTimeout(milliseconds, void 0, { signal }),
	random: () => Math.random()
};

// actions/lib/core/duplicate-keys.ts
/** Strings and signs of JSON. */
const PIECES = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/gs;
/**
* Keys that an object of a JSON text has twice: `JSON.parse` drops all but the last value.
*
* @param text valid JSON
*/
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
/** Milliseconds until one request is given up. */
const TIMES_OUT = 1e4;
const TRIES = 5;
/**
* A fresh OIDC token of this job, masked in the log. The request is GitHub's (docs.github.com, OpenID Connect reference,
* "Using environment variables on the runner"). It is not left to the toolkit's `getIDToken`, whose HTTP client takes
* every action as long to load as all the rest of it.
*
* @throws Failure when GitHub refuses, or does not answer five times
*/
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
/** An answer that stays what it is, however often one asks. */
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
/** What this run has started and not seen end, kept where GitHub's runner hands it to the post step even after a kill. */
var StateLedger = class {
	#refs = /* @__PURE__ */ new Map();
	started(ref) {
		this.#refs.set(`${ref.kind} ${ref.id}`, ref);
		this.#save();
	}
	settled(ref) {
		if (this.#refs.delete(`${ref.kind} ${ref.id}`)) this.#save();
	}
	/** The run has ended by itself: what goes on (its wait was over) is for the next run to take up, not to be stopped. */
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
/** In the post step: what main had started and not seen end. */
function leftOver() {
	const saved = getState(STARTED);
	return saved === "" ? [] : JSON.parse(saved);
}

// actions/lib/runner/hide-account.ts
/**
* A text for readers without an account's number: logs, annotations and summaries are public where the repository is.
* Only the whole number is hidden, as ARNs and bucket names have it, and not where it is a part of a longer word or
* number, or the end of a request id.
*
* @param account 12 digits
*/
function hideAccount(text, account) {
	if (!/^\d{12}$/.test(account)) return text;
	return text.replace(new RegExp(`(?<![\\p{L}\\d]|\\d\\.|[\\da-f]{8}-(?:[\\da-f]{4}-){3})${account}(?![\\p{L}\\d]|\\.\\d)`, "gu"), "***");
}

// actions/lib/runner/printer.ts
/** Characters of an annotation; the runner cuts it after 4,096 without a word. Source: actions/runner, ExecutionContext.cs. */
const LONGEST_ANNOTATION = 3900;
/** Takes no room in a comparison of .NET's strings, which is how the runner looks for `::` and `##[`. */
const IGNORED = "[\\p{C}\\p{M}\\p{DI}]*";
const COMMAND = new RegExp(`^(?=[\\s\\p{Z}\\p{C}\\p{M}\\p{DI}]*:${IGNORED}:)|(?=\\[)(?<=#${IGNORED}#${IGNORED})`, "gu");
/**
* A line that the runner does not obey: it takes `::` at the beginning of a line and `##[` anywhere in it for a command
* (actions/runner, ActionCommand.cs); its log viewer, too, folds and colours what follows `##[`. A backslash keeps both
* readable.
*/
function disarm(line) {
	return line.replace(COMMAND, "\\");
}
/**
* The one way to print. What is printed may hold the words of others (jobs, endpoints, functions, AWS, file names, the
* config), and the runner obeys lines: so no text becomes a command here, and none hides or moves others in a terminal.
*/
var Printer = class {
	#account = "";
	/** From now on the number of the account is not shown. */
	hide(account) {
		this.#account = account;
	}
	/** A line of our own, in which others may have words; further lines that these hold are indented. */
	line(text) {
		info(this.#lines(text).map(disarm).join("\n  "));
	}
	/** Lines that are folded away, while the runner obeys no command but the one that only this group knows. */
	group(title, lines) {
		const resume = randomUUID();
		startGroup(this.#lines(title).join(" "));
		info(`::stop-commands::${resume}`);
		for (const line of lines.flatMap((text) => this.#lines(text))) info(disarm(line));
		info(`::${resume}::`);
		endGroup();
	}
	/** An annotation. Where GitHub would cut it, the whole of it is in the log before. */
	annotate(level, message, heading) {
		const lines = this.#lines(message).map(disarm);
		const text = lines.join("\n");
		if (text.length > LONGEST_ANNOTATION) this.group(`the whole of the next ${level}`, lines);
		(level === "error" ? error : warning)(shorten(text, LONGEST_ANNOTATION), heading);
	}
	/** A text for readers without what is hidden. */
	shown(text) {
		return hideAccount(text, this.#account);
	}
	/** Makes the runner show `***` in place of a secret. */
	mask(secret) {
		setSecret(secret);
	}
	/** Prints what Node and libraries have to say as well. */
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
	/** Resolves when all that was printed has reached its reader, which may take it in pieces. */
	async flush() {
		await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write("", resolve))));
	}
	#lines(text) {
		return plainLines(this.shown(text));
	}
};

// actions/lib/runner/action-context.ts
/** A mistake in how the action was called. */
var InputError = class extends Failure {
	constructor(what, next) {
		super(`input-invalid: ${what}`, next);
		this.name = "InputError";
	}
};
/** Where main leaves the number of its account for the post step. */
const ACCOUNT = "account";
/** The step of a workflow job that this process is. */
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
	/** The account that this run works in: told by AWS, or by the ARN of a role that an input names; `''` until then. */
	get account() {
		const arns = [
			"aws-role",
			"execution-role",
			"function-role"
		].map((name) => this.input(name)).join(" ");
		return this.recall(ACCOUNT) || (/\barn:aws[\w-]*:iam::(\d{12}):role\//.exec(arns)?.[1] ?? "");
	}
	/** AWS has said which account this run works in: no reader is shown its number from now on, in the post step either. */
	worksIn(account) {
		this.remember(ACCOUNT, account);
		this.printer.hide(account);
	}
	/** An input without blanks around it; `''` when unset. */
	input(name) {
		return getInput(name);
	}
	/** @throws InputError unless it is `true`, `false` or unset */
	flag(name) {
		const value = this.input(name);
		if (![
			"true",
			"false",
			""
		].includes(value)) throw new InputError(`The input ${name} is ${value}.`, "Write true or false.");
		return value === "true";
	}
	/** @throws InputError unless it is one of `values` */
	choice(name, values) {
		const value = this.input(name);
		const found = value === "" ? values[0] : values.find((allowed) => allowed === value);
		if (found === void 0) throw new InputError(`The input ${name} is ${value}.`, `Write one of: ${values.join(", ")}.`);
		return found;
	}
	/** A number above 0; `undefined` when unset. @throws InputError when it is something else */
	number(name) {
		const value = this.input(name);
		if (value === "") return void 0;
		const number = Number(value);
		if (Number.isFinite(number) && number > 0) return number;
		throw new InputError(`The input ${name} is ${value}.`, "Write a number above 0.");
	}
	/** Seconds of a duration such as `90m`; `undefined` when unset. @throws InputError when it is something else */
	duration(name) {
		const value = this.input(name);
		if (value === "") return void 0;
		if (durationPattern.test(value)) return toSeconds(value);
		throw new InputError(`The input ${name} is ${value}.`, "Write a duration such as 30s, 90m or 5h.");
	}
	/**
	* A JSON object; `undefined` when unset. A number that JavaScript would write otherwise (an integer above 2^53, `1.0`)
	* is returned as the text that stands there.
	*
	* @throws InputError when it is something else, or has a key twice
	*/
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
	/** Sets an output as soon as it is known, to just this value; objects become JSON. */
	output(name, value) {
		const text = typeof value === "object" ? JSON.stringify(value) : String(value ?? "");
		this.outputs[name] = text;
		setOutput(name, text);
	}
	/** Remembered for the post step too. Never a secret. */
	remember(name, value) {
		this.#remembered.set(name, value);
		saveState(name, value);
	}
	/** What was remembered here, or by main when this is the post step; `''` when nothing was. */
	recall(name) {
		return this.#remembered.get(name) ?? getState(name);
	}
	/** A fresh OIDC token for AWS; `undefined` where the job may not ask for one. */
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
	/** Lines that are folded away in the log. */
	group(title, lines) {
		this.printer.group(title, lines);
	}
	/** An annotation; with a place it is shown on that line of the file. */
	annotate(level, message, heading) {
		this.printer.annotate(level, message, heading);
	}
	/** Adds a section to the job's summary. One that cannot be written fails nothing, and hides no failure. */
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