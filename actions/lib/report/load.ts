import { code, prose, row } from './markdown.ts';

/**
 * The result of a load test: latencies in milliseconds, sorted; the instances at the beginning and after each change.
 */
export interface LoadResult {
  readonly requests: number;
  /** Requests per second. */
  readonly rate: number;
  readonly failures: ReadonlyMap<string, number>;
  readonly retried: number;
  readonly latencies: readonly number[];
  readonly fleet: readonly { seconds: number; current: number; desired: number; status: string }[];
}

/**
 * The latency in milliseconds that a share `part` of all correct answers did not exceed; undefined if there were none.
 */
export function percentile(latencies: readonly number[], part: number): number | undefined {
  return latencies[Math.max(0, Math.ceil(latencies.length * part) - 1)];
}

/** Number of requests without a correct answer. */
export function failedRequests({ failures }: Pick<LoadResult, 'failures'>): number {
  return [...failures.values()].reduce((sum, count) => sum + count, 0);
}

/** The result of a load test in one line. */
export function loadLine(result: LoadResult): string {
  const { requests, rate, retried, latencies } = result;
  const again = retried === 0 ? '' : `, ${retried} answered after a retry`;
  const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)].map(milliseconds);
  return `${requests} requests, ${rate.toFixed(1)} a second: ${failedRequests(result)} failed${again}; latency p50 ${p50}, p99 ${p99}`;
}

/** The result of a load test and how the endpoint scaled, in Markdown. */
export function loadSection(endpoint: string, report: LoadResult): string {
  const failures = [...report.failures].map(([words, count]) => `- ${count} × ${prose(words)}`);
  const rows = report.fleet.map(({ seconds, current, desired, status }) =>
    row(`${seconds}`, `${current}`, `${desired}`, prose(status)),
  );
  return [
    `**Load on** ${code(endpoint)}: ${loadLine(report)}`,
    ...(failures.length === 0 ? [] : [failures.join('\n')]),
    ['| after s | instances in service | desired | status |', '|---:|---:|---:|---|', ...rows].join('\n'),
  ].join('\n\n');
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? 'unknown' : `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
