import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Aws } from './clients.ts';

/** What a function answered. */
export interface FunctionAnswer {
  /** As the function gave it, or, where it failed, AWS's description of that. JSON. */
  readonly payload: string;
  /** Whether the function failed instead of answering. */
  readonly failed: boolean;
  /** Number of the version that answered. */
  readonly version: string;
  /** From request to answer, measured here. */
  readonly milliseconds: number;
}

/**
 * Sends an event to a function and waits for its answer.
 *
 * @param qualifier a version or an alias
 */
export async function invokeFunction(
  aws: Aws,
  name: string,
  qualifier: string,
  event: unknown,
  signal: AbortSignal,
): Promise<FunctionAnswer> {
  const started = performance.now();
  const {
    Payload,
    FunctionError,
    ExecutedVersion = qualifier,
  } = await aws
    .client(LambdaClient)
    .send(new InvokeCommand({ FunctionName: name, Qualifier: qualifier, Payload: JSON.stringify(event) }), {
      abortSignal: signal,
    });
  return {
    payload: Buffer.from(Payload ?? []).toString('utf8'),
    failed: FunctionError !== undefined,
    version: ExecutedVersion,
    milliseconds: performance.now() - started,
  };
}
