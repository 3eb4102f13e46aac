import { type Context, createContext, Script } from 'node:vm';
import type { Found } from './figure.ts';
import { toJavaScript } from './regex-syntax.ts';

/**
 * Milliseconds that one look may take. A good expression needs less than a tenth of it for the longest line, even one
 * that begins with `.*`; one that backtracks without end needs hours. Ours: SageMaker tells no limit.
 */
const PATIENCE = 250;

/** Characters of a line that are read. Ours, as SageMaker tells none: time may grow with the square of the length. */
export const LINE_LIMIT = 4096;

/**
 * Lines for one look, and milliseconds for as many when each is given its own: `.*Loss: (\S+)` needs up to 50 ms for a line
 * of 4,096 characters, such as a progress bar leaves, and the machine may be busy.
 */
const TOGETHER = 100;
const LONGEST = 10_000;

/**
 * A user's regular expression, tried on lines of a log. JavaScript's engine may backtrack for hours on one line; only V8
 * itself can end that, which it does for a script of `node:vm` that has a time limit. An expression that exceeded it,
 * and did so again when tried once more, is not tried any more.
 */
export class LineRegex {
  readonly #regex: RegExp;
  readonly #isHarmless: boolean;
  #tooSlow: string | undefined;

  /** @throws SyntaxError when it does not compile */
  constructor(source: string) {
    const read = toJavaScript(source);
    this.#regex = new RegExp(read.source, `${read.flags}d`);
    // Some are not compiled, and refused, before their first use: those that are too large.
    this.#regex.exec('');
    this.#isHarmless = isHarmless(read.source);
  }

  /** Why it is not tried any more, such as `takes more than 250 ms for one line`. */
  get tooSlow(): string | undefined {
    return this.#tooSlow;
  }

  /** How many groups capture. */
  get groups(): number {
    // The empty alternative comes first, so that the user's own is not tried.
    return (new RegExp(`|${this.#regex.source}`, this.#regex.flags).exec('')?.length ?? 1) - 1;
  }

  /** What the first match on each line captured in the first group; undefined where nothing did, or it is too slow. */
  captures(lines: readonly string[]): (string | undefined)[] {
    return this.finds(lines).map((found) => found?.text);
  }

  /** The same, with its place on the line. */
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
    // One by one: the machine may have been busy with something else.
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
 * Whether an expression needs no watching: without alternatives, groups in groups and repeated groups, and with at most
 * one repetition, its time grows with the square of a line's length at most. So are most that users write for metrics,
 * such as `Loss: ([0-9.]+)`.
 */
function isHarmless(source: string): boolean {
  const flat = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, 'x');
  return !/\||\(.*\(|\)[*+?{]/.test(flat) && flat.replace(/[^*+{]/g, '').length <= 1;
}

let script: Script | undefined;
let context: (Context & { work?: () => unknown }) | undefined;

/** What the work returns; undefined when it was ended because it took longer. */
function within<T>(milliseconds: number, work: () => T): T | undefined {
  script ??= new Script('work()');
  context ??= createContext({});
  context.work = work;
  try {
    return script.runInContext(context, { timeout: milliseconds }) as T;
  } catch (error) {
    // An error of the script's own realm, whose classes are not ours.
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}
