/** A token of JSON, and its position. */
export interface Token {
  readonly kind: 'sign' | 'string' | 'number' | 'word' | 'end';
  readonly text: string;
  readonly at: number;
}

/** A syntax error in JSON, and its position. */
export class JsonFault extends Error {
  override name = 'JsonFault';
  readonly at: number;

  constructor(what: string, at: number) {
    super(what);
    this.at = at;
  }
}

/** Longest string in characters: much longer than any valid one, and short enough for the expression below. */
const LONGEST_TEXT = 2_000;
/** Deepest nesting of objects and lists that are skipped. */
const DEEPEST = 100;

const BLANK = /[ \t\n\r]*/y;
/** Source: RFC 8259, 7. */
const STRING = new RegExp(String.raw`"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})){0,${LONGEST_TEXT}}"`, 'y');
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.+-])/y;
/** JSON's literals, and those that Python's `json` writes for NaN and infinity. */
const WORD = /true|false|null|NaN|-?Infinity/y;

/** Reads JSON token by token, to find duplicate keys, which `JSON.parse` drops, and the position of each value. */
export class JsonTokens {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** @throws JsonFault */
  next(): Token {
    this.#match(BLANK);
    const at = this.#at;
    const sign = this.#text[at];
    if (sign === undefined) return { kind: 'end', text: '', at };
    if ('{}[]:,'.includes(sign)) {
      this.#at++;
      return { kind: 'sign', text: sign, at };
    }
    for (const [kind, pattern] of [
      ['string', STRING],
      ['number', NUMBER],
      ['word', WORD],
    ] as const) {
      const text = this.#match(pattern);
      if (text !== undefined) return { kind, text: kind === 'string' ? (JSON.parse(text) as string) : text, at };
    }
    const text = `a text that does not end, has more than ${LONGEST_TEXT} characters, or an escape that JSON has not`;
    throw new JsonFault(sign === '"' ? text : 'no JSON', at);
  }

  /** The next token, which must be one of these signs. @throws JsonFault */
  sign(signs: string): string {
    const { kind, text, at } = this.next();
    if (kind !== 'sign' || !signs.includes(text)) {
      throw new JsonFault(
        `${kind === 'end' ? 'the end of the file' : JSON.stringify(shown(text))} in place of ${[...signs].join(' or ')}`,
        at,
      );
    }
    return text;
  }

  /** Skips the rest of an object or a list. @throws JsonFault */
  leave(): void {
    for (let depth = 1; depth > 0; ) {
      const { kind, text, at } = this.next();
      if (kind === 'end') throw new JsonFault('the end of the file in place of the end of an object or a list', at);
      if (kind === 'sign' && '{['.includes(text)) depth++;
      if (kind === 'sign' && '}]'.includes(text)) depth--;
      if (depth > DEEPEST) throw new JsonFault(`more than ${DEEPEST} objects and lists in each other`, at);
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }
}

/** A string, shortened for a message. */
export function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text;
}
