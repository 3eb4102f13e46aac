import { studentCdf } from './distributions.ts';
import type { Evidence } from './evidence.ts';

/** A variance that was estimated, and with how many degrees of freedom. */
export interface Estimate {
  readonly variance: number;
  readonly df: number;
}

/** What estimates of a difference's variance show: Student's t with Welch's and Satterthwaite's degrees of freedom. */
export function studentEvidence(improvement: number, variance: number, parts: readonly Estimate[]): Evidence {
  const error = Math.sqrt(variance);
  const df = variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.df, 0);
  return {
    improvement,
    range: [improvement - 1000 * error, improvement + 1000 * error],
    chanceIfAtMost: (delta) => 1 - studentCdf((improvement - delta) / error, df),
    chanceIfAtLeast: (delta) => studentCdf((improvement - delta) / error, df),
  };
}
