import { Pending } from '../core/failure.ts';
import { type Clock, poll } from '../core/poll.ts';

/** Milliseconds. Source: the providers of Terraform, which wait as long for Application Auto Scaling. */
const KNOWN_WITHIN = 60_000;

/**
 * AWS's messages for a new resource that is not known everywhere yet.
 *
 * - The role of a function (CreateFunction, UpdateFunctionConfiguration).
 * - The execution role of SageMaker (CreateTrainingJob, CreateHyperParameterTuningJob, CreateModel).
 * - The service-linked role of Application Auto Scaling, which the first RegisterScalableTarget creates.
 * - A new target (PutScalingPolicy, PutScheduledAction).
 * - The instance profile and the security group of an EC2 instance (RunInstances).
 * - A new EC2 instance (CreateTags).
 *
 * Sources: Terraform's aws provider, appautoscaling (`Unable to assume IAM role`, `ObjectNotFoundException`) and
 * lambda and ec2 (`Invalid IAM Instance Profile`, `has no associated IAM Roles`); ansible/ansible#40237 for the words of
 * ObjectNotFoundException; EC2 Developer Guide, "Eventual consistency" (`InvalidInstanceID.NotFound`).
 */
const NOT_KNOWN_YET = [
  /The role defined for the function cannot be assumed by Lambda/,
  /^ValidationException: Could not assume role /,
  /^ValidationException: Unable to assume IAM role/,
  /^ObjectNotFoundException: No scalable target registered/,
  /^InvalidParameterValue: .*(Invalid IAM Instance Profile| has no associated IAM Roles)/,
  /^InvalidGroup\.NotFound: /,
  /^InvalidInstanceID\.NotFound: /,
];

/** Whether AWS refuses a call because it may not know a new resource yet. */
export function isNotKnownYet(error: unknown): boolean {
  return error instanceof Error && NOT_KNOWN_YET.some((words) => words.test(`${error.name}: ${error.message}`));
}

/** How long a call is retried: at most a minute, and no longer than the run. */
export interface Patience {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

/** Retries a call while AWS does not know a new resource yet. @throws AWS's error */
export async function onceKnown<T>(call: () => Promise<T>, { clock, signal, deadline }: Patience): Promise<T> {
  let last: unknown;
  const look = async (): Promise<{ answer: T } | { error: unknown } | undefined> => {
    try {
      return { answer: await call() };
    } catch (error) {
      // Calls that change something are not retried for any other reason.
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
