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

/** Largest number of lines in a report. */
export const MOST_LINES = 100;

const line = int().check(gte(1), lte(10_000_000));
const some = int().check(gte(0), lte(1_000_000));
const dollars = number().check(gte(0), lte(100_000_000));

/**
 * The report that a run for a pull request from a fork leaves for the run that may write to GitHub. The fork wrote it,
 * so it contains only numbers, and words from a fixed list.
 */
const schemaWith = (stages: readonly string[]) =>
  strictObject({
    version: literal(2),
    /** Number of problems of the config. */
    problems: some,
    /** Lines of the config that have problems. */
    lines: array(line).check(maxLength(MOST_LINES)),
    /** Forecast for a run on main after the merge; absent if the config has problems. */
    plan: optional(
      strictObject({
        stages: array(oneOf(stages)).check(maxLength(stages.length)),
        /** Largest cost of its jobs in US dollars, and the number of jobs without a known price. */
        run: strictObject({ worst: dollars, unknown: some }),
        /** Monthly cost in US dollars of the resources that stay, and the number of those without a known price. */
        month: strictObject({ least: dollars, worst: dollars, unknown: some }),
        /** Limits of the budget that the cost exceeds. */
        over: array(oneOf(['per-run', 'per-month'])).check(maxLength(2)),
      }),
    ),
  });

export type ForkReport = output<ReturnType<typeof schemaWith>>;

/** Name of the artifact, name of the file in it, and its largest size in bytes. */
export const FORK_REPORT = { artifact: 'fork-report', path: 'fork-report.json', most: 4_000 } as const;

/** Reads a report; `undefined` if it is not valid. @param stages that a run can have */
export function parseForkReport(bytes: Buffer, stages: readonly string[]): ForkReport | undefined {
  try {
    const read = schemaWith(stages).safeParse(JSON.parse(bytes.toString('utf8')));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
