import type { Interval } from './evidence.ts';
import { figure } from './words.ts';

/**
 * `fail`: shown to be worse by more than the tolerance. `pass`: shown not to be. `inconclusive`: neither.
 */
export type Verdict = 'pass' | 'fail' | 'inconclusive';

/** One failing metric fails all; all must pass for all to pass. */
export function overall(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('fail')) return 'fail';
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'pass') ? 'pass' : 'inconclusive';
}

/** `0.02 worse`, `0.01 better`, `equal`. */
export function changeWords(improvement: number): string {
  const size = figure(Math.abs(improvement));
  return size === '0' ? 'equal' : `${size} ${improvement < 0 ? 'worse' : 'better'}`;
}

/** An interval of improvements in words. */
export function intervalWords([lower, upper]: Interval): string {
  if (lower === null && upper === null) return 'no bound is known';
  if (lower === null) return `at most ${changeWords(upper ?? 0)}`;
  return upper === null ? `at least ${changeWords(lower)}` : `between ${changeWords(lower)} and ${changeWords(upper)}`;
}

/** What the verdict says about the tolerance. */
export function verdictWords(verdict: Verdict, tolerance: number): string {
  const limit = tolerance === 0 ? 'worse at all' : `worse by more than the tolerance of ${figure(tolerance)}`;
  if (verdict === 'inconclusive') return `whether it is ${limit} cannot be told`;
  return verdict === 'fail' ? `it is shown to be ${limit}` : `it is shown not to be ${limit}`;
}
