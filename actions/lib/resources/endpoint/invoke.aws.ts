import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import type { Aws } from '../../aws/clients.ts';
import type { Patience } from '../../aws/once-known.ts';
import { isTransient, Pending } from '../../core/failure.ts';

/** A request to an endpoint. */
export interface Payload {
  readonly body: Buffer;
  readonly contentType: string;
}

/** The answer of an endpoint. */
export interface Answer {
  /** As text in the answer's charset. */
  readonly body: string;
  /** Content type of the answer; empty if it has none. */
  readonly contentType: string;
  /** Number of bytes, if the answer is not text in its charset; undefined for text. */
  readonly binary: number | undefined;
  /** Time from the request to the answer. */
  readonly milliseconds: number;
  /** Number of attempts: the SDK retries throttled and interrupted calls. */
  readonly tries: number;
}

/** Milliseconds for which a 503 is retried, because a healthy ping does not mean that the model is loaded. */
const WARMS_UP_WITHIN = 60_000;
const AGAIN_AFTER = 1_000;

/**
 * Limits the retries while a model may still be loading.
 *
 * @param who name of the endpoint or function, for the message at the run's deadline
 * @returns waits before the next attempt; `false` when the time is over
 */
export function warmUp(who: string, { clock, signal, deadline }: Patience): () => Promise<boolean> {
  const end = clock.now() + WARMS_UP_WITHIN;
  return async () => {
    if (clock.now() >= end) return false;
    if (clock.now() + AGAIN_AFTER > deadline) throw new Pending(`${who}, whose model may still be loading,`);
    await clock.sleep(AGAIN_AFTER, signal);
    return true;
  };
}

/** Ray Serve's message if the model's constructor raised; a retry does not help. Source: run with Ray 2.57 and 2.59. */
const NEVER = /failed to deploy/;

/**
 * Sends a request to an endpoint. A 503 of the container and a network failure are retried for a minute, unless the
 * message says that a retry does not help.
 *
 * @throws the SDK's error; an error of the container is a ModelError with the container's message; Pending at the
 *   deadline
 */
export async function invokeEndpoint(
  aws: Aws,
  endpoint: string,
  payload: Payload,
  patience: Patience,
): Promise<Answer> {
  const again = warmUp(`endpoint ${endpoint}`, patience);
  for (;;) {
    try {
      return await invokeOnce(aws, endpoint, payload, patience.signal);
    } catch (error) {
      if (!(isWarmingUp(error) || isTransient(error)) || !(await again())) throw error;
    }
  }
}

/** Sends a request to an endpoint. @throws the SDK's error, also for a 503 of the container */
export async function invokeOnce(aws: Aws, endpoint: string, payload: Payload, signal: AbortSignal): Promise<Answer> {
  const started = performance.now();
  const { Body, ContentType, $metadata } = await aws.client(SageMakerRuntimeClient).send(
    new InvokeEndpointCommand({
      EndpointName: endpoint,
      Body: payload.body,
      ContentType: payload.contentType,
      Accept: 'application/json',
    }),
    { abortSignal: signal },
  );
  const milliseconds = performance.now() - started;
  const contentType = ContentType ?? '';
  return {
    ...decode(Body ?? new Uint8Array(), contentType),
    contentType,
    milliseconds,
    tries: $metadata.attempts ?? 1,
  };
}

/** Decodes UTF-8, or the answer's charset. With invalid bytes or an unknown charset, the answer is not text. */
function decode(bytes: Uint8Array, contentType: string): Pick<Answer, 'body' | 'binary'> {
  const [, charset = 'utf-8'] = /;\s*charset="?([^\s;"]+)/i.exec(contentType) ?? [];
  try {
    return { body: new TextDecoder(charset, { fatal: true }).decode(bytes), binary: undefined };
  } catch {
    return { body: Buffer.from(bytes).toString('latin1'), binary: bytes.length };
  }
}

/** Whether the container answered 503, as it does while the model is loading. */
function isWarmingUp(error: unknown): boolean {
  if (!(error instanceof Error) || !('OriginalStatusCode' in error)) return false;
  return error.OriginalStatusCode === 503 && !NEVER.test(error.message);
}
