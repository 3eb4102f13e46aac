import type { Clock } from '../core/poll.ts';
import { isBroken, isRateLimit, isRequestError } from './errors.ts';

/** For how long a request may be repeated. */
export interface Patience {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** Called for a wait that is longer than a few seconds. */
  readonly say?: (line: string) => void;
}

const ATTEMPTS = 5;
/** Shortest wait in milliseconds for a secondary rate limit if GitHub names no time. */
const LIMITED = 60_000;
const WORTH_SAYING = 5_000;

/**
 * Repeats a request if GitHub does not work or asks for fewer requests, after the time that GitHub names. It does not
 * start a wait that would end after the deadline.
 *
 * @param isRepeatable whether the request may be carried out twice; a request over a rate limit was not carried out
 * @throws the error of the last attempt; the signal's reason when aborted
 */
export async function withPatience<T>(
  request: () => Promise<T>,
  isRepeatable: boolean,
  { clock, signal, deadline, say }: Patience,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    try {
      return await request();
    } catch (error) {
      signal.throwIfAborted();
      const wait = pauseAfter(error, attempt, isRepeatable, clock);
      if (wait === undefined || attempt >= ATTEMPTS || clock.now() + wait > deadline) throw error;
      if (wait > WORTH_SAYING) say?.(`GitHub asks for a pause: ${Math.ceil(wait / 1000)} s`);
      await clock.sleep(wait, signal);
    }
  }
}

/** Half a second, one second, two seconds and so on, each shortened at random by up to a half. */
export function usualPause(attempt: number, { random }: Pick<Clock, 'random'>): number {
  return 250 * 2 ** attempt * (0.5 + random() / 2);
}

/**
 * Milliseconds; `undefined` if a retry cannot help. Source: docs.github.com, "Rate limits for the REST API":
 * `retry-after` in seconds; otherwise `x-ratelimit-reset` in seconds since the epoch if no requests remain; otherwise a
 * minute, and longer each time.
 */
function pauseAfter(error: unknown, attempt: number, isRepeatable: boolean, clock: Clock): number | undefined {
  if (!isRequestError(error)) return undefined;
  const headers = error.response?.headers ?? {};
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  if (isRateLimit(error)) {
    if (seconds >= 0) return seconds * 1000;
    const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN) * 1000;
    if (`${headers['x-ratelimit-remaining']}` !== '0' || Number.isNaN(reset)) return LIMITED * 2 ** (attempt - 1);
    // Use the time of GitHub's answer, because this machine's clock may be wrong.
    const now = Date.parse(String(headers['date']));
    return Math.max(1000, reset - (Number.isNaN(now) ? clock.now() : now));
  }
  if (!isRepeatable || !(isBroken(error) || error.status >= 500)) return undefined;
  return seconds >= 0 ? seconds * 1000 : usualPause(attempt, clock);
}
