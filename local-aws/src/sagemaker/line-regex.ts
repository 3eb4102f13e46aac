import { type Context, createContext, Script } from 'node:vm';

/** Milliseconds for one execution of the expression, and for all lines of a call when they are executed one by one. */
const PATIENCE = 250;
const LONGEST = 1000;

/**
 * Maximum characters of a line that are read. SageMaker documents no limit, and the time may grow with the square of
 * it.
 */
const LINE_LIMIT = 4096;

/**
 * A regular expression of a user. Backtracking on one line can take hours and would block the whole stand-in. Only V8
 * can interrupt it, and does so for a script of `node:vm` with a time limit. An expression that exceeds the limit in
 * two attempts finds nothing from then on.
 *
 * The actions read logs with a similar class. It is not shared, because no test of the actions against this stand-in
 * would find a mistake in a shared class.
 */
export class LineRegex {
  readonly #regex: RegExp;
  readonly #isHarmless: boolean;
  tooSlow = false;

  /** @throws SyntaxError when it does not compile. */
  constructor(source: string) {
    // Flags at the beginning and names of groups have the syntax of Python.
    const [whole = '', flags = ''] = /^\(\?([ims]+)\)/.exec(source) ?? [];
    const rest = source.slice(whole.length).replaceAll('(?P<', '(?<');
    this.#regex = new RegExp(rest, [...new Set(flags)].join(''));
    this.#isHarmless = isHarmless(rest);
  }

  /** The text that the first group captured in the first match on each line. @param lines about a hundred. */
  captures(lines: readonly string[]): (string | undefined)[] {
    const capture = (line: string) => this.#regex.exec(line.slice(0, LINE_LIMIT))?.[1];
    if (this.#isHarmless) return lines.map(capture);
    if (this.tooSlow) return lines.map(() => undefined);
    const together = within(PATIENCE, () => lines.map(capture));
    if (together !== undefined) return together;
    const since = performance.now();
    // One by one: the machine may have been busy with other work.
    return lines.map((line) => {
      if (this.tooSlow) return undefined;
      const alone = within(PATIENCE, () => [capture(line)]);
      this.tooSlow = alone === undefined || performance.now() - since > LONGEST;
      return alone?.[0];
    });
  }
}

/**
 * Whether an expression needs no time limit. Without alternatives, nested groups and repeated groups, and with at most
 * one repetition, its time grows at most with the square of the line's length. Most expressions that users write for
 * metrics are of this kind, such as `Loss: ([0-9.]+)`.
 */
function isHarmless(source: string): boolean {
  const flat = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, 'x');
  return !/\||\(.*\(|\)[*+?{]/.test(flat) && flat.replace(/[^*+{]/g, '').length <= 1;
}

const script = new Script('work()');
let context: (Context & { work?: () => unknown }) | undefined;

/** The result of the work; undefined when it was interrupted because it took too long. */
function within<T>(milliseconds: number, work: () => T): T | undefined {
  context ??= createContext({});
  context.work = work;
  try {
    return script.runInContext(context, { timeout: milliseconds }) as T;
  } catch (error) {
    // The error is from the script's own realm, so `instanceof` does not work.
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}
