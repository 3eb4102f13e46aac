import { setTimeout as sleep } from 'node:timers/promises';

/** How to go on after a failure. */
interface Again {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds before the next attempt. @param attempt the number of the one that failed, from 1 */
  readonly pause?: (attempt: number) => number;
}

/**
 * Tries again what failed, after half a second, one second, two seconds, each at random up to a half shorter.
 *
 * @param limitOf how many attempts an error is worth in all; 1 = none but the first
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
