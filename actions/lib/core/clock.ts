import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './poll.ts';

/** The system's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
  random: () => Math.random(),
};
