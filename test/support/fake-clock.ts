import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../actions/lib/core/poll.ts';

/** Turns of the event loop without any sleeper after which work counts as stuck. */
const PATIENCE = 1_000;

/** Time that passes only while everybody sleeps. */
export class FakeClock implements Clock {
  #now = Date.UTC(2030, 0, 1);
  #sleepers: { at: number; wake: () => void }[] = [];
  /** Every sleep that somebody asked for, in milliseconds. */
  readonly sleeps: number[] = [];
  random: () => number;

  constructor(random: () => number = () => 0.5) {
    this.random = random;
  }

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    this.sleeps.push(milliseconds);
    return new Promise((resolve, reject) => {
      const end = () => reject(signal.reason as Error);
      signal.addEventListener('abort', end, { once: true });
      this.after(milliseconds, () => {
        signal.removeEventListener('abort', end);
        resolve();
      });
    });
  }

  /** Something that happens later, whoever waits for what. */
  after(milliseconds: number, happen: () => void): void {
    this.#sleepers.push({ at: this.#now + milliseconds, wake: happen });
  }

  /** Lets time pass until `work` has ended. @throws when it waits for something that no clock brings */
  async run<T>(work: Promise<T>): Promise<T> {
    let ended = false;
    const end = () => {
      ended = true;
    };
    work.then(end, end);
    for (let idle = 0; !ended; idle++) {
      await setImmediate();
      if (ended) break;
      if (idle > PATIENCE) throw new Error('The work waits for something that is no matter of time.');
      const next = Math.min(...this.#sleepers.map(({ at }) => at));
      if (next === Number.POSITIVE_INFINITY) continue;
      idle = 0;
      this.#now = Math.max(this.#now, next);
      const due = this.#sleepers.filter(({ at }) => at <= this.#now);
      this.#sleepers = this.#sleepers.filter(({ at }) => at > this.#now);
      for (const { wake } of due) wake();
    }
    return work;
  }
}

/** A generator of numbers in [0, 1) that repeats for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
