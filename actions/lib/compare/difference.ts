import type { MetricComparison } from './comparison.ts';
import type { Interval } from './evidence.ts';

/** The interval of the difference (candidate minus baseline), from the interval of the improvement. */
export function intervalOfDifference({
  interval: [lower, upper],
  higherIsBetter,
}: Pick<MetricComparison, 'interval' | 'higherIsBetter'>): Interval {
  const negative = (value: number | null) => (value === null ? null : -value || 0);
  return higherIsBetter ? [lower, upper] : [negative(upper), negative(lower)];
}
