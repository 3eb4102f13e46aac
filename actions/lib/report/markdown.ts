import { plainLines, shorten } from './plain-text.ts';

/** Longest text in characters: in a line or a table cell, and in a block. */
const LONGEST_LINE = 2_000;
const LONGEST_BLOCK = 10_000;

/** Text in backquotes, or text between blanks, with the punctuation around it. */
const CHUNK = /(?<=^|\s)(?<before>[("“]*)`(?<code>[^`]+)`(?<after>[)”",.;:!?…]*)(?=\s|$)|\S+/gu;

/**
 * Words, numbers and signs without a meaning in GitHub's Markdown. `GH-1` is a link, `TICKET-1` may be one, and so may
 * seven or more hexadecimal digits: a commit. Source: docs.github.com, "Autolinked references and URLs".
 */
const PLAIN =
  /^[("“']*(?!\p{L}+-\d|[\da-f]{7,64}(?![\p{L}\d]))(?:\p{L}[\p{L}\p{M}\d’'-]*|\d[\d.,]*%?|[→×–—…|%])[)”"',.;:!?…]*$/u;

/**
 * A sentence that may contain text from outside, as one line of Markdown. Everything that may be more than a word (a
 * path, a tag, a mention, an address) becomes code, which GitHub shows unchanged.
 */
export function prose(text: string): string {
  return oneLine(text).replace(CHUNK, (chunk, before, quoted, after, at: number) => {
    if (quoted !== undefined) return `${before}${code(quoted)}${after}`;
    // A number at the beginning could start a list.
    if (PLAIN.test(chunk) && (at > 0 || /^\p{L}/u.test(chunk))) return chunk;
    // A parenthesis that another word has opened is not part of the code.
    const trailing = chunk.slice(1).includes('(')
      ? /^([("“]*)(.*?)([”",.;:!?…]*)$/u
      : /^([("“]*)(.*?)([)”",.;:!?…]*)$/u;
    const [, lead = '', core = '', trail = ''] = trailing.exec(chunk) ?? [];
    return core === '' ? code(chunk) : `${lead}${code(core)}${trail}`;
  });
}

/** A name or a value as inline code. Source: GitHub Flavored Markdown, 6.3. */
export function code(text: string): string {
  const line = oneLine(text);
  if (line === '') return '';
  const fence = longerThanAny(line, 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/**
 * A link; only its text if the address is not http or https.
 *
 * @param text a result of {@link prose} or {@link code}
 */
export function link(text: string, address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // A parsed address has `<`, `>` and blanks encoded.
  return url !== undefined && /^https?:$/.test(url.protocol) ? `[${text}](<${url.href}>)` : text;
}

/** Several lines as a code block. */
export function block(text: string): string {
  const lines = plainLines(shorten(text, LONGEST_BLOCK)).join('\n');
  const fence = longerThanAny(lines, 3);
  return `${fence}text\n${lines}\n${fence}`;
}

/**
 * A row of a table; its cells are results of {@link prose} and {@link code}. In them, a `|` follows an odd number of
 * `\\`; otherwise it would end the cell. Source: GitHub Flavored Markdown, 4.10.
 */
export function row(...cells: readonly string[]): string {
  const whole = (_: string, slashes: string) => `${slashes}${slashes.length % 2 === 0 ? '\\' : '\\\\'}|`;
  return `| ${cells.map((cell) => cell.replace(/(\\*)\|/g, whole)).join(' | ')} |`;
}

function oneLine(text: string): string {
  return plainLines(shorten(text, LONGEST_LINE)).join(' ').replace(/\s+/g, ' ').trim();
}

function longerThanAny(text: string, least: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  return '`'.repeat(Math.max(least, longest + 1));
}
