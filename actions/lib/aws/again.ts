import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Tries again what failed, after half a second, one second, two seconds, each at random up to a half shorter.
 *
 * @param limitOf how many attempts an error is worth in all; 1 = none but the first
 * @throws the error of the last attempt; the signal's reason when aborted
 */
export async function again<T>(
  attempt: () => Promise<T>,
  limitOf: (error: unknown) => number,
  signal?: AbortSignal,
): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt();
    } catch (error) {
      signal?.throwIfAborted();
      if (number >= limitOf(error)) throw error;
    }
    await sleep(250 * 2 ** number * (0.5 + Math.random() / 2), undefined, { signal });
  }
}
