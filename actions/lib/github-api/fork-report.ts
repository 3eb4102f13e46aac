import {
  array,
  gte,
  int,
  literal,
  lte,
  maxLength,
  number,
  enum as oneOf,
  optional,
  type output,
  strictObject,
} from 'zod/mini';

/** Lines that a report names. */
export const MOST_LINES = 100;

const line = int().check(gte(1), lte(10_000_000));
const some = int().check(gte(0), lte(1_000_000));
const dollars = number().check(gte(0), lte(100_000_000));

/**
 * What the run for a pull request from a fork leaves for the run that may write to GitHub. The fork has written it, so it
 * holds numbers only, and words of which this side has a list.
 */
const schemaWith = (stages: readonly string[]) =>
  strictObject({
    version: literal(2),
    /** Problems of the config. */
    problems: some,
    /** Lines of the config that have problems. */
    lines: array(line).check(maxLength(MOST_LINES)),
    /** What a run on main would do after the merge; absent where the config has problems. */
    plan: optional(
      strictObject({
        stages: array(oneOf(stages)).check(maxLength(stages.length)),
        /** US dollars that its jobs cost at most, and how many of them have no known price. */
        run: strictObject({ worst: dollars, unknown: some }),
        /** US dollars that what stays costs in a month, and how much of it has no known price. */
        month: strictObject({ least: dollars, worst: dollars, unknown: some }),
        /** Limits of the budget that these exceed. */
        over: array(oneOf(['per-run', 'per-month'])).check(maxLength(2)),
      }),
    ),
  });

export type ForkReport = output<ReturnType<typeof schemaWith>>;

/** Name of the artifact, and of the file in it. */
export const FORK_REPORT = { artifact: 'fork-report', path: 'fork-report.json', most: 4_000 } as const;

/** Reads a report; `undefined` when it is anything else. @param stages that a run can have */
export function parseForkReport(bytes: Buffer, stages: readonly string[]): ForkReport | undefined {
  try {
    const read = schemaWith(stages).safeParse(JSON.parse(bytes.toString('utf8')));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
