import { type Context, createContext, Script } from 'node:vm';
import type { Found } from './figure.ts';
import { toJavaScript } from './regex-syntax.ts';

/**
 * Time limit in milliseconds for one search. A good expression needs less than a tenth of it for the longest line, even
 * one that begins with `.*`; one with catastrophic backtracking needs hours. Our own value, because SageMaker documents
 * no limit.
 */
const PATIENCE = 250;

/**
 * Longest part of a line that is searched, in characters. Our own value, because SageMaker documents no limit: the time
 * can grow with the square of the length.
 */
export const LINE_LIMIT = 4096;

/**
 * Number of lines for one search, and milliseconds for the same number of lines if each is searched separately:
 * `.*Loss: (\S+)` needs up to 50 ms for a line of 4,096 characters, such as a progress bar produces, and the machine
 * may be busy.
 */
const TOGETHER = 100;
const LONGEST = 10_000;

/**
 * Searches lines of a log with a user's regular expression. JavaScript's engine may backtrack for hours on one line;
 * only V8 itself can interrupt that, and it does so for a script of `node:vm` with a time limit. An expression that
 * exceeds the limit, and exceeds it again on a second attempt, is not used any more.
 */
export class LineRegex {
  readonly #regex: RegExp;
  readonly #isHarmless: boolean;
  #tooSlow: string | undefined;

  /** @throws SyntaxError when it does not compile */
  constructor(source: string) {
    const read = toJavaScript(source);
    this.#regex = new RegExp(read.source, `${read.flags}d`);
    // V8 refuses some expressions, those that are too large, only at their first use.
    this.#regex.exec('');
    this.#isHarmless = isHarmless(read.source);
  }

  /** Why it is not used any more, such as `takes more than 250 ms for one line`. */
  get tooSlow(): string | undefined {
    return this.#tooSlow;
  }

  /** Number of capturing groups. */
  get groups(): number {
    // The empty alternative comes first, so that the user's expression does not run.
    return (new RegExp(`|${this.#regex.source}`, this.#regex.flags).exec('')?.length ?? 1) - 1;
  }

  /**
   * The text of the first capturing group for the first match on each line; undefined if there is no match, or the
   * expression is too slow.
   */
  captures(lines: readonly string[]): (string | undefined)[] {
    return this.finds(lines).map((found) => found?.text);
  }

  /** The same as {@link captures}, with the position on the line. */
  finds(lines: readonly string[]): (Found | undefined)[] {
    const found: (Found | undefined)[] = [];
    for (let start = 0; start < lines.length; start += TOGETHER) {
      found.push(...this.#look(lines.slice(start, start + TOGETHER)));
    }
    return found;
  }

  #look(lines: readonly string[]): (Found | undefined)[] {
    const capture = (line: string): Found | undefined => {
      const match = this.#regex.exec(line.slice(0, LINE_LIMIT));
      const [start, end] = match?.indices?.[1] ?? [0, 0];
      return match?.[1] === undefined ? undefined : { text: match[1], start, end };
    };
    if (this.#isHarmless) return lines.map(capture);
    if (this.#tooSlow === undefined) {
      const together = within(PATIENCE, () => lines.map(capture));
      if (together !== undefined) return together;
    }
    const since = performance.now();
    // Search each line separately: the limit may have been exceeded only because the machine was busy.
    return lines.map((line) => {
      if (this.#tooSlow !== undefined) return undefined;
      const alone = within(PATIENCE, () => [capture(line)]);
      if (alone === undefined) this.#tooSlow = `takes more than ${PATIENCE} ms for one line`;
      else if (performance.now() - since > LONGEST)
        this.#tooSlow = `takes more than ${LONGEST / 1000} s for ${TOGETHER} lines`;
      return alone?.[0];
    });
  }
}

/**
 * Whether an expression needs no time limit: without alternatives, nested groups and repeated groups, and with at most
 * one repetition, its time grows at most with the square of a line's length. Most expressions for metrics are of this
 * form, such as `Loss: ([0-9.]+)`.
 */
function isHarmless(source: string): boolean {
  const flat = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, 'x');
  return !/\||\(.*\(|\)[*+?{]/.test(flat) && flat.replace(/[^*+{]/g, '').length <= 1;
}

let script: Script | undefined;
let context: (Context & { work?: () => unknown }) | undefined;

/** The result of the work; undefined if it was stopped at the time limit. */
function within<T>(milliseconds: number, work: () => T): T | undefined {
  script ??= new Script('work()');
  context ??= createContext({});
  context.work = work;
  try {
    return script.runInContext(context, { timeout: milliseconds }) as T;
  } catch (error) {
    // The error comes from the script's own realm, so `instanceof` does not work for it.
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}
