// actions/lib/report/plain-text.ts
const [ESC, BEL] = ["\x1B", "\x07"];
/**
* What a terminal obeys instead of showing it: control sequences (colours, the cursor), strings (titles, links, the
* clipboard) and short escapes, of 7 bits and of 8. Source: ECMA-48, 5.3 to 5.6. Node's `stripVTControlCharacters` takes
* 40 seconds for 100,000 begun strings in one line.
*/
const TERMINAL = new RegExp(`(?:${ESC}\\[|\u009b)[0-?]*[ -/]*[@-~]|(?:${ESC}[\\]PX^_]|[\u0090\u0098\u009d-\u009f])\\P{Cc}*(?:${BEL}|${ESC}\\\\|\u009c)|${ESC}[ -/]*[0-~]`, "gu");
/** Whatever some reader takes for the end of a line: `\r` too, with which progress bars write over themselves. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
/** Controls, tab aside, and what turns the direction of the text around it. */
const UNSEEN = /[^\P{Cc}\t]|[\u202a-\u202e\u2066-\u2069]/gu;
/**
* The lines of a text that somebody else wrote, as all readers see them: in a terminal, in GitHub's log and in a summary.
* Colours are taken out too: they can hide words as well as show them. Any other control character becomes `\ufffd`.
*/
function plainLines(text) {
	return text.replace(TERMINAL, "").split(LINE_END).map((line) => line.replace(UNSEEN, "�"));
}
/** A text of at most about `longest` characters: its beginning and its end, and between them how many are left out. */
function shorten(text, longest) {
	if (text.length <= longest) return text;
	const end = Math.floor(longest / 4);
	const [head, tail] = [text.slice(0, longest - end), text.slice(-end)];
	return `${head.toWellFormed()} … (${text.length - longest} characters are left out here) … ${tail.toWellFormed()}`;
}

export { shorten as n, plainLines as t };