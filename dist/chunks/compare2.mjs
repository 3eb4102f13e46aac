import { n as float32 } from "./figure.mjs";
import { createHash } from "node:crypto";

// actions/lib/compare/mean.ts
/** Mean and standard error. */
function meanOf(values) {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return {
		mean,
		error: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1) / values.length)
	};
}

// actions/lib/compare/classes.ts
/** @param examples that all runs have in common. @returns null where examples have no class */
function compareClasses(sides, examples) {
	const [before, after] = [sides.baseline, sides.candidate].map((runs) => runs.flatMap(({ evaluation }) => evaluation ?? []));
	const [had, has] = [classesOf(before ?? []), classesOf(after ?? [])];
	if (had.size === 0 || has.size === 0) return null;
	const common = [...Map.groupBy(examples, (key) => before?.[0]?.get(key)?.class)].flatMap(([name, keys]) => name === void 0 ? [] : {
		class: name,
		examples: keys.length,
		baseline: accuracy(before ?? [], keys),
		candidate: accuracy(after ?? [], keys)
	});
	const change = ({ baseline, candidate }) => candidate - baseline;
	return {
		common: common.sort((a, b) => change(a) - change(b) || (a.class < b.class ? -1 : 1)),
		added: [...has].filter((name) => !had.has(name)).sort(),
		removed: [...had].filter((name) => !has.has(name)).sort()
	};
}
function classesOf(runs) {
	return new Set(runs.flatMap((run) => [...run.values()].flatMap((judged) => judged.class ?? [])));
}
function accuracy(runs, keys) {
	const right = (run, key) => run.get(key)?.class === run.get(key)?.predicted;
	return meanOf(Float64Array.from(runs, (run) => keys.filter((key) => right(run, key)).length / keys.length)).mean;
}

// actions/lib/compare/sides.ts
/** Baseline first, then candidate. */
function all({ baseline, candidate }) {
	return [...baseline, ...candidate];
}

// actions/lib/compare/words.ts
/** A figure for a sentence: four digits that count, or all that stand before the point. */
function figure(value) {
	if (!Number.isFinite(value)) return String(value);
	const rounded = Math.abs(value) >= 1e4 ? Math.round(value) : Number(value.toPrecision(4));
	return String(rounded === 0 ? 0 : rounded);
}
/** A share for a sentence. */
function percent(share) {
	const points = share * 100;
	if (points > 0 && points < .1) return "less than 0.1 %";
	return `${Number(points.toFixed(points < 10 ? 1 : 0))} %`;
}
/** `1 example`, `2 examples`. */
function count(number, one, many = `${one}s`) {
	return `${number} ${number === 1 ? one : many}`;
}

// actions/lib/compare/example-values.ts
/** Decimals that a mean and a reported metric must share where no rule says that they belong together. */
const FEWEST_DECIMALS = 3;
/**
* Finds the example value of a metric. It is never guessed: its mean over all examples must be the metric that the job has
* reported, in each run, as far as the metric's decimals go.
*/
function findExampleValue(metric, rule, sides) {
	const without = all(sides).find(({ evaluation }) => evaluation === void 0);
	if (without !== void 0) return { none: without.unknown ?? `${without.name} has no evaluation.json` };
	const decimals = Math.max(...all(sides).map((side) => decimalsOf(reported(side, metric))));
	if (rule.exampleValue !== void 0) return checkValue(metric, rule.exampleValue, sides, Math.max(decimals, 1));
	const [first = [], ...others] = all(sides).map(({ evaluation }) => evaluation ? valueNames(evaluation) : []);
	const names = first.filter((name) => others.every((other) => other.includes(name)));
	const matching = names.filter((name) => all(sides).every((side) => matches(side, metric, name, Math.max(decimals, FEWEST_DECIMALS))));
	const [only, another] = matching;
	if (only !== void 0 && another === void 0) return { value: only };
	return { none: only === void 0 ? `no value of evaluation.json has ${metric} as its mean in each run (${names.join(", ") || "there is none"})` : `several values of evaluation.json have ${metric} as their mean (${matching.join(", ")}); write which as example-value` };
}
/** The mean of a value over all examples; undefined where examples have none. */
function meanValue(evaluation, name) {
	let [sum, examples] = [0, 0];
	for (const { values, copies } of evaluation.values()) {
		sum += copies * (values.get(name) ?? NaN);
		examples += copies;
	}
	const mean = sum / examples;
	return Number.isFinite(mean) ? mean : void 0;
}
function checkValue(metric, name, sides, decimals) {
	for (const side of all(sides)) {
		const mean = side.evaluation && meanValue(side.evaluation, name);
		if (mean === void 0) {
			const names = side.evaluation ? valueNames(side.evaluation) : [];
			return { problem: `evaluation.json of ${side.name} has no value ${JSON.stringify(name)}; it has ${names.join(", ") || "none"}` };
		}
		if (!matches(side, metric, name, decimals)) return { problem: `${side.name} reported ${metric} ${figure(reported(side, metric))}, but the mean of ${name} in its evaluation.json is ${figure(mean)}: the two come from different definitions of the metric` };
	}
	return { value: name };
}
/** The values that each example of an evaluation has. */
function valueNames(evaluation) {
	return [...evaluation.values().next().value?.values.keys() ?? []];
}
function matches(side, metric, name, decimals) {
	const mean = side.evaluation && meanValue(side.evaluation, name);
	if (mean === void 0) return false;
	const value = reported(side, metric);
	return Math.abs(mean - value) <= .505 * 10 ** -decimals + 1e-6 * Math.abs(value);
}
function reported({ metrics }, metric) {
	return metrics[metric] ?? NaN;
}
/** Decimals of a reported metric. */
function decimalsOf(value) {
	const [, digits = "", exponent = "0"] = /^-?\d+\.?(\d*)(?:e([-+]\d+))?$/.exec(String(float32(value))) ?? [];
	return Math.max(0, digits.length - Number(exponent));
}

// actions/lib/compare/distributions.ts
/**
* The distributions that a comparison needs. Libraries with them are larger than the whole action: all follow from two
* functions, the logarithm of the gamma function and the incomplete beta function.
*/
const HALF_LOG_TWO_PI = .9189385332046728;
/** log Γ(x) for x > 0: Stirling's series, which has 15 digits above 10, and what x lacks of that. */
function logGamma(x) {
	let [product, shifted] = [1, x];
	for (; shifted < 10; shifted++) product *= shifted;
	const square = 1 / (shifted * shifted);
	const terms = 1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360)))));
	return (shifted - .5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + terms / shifted - Math.log(product);
}
/** I_x(a, b), the regularised incomplete beta function: the chance that a Beta(a, b) variable is at most x. */
function betaCdf(x, a, b) {
	if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
	if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
	const log = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
	return Math.exp(log) * betaFraction(x, a, b) / a;
}
/** The continued fraction of I_x(a, b), by Lentz's method. Source: NIST Digital Library of Mathematical Functions, 8.17.22. */
function betaFraction(x, a, b) {
	const away = (value) => Math.abs(value) < 1e-300 ? 1e-300 : value;
	let denominator = 1 / away(1 - (a + b) * x / (a + 1));
	let [numerator, value] = [1, denominator];
	for (let step = 1; step <= 1e5; step++) {
		const even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step));
		const odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1));
		let factor = 1;
		for (const term of [even, odd]) {
			denominator = 1 / away(1 + term * denominator);
			numerator = away(1 + term / numerator);
			factor = denominator * numerator;
			value *= factor;
		}
		if (Math.abs(factor - 1) < 1e-15) break;
	}
	return value;
}
/** The chance of exactly `successes` in `trials`, each with the chance `p`. */
function binomial(successes, trials, p) {
	if (successes < 0 || successes > trials) return 0;
	if (p <= 0 || p >= 1) return successes === (p <= 0 ? 0 : trials) ? 1 : 0;
	const ways = logGamma(trials + 1) - logGamma(successes + 1) - logGamma(trials - successes + 1);
	return Math.exp(ways + successes * Math.log(p) + (trials - successes) * Math.log1p(-p));
}
/** The chance of at most `successes` in `trials`, each with the chance `p`. */
function binomialCdf(successes, trials, p) {
	if (successes < 0 || successes >= trials) return successes < 0 ? 0 : 1;
	return betaCdf(1 - p, trials - successes, successes + 1);
}
/** The chance that a variable with Student's t distribution is at most t. @param df degrees of freedom, above 0 */
function studentCdf(t, df) {
	const tail = betaCdf(df / (df + t * t), df / 2, .5) / 2;
	return t > 0 ? 1 - tail : tail;
}
/** The chance that a standard normal variable is at most z. Source: G. Marsaglia, Journal of Statistical Software 11 (2004). */
function normalCdf(z) {
	if (Math.abs(z) > 8) return z < 0 ? 0 : 1;
	let [sum, term] = [z, z];
	for (let odd = 3; Math.abs(term) > 1e-17; odd += 2) {
		term *= z * z / odd;
		sum += term;
	}
	return .5 + sum * Math.exp(-z * z / 2 - HALF_LOG_TWO_PI);
}
/** The z that a standard normal variable is at most with the chance p. */
function normalQuantile(p) {
	return crossing((z) => normalCdf(z) - p, -8, 8);
}
/** Where a function that never falls turns from negative to positive, between two arguments, to nine digits of their distance. */
function crossing(rising, from, to) {
	let [low, high] = [from, to];
	for (let step = 0; step < 30; step++) {
		const middle = (low + high) / 2;
		if (rising(middle) < 0) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

// actions/lib/compare/binary.ts
/**
* What the pairs show about the difference of two accuracies.
*
* The bootstrap under the hypothesis: if the true difference were δ, and the share of discordant examples the most likely
* one, how often would samples of this size show the difference that was found, or more? That chance is calculated, not
* drawn. A resample of the pairs themselves would prove too much with few of them: three examples without a discordant one
* give an interval of width 0. With this calculation a wrong verdict has a chance of at most 5 % for any size, which
* `test/unit/compare/binary.test.ts` counts through.
*/
function binaryEvidence(pairs) {
	const { examples, better, worse } = pairs;
	return {
		improvement: (better - worse) / examples,
		range: [-1, 1],
		chanceIfAtMost: (delta) => chanceOfExcess(better, worse, examples, delta),
		chanceIfAtLeast: (delta) => chanceOfExcess(worse, better, examples, -delta)
	};
}
/** Exact McNemar test, two-sided: the chance of so unequal a split of the discordant pairs, or more, between equal models. */
function mcnemar({ better, worse }) {
	return Math.min(1, 2 * binomialCdf(Math.min(better, worse), better + worse, .5));
}
/** The chance of `more − less` or a larger excess among `examples`, where the true excess is `delta` a example. */
function chanceOfExcess(more, less, examples, delta) {
	if (delta <= -1 || delta >= 1) return delta <= -1 ? 0 : 1;
	const p = likeliest(more, less, examples, delta);
	return excessTail(more - less, examples, p, Math.max(0, p - delta));
}
/**
* The most likely chance of `more`, given that the chance of `less` is lower by `delta`: where the likelihood's derivative,
* a quadratic, is 0. Source: T. Tango, Statistics in Medicine 17 (1998) 891–908.
*/
function likeliest(more, less, examples, delta) {
	const same = examples - more - less;
	const a = 2 * examples;
	const b = -(more * (1 + 3 * delta) + less * (1 + delta) + 2 * same * delta);
	const c = more * delta * (1 + delta);
	const root = (-b + Math.sqrt(Math.max(0, b * b - 4 * a * c))) / (2 * a);
	return Math.min((1 + delta) / 2, Math.max(0, delta, root));
}
/** P(X − Y ≥ excess), where each of `trials` counts for X with the chance p, else for Y with q, else for none. */
function excessTail(excess, trials, p, q) {
	const reach = 7 * Math.sqrt(trials * p * (1 - p)) + 7;
	const first = Math.max(0, excess, Math.floor(trials * p - reach));
	const last = Math.min(trials, Math.ceil(trials * p + reach));
	const rest = p < 1 ? Math.min(1, q / (1 - p)) : 0;
	let total = 0;
	let atMost = binomialCdf(first - excess, trials - first, rest);
	for (let x = first; x <= last; x++) {
		total += binomial(x, trials, p) * atMost;
		const [k, left] = [x - excess, trials - x - 1];
		atMost = Math.min(1, atMost + rest * binomial(k, left, rest) + binomial(k + 1, left, rest));
	}
	return Math.min(1, total);
}

// actions/lib/compare/json-tokens.ts
/** What is no JSON, and where. */
var JsonFault = class extends Error {
	name = "JsonFault";
	at;
	constructor(what, at) {
		super(what);
		this.at = at;
	}
};
/** Characters of a text in a file: far more than any that is good, and few enough for the expression below. */
const LONGEST_TEXT = 2e3;
/** Objects and lists in each other, where they are passed over. */
const DEEPEST = 100;
const BLANK = /[ \t\n\r]*/y;
/** Source: RFC 8259, 7. */
const STRING = new RegExp(String.raw`"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})){0,${LONGEST_TEXT}}"`, "y");
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.+-])/y;
/** Words that JSON has as values, and those that Python's `json` writes for NaN and infinity. */
const WORD = /true|false|null|NaN|-?Infinity/y;
/** Reads JSON piece by piece, so that a duplicate key, which `JSON.parse` drops, and the place of each value are known. */
var JsonTokens = class {
	#text;
	#at = 0;
	constructor(text) {
		this.#text = text;
	}
	/** @throws JsonFault */
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
	/** The next token, which must be one of these signs. @throws JsonFault */
	sign(signs) {
		const { kind, text, at } = this.next();
		if (kind !== "sign" || !signs.includes(text)) throw new JsonFault(`${kind === "end" ? "the end of the file" : JSON.stringify(shown(text))} in place of ${[...signs].join(" or ")}`, at);
		return text;
	}
	/** Goes behind the rest of an object or a list that has begun. @throws JsonFault */
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
/** A text in short, for a message. */
function shown(text) {
	return text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text;
}

// actions/lib/compare/evaluation.ts
/** The value that is derived where examples have a class: 1 where it was predicted, else 0. */
const ACCURACY = "accuracy";
/** Bytes. An evaluation.json is written by code of a pull request: whoever downloads one should stop here. */
const LARGEST_EVALUATION = 67108864;
const MOST_EXAMPLES = 1e6;
const MOST_FIELDS = 50;
const MOST_CLASSES = 1e4;
const LONGEST_NAME = 200;
/** Beyond this, sums of squares overflow. */
const LARGEST_VALUE = 1e100;
/** Problems that are told one by one. */
const MOST_PROBLEMS = 20;
/** Controls, what turns the direction of a text, and halves of characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
/**
* Reads an `evaluation.json`.
*
* @param content the file
* @returns the evaluation, or every problem with its place, as `line:column: what is wrong`
*/
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
	/** Goes through the members of an object that has begun; a key that was there before is a problem. */
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
	/** A mean over the examples needs a value of each. */
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
	/** Goes behind a value whose first token has been read. */
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

// actions/lib/compare/evidence.ts
/** The chance of a wrong verdict that a comparison accepts, on either side. */
const ERROR_RATE = .05;
/**
* All true differences that the data do not contradict, at 5 % on each side: an interval of 90 %. Its ends are where the
* verdict changes, so that one metric's verdict can be read from it: pass above minus the tolerance, fail below.
*/
function intervalOf({ range: [from, to], chanceIfAtMost, chanceIfAtLeast }) {
	const above = (delta) => chanceIfAtMost(delta) - ERROR_RATE;
	const below = (delta) => ERROR_RATE - chanceIfAtLeast(delta);
	return [above(from) > 0 ? null : crossing(above, from, to), below(to) < 0 ? null : crossing(below, from, to)];
}
/** Evidence about a difference with several sources of noise: only what all of them leave is shown. */
function together(...parts) {
	return {
		improvement: parts[0].improvement,
		range: [Math.min(...parts.map(({ range }) => range[0])), Math.max(...parts.map(({ range }) => range[1]))],
		chanceIfAtMost: (delta) => Math.max(...parts.map((part) => part.chanceIfAtMost(delta))),
		chanceIfAtLeast: (delta) => Math.max(...parts.map((part) => part.chanceIfAtLeast(delta)))
	};
}

// actions/lib/compare/random.ts
/** Draws whole numbers from 0 to below a limit, the same for the same seed: xoshiro128** (Blackman and Vigna, 2018). */
function randomIntegers(seed) {
	const hash = createHash("sha256").update(seed).digest();
	let [a, b, c, d] = [
		0,
		4,
		8,
		12
	].map((at) => hash.readUInt32LE(at));
	return (limit) => {
		const product = Math.imul(b, 5);
		const drawn = Math.imul(product << 7 | product >>> 25, 9) >>> 0;
		const shifted = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = d << 11 | d >>> 21;
		return Math.floor(drawn / 2 ** 32 * limit);
	};
}

// actions/lib/compare/bootstrap.ts
const RESAMPLES = 1e4;
/** With more examples, their means in so many groups are resampled: as exact, and fast. */
const MOST_GROUPS = 4e3;
/**
* What paired examples show about the difference of two means: a bootstrap of the studentised mean, which follows skewed
* differences.
*
* @param differences of each example, not all equal, in an order that has nothing to do with them
* @param seed of the resamples: the same gives the same
*/
function bootstrapEvidence(differences, seed) {
	const groups = grouped(differences);
	const { mean } = meanOf(differences);
	const { error } = meanOf(groups);
	const resampled = studentised(groups, seed);
	const mirrored = resampled.map((t) => -t).reverse();
	const chance = (distance, sorted) => (sorted.length - firstAtLeast(sorted, distance / error) + 1) / (sorted.length + 1);
	return {
		improvement: mean,
		range: [mean - 1e3 * error, mean + 1e3 * error],
		chanceIfAtMost: (delta) => chance(mean - delta, resampled),
		chanceIfAtLeast: (delta) => chance(delta - mean, mirrored)
	};
}
/** Means of groups of equal size; the few examples that are left over belong to none. */
function grouped(values) {
	const size = Math.ceil(values.length / MOST_GROUPS);
	if (size === 1) return values;
	return Float64Array.from({ length: Math.floor(values.length / size) }, (_, group) => values.subarray(group * size, (group + 1) * size).reduce((sum, value) => sum + value / size, 0));
}
/** Sorted: how many of its own standard errors the mean of each resample lies above the mean of all. */
function studentised(values, seed) {
	const size = values.length;
	const next = randomIntegers(seed);
	const { mean } = meanOf(values);
	const differing = values.filter((value) => value !== 0);
	const origin = differing.length === size ? mean : 0;
	const draws = atMost(size, differing.length / size);
	const found = new Float64Array(RESAMPLES);
	for (let resample = 0; resample < RESAMPLES; resample++) {
		const drawn = firstAtLeast(draws, next(2 ** 32) / 2 ** 32);
		let [sum, squares] = [0, 0];
		for (let draw = 0; draw < drawn; draw++) {
			const value = (differing[next(differing.length)] ?? 0) - origin;
			sum += value;
			squares += value * value;
		}
		const variance = Math.max(0, squares - sum * sum / size) / (size - 1) / size;
		const above = sum / size + origin - mean;
		found[resample] = above === 0 ? 0 : above / Math.sqrt(variance);
	}
	return found.sort();
}
/** The chances of at most 0, 1, … successes. */
function atMost(trials, p) {
	let sum = 0;
	return Float64Array.from({ length: trials + 1 }, (_, successes) => {
		sum += binomial(successes, trials, p);
		return successes === trials ? 1 : sum;
	});
}
function firstAtLeast(sorted, value) {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = low + high >> 1;
		if ((sorted[middle] ?? 0) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}

// actions/lib/compare/student.ts
/** What estimates of a difference's variance show: Student's t with Welch's and Satterthwaite's degrees of freedom. */
function studentEvidence(improvement, variance, parts) {
	const error = Math.sqrt(variance);
	const df = variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.df, 0);
	return {
		improvement,
		range: [improvement - 1e3 * error, improvement + 1e3 * error],
		chanceIfAtMost: (delta) => 1 - studentCdf((improvement - delta) / error, df),
		chanceIfAtLeast: (delta) => studentCdf((improvement - delta) / error, df)
	};
}

// actions/lib/compare/paired-mean.ts
/**
* Fewer examples prove nothing about a value without known bounds: the rare one that decides its mean is then likely to
* be missing.
*/
const FEWEST_EXAMPLES = 30;
/**
* What paired examples show about the difference of two means: what both a bootstrap and Student's t show. Each alone is
* wrong too often: the bootstrap where a few large differences decide, in up to 13 % of 60 simulated examples, Student's t
* where differences are skewed, in up to 17 %. Together they are wrong in about 5 % at most, from 30 examples on.
*
* @param differences of each example, positive where the candidate is better, in an order that has nothing to do with them
* @param spread how far apart the values of examples are
* @param seed of the bootstrap
*/
function pairedEvidence(differences, spread, seed) {
	const { mean, error } = meanOf(differences);
	const { length } = differences;
	if (length < 30) return unseenEvidence(mean, 0, length);
	if (error === 0) return unseenEvidence(mean, spread, length);
	const student = studentEvidence(mean, error ** 2, [{
		variance: error ** 2,
		df: length - 1
	}]);
	return together(bootstrapEvidence(differences, seed), student);
}
/** The largest share of examples, unlike all of these, that may have been missed: the one-sided bound of Clopper and Pearson. */
function unseenShare(examples) {
	return 1 - ERROR_RATE ** (1 / examples);
}
/** The chance to have missed as many examples, each `spread` away from the mean, as would move it so far. */
function unseenEvidence(mean, spread, examples) {
	const missed = (distance) => distance <= 0 || spread === 0 ? 1 : (1 - Math.min(1, distance / spread)) ** examples;
	return {
		improvement: mean,
		range: [mean - spread, mean + spread],
		chanceIfAtMost: (delta) => missed(mean - delta),
		chanceIfAtLeast: (delta) => missed(delta - mean)
	};
}

// actions/lib/compare/resolution.ts
/** How often a drop should be found, or two equal models pass, for a test set to be called large enough. */
const POWER = .8;
/** The deviation of two accuracies' differences, where two models judge this share of the examples differently. */
function deviationOfShare(share) {
	return Math.sqrt(share);
}
/** What a test set can tell, also before there is a candidate. */
function resolutionOf(testSet) {
	const { examples, deviation, tolerance } = testSet;
	const reach = normalQuantile(1 - ERROR_RATE) + normalQuantile(POWER);
	return {
		...testSet,
		smallestDrop: tolerance + reach * deviation / Math.sqrt(examples),
		equalModelsPass: chanceToShow(tolerance, testSet),
		examplesNeeded: tolerance > 0 ? Math.ceil((reach * deviation / tolerance) ** 2) : null
	};
}
function chanceToShow(distance, { examples, deviation }) {
	return normalCdf(distance * Math.sqrt(examples) / deviation - normalQuantile(1 - ERROR_RATE));
}
/** What a test set can tell, in two sentences. @param share of the examples that are judged differently, of an accuracy */
function resolutionSentence(metric, resolution, share) {
	const { examples, tolerance, smallestDrop, equalModelsPass, examplesNeeded } = resolution;
	return `${metric} on ${examples} examples${share === void 0 ? "" : `, ${percent(share)} of them judged differently by the two models`}: ${`a drop of ${figure(smallestDrop)} is found in ${percent(POWER)} of comparisons`}. ${`Two equal models pass with the tolerance of ${figure(tolerance)} in ${percent(equalModelsPass)} of comparisons`}${examplesNeeded === null ? "" : `; for ${percent(POWER)}, ${examplesNeeded} examples are needed`}.`;
}

// actions/lib/compare/training-noise.ts
/** Share of a squared mean that is what rounding leaves of equal runs. */
const ROUNDING = 1e-24;
/**
* How far the difference of two models' means would move with other seeds: the variance of the runs' means, less the part
* of it that is the examples' noise, which the examples' own variance holds already. Undefined with one run each, and where
* the runs of each model are all alike; where
* only one model has several runs, the other's are taken to vary as much.
*
* `parts` keep that part in: they only serve the degrees of freedom, which are then rather too few. With all this the rate
* of wrong verdicts stays below 5 % (`test/bench/verdicts.ts`); without the subtraction it is half of that, and fewer drops
* are found.
*/
function trainingNoise(baseline, candidate) {
	const [before, after] = [baseline, candidate].map((runs) => runs.length > 1 ? varianceOfRuns(runs) : void 0);
	const known = [before ?? after, after ?? before];
	const parts = [baseline, candidate].flatMap((runs, which) => {
		const side = known[which];
		return side === void 0 ? [] : {
			...side,
			share: 1 / runs.length
		};
	});
	if (parts.every(({ between, within }) => between === 0 && within === 0)) return void 0;
	const variance = parts.reduce((sum, { between, within, share }) => sum + share * (between - within), 0);
	const estimates = parts.map(({ between, df, share }) => ({
		variance: share * between,
		df
	}));
	const [one, other] = estimates;
	return {
		variance: Math.max(0, variance),
		parts: one !== void 0 && other !== void 0 && (before === void 0 || after === void 0) ? [{
			variance: one.variance + other.variance,
			df: one.df
		}] : estimates
	};
}
/** Of the runs' means; and how much of it comes from examples that go one way in one run and another way in the next. */
function varianceOfRuns(runs) {
	const means = runs.map((run) => meanOf(run).mean);
	const mean = means.reduce((sum, one) => sum + one, 0) / runs.length;
	const size = runs[0]?.length ?? 0;
	const df = runs.length - 1;
	let squares = 0;
	for (let example = 0; example < size; example++) {
		const center = runs.reduce((sum, run) => sum + (run[example] ?? 0), 0) / runs.length;
		runs.forEach((run, index) => {
			squares += ((run[example] ?? 0) - center - ((means[index] ?? 0) - mean)) ** 2;
		});
	}
	const variance = means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / df;
	const between = variance < ROUNDING * mean ** 2 ? 0 : variance;
	const within = size < 2 ? 0 : squares / df / (size - 1) / size;
	return {
		between,
		within: within < ROUNDING * mean ** 2 ? 0 : within,
		df
	};
}

// actions/lib/compare/metric.ts
/** Compares the means of an example value on common examples. @param sign 1 where higher is better, else −1 */
function compareValues(sides, value, examples, sign) {
	const [before, after] = [valuesOf(sides.baseline, value, examples), valuesOf(sides.candidate, value, examples)];
	const [baseline, candidate] = [meanOverRuns(before), meanOverRuns(after)];
	const differences = candidate.map((figure, index) => sign * (figure - (baseline[index] ?? 0)));
	const { mean, error } = meanOf(differences);
	const discordant = before.length === 1 && after.length === 1 && (value === "accuracy" || examples.length >= 30) ? discordantOf(baseline, candidate, sign) : void 0;
	const spread = value === "accuracy" ? 1 : spreadOf([baseline, candidate]);
	const chosen = discordant ? binaryEvidence(discordant) : pairedEvidence(differences, spread, examples.join());
	const trained = trainingNoise(before, after);
	const total = error ** 2 + (trained?.variance ?? 0);
	const parts = [{
		variance: error ** 2,
		df: examples.length - 1
	}, ...trained?.parts ?? []];
	return {
		baseline: meanOf(baseline).mean,
		candidate: meanOf(candidate).mean,
		evidence: trained && total > 0 ? together(chosen, studentEvidence(mean, total, parts)) : chosen,
		discordant,
		deviation: discordant ? deviationOfShare(Math.max(unseenShare(examples.length), (discordant.better + discordant.worse) / examples.length)) : error * Math.sqrt(examples.length),
		noise: {
			testSet: error,
			training: trained === void 0 ? null : Math.sqrt(trained.variance)
		}
	};
}
function valuesOf(runs, value, examples) {
	return runs.map(({ evaluation }) => {
		const judged = evaluation ?? /* @__PURE__ */ new Map();
		return Float64Array.from(examples, (key) => judged.get(key)?.values.get(value) ?? NaN);
	});
}
/** Of each example, the mean over the runs. */
function meanOverRuns(runs) {
	const [first = /* @__PURE__ */ new Float64Array(), ...others] = runs;
	return first.map((value, index) => others.reduce((sum, run) => sum + (run[index] ?? 0), value) / runs.length);
}
function spreadOf(sides) {
	const [most, least] = [Math.max, Math.min].map((of) => of(...sides.map((values) => values.reduce((a, b) => of(a, b)))));
	return (most ?? 0) - (least ?? 0);
}
/** Undefined where a value is neither 0 nor 1. */
function discordantOf(baseline, candidate, sign) {
	const isBinary = (values) => values.every((value) => value === 0 || value === 1);
	if (!isBinary(baseline) || !isBinary(candidate)) return void 0;
	const won = (by) => candidate.filter((value, index) => sign * (value - (baseline[index] ?? 0)) === by).length;
	return {
		examples: baseline.length,
		better: won(1),
		worse: won(-1)
	};
}

// actions/lib/compare/draft.ts
/** @param pairing undefined where a run has no evaluation.json */
function draftMetric(name, rule, sides, pairing) {
	const { higherIsBetter, tolerance } = rule;
	const sign = higherIsBetter ? 1 : -1;
	const nothing = {
		name,
		higherIsBetter,
		tolerance,
		...differenceOf(...[meanMetric(sides.baseline, name), meanMetric(sides.candidate, name)], sign),
		paired: false,
		examples: null,
		exampleValue: null,
		discordant: null,
		resolution: null,
		noise: {
			testSet: null,
			training: null
		},
		evidence: void 0,
		unpaired: void 0,
		problem: void 0
	};
	const problem = missing(name, sides);
	if (problem !== void 0) return {
		...nothing,
		problem
	};
	const found = findExampleValue(name, rule, sides);
	if ("problem" in found) return {
		...nothing,
		problem: found.problem
	};
	if ("none" in found) return {
		...nothing,
		unpaired: found.none,
		...compareRuns(name, sides, sign, pairing)
	};
	const examples = pairing?.examples ?? [];
	if (examples.length === 0) return {
		...nothing,
		problem: "the two models have no test example in common"
	};
	const { baseline, candidate, deviation, discordant, evidence, noise } = compareValues(sides, found.value, examples, sign);
	return {
		...nothing,
		...differenceOf(baseline, candidate, sign),
		paired: true,
		examples: examples.length,
		exampleValue: found.value,
		noise,
		evidence,
		discordant: discordant === void 0 ? null : {
			better: discordant.better,
			worse: discordant.worse
		},
		resolution: deviation > 0 ? resolutionOf({
			examples: examples.length,
			deviation,
			tolerance
		}) : null
	};
}
/**
* Reported metrics of several runs each, without their examples: this shows how training moves the difference, on one test
* set. Of one run, or on two test sets, it shows nothing.
*/
function compareRuns(name, sides, sign, pairing) {
	const [baseline, candidate] = [sides.baseline, sides.candidate].map((runs) => runs.map(({ metrics }) => Float64Array.of(metrics[name] ?? NaN)));
	const trained = trainingNoise(baseline, candidate);
	const isSameTest = pairing === void 0 || pairing.onlyBaseline + pairing.onlyCandidate + pairing.relabelled === 0;
	const isRepeated = Math.min(baseline.length, candidate.length) > 1;
	if (trained === void 0 || trained.variance === 0 || !isSameTest || !isRepeated) return {};
	const mean = (runs) => meanOf(Float64Array.from(runs, ([value = NaN]) => value)).mean;
	return {
		noise: {
			testSet: null,
			training: Math.sqrt(trained.variance)
		},
		evidence: studentEvidence(sign * (mean(candidate) - mean(baseline)), trained.variance, trained.parts)
	};
}
function differenceOf(baseline, candidate, sign) {
	const difference = baseline === null || candidate === null ? null : candidate - baseline;
	return {
		baseline,
		candidate,
		difference,
		improvement: difference === null ? null : sign * difference || 0
	};
}
function meanMetric(runs, name) {
	const { mean } = meanOf(Float64Array.from(runs, ({ metrics }) => metrics[name] ?? NaN));
	return Number.isFinite(mean) ? mean : null;
}
/** What keeps a metric from being compared. */
function missing(name, sides) {
	for (const which of ["baseline", "candidate"]) if (sides[which].length === 0) return `there is no ${which} to compare`;
	const without = all(sides).find(({ metrics }) => !Object.hasOwn(metrics, name));
	if (without !== void 0) return `${without.name} has reported no such metric`;
	const none = all(sides).find(({ metrics }) => !Number.isFinite(metrics[name]));
	return none && `${none.name} has reported ${none.metrics[name]}, which cannot be compared`;
}

// actions/lib/compare/flips.ts
const MOST_LISTED = 1e3;
/** @param examples that all runs have in common. @returns null where examples have no class */
function findFlips({ baseline, candidate }, examples) {
	const [before, after] = [baseline[0]?.evaluation, candidate[0]?.evaluation];
	const all = examples.flatMap((key) => flipOf(key, before?.get(key), after?.get(key)) ?? []);
	if (!examples.some((key) => after?.get(key)?.class !== void 0)) return null;
	return {
		nowWrong: listed$1(all.filter((flip) => flip.baseline === flip.class)),
		nowRight: listed$1(all.filter((flip) => flip.candidate === flip.class))
	};
}
function flipOf(example, before, after) {
	const { class: right, predicted: baseline } = before ?? {};
	const candidate = after?.predicted;
	if (right === void 0 || baseline === void 0 || candidate === void 0) return void 0;
	if (baseline === right === (candidate === right)) return void 0;
	const [was, is] = [before?.values.get("loss"), after?.values.get("loss")];
	return {
		example,
		class: right,
		baseline,
		candidate,
		loss: was === void 0 || is === void 0 ? null : is - was,
		confidence: after?.values.get("confidence") ?? null
	};
}
/** The largest change of loss first; without losses, the most confident prediction. */
function listed$1(flips) {
	const size = ({ loss, confidence }) => Math.abs(loss ?? confidence ?? 0);
	const sorted = flips.toSorted((a, b) => size(b) - size(a) || (a.example < b.example ? -1 : 1));
	return {
		count: flips.length,
		largest: sorted.slice(0, MOST_LISTED)
	};
}

// actions/lib/compare/holm.ts
/**
* Holm's correction: each p-value as if its hypothesis were the only one, for a chance of at most 5 % that any of them is
* rejected wrongly. In the order given. Source: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65–70.
*/
function holm(pValues) {
	const order = pValues.map((_, index) => index).sort((i, j) => (pValues[i] ?? 0) - (pValues[j] ?? 0));
	const corrected = pValues.map(() => 0);
	let largest = 0;
	order.forEach((index, rank) => {
		largest = Math.max(largest, Math.min(1, (pValues.length - rank) * (pValues[index] ?? 0)));
		corrected[index] = largest;
	});
	return corrected;
}

// actions/lib/compare/verdict.ts
/** One failing metric fails all; all must pass for all to pass. */
function overall(verdicts) {
	if (verdicts.includes("fail")) return "fail";
	return verdicts.length > 0 && verdicts.every((verdict) => verdict === "pass") ? "pass" : "inconclusive";
}
/** `0.02 worse`, `0.01 better`, `equal`. */
function changeWords(improvement) {
	const size = figure(Math.abs(improvement));
	return size === "0" ? "equal" : `${size} ${improvement < 0 ? "worse" : "better"}`;
}
/** An interval of improvements in words. */
function intervalWords([lower, upper]) {
	if (lower === null && upper === null) return "no bound is known";
	if (lower === null) return `at most ${changeWords(upper ?? 0)}`;
	return upper === null ? `at least ${changeWords(lower)}` : `between ${changeWords(lower)} and ${changeWords(upper)}`;
}
/** What the verdict says about the tolerance. */
function verdictWords(verdict, tolerance) {
	const limit = tolerance === 0 ? "worse at all" : `worse by more than the tolerance of ${figure(tolerance)}`;
	if (verdict === "inconclusive") return `whether it is ${limit} cannot be told`;
	return verdict === "fail" ? `it is shown to be ${limit}` : `it is shown not to be ${limit}`;
}

// actions/lib/compare/judge.ts
/** @param failCorrected the p-value of `fail`, corrected for the number of metrics */
function judge({ evidence, unpaired, problem, ...metric }, failCorrected) {
	const { name, tolerance, baseline, candidate, improvement, examples } = metric;
	const p = evidence === void 0 ? null : pValues(evidence, metric, failCorrected);
	const verdict = verdictOf(p);
	const interval = evidence === void 0 ? [null, null] : intervalOf(evidence);
	const figures = `${name} ${figure(baseline ?? NaN)} → ${figure(candidate ?? NaN)}`;
	const change = `${changeWords(improvement ?? 0)} (${intervalWords(interval)})`;
	const told = (sentence) => ({
		...metric,
		interval,
		p,
		verdict,
		sentence
	});
	if (problem !== void 0) return told(`${name} is not compared: ${problem}.`);
	if (examples !== null) return told(`${figures} on ${count(examples, "common example")}: ${change}; ${verdictWords(verdict, tolerance)}.`);
	if (evidence === void 0) return told(`${figures}: ${changeWords(improvement ?? 0)}, which shows nothing, because the examples are not paired (${unpaired}) and runs with several seeds on the same test data are missing.`);
	return told(`${figures}: ${change}; ${verdictWords(verdict, tolerance)}, on this test data only, because the examples are not paired (${unpaired}).`);
}
function verdictOf(p) {
	if (p === null) return "inconclusive";
	if (p.failCorrected <= .05) return "fail";
	return p.pass <= .05 ? "pass" : "inconclusive";
}
function pValues(evidence, metric, failCorrected) {
	const { tolerance, discordant, examples } = metric;
	return {
		fail: evidence.chanceIfAtLeast(-tolerance),
		failCorrected,
		pass: evidence.chanceIfAtMost(-tolerance),
		mcnemar: discordant && mcnemar({
			examples: examples ?? 0,
			...discordant
		})
	};
}

// actions/lib/compare/notes.ts
/** What a reader has to know to judge the figures, in sentences. */
function notesOf(sides, pairing, metrics, classes) {
	const tested = metrics.filter(({ p }) => p !== null).length;
	return [
		...seedNotes(sides, metrics),
		...pairing === void 0 ? [] : testSetNotes(pairing),
		...classes === null ? [] : classNotes(classes),
		...tested > 1 ? [`\`fail\` is corrected for ${tested} metrics (Holm): one of them alone would fail earlier.`] : [],
		...metrics.flatMap(({ name, resolution, discordant, examples }) => {
			const share = discordant && examples ? (discordant.better + discordant.worse) / examples : void 0;
			return resolution === null ? [] : [resolutionSentence(name, resolution, share)];
		})
	];
}
function seedNotes({ baseline, candidate }, metrics) {
	const [most, least] = [Math.max(baseline.length, candidate.length), Math.min(baseline.length, candidate.length)];
	if (least === 0) return [];
	if (most === 1) return ["Each model was trained once: how much of a difference comes from the seed of the training is not in the figures."];
	const runs = `Runs with different seeds: ${baseline.length} of the baseline, ${candidate.length} of the candidate.`;
	const known = (error) => error === null ? "unknown" : figure(error);
	const noise = metrics.flatMap(({ name, noise: { testSet, training } }) => training === null ? [] : `${name}: the difference has a standard error of ${known(testSet)} from the test set and ${known(training)} from the training.`);
	const borrowed = least === 1 ? ["The model with one run is taken to vary from seed to seed as much as the other one."] : [];
	const alike = metrics.length > 0 && metrics.every(({ noise: { training } }) => training === null) ? ["All runs of a model gave the same figures: the script may not use `--seed`, so the noise of training is unknown."] : [];
	return [
		runs,
		...noise,
		...borrowed,
		...alike
	];
}
function testSetNotes({ examples, onlyBaseline, onlyCandidate, relabelled }) {
	if (!(onlyBaseline + onlyCandidate + relabelled > 0)) return [];
	return [`The test data differ: ${count(examples.length, "example")} in common are compared; ${onlyBaseline} are only in the baseline's, ${onlyCandidate} only in the candidate's, and ${relabelled} have another class.`];
}
function classNotes({ added, removed }) {
	const told = (names, what) => names.length === 0 ? [] : [`${count(names.length, "class", "classes")} ${what}: ${listed(names)}.`];
	return [...told(added, "only in the candidate’s test data"), ...told(removed, "only in the baseline’s test data")];
}
function listed(names) {
	const more = names.length > 10 ? ` and ${names.length - 10} more` : "";
	return names.slice(0, 10).join(", ") + more;
}

// actions/lib/compare/pairing.ts
/** Pairs the test examples of all runs by their content. @returns undefined where a run has no evaluation.json */
function pairExamples({ baseline, candidate }) {
	const [before, after] = [evaluationsOf(baseline), evaluationsOf(candidate)];
	if (before === void 0 || after === void 0) return void 0;
	const [had, has] = [keysInAll(before), keysInAll(after)];
	const shared = [...had].filter((key) => has.has(key));
	const [first, ...others] = [...before, ...after];
	const examples = shared.filter((key) => others.every((other) => other.get(key)?.class === first?.get(key)?.class));
	return {
		examples: examples.sort(),
		onlyBaseline: had.size - shared.length,
		onlyCandidate: has.size - shared.length,
		relabelled: shared.length - examples.length
	};
}
function evaluationsOf(runs) {
	const found = runs.flatMap(({ evaluation }) => evaluation ?? []);
	return found.length === runs.length ? found : void 0;
}
function keysInAll([first = /* @__PURE__ */ new Map(), ...others]) {
	return new Set([...first.keys()].filter((key) => others.every((evaluation) => evaluation.has(key))));
}

// actions/lib/compare/compare.ts
/**
* Compares the runs of a candidate with those of a baseline. The same runs give the same comparison.
*
* @param rules by metric
*/
function compare(baseline, candidate, rules) {
	const sides = {
		baseline,
		candidate
	};
	const pairing = pairExamples(sides);
	const drafts = Object.entries(rules).map(([name, rule]) => draftMetric(name, rule, sides, pairing));
	const tested = drafts.filter(({ evidence }) => evidence !== void 0);
	const corrected = holm(tested.map(({ evidence, tolerance }) => evidence?.chanceIfAtLeast(-tolerance) ?? 1));
	const metrics = drafts.map((draft) => judge(draft, corrected[tested.indexOf(draft)] ?? 1));
	const verdict = overall(metrics.map((metric) => metric.verdict));
	const examples = pairing?.examples ?? [];
	const classes = pairing === void 0 ? null : compareClasses(sides, examples);
	return {
		verdict,
		sentence: overallSentence(verdict, metrics),
		metrics,
		examples: pairing === void 0 ? null : commonExamples(pairing),
		classes,
		flips: pairing === void 0 ? null : findFlips(sides, examples),
		problems: drafts.flatMap(({ name, problem }) => problem === void 0 ? [] : `${name}: ${problem}`),
		notes: notesOf(sides, pairing, metrics, classes)
	};
}
function overallSentence(verdict, metrics) {
	if (metrics.length === 0) return "Inconclusive: no metric is compared.";
	const decisive = metrics.filter((metric) => metric.verdict === verdict).map(withFigures).join(", ");
	if (verdict === "pass") return `Pass: the candidate is shown not to be worse by more than the tolerance in ${decisive}.`;
	if (verdict === "fail") return `Fail: the candidate is shown to be worse by more than the tolerance in ${decisive}.`;
	return `Inconclusive: whether the candidate is worse by more than the tolerance cannot be told in ${decisive}.`;
}
function withFigures({ name, baseline, candidate, tolerance }) {
	return `${name} (${[baseline, candidate].map((value) => value === null ? "unknown" : figure(value)).join(" → ")}, tolerance ${figure(tolerance)})`;
}
function commonExamples({ examples, ...others }) {
	return {
		common: examples.length,
		...others
	};
}

export { ERROR_RATE as a, binomialCdf as c, resolutionSentence as i, findExampleValue as l, deviationOfShare as n, LARGEST_EVALUATION as o, resolutionOf as r, parseEvaluation as s, compare as t, count as u };