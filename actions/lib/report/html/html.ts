import { plainLines, shorten } from '../plain-text.ts';

/** Characters of a foreign text that a page shows. */
const LONGEST = 4_000;

/** A piece of a page: what is in it is HTML already. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: HTML as it is, text and numbers as text, and nothing. */
export type Part = Html | string | number | false | undefined | readonly Part[];

/** HTML or SVG in which everything that is put in is text, whoever wrote it; also between the quotes of an attribute. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, at) => `${text}${render(parts[at - 1])}${string}`));
}

/** A sentence whose `words in backticks` are code. */
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
