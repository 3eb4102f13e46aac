import { setImmediate } from 'node:timers/promises';
import { invokeOnce, type Payload } from '../resources/endpoint/invoke.aws.ts';
import { judge } from '../resources/endpoint/prediction.ts';
import type { Scope } from '../resources/scope.ts';
import { type Fleet, watchFleet } from './watch-fleet.ts';

/** Requests to send, and to whom. */
export interface Load {
  readonly endpoint: string;
  readonly payload: Payload;
  /** The class that must be at the top of each answer; undefined = any. */
  readonly expected: string | undefined;
  /** Requests a second. */
  readonly rate: number;
  /** Seconds. */
  readonly duration: number;
  /** Seconds to go on watching the instances after the last request, until they are as many as before it. */
  readonly watch: number;
}

/** What came of a load. */
export interface LoadReport {
  readonly requests: number;
  /** Requests a second that were sent. */
  readonly rate: number;
  /** What went wrong, in AWS's words, and how often. */
  readonly failures: ReadonlyMap<string, number>;
  /** Requests that took more than one try. */
  readonly retried: number;
  /** Milliseconds from request to right answer, sorted. */
  readonly latencies: readonly number[];
  /** The instances at the beginning and after each change. */
  readonly fleet: readonly Fleet[];
}

/** Requests under way at once; the SDK has as many connections. */
const MOST_OPEN = 50;

/**
 * Sends the same request again and again at a steady rate, whether or not the answers keep up, and watches the
 * endpoint's instances meanwhile. Where all connections are busy, the rate falls behind, which the report says.
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
      // Told below, once for all requests.
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
