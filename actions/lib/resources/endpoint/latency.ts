import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DescribeEndpointOutput } from '@aws-sdk/client-sagemaker';
import { type Latency, latencyOf, latencyText } from '../../compare/index.ts';
import type { Observed, Tags } from '../../core/graph.ts';
import { ownTag, tagName } from '../../core/tags.ts';
import type { Scope } from '../scope.ts';
import type { Smoke } from './config.ts';
import { invokeOnce } from './invoke.aws.ts';

/**
 * Tag of an endpoint: the times in milliseconds in which it answered its smoke request repeatedly, when its last change
 * was verified; with the configuration that answered, and the id of the request.
 */
const LATENCY = 'latency';

/**
 * Number of measured requests. The requests before them are not measured: they open the connection and warm the model
 * up.
 */
const REQUESTS = 20;
const WARM_UP = 2;
/** Milliseconds after which no further request is sent; at least one request is measured, however long it takes. */
const MEASURES_WITHIN = 10_000;

/** The time that an endpoint took to answer its smoke request. */
export interface Measured extends Latency {
  /** Identifies the request, as `questionOf` does. */
  readonly asked: string;
}

/**
 * Measures the answer times of an endpoint that has passed its smoke test: one request after the other, from this
 * machine, including the network.
 *
 * @param config the configuration that it serves
 * @param asked identifies the request
 * @returns a tag with each time; no tag, and a warning, if no request was answered
 */
export async function measureLatency(
  scope: Scope,
  endpoint: string,
  { config, smoke, asked }: { config: string; smoke: Smoke | undefined; asked: string },
  signal: AbortSignal,
): Promise<Tags> {
  if (smoke === undefined) return {};
  const key = `endpoint:${endpoint}`;
  const times: number[] = [];
  try {
    const payload = { body: await readFile(resolve(scope.root, smoke.file)), contentType: smoke.contentType };
    const end = scope.clock.now() + MEASURES_WITHIN;
    for (let request = -WARM_UP; request < REQUESTS && (request <= 0 || scope.clock.now() < end); request++) {
      const { milliseconds, tries } = await invokeOnce(scope.aws, endpoint, payload, signal);
      // After a retry, the time includes the wait between the attempts.
      if (request >= 0 && tries === 1) times.push(milliseconds);
    }
  } catch (error) {
    signal.throwIfAborted();
    scope.warn(key, `its latency was measured by ${times.length} requests only: ${(error as Error).message}`);
  }
  if (times.length === 0) return {};
  scope.progress(key, `latency ${latencyText(latencyOf(times))}`);
  const told = times.map((time) => Number(time.toFixed(time < 100 ? 1 : 0)));
  return { [tagName(LATENCY)]: `config=${config} asked=${asked} ms=${told.join(' ')}` };
}

/** The latency of an endpoint's present configuration; `undefined`: it was not measured. */
export function latencyIn({ resource, tags = {} }: Observed<DescribeEndpointOutput>): Measured | undefined {
  const [, config, asked = '', times = ''] =
    /^config=(\S+) asked=(\S+) ms=([\d. ]+)$/.exec(ownTag(tags, LATENCY) ?? '') ?? [];
  const milliseconds = times.split(' ').map(Number);
  if (config === undefined || config !== resource.EndpointConfigName || milliseconds.some(Number.isNaN))
    return undefined;
  return { ...latencyOf(milliseconds), asked };
}
