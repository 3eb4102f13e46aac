import { n as shorten, t as plainLines } from "./plain-text.mjs";

// actions/lib/report/markdown.ts
/** Characters of a text in a line of its own or a cell, and of a block. */
const LONGEST_LINE = 2e3;
const LONGEST_BLOCK = 1e4;
/** `x`, or a chunk between blanks, with what is punctuation around it. */
const CHUNK = /(?<=^|\s)(?<before>[("“]*)`(?<code>[^`]+)`(?<after>[)”",.;:!?…]*)(?=\s|$)|\S+/gu;
/**
* Words, numbers and signs that mean nothing in GitHub's Markdown. `GH-1` is a link, `TICKET-1` may be one, and so may seven
* and more hexadecimal digits: a commit. Source: docs.github.com, "Autolinked references and URLs".
*/
const PLAIN = /^[("“']*(?!\p{L}+-\d|[\da-f]{7,64}(?![\p{L}\d]))(?:\p{L}[\p{L}\p{M}\d’'-]*|\d[\d.,]*%?|[→×–—…|%])[)”"',.;:!?…]*$/u;
/**
* A sentence in which others may have words, in Markdown: one line, with what could be more than a word (a path, a tag, a
* mention, an address) as code, which GitHub shows as it is.
*/
function prose(text) {
	return oneLine(text).replace(CHUNK, (chunk, before, quoted, after, at) => {
		if (quoted !== void 0) return `${before}${code(quoted)}${after}`;
		if (PLAIN.test(chunk) && (at > 0 || /^\p{L}/u.test(chunk))) return chunk;
		const [, lead = "", core = "", trail = ""] = /^([("“]*)(.*?)([”",.;:!?…]*)$/u.exec(chunk) ?? [];
		return core === "" ? code(chunk) : `${lead}${code(core)}${trail}`;
	});
}
/** A name or a value as code in a line. Source: GitHub Flavored Markdown, 6.3. */
function code(text) {
	const line = oneLine(text);
	if (line === "") return "";
	const fence = longerThanAny(line, 1);
	const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
	return `${fence}${pad}${line}${pad}${fence}`;
}
/**
* A link; without an http address just its text.
*
* @param text what {@link prose} or {@link code} gives
*/
function link(text, address) {
	const url = URL.canParse(address) ? new URL(address) : void 0;
	return url !== void 0 && /^https?:$/.test(url.protocol) ? `[${text}](<${url.href}>)` : text;
}
/** Several lines as a block of code. */
function block(text) {
	const lines = plainLines(shorten(text, LONGEST_BLOCK)).join("\n");
	const fence = longerThanAny(lines, 3);
	return `${fence}text\n${lines}\n${fence}`;
}
/**
* A row of a table; its cells are what {@link prose} and {@link code} give. A `|` in a cell follows an odd number of `\\`,
* or it would end the cell. Source: GitHub Flavored Markdown, 4.10.
*/
function row(...cells) {
	const whole = (_, slashes) => `${slashes}${slashes.length % 2 === 0 ? "\\" : "\\\\"}|`;
	return `| ${cells.map((cell) => cell.replace(/(\\*)\|/g, whole)).join(" | ")} |`;
}
function oneLine(text) {
	return plainLines(shorten(text, LONGEST_LINE)).join(" ").replace(/\s+/g, " ").trim();
}
function longerThanAny(text, least) {
	const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
	return "`".repeat(Math.max(least, longest + 1));
}

export { row as a, prose as i, code as n, link as r, block as t };