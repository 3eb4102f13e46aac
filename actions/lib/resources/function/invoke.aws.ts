import { GetFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Aws } from '../../aws/clients.ts';
import { isDenied, wasNotCarriedOut } from '../../aws/errors.ts';
import { again } from '../../core/again.ts';
import { Failure, isTransient } from '../../core/failure.ts';

/** The answer of a function. */
export interface FunctionAnswer {
  /** JSON: the function's answer, or AWS's description of its failure. */
  readonly payload: string;
  /** Whether the function failed instead of answering. */
  readonly failed: boolean;
  /** Number of the version that answered. */
  readonly version: string;
  /** Time from the request to the answer. */
  readonly milliseconds: number;
}

/** Largest event of a synchronous invocation, in bytes. Source: Lambda quotas, "Invocation payload". */
const LARGEST_EVENT = 6_291_456;

/** Longest time limit of a function, in seconds. Source: Lambda quotas. */
const LONGEST = 900;

/** Seconds that an answer may take beyond the function's time limit: 10 to initialize, the rest for the network. */
const ON_THE_WAY = 20;

/** Maximum number of times that an event is sent, if it certainly did not arrive. */
const ATTEMPTS = 5;

/**
 * Sends an event to a function once, and waits longer than the function's time limit, because a second event would have
 * the same effects again.
 *
 * @param qualifier a version or an alias
 * @param event JSON
 * @throws Failure when the event is too large, or the answer was lost
 */
export async function invokeFunction(
  aws: Aws,
  name: string,
  qualifier: string,
  event: string,
  signal: AbortSignal,
): Promise<FunctionAnswer> {
  const request = { FunctionName: name, Qualifier: qualifier, Payload: event };
  const size = Buffer.byteLength(event);
  if (size > LARGEST_EVENT) {
    throw new Failure(
      `event-too-large: The event for the function ${name} has ${size} bytes as JSON; Lambda allows ${LARGEST_EVENT}.`,
      'Send a smaller file (in base64 it grows by a third), or set the input `url` and let the function fetch it.',
    );
  }
  const lambda = aws.sendingOnce(LambdaClient, 1000 * ((await timeLimit(aws, name, qualifier)) + ON_THE_WAY));
  const started = performance.now();
  const send = () => lambda.send(new InvokeCommand(request), { abortSignal: signal });
  try {
    const answer = await again(send, (error) => (wasNotCarriedOut(error) ? ATTEMPTS : 1), { signal });
    const { Payload, FunctionError, ExecutedVersion = qualifier } = answer;
    return {
      payload: Buffer.from(Payload ?? []).toString('utf8'),
      failed: FunctionError !== undefined,
      version: ExecutedVersion,
      milliseconds: performance.now() - started,
    };
  } catch (error) {
    signal.throwIfAborted();
    if (!isTransient(error) || wasNotCarriedOut(error)) throw error;
    throw new Failure(
      `answer-lost: The answer of the function ${name}:${qualifier} was lost on the network: ${(error as Error).message}. The event was sent once, and the function may have processed it.`,
      `Read its log in CloudWatch (/aws/lambda/${name}), and run again if the function may process the event twice.`,
      error,
    );
  } finally {
    lambda.destroy();
  }
}

/** The function's time limit in seconds; Lambda's maximum if the role may not read it. */
async function timeLimit(aws: Aws, name: string, qualifier: string): Promise<number> {
  try {
    const command = new GetFunctionCommand({ FunctionName: name, Qualifier: qualifier });
    return (await aws.client(LambdaClient).send(command)).Configuration?.Timeout ?? LONGEST;
  } catch (error) {
    if (isDenied(error)) return LONGEST;
    throw error;
  }
}
