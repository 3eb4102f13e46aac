import { Script, createContext } from "node:vm";

// actions/lib/core/regex-syntax.ts
/** Flags that an expression may begin with; all engines mean the same by them. */
const FLAGS = /^\(\?([ims]+)\)/;
/**
* A regular expression of a metric as JavaScript reads it. SageMaker does not say which engine reads it there; names of
* groups and flags at the beginning are written as Python has them.
*
* @throws SyntaxError for what JavaScript's engine does not have, with what to write instead
*/
function toJavaScript(source) {
	const foreign = foreignSyntax(source);
	if (foreign !== void 0) throw new SyntaxError(foreign);
	const [whole = "", flags = ""] = FLAGS.exec(source) ?? [];
	return {
		source: source.slice(whole.length).replaceAll("(?P<", "(?<").replace(/\(\?P=(\w+)\)/g, "\\k<$1>"),
		flags: [...new Set(flags)].join("")
	};
}
/** What other engines read, and JavaScript's does not or, without a word, as something else. */
function foreignSyntax(source) {
	if (/\[\[:\w+:\]/.test(source)) return "classes such as [[:digit:]] are not read here, but [0-9] is";
	const outside = source.replace(/\[(?:\\.|[^\]\\])*\]/g, "x");
	if (/(?<!\\)(?:\\\\)*\\[AzZ]/.test(outside)) return "\\A, \\z and \\Z are not read here, but ^ and $ are";
	const signs = outside.replace(/\\./g, "x");
	if (/\(\?>|[*+?}]\+/.test(signs)) return "repetitions that never give back, (?>…) and a++, are not read here, but a+ is";
	if (/\(\?[a-z]*x[a-z]*[:)]/.test(signs)) return "the flag x is not read here";
}

// actions/lib/core/line-regex.ts
/**
* Milliseconds that one look may take. A good expression needs less than a tenth of it for the longest line, even one
* that begins with `.*`; one that backtracks without end needs hours. Ours: SageMaker tells no limit.
*/
const PATIENCE = 250;
/** Characters of a line that are read. Ours, as SageMaker tells none: time may grow with the square of the length. */
const LINE_LIMIT = 4096;
/**
* Lines for one look, and milliseconds for as many when each is given its own: `.*Loss: (\S+)` needs up to 50 ms for a line
* of 4,096 characters, such as a progress bar leaves, and the machine may be busy.
*/
const TOGETHER = 100;
const LONGEST = 1e4;
/**
* A user's regular expression, tried on lines of a log. JavaScript's engine may backtrack for hours on one line; only V8
* itself can end that, which it does for a script of `node:vm` that has a time limit. An expression that exceeded it,
* and did so again when tried once more, is not tried any more.
*/
var LineRegex = class {
	#regex;
	#isHarmless;
	#tooSlow;
	/** @throws SyntaxError when it does not compile */
	constructor(source) {
		const read = toJavaScript(source);
		this.#regex = new RegExp(read.source, `${read.flags}d`);
		this.#regex.exec("");
		this.#isHarmless = isHarmless(read.source);
	}
	/** Why it is not tried any more, such as `takes more than 250 ms for one line`. */
	get tooSlow() {
		return this.#tooSlow;
	}
	/** How many groups capture. */
	get groups() {
		return (new RegExp(`|${this.#regex.source}`, this.#regex.flags).exec("")?.length ?? 1) - 1;
	}
	/** What the first match on each line captured in the first group; undefined where nothing did, or it is too slow. */
	captures(lines) {
		return this.finds(lines).map((found) => found?.text);
	}
	/** The same, with its place on the line. */
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
			else if (performance.now() - since > LONGEST) this.#tooSlow = `takes more than ${LONGEST / 1e3} s for ${TOGETHER} lines`;
			return alone?.[0];
		});
	}
};
/**
* Whether an expression needs no watching: without alternatives, groups in groups and repeated groups, and with at most
* one repetition, its time grows with the square of a line's length at most. So are most that users write for metrics,
* such as `Loss: ([0-9.]+)`.
*/
function isHarmless(source) {
	const flat = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, "x");
	return !/\||\(.*\(|\)[*+?{]/.test(flat) && flat.replace(/[^*+{]/g, "").length <= 1;
}
let script;
let context;
/** What the work returns; undefined when it was ended because it took longer. */
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

export { LineRegex as t };