import { Pending } from '../core/failure.ts';
import { type Clock, poll } from '../core/poll.ts';

/** Milliseconds. Source: the providers of Terraform, which wait as long for Application Auto Scaling. */
const KNOWN_WITHIN = 60_000;

/**
 * AWS's words for something that was made moments ago and is not known everywhere yet.
 *
 * - The role of a function (CreateFunction, UpdateFunctionConfiguration).
 * - The execution role of SageMaker (CreateTrainingJob, CreateHyperParameterTuningJob, CreateModel).
 * - The service-linked role of Application Auto Scaling, which RegisterScalableTarget makes at its first use.
 * - The target that was just registered (PutScalingPolicy, PutScheduledAction).
 *
 * Sources: Terraform's aws provider, appautoscaling (`Unable to assume IAM role`, `ObjectNotFoundException`) and lambda;
 * ansible/ansible#40237 for the words of ObjectNotFoundException.
 */
const NOT_KNOWN_YET = [
  /The role defined for the function cannot be assumed by Lambda/,
  /^ValidationException: Could not assume role /,
  /^ValidationException: Unable to assume IAM role/,
  /^ObjectNotFoundException: No scalable target registered/,
];

/** Whether AWS refuses a call because of something that it may not know yet. */
export function isNotKnownYet(error: unknown): boolean {
  return error instanceof Error && NOT_KNOWN_YET.some((words) => words.test(`${error.name}: ${error.message}`));
}

/** How long a call may be made again: at most a minute, and no longer than the run. */
export interface Patience {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

/** Makes a call again while AWS does not know yet what it is about. @throws AWS's error when it still does not know, or any other */
export async function onceKnown<T>(call: () => Promise<T>, { clock, signal, deadline }: Patience): Promise<T> {
  let last: unknown;
  const look = async (): Promise<{ answer: T } | { error: unknown } | undefined> => {
    try {
      return { answer: await call() };
    } catch (error) {
      // A call that changes something is not repeated for any other reason.
      if (!isNotKnownYet(error)) return { error };
      last = error;
      return undefined;
    }
  };
  const until = Math.min(deadline, clock.now() + KNOWN_WITHIN);
  try {
    const found = await poll('what was just created', look, { clock, signal, deadline: until });
    if ('answer' in found) return found.answer;
    throw found.error;
  } catch (error) {
    throw error instanceof Pending ? last : error;
  }
}
