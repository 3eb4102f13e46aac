import type { MetricComparison } from './comparison.ts';
import type { Interval } from './evidence.ts';

/** The interval of the difference, candidate less baseline, from that of the improvement: with the sign of the difference. */
export function intervalOfDifference({
  interval: [lower, upper],
  higherIsBetter,
}: Pick<MetricComparison, 'interval' | 'higherIsBetter'>): Interval {
  const negative = (value: number | null) => (value === null ? null : -value || 0);
  return higherIsBetter ? [lower, upper] : [negative(upper), negative(lower)];
}
