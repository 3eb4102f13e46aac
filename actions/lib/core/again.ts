import { setTimeout as sleep } from 'node:timers/promises';

/** How a failed call is repeated. */
interface Again {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds before the next attempt. @param attempt number of the failed attempt, from 1 */
  readonly pause?: (attempt: number) => number;
}

/**
 * Repeats a failed call after half a second, one second, two seconds and so on, each shortened at random by up to a
 * half.
 *
 * @param limitOf number of attempts in total for an error; 1 = no further attempt
 * @throws the error of the last attempt; the signal's reason when aborted
 */
export async function again<T>(
  attempt: () => Promise<T>,
  limitOf: (error: unknown) => number,
  { signal, pause = longer }: Again = {},
): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt();
    } catch (error) {
      signal?.throwIfAborted();
      if (number >= limitOf(error)) throw error;
    }
    const wait = pause(number);
    if (wait > 0) await sleep(wait, undefined, { signal });
  }
}

function longer(attempt: number): number {
  return 250 * 2 ** attempt * (0.5 + Math.random() / 2);
}
