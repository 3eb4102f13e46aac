import { setImmediate } from 'node:timers/promises';
import { invokeOnce, type Payload } from '../resources/endpoint/invoke.aws.ts';
import { judge } from '../resources/endpoint/prediction.ts';
import type { Scope } from '../resources/scope.ts';
import { type Fleet, watchFleet } from './watch-fleet.ts';

/** A load test: the requests and their endpoint. */
export interface Load {
  readonly endpoint: string;
  readonly payload: Payload;
  /** The class that must be at the top of each answer; undefined = any. */
  readonly expected: string | undefined;
  /** Requests a second. */
  readonly rate: number;
  /** Seconds. */
  readonly duration: number;
  /** Seconds to watch the instances after the last request, until their number is as before it. */
  readonly watch: number;
}

/** The result of a load test. */
export interface LoadReport {
  readonly requests: number;
  /** Sent requests per second. */
  readonly rate: number;
  /** Numbers of failed requests, by AWS's message. */
  readonly failures: ReadonlyMap<string, number>;
  /** Requests that needed more than one attempt. */
  readonly retried: number;
  /** Milliseconds from a request to its correct answer, sorted. */
  readonly latencies: readonly number[];
  /** The instances at the beginning and after each change. */
  readonly fleet: readonly Fleet[];
}

/** Largest number of open requests; the SDK has as many connections. */
const MOST_OPEN = 50;

/**
 * Sends the same request repeatedly at a constant rate, even if the answers are slower, and watches the endpoint's
 * instances. If all connections are busy, the rate drops, and the report shows it.
 */
export async function sendLoad(scope: Scope, load: Load): Promise<LoadReport> {
  const { endpoint, payload, expected, rate, duration, watch } = load;
  const { aws, clock, signal } = scope;
  const total = Math.max(1, Math.round(rate * duration));
  const failures = new Map<string, number>();
  const latencies: number[] = [];
  let retried = 0;
  const fail = (words: string) => failures.set(words, (failures.get(words) ?? 0) + 1);
  const send = async () => {
    try {
      const answer = await invokeOnce(aws, endpoint, payload, signal);
      if (answer.tries > 1) retried++;
      const judged = judge(answer, expected);
      if ('prediction' in judged) latencies.push(answer.milliseconds);
      else fail(`it answered ${judged.wrong}`);
    } catch (error) {
      // The abort is handled below, once for all requests.
      if (signal.aborted) return;
      fail(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    }
  };

  const watched = await watchFleet(scope, endpoint);
  const started = clock.now();
  const open = new Set<Promise<void>>();
  for (let sent = 0; sent < total; sent++) {
    const early = started + (sent * 1000) / rate - clock.now();
    await (early > 0 ? clock.sleep(early, signal) : setImmediate());
    if (open.size >= MOST_OPEN) await Promise.race(open);
    const request = send().finally(() => open.delete(request));
    open.add(request);
  }
  const seconds = Math.max(duration, (clock.now() - started) / 1000);
  await Promise.all(open);
  signal.throwIfAborted();
  const fleet = await watched.end(watch);
  return {
    requests: total,
    rate: total / seconds,
    failures,
    retried,
    latencies: latencies.sort((a, b) => a - b),
    fleet,
  };
}
