import { Dt as shorten, Et as plainLines } from "./shared.mjs";

// actions/lib/report/markdown.ts
const LONGEST_LINE = 2e3;
const LONGEST_BLOCK = 1e4;
const CHUNK = /(?<=^|\s)(?<before>[("“]*)`(?<code>[^`]+)`(?<after>[)”",.;:!?…]*)(?=\s|$)|\S+/gu;
const PLAIN = /^[("“']*(?!\p{L}+-\d|[\da-f]{7,64}(?![\p{L}\d]))(?:\p{L}[\p{L}\p{M}\d’'-]*|\d[\d.,]*%?|[→×–—…|%])[)”"',.;:!?…]*$/u;
function prose(text) {
	return oneLine(text).replace(CHUNK, (chunk, before, quoted, after, at) => {
		if (quoted !== void 0) return `${before}${code(quoted)}${after}`;
		if (PLAIN.test(chunk) && (at > 0 || /^\p{L}/u.test(chunk))) return chunk;
		const [, lead = "", core = "", trail = ""] = (chunk.slice(1).includes("(") ? /^([("“]*)(.*?)([”",.;:!?…]*)$/u : /^([("“]*)(.*?)([)”",.;:!?…]*)$/u).exec(chunk) ?? [];
		return core === "" ? code(chunk) : `${lead}${code(core)}${trail}`;
	});
}
function code(text) {
	const line = oneLine(text);
	if (line === "") return "";
	const fence = longerThanAny(line, 1);
	const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
	return `${fence}${pad}${line}${pad}${fence}`;
}
function link(text, address) {
	const url = URL.canParse(address) ? new URL(address) : void 0;
	return url !== void 0 && /^https?:$/.test(url.protocol) ? `[${text}](<${url.href}>)` : text;
}
function block(text) {
	const lines = plainLines(shorten(text, LONGEST_BLOCK)).join("\n");
	const fence = longerThanAny(lines, 3);
	return `${fence}text\n${lines}\n${fence}`;
}
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