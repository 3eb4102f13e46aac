import { JsonFault, JsonTokens, shown, type Token } from './json-tokens.ts';

/** A model's result for one test example. */
export interface Judged {
  /** The right class and the predicted one; either both or neither. */
  readonly class?: string;
  readonly predicted?: string;
  /** How often the test data contain this file; default 1. The metrics of a job count each copy. */
  readonly copies: number;
  /** Values of this example by name, such as `loss`. */
  readonly values: ReadonlyMap<string, number>;
}

/** A model's `evaluation.json`: its result for each test example, by the SHA-256 of the example's content. */
export type Evaluation = ReadonlyMap<string, Judged>;

/** The value that is derived if examples have a class: 1 if it was predicted, otherwise 0. */
export const ACCURACY = 'accuracy';

/** Largest evaluation.json in bytes. Code of a pull request writes the file, so a download should stop at this size. */
export const LARGEST_EVALUATION = 64 * 1024 * 1024;
const MOST_EXAMPLES = 1_000_000;
const MOST_FIELDS = 50;
const MOST_CLASSES = 10_000;
const LONGEST_NAME = 200;
/** Larger values are refused, because sums of squares would overflow. */
const LARGEST_VALUE = 1e100;
/** Largest number of problems that are listed. */
const MOST_PROBLEMS = 20;

/** Control characters, characters that change the direction of text, and lone surrogates. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/**
 * Reads an `evaluation.json`.
 *
 * @param content the file
 * @returns the evaluation, or all problems with their place, as `line:column: what is wrong`
 */
export function parseEvaluation(content: Uint8Array): { evaluation: Evaluation } | { problems: readonly string[] } {
  if (content.length > LARGEST_EVALUATION) {
    return { problems: [`the file has ${content.length} bytes; at most ${LARGEST_EVALUATION} are read`] };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return { problems: ['the file is not UTF-8'] };
  }
  return new Reader(text).read();
}

class Reader {
  readonly #text: string;
  readonly #tokens: JsonTokens;
  readonly #found: { at: number; what: string }[] = [];
  readonly #examples = new Map<string, Judged>();
  readonly #classes = new Set<string>();
  #fields: readonly string[] | undefined;
  #problems = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = new JsonTokens(text);
  }

  read(): ReturnType<typeof parseEvaluation> {
    try {
      this.#tokens.sign('{');
      this.#members((key) => this.#example(key));
      const { kind, at } = this.#tokens.next();
      if (kind !== 'end') throw new JsonFault('more text after the end of the object', at);
      if (this.#examples.size === 0) this.#problem(0, 'there is no example in the file');
      if (this.#classes.size > MOST_CLASSES) this.#problem(0, `there are more than ${MOST_CLASSES} classes`);
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error;
      this.#problem(error.at, error.message);
    }
    if (this.#problems === 0) return { evaluation: this.#examples };
    const left = this.#problems - this.#found.length;
    const more = left === 0 ? [] : [`and ${left} more`];
    return {
      problems: [
        ...this.#found.sort((a, b) => a.at - b.at).map(({ at, what }) => `${this.#place(at)}: ${what}`),
        ...more,
      ],
    };
  }

  /** Reads the members of an object whose first token was read; a repeated key is a problem. */
  #members(read: (key: Token) => void): void {
    const seen = new Set<string>();
    for (let first = true; ; first = false) {
      const key = this.#tokens.next();
      if (first && key.kind === 'sign' && key.text === '}') return;
      if (key.kind !== 'string') throw new JsonFault('a key in quotation marks is missing', key.at);
      if (seen.has(key.text)) this.#problem(key.at, `${quoted(key.text)} is there twice`);
      seen.add(key.text);
      this.#tokens.sign(':');
      read(key);
      if (this.#tokens.sign(',}') === '}') return;
    }
  }

  #example({ text: key, at }: Token): void {
    if (!/^[0-9a-f]{64}$/.test(key)) {
      this.#problem(at, `${quoted(key)} must be the SHA-256 of an example's content: 64 digits, 0 to 9 and a to f`);
    }
    if (this.#examples.size >= MOST_EXAMPLES) throw new JsonFault(`there are more than ${MOST_EXAMPLES} examples`, at);
    const value = this.#tokens.next();
    if (value.kind !== 'sign' || value.text !== '{') {
      this.#problem(
        value.at,
        `${quoted(key)} must be an object, such as {"class": "cat", "predicted": "dog", "loss": 2.3}`,
      );
      this.#skip(value);
      return;
    }
    const names: { class?: string; predicted?: string } = {};
    const values = new Map<string, number>();
    let copies = 1;
    this.#members((field) => {
      const found = this.#tokens.next();
      if (field.text === 'copies') copies = this.#copies(field, found);
      else if (field.text === 'class' || field.text === 'predicted') {
        const name = this.#name(field, found);
        if (name !== undefined) names[field.text] = name;
      } else {
        const number = this.#number(field, found);
        if (number !== undefined) values.set(field.text, number);
        if (values.size > MOST_FIELDS) throw new JsonFault(`an example has more than ${MOST_FIELDS} numbers`, field.at);
      }
    });
    if ((names.class === undefined) !== (names.predicted === undefined)) {
      this.#problem(at, `${quoted(key)} has one of class and predicted; write both or neither`);
    }
    if (names.class !== undefined && names.predicted !== undefined) {
      if (values.has(ACCURACY))
        this.#problem(at, `${quoted(key)} has ${ACCURACY}, which class and predicted give; leave it out`);
      values.set(ACCURACY, names.class === names.predicted ? 1 : 0);
    }
    this.#sameFields(at, key, [...values.keys()]);
    this.#examples.set(key, { ...names, copies, values });
  }

  #name(field: Token, { kind, text, at }: Token): string | undefined {
    const isName = kind === 'string' || (kind === 'number' && /^-?\d+$/.test(text));
    if (!isName) this.#wrong(field, { kind, text, at }, 'a text or a whole number');
    else if (text === '' || text.length > LONGEST_NAME)
      this.#problem(at, `${field.text} must have 1 to ${LONGEST_NAME} characters`);
    else if (UNPRINTABLE.test(text))
      this.#problem(at, `${field.text} ${quoted(text)} has a character that cannot be shown`);
    else {
      if (field.text === 'class' && this.#classes.size <= MOST_CLASSES) this.#classes.add(text);
      return text;
    }
    return undefined;
  }

  #copies(field: Token, value: Token): number {
    if (value.kind === 'number' && /^[1-9]\d{0,5}$/.test(value.text)) return Number(value.text);
    this.#wrong(field, value, 'a whole number from 1 to 999999');
    return 1;
  }

  #number(field: Token, value: Token): number | undefined {
    if (!/^[\p{L}_][\p{L}\p{M}\p{N}_. -]{0,63}$/u.test(field.text)) {
      this.#problem(
        field.at,
        `${quoted(field.text)} must be a name: a letter, then at most 63 letters, digits, blanks, _ . or -`,
      );
      this.#skip(value);
      return undefined;
    }
    const number = value.kind === 'number' ? Number(value.text) : Number.NaN;
    if (Math.abs(number) <= LARGEST_VALUE) return number;
    this.#wrong(field, value, `a number between -${LARGEST_VALUE} and ${LARGEST_VALUE}`);
    return undefined;
  }

  /** A mean over the examples needs the value of each example, so all examples must have the same fields. */
  #sameFields(at: number, key: string, fields: readonly string[]): void {
    this.#fields ??= fields;
    const missing = this.#fields.find((field) => !fields.includes(field));
    const added = fields.find((field) => !this.#fields?.includes(field));
    if (missing !== undefined)
      this.#problem(at, `${quoted(key)} has no ${quoted(missing)}, which the first example has`);
    if (added !== undefined) this.#problem(at, `${quoted(key)} has ${quoted(added)}, which the first example has not`);
  }

  #wrong(field: Token, value: Token, expected: string): void {
    const is =
      value.kind === 'sign' ? 'an object or a list' : value.kind === 'string' ? quoted(value.text) : shown(value.text);
    this.#problem(value.at, `${quoted(field.text)} must be ${expected}, not ${is}`);
    this.#skip(value);
  }

  /** Skips a value whose first token was read. */
  #skip({ kind, text, at }: Token): void {
    if (kind === 'sign' && '{['.includes(text)) this.#tokens.leave();
    else if (kind === 'sign' || kind === 'end') throw new JsonFault('a value is missing', at);
  }

  #problem(at: number, what: string): void {
    this.#problems++;
    if (this.#found.length < MOST_PROBLEMS) this.#found.push({ at, what });
  }

  #place(at: number): string {
    let [line, start] = [1, 0];
    for (let end = this.#text.indexOf('\n'); end >= 0 && end < at; end = this.#text.indexOf('\n', start)) {
      line++;
      start = end + 1;
    }
    return `${line}:${at - start + 1}`;
  }
}

function quoted(text: string): string {
  return JSON.stringify(shown(text));
}
