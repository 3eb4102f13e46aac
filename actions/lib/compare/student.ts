import { studentCdf } from './distributions.ts';
import type { Evidence } from './evidence.ts';

/** An estimated variance, and its degrees of freedom. */
export interface Estimate {
  readonly variance: number;
  readonly df: number;
}

/**
 * Evidence from estimates of a difference's variance: Student's t with the degrees of freedom of Welch and
 * Satterthwaite.
 */
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
