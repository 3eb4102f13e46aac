import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { systemClock } from '../core/clock.ts';
import type { Aws } from './clients.ts';

/** What to send to an endpoint. */
export interface Payload {
  readonly body: Buffer;
  readonly contentType: string;
}

/** What an endpoint answered. */
export interface Answer {
  readonly body: string;
  /** From request to answer, measured here. */
  readonly milliseconds: number;
}

/** How long an endpoint may answer 503: a healthy ping does not mean that the model is loaded. */
const WARMS_UP_WITHIN = 60_000;
const AGAIN_AFTER = 1_000;

/**
 * Sends a request to an endpoint. A 503 of the container is asked again for a minute.
 *
 * @throws the SDK's error; a container's refusal is a ModelError with its own words
 */
export async function invokeEndpoint(
  aws: Aws,
  endpoint: string,
  payload: Payload,
  signal: AbortSignal,
): Promise<Answer> {
  const patience = performance.now() + WARMS_UP_WITHIN;
  for (;;) {
    const started = performance.now();
    try {
      const { Body } = await aws.client(SageMakerRuntimeClient).send(
        new InvokeEndpointCommand({
          EndpointName: endpoint,
          Body: payload.body,
          ContentType: payload.contentType,
          Accept: 'application/json',
        }),
        { abortSignal: signal },
      );
      const milliseconds = performance.now() - started;
      return { body: Buffer.from(Body ?? []).toString('utf8'), milliseconds };
    } catch (error) {
      if (statusOfModel(error) !== 503 || performance.now() > patience) throw error;
      await systemClock.sleep(AGAIN_AFTER, signal);
    }
  }
}

/** Status that the container itself answered; `undefined` when the error is not the container's. */
export function statusOfModel(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('OriginalStatusCode' in error)) return undefined;
  return Number(error.OriginalStatusCode);
}
