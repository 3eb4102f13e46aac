import { crossing } from './distributions.ts';

/** Probability of a wrong verdict that a comparison accepts, on each side. */
export const ERROR_RATE = 0.05;

/** What data show about a true difference. Differences are positive if the candidate is better. */
export interface Evidence {
  /** The difference that was found. */
  readonly improvement: number;
  /** The true difference is searched between these values. */
  readonly range: readonly [from: number, to: number];
  /** The probability to find this difference, or a better one, if the true one were at most `delta`. */
  chanceIfAtMost(delta: number): number;
  /** The probability to find this difference, or a worse one, if the true one were at least `delta`. */
  chanceIfAtLeast(delta: number): number;
}

/** Bounds of a true difference; an end is null if the data give no bound. */
export type Interval = readonly [lower: number | null, upper: number | null];

/**
 * All true differences that the data do not contradict, at 5 % on each side: an interval of 90 %. The verdict changes
 * at its ends, so one metric's verdict can be read from it: pass if it is above minus the tolerance, fail if below.
 */
export function intervalOf({ range: [from, to], chanceIfAtMost, chanceIfAtLeast }: Evidence): Interval {
  const above = (delta: number) => chanceIfAtMost(delta) - ERROR_RATE;
  const below = (delta: number) => ERROR_RATE - chanceIfAtLeast(delta);
  return [above(from) > 0 ? null : crossing(above, from, to), below(to) < 0 ? null : crossing(below, from, to)];
}

/** Combines evidence for several sources of noise: the result shows only what all of them show. */
export function together(...parts: readonly [Evidence, ...Evidence[]]): Evidence {
  return {
    improvement: parts[0].improvement,
    range: [Math.min(...parts.map(({ range }) => range[0])), Math.max(...parts.map(({ range }) => range[1]))],
    chanceIfAtMost: (delta) => Math.max(...parts.map((part) => part.chanceIfAtMost(delta))),
    chanceIfAtLeast: (delta) => Math.max(...parts.map((part) => part.chanceIfAtLeast(delta))),
  };
}
