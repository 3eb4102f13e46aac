import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Invocations } from '../common/scaling.ts';
import type { Context } from '../context.ts';
import { lacks } from '../protocol/not-implemented.ts';
import { AwsError } from '../protocol/service.ts';
import type { Fleet } from './fleet.ts';
import type { Instance } from './instance.ts';
import type { Invoke } from './invocation.ts';

/** Milliseconds that a container on AWS has for a response. */
const TIMEOUT = 60_000;
/** Ends of the names of request headers for features that the stand-in's endpoints do not have. */
const LACKING = [
  'Target-Model',
  'Target-Container-Hostname',
  'Inference-Component',
  'Enable-Explanations',
  'Session-Id',
];
/** Milliseconds between two checks for a healthy instance. */
const LOOK = 50;

/**
 * The router in front of the endpoints.
 *
 * @param fleetOf returns the fleet that gets an endpoint's traffic at this moment; undefined while it is not in
 *   service.
 * @param meter counts each invocation once.
 * @returns a function that throws AwsError: `ValidationError` for an endpoint that is not in service, `ModelError`
 *   (424) for any response of the model except 2xx, `ServiceUnavailable` (503) when no instance becomes healthy within
 *   a minute.
 */
export function router(context: Context, fleetOf: (endpoint: string) => Fleet | undefined, meter: Invocations): Invoke {
  const agent = new Agent({ keepAlive: true, scheduling: 'lifo' });

  const serving = (endpoint: string) => {
    const fleet = fleetOf(endpoint);
    if (fleet) return fleet;
    throw new AwsError('ValidationError', `Endpoint ${endpoint} of account ${context.account} not found.`);
  };

  /** Looks the fleet up at each attempt, because an update may replace it meanwhile. */
  const healthyInstance = async (endpoint: string, target: string | undefined, deadline: number) => {
    for (;;) {
      const fleet = serving(endpoint);
      if (target !== undefined && !fleet.has(target)) {
        throw new AwsError('ValidationError', `Variant ${target} not found for Endpoint ${endpoint}.`);
      }
      const instance = fleet.choose(target);
      if (instance) return instance;
      if (Date.now() > deadline) throw unavailable(endpoint);
      await sleep(LOOK);
    }
  };

  return async ({ endpointName, headers, body }) => {
    serving(endpointName);
    const lacking = LACKING.find((name) => headers[`x-amzn-sagemaker-${name.toLowerCase()}`] !== undefined);
    if (lacking !== undefined) throw lacks(`the header X-Amzn-SageMaker-${lacking} of InvokeEndpoint`);
    const target = headers['x-amzn-sagemaker-target-variant']?.toString();
    const deadline = Date.now() + TIMEOUT;
    for (let sent = 0; ; sent++) {
      const instance = await healthyInstance(endpointName, target, deadline);
      if (sent === 0)
        meter.count(endpointName, instance.variant.name, serving(endpointName).healthy(instance.variant.name));
      const answer = await ask(agent, instance, { headers: passed(headers, REQUEST_HEADERS), body });
      if (answer === 'not connected') continue;
      if (answer.status < 200 || answer.status > 299) throw modelError(context, endpointName, answer);
      return {
        status: 200,
        headers: {
          ...passed(answer.headers, RESPONSE_HEADERS),
          'x-amzn-invoked-production-variant': instance.variant.name,
        },
        body: answer.body,
      };
    }
  };
}

interface Answer {
  /** HTTP status; 0 = no response. */
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends one invocation to an instance. `not connected` means that the instance has certainly not received it. */
async function ask(
  agent: Agent,
  instance: Instance,
  { headers, body }: { headers: Record<string, string>; body: Buffer },
): Promise<Answer | 'not connected'> {
  const { worker } = instance;
  if (worker === undefined) return 'not connected';
  instance.busy++;
  try {
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      request(
        {
          agent,
          socketPath: worker.socket,
          path: '/invocations',
          method: 'POST',
          headers: { ...headers, 'content-length': body.length },
          signal: AbortSignal.timeout(TIMEOUT),
        },
        resolve,
      )
        .on('error', reject)
        .end(body);
    });
    return { status: message.statusCode ?? 0, headers: message.headers, body: await buffer(message) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOT_LISTENING.has(`${error.code}`)) return 'not connected';
    const late = error instanceof Error && error.name === 'AbortError';
    // Waits until the end of the process is known, so that the next invocation is not sent to the same process.
    if (!late) await Promise.race([worker.ended, sleep(1000)]);
    return { status: 0, headers: {}, body: Buffer.from(late ? TIMED_OUT : EXITED) };
  } finally {
    instance.busy--;
  }
}

/** Error codes of a connection that was not established: nobody listens on the socket, or it does not exist. */
const NOT_LISTENING = new Set(['ECONNREFUSED', 'ENOENT']);

const TIMED_OUT =
  'Your invocation timed out while waiting for a response from container primary. Review the latency metrics for each container in Amazon CloudWatch, resolve the issue, and try again.';
const EXITED = 'An error occurred while handling request as the model process exited.';

/**
 * Headers that AWS's image passes to the model and back (aws/deep-learning-containers, Ray Serve's SageMaker adapter).
 */
const REQUEST_HEADERS = /^(content-type|accept|x-amzn-sagemaker-.*)$/;
const RESPONSE_HEADERS = /^(content-type|x-amzn-sagemaker-.*)$/;

function passed(headers: IncomingHttpHeaders, names: RegExp): Record<string, string> {
  const entries = Object.entries(headers).filter(([name, value]) => names.test(name) && value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function unavailable(endpoint: string): AwsError {
  const words = `Amazon SageMaker could not get a response from the ${endpoint} endpoint. This can occur when CPU or memory utilization is high. To check your utilization, see Amazon CloudWatch.`;
  return new AwsError('ServiceUnavailable', words, 503);
}

function modelError({ region, account }: Context, endpoint: string, { status, body }: Answer): AwsError {
  const side = status >= 400 && status < 500 ? 'client' : 'server';
  const group = `/aws/sagemaker/Endpoints/${endpoint}`;
  const message = body.toString();
  const see = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#logEventViewer:group=${group}`;
  return new AwsError(
    'ModelError',
    `Received ${side} error (${status}) from primary with message "${message}". See ${see} in account ${account} for more information.`,
    424,
    {
      ErrorCode: `${side.toUpperCase()}_ERROR_FROM_MODEL`,
      OriginalStatusCode: status,
      OriginalMessage: message,
      LogStreamArn: `arn:aws:logs:${region}:${account}:log-group:${group}`,
    },
  );
}
