import { plainLines, shorten } from '../plain-text.ts';

/** Longest text from outside on a page, in characters. */
const LONGEST = 4_000;

/** A part of a page; its content is already HTML. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Values in a template: HTML is inserted unchanged, text and numbers are escaped, the others are empty. */
export type Part = Html | string | number | false | undefined | readonly Part[];

/** HTML or SVG in which all inserted values are escaped, also between the quotes of an attribute. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, at) => `${text}${render(parts[at - 1])}${string}`));
}

/** A sentence; `words in backticks` become code. */
export function prose(text: string): Html {
  return html`${text.split(/`([^`]+)`/).map((piece, at) => (at % 2 === 1 ? html`<code>${piece}</code>` : piece))}`;
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(render).join('');
  return withoutSigns(typeof part === 'number' ? String(part) : plainLines(shorten(part, LONGEST)).join('\n'));
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function withoutSigns(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
