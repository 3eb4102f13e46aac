import { binomialCdf } from './distributions.ts';
import { ERROR_RATE, type Interval } from './evidence.ts';
import { count } from './words.ts';

/** How long an endpoint took to answer one request, again and again. All times are in milliseconds. */
export interface Latency {
  readonly requests: number;
  readonly median: number;
  /** The middle half of the response times lies between these. */
  readonly quartiles: readonly [number, number];
  /**
   * Interval of the true median, for any distribution; each end is wrong in at most 2.5 % of measurements. Null: too
   * few requests.
   */
  readonly interval: Interval;
}

/** How much later the candidate answers; negative if it answers earlier. */
export interface LatencyDifference {
  readonly milliseconds: number;
  /** Each end is wrong in at most 5 % of comparisons. Null if a side has too few requests. */
  readonly interval: Interval;
}

/** @param milliseconds of each request, at least one */
export function latencyOf(milliseconds: readonly number[]): Latency {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (part: number) => {
    const place = (sorted.length - 1) * part;
    const [below = 0, above = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return below + (above - below) * (place % 1);
  };
  return {
    requests: sorted.length,
    median: at(0.5),
    quartiles: [at(0.25), at(0.75)],
    interval: medianInterval(sorted),
  };
}

/**
 * The interval between two order statistics: the number of answers that are faster than the true median has a binomial
 * distribution. Source: W. J. Conover, Practical Nonparametric Statistics, "Confidence interval for a quantile".
 */
function medianInterval(sorted: readonly number[]): Interval {
  let outside = 0;
  while (binomialCdf(outside, sorted.length, 0.5) <= ERROR_RATE / 2) outside++;
  if (outside === 0) return [null, null];
  return [sorted[outside - 1] ?? null, sorted[sorted.length - outside] ?? null];
}

export function latencyDifference(baseline: Latency, candidate: Latency): LatencyDifference {
  const [low, high] = [baseline.interval, candidate.interval];
  const less = (one: number | null, other: number | null) => (one === null || other === null ? null : one - other);
  return {
    milliseconds: candidate.median - baseline.median,
    interval: [less(high[0], low[1]), less(high[1], low[0])],
  };
}

/** A latency with its noise, as text. */
export function latencyText({ requests, median, quartiles: [low, high] }: Latency): string {
  const noise = requests < 4 ? '' : `, half of them between ${time(low)} and ${time(high)} ms`;
  return `${time(median)} ms (median of ${count(requests, 'request')}${noise})`;
}

/** The difference and what it shows, in one sentence. */
export function latencySentence({ milliseconds, interval: [low, high] }: LatencyDifference): string {
  const more = (value: number) => `${time(Math.abs(value))} ms ${value < 0 ? 'faster' : 'slower'}`;
  if (low === null || high === null)
    return `The candidate is ${more(milliseconds)}; so few requests do not show whether that is more than noise.`;
  const shown = low > 0 || high < 0 ? 'more than the noise of the requests' : 'within the noise of the requests';
  return `The candidate is ${more(milliseconds)} (90 % interval: ${more(low)} to ${more(high)}), which is ${shown}.`;
}

function time(milliseconds: number): string {
  return milliseconds.toFixed(Math.abs(milliseconds) < 100 ? 1 : 0);
}
