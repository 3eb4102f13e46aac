import type { FailureCode } from './failure-code.ts';

/** A failure that is reported to the user: what went wrong, and what to do next. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly next: string;

  /**
   * @param what the code, then one sentence with the resource's name and the service's own message
   * @param next what to do about it
   */
  constructor(what: `${FailureCode}: ${string}`, next: string, cause?: unknown) {
    const end = what.indexOf(': ');
    super(what.slice(end + 2), { cause });
    this.name = 'Failure';
    this.code = what.slice(0, end) as FailureCode;
    this.next = next;
  }
}

/** Number of log lines that a failure shows, counted from the end of the log. */
export const LAST_LINES = 15;

/** The last lines of a log as the end of a failure's message; empty if there are no lines. */
export function endOfLog(lines: readonly string[]): string {
  const last = lines.slice(-LAST_LINES).map((line) => `\n  ${line}`);
  return last.length === 0 ? '' : `\nThe end of its log:${last.join('')}`;
}

/** Several failures that happened in parallel; each is reported. */
export class Failures extends Error {
  readonly failures: readonly unknown[];

  constructor(failures: readonly unknown[]) {
    super(failures.map((failure) => (failure instanceof Error ? failure.message : String(failure))).join('\n'));
    this.name = 'Failures';
    this.failures = failures;
  }
}

/** A node needs the output of an earlier stage that has not run yet. */
export class Blocked extends Failure {}

/** The wait reached its deadline. The resource keeps running, and the next run continues to wait for it. */
export class Pending extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'Pending';
  }
}

/** A check could not be made (missing permission, broken connection), so it neither passed nor failed. */
export class Undecided extends Failure {}

/** Whether an error is temporary (a cut connection, throttling, a 5xx), so that another attempt may succeed. */
export function isTransient(error: unknown): boolean {
  return error instanceof Error && 'transient' in error && error.transient === true;
}

/** Whether a create or update call failed because another process made the change first. */
export function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && 'alreadyExists' in error && error.alreadyExists === true;
}
