import { systemClock } from '../../actions/lib/core/clock.ts';

/** Of a test that has no run: waits as long as the client itself does. */
export const patience = {
  clock: systemClock,
  signal: new AbortController().signal,
  deadline: Number.POSITIVE_INFINITY,
};
