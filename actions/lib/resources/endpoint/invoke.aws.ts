import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import type { Aws } from '../../aws/clients.ts';
import type { Patience } from '../../aws/once-known.ts';
import { isTransient, Pending } from '../../core/failure.ts';

/** What to send to an endpoint. */
export interface Payload {
  readonly body: Buffer;
  readonly contentType: string;
}

/** What an endpoint answered. */
export interface Answer {
  /** As text, in the charset that the answer names. */
  readonly body: string;
  /** As the answer names it; empty where it names none. */
  readonly contentType: string;
  /** Bytes of an answer that is no text in that charset; undefined for text. */
  readonly binary: number | undefined;
  /** From request to answer, measured here. */
  readonly milliseconds: number;
  /** Tries that it took: the SDK repeats what was throttled or cut off. */
  readonly tries: number;
}

/** How long an endpoint may answer 503: a healthy ping does not mean that the model is loaded. */
const WARMS_UP_WITHIN = 60_000;
const AGAIN_AFTER = 1_000;

/**
 * The patience with a model that may still be loading, from now on.
 *
 * @param who what is asked, for the message at the run's deadline
 * @returns waits a while before the next try; `false` when the time for that is over
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

/** Ray Serve's words for a model whose constructor raised: no waiting helps. Source: run with Ray 2.57 and 2.59. */
const NEVER = /failed to deploy/;

/**
 * Sends a request to an endpoint. A 503 of the container is asked again for a minute, unless it says that it is final, and
 * so is what fails on the way there.
 *
 * @throws the SDK's error; a container's refusal is a ModelError with its own words; Pending at the deadline
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

/** Text is UTF-8 unless the answer names another charset; bytes that are none, and a charset that nobody knows, are no text. */
function decode(bytes: Uint8Array, contentType: string): Pick<Answer, 'body' | 'binary'> {
  const [, charset = 'utf-8'] = /;\s*charset="?([^\s;"]+)/i.exec(contentType) ?? [];
  try {
    return { body: new TextDecoder(charset, { fatal: true }).decode(bytes), binary: undefined };
  } catch {
    return { body: Buffer.from(bytes).toString('latin1'), binary: bytes.length };
  }
}

/** Whether the container itself answered 503, which a model that is still being loaded does. */
function isWarmingUp(error: unknown): boolean {
  if (!(error instanceof Error) || !('OriginalStatusCode' in error)) return false;
  return error.OriginalStatusCode === 503 && !NEVER.test(error.message);
}
