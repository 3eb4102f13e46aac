import { explainAws } from '../aws/errors.ts';
import { Failure, Failures } from '../core/failure.ts';
import type { FailureCode } from '../core/failure-code.ts';
import { DatasetError, isFullDisk } from '../dataset/error.ts';

/** An error in plain words and what to do; `stack` only for unexpected errors. */
export interface Explanation {
  readonly code: FailureCode;
  readonly what: string;
  readonly next: string;
  readonly stack?: string | undefined;
}

const FREE_SPACE = 'Free some space, or use a runner with a larger disk, and run again.';

/**
 * Longest explanation in characters; a longer one is not meant to be read, such as a value of megabytes in an answer.
 */
const LONGEST = 8_000;

/** The explanations of an error, one for each failure. */
export function explain(error: unknown): Explanation[] {
  return explainAll(error).map(({ what, ...rest }) => ({
    what: what.length <= LONGEST ? what : `${what.slice(0, LONGEST)}…`,
    ...rest,
  }));
}

function explainAll(error: unknown): Explanation[] {
  if (error instanceof Failures) return error.failures.flatMap(explainAll);
  if (error instanceof Failure) return [{ code: error.code, what: error.message, next: error.next }];
  if (isFullDisk(error))
    return [{ code: 'disk-full', what: `The disk is full: ${(error as Error).message}.`, next: FREE_SPACE }];
  if (error instanceof DatasetError) {
    const { message: what, cause } = error;
    if (isFullDisk(cause)) return [{ code: 'disk-full', what, next: FREE_SPACE }];
    return [{ code: 'data-invalid', what, next: 'Fix the data, or correct the source in the config, and run again.' }];
  }
  const aws = explainAws(error);
  if (aws !== undefined) return [{ code: 'aws-request-failed', ...aws }];
  if (!(error instanceof Error)) return [{ code: 'unexpected-error', what: String(error), next: '' }];
  return [
    {
      code: 'unexpected-error',
      what: `${error.name}: ${error.message}`,
      next: 'This should not happen: please report it with the lines below.',
      stack: error.stack,
    },
  ];
}
