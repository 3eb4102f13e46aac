import { type Context, createContext, Script } from 'node:vm';

/** Milliseconds that one look may take, and that as many lines together may take when each is given its own. */
const PATIENCE = 250;
const LONGEST = 1000;

/** Characters of a line that are read: SageMaker tells no limit, and time may grow with the square of the length. */
const LINE_LIMIT = 4096;

/**
 * A regular expression of a user. The engine may backtrack for hours on one line, and with it the whole stand-in; only
 * V8 itself can end that, which it does for a script of `node:vm` that has a time limit. An expression that exceeded it,
 * and did so again when tried once more, finds nothing from then on.
 *
 * The actions read their logs with a class much like this one. It is not shared: a mistake in one that both had would pass
 * every test of the actions against this stand-in.
 */
export class LineRegex {
  readonly #regex: RegExp;
  readonly #isHarmless: boolean;
  tooSlow = false;

  /** @throws SyntaxError when it does not compile. */
  constructor(source: string) {
    // Flags at the beginning and names of groups are written as Python has them.
    const [whole = '', flags = ''] = /^\(\?([ims]+)\)/.exec(source) ?? [];
    const rest = source.slice(whole.length).replaceAll('(?P<', '(?<');
    this.#regex = new RegExp(rest, [...new Set(flags)].join(''));
    this.#isHarmless = isHarmless(rest);
  }

  /** What the first match on each line captured in the first group. @param lines a hundred or so. */
  captures(lines: readonly string[]): (string | undefined)[] {
    const capture = (line: string) => this.#regex.exec(line.slice(0, LINE_LIMIT))?.[1];
    if (this.#isHarmless) return lines.map(capture);
    if (this.tooSlow) return lines.map(() => undefined);
    const together = within(PATIENCE, () => lines.map(capture));
    if (together !== undefined) return together;
    const since = performance.now();
    // One by one: the machine may have been busy with something else.
    return lines.map((line) => {
      if (this.tooSlow) return undefined;
      const alone = within(PATIENCE, () => [capture(line)]);
      this.tooSlow = alone === undefined || performance.now() - since > LONGEST;
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

const script = new Script('work()');
let context: (Context & { work?: () => unknown }) | undefined;

/** What the work returns; undefined when it was ended because it took longer. */
function within<T>(milliseconds: number, work: () => T): T | undefined {
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
