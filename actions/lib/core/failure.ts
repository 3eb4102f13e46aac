import type { FailureCode } from './failure-code.ts';

/** Everything that a person must learn about what went wrong: what it was and what to do next. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly next: string;

  /**
   * @param what the code, then what is wrong, in one sentence, with the resource's name and the service's own words
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

/** How many of the last log lines a failure shows. */
export const LAST_LINES = 15;

/** The last lines of a log, as the end of what is wrong; nothing where there are none. */
export function endOfLog(lines: readonly string[]): string {
  const last = lines.slice(-LAST_LINES).map((line) => `\n  ${line}`);
  return last.length === 0 ? '' : `\nThe end of its log:${last.join('')}`;
}

/** Several things went wrong side by side; each is reported. */
export class Failures extends Error {
  readonly failures: readonly unknown[];

  constructor(failures: readonly unknown[]) {
    super(failures.map((failure) => (failure instanceof Error ? failure.message : String(failure))).join('\n'));
    this.name = 'Failures';
    this.failures = failures;
  }
}

/** A need has not been met by an earlier stage. */
export class Blocked extends Failure {}

/** The wait ended by its own deadline; the work goes on and the next run takes it up again. */
export class Pending extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'Pending';
  }
}

/** What was to be verified could not be asked (a right is missing, the connection broke): it is neither right nor wrong. */
export class Undecided extends Failure {}

/** Whether an error says nothing about the matter (a cut connection, throttling, a 5xx), so that asking again may help. */
export function isTransient(error: unknown): boolean {
  return error instanceof Error && 'transient' in error && error.transient === true;
}

/** Whether a create or update call failed because somebody was faster. */
export function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && 'alreadyExists' in error && error.alreadyExists === true;
}
