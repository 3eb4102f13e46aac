import { isTransient, Pending } from './failure.ts';

/** The clock of a run; tests have their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after this time; rejects with the signal's reason as soon as it is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** A number in [0, 1). */
  random(): number;
}

/**
 * Limits of a wait in milliseconds: a short one, so that a quick change is seen at once, and a long one for jobs that
 * run for hours.
 */
const SHORTEST = 100;
const USUAL = 500;
const LONGEST = 30_000;

/**
 * Milliseconds until the next read: half of the time waited so far, up to half a second, later a sixtieth of it,
 * between 0.1 and 30 s. It varies by 20 % at random, so that waits that started together do not read together.
 */
export function nextWait(elapsed: number, random: number): number {
  const early = Math.min(USUAL, Math.max(SHORTEST, elapsed / 2));
  const wait = Math.min(LONGEST, Math.max(early, elapsed / 60));
  return wait * (0.8 + 0.4 * random);
}

/**
 * Calls `look` until it returns a value. A call that fails for a temporary reason is repeated and never ends the wait.
 *
 * @param what what the wait is for, for the message at the deadline
 * @param deadline milliseconds since the epoch
 * @throws Pending at the deadline; the signal's reason when aborted; an error of `look` that is not temporary
 */
export async function poll<T>(
  what: string,
  look: () => Promise<T | undefined>,
  options: { clock: Clock; signal: AbortSignal; deadline: number; onError?: (error: unknown) => void },
): Promise<T> {
  const { clock, signal, deadline } = options;
  const started = clock.now();
  for (;;) {
    signal.throwIfAborted();
    try {
      const found = await look();
      if (found !== undefined) return found;
    } catch (error) {
      signal.throwIfAborted();
      if (!isTransient(error)) throw error;
      options.onError?.(error);
    }
    const wait = nextWait(clock.now() - started, clock.random());
    if (clock.now() + wait > deadline) throw new Pending(what);
    await clock.sleep(wait, signal);
  }
}
