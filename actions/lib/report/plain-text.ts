const [ESC, BEL] = ['\u001b', '\u0007'];

/**
 * Text that a terminal executes instead of showing it: control sequences (colours, the cursor), strings (titles, links,
 * the clipboard) and short escapes, of 7 and of 8 bits. Source: ECMA-48, 5.3 to 5.6. Node's `stripVTControlCharacters`
 * is not used, because it takes 40 seconds for 100,000 unfinished strings in one line.
 */
const TERMINAL = new RegExp(
  `(?:${ESC}\\[|\u009b)[0-?]*[ -/]*[@-~]|(?:${ESC}[\\]PX^_]|[\u0090\u0098\u009d-\u009f])\\P{Cc}*(?:${BEL}|${ESC}\\\\|\u009c)|${ESC}[ -/]*[0-~]`,
  'gu',
);

/**
 * All characters that some reader treats as the end of a line, also `\r`, with which progress bars overwrite their
 * line.
 */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Control characters except the tab, and characters that change the direction of text. */
const UNSEEN = /[^\P{Cc}\t]|[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The lines of a text from outside, in a form that all readers show the same way: a terminal, GitHub's log and a
 * summary. Colours are removed, because they can hide text. Any other control character becomes `\ufffd`.
 */
export function plainLines(text: string): string[] {
  return text
    .replace(TERMINAL, '')
    .split(LINE_END)
    .map((line) => line.replace(UNSEEN, '\ufffd'));
}

/** A text of at most about `longest` characters: its beginning, the number of omitted characters, and its end. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = Math.floor(longest / 4);
  const [head, tail] = [text.slice(0, longest - end), text.slice(-end)];
  return `${head.toWellFormed()} … (${text.length - longest} characters are left out here) … ${tail.toWellFormed()}`;
}
