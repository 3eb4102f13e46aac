import { array, gte, int, literal, lte, maxLength, type output, strictObject } from 'zod/mini';

/** Lines that a report names. */
export const MOST_LINES = 100;

const line = int().check(gte(1), lte(10_000_000));

/**
 * What the run for a pull request from a fork leaves for the run that may write to GitHub. The fork has written it, so it
 * holds numbers only.
 */
const forkReportSchema = strictObject({
  version: literal(1),
  /** Problems of the config. */
  problems: int().check(gte(0), lte(1_000_000)),
  /** Lines of the config that have problems. */
  lines: array(line).check(maxLength(MOST_LINES)),
});

export type ForkReport = output<typeof forkReportSchema>;

/** Name of the artifact, and of the file in it. */
export const FORK_REPORT = { artifact: 'fork-report', path: 'fork-report.json', most: 4_000 } as const;

/** Reads a report; `undefined` when it is anything else. */
export function parseForkReport(bytes: Buffer): ForkReport | undefined {
  try {
    const read = forkReportSchema.safeParse(JSON.parse(bytes.toString('utf8')));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
