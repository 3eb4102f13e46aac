/** One thing found in a data set. */
export interface Finding {
  /** An `error` refuses the data set; a `warning` is printed, and the data set is used. */
  readonly level: 'error' | 'warning';
  /** Path inside the data set, or the location of the source. */
  readonly path: string;
  /** The problem and, if it is not obvious, what to do. One sentence without a full stop. */
  readonly what: string;
}

const LINES_SHOWN = 40;

/** Findings as lines of text, errors first; past 40 lines the rest is only counted. */
export function formatFindings(findings: readonly Finding[]): string {
  const ordered = findings.toSorted((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'));
  const lines = ordered.slice(0, LINES_SHOWN).map(({ path, what }) => `  ${path}: ${what}`);
  if (ordered.length > LINES_SHOWN) lines.push(`  … and ${ordered.length - LINES_SHOWN} more`);
  return lines.join('\n');
}

/** A data set that cannot be used. The message names the problem, every finding, and what to do. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
  readonly findings: readonly Finding[];

  constructor(what: string, findings: readonly Finding[] = [], options?: ErrorOptions) {
    super(findings.length === 0 ? what : `${what}\n${formatFindings(findings)}`, options);
    this.findings = findings;
  }
}

/** Throws one {@link DatasetError} with all findings when there is an error among them. */
export function refuseErrors(what: string, findings: readonly Finding[]): void {
  if (findings.some(({ level }) => level === 'error')) throw new DatasetError(what, findings);
}

/** Whether the disk or the user's disk quota is full. */
export function isFullDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

/** Explains that the disk is full; returns any other error unchanged. */
export function explainFullDisk(error: unknown, folder: string): unknown {
  if (!isFullDisk(error)) return error;
  return new DatasetError(`The disk is full: ${folder} has no free space; nothing was published.`, [], {
    cause: error,
  });
}
