import { percentile } from './load.ts';
import type { RunRecord } from './run.ts';

/** The run and step of a record. */
export interface Origin {
  readonly pipeline: string;
  readonly repository: string;
  readonly ref: string;
  readonly commit: string;
  /** Id of the run. */
  readonly run: string;
  readonly attempt: number;
  /** Page of the run on GitHub; absent if there is none. */
  readonly page?: string;
}

/** Summary of a load test; times in milliseconds. */
export interface StoredLoad {
  readonly endpoint: string;
  readonly requests: number;
  /** Requests per second. */
  readonly rate: number;
  readonly retried: number;
  /** Failures and their numbers. */
  readonly failures: readonly (readonly [what: string, count: number])[];
  readonly percentiles: readonly (readonly [name: string, milliseconds: number])[];
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly requests: number }[];
  readonly fleet: readonly { seconds: number; current: number; desired: number; status: string }[];
}

/** The record of one action, as it is stored in the bucket as JSON. */
export interface StoredRecord extends Omit<RunRecord, 'loads' | 'reached' | 'served' | 'costs' | 'report'> {
  readonly version: 1;
  readonly origin: Origin;
  readonly loads: readonly StoredLoad[];
  /** Images of the examples in comparisons, by the SHA-256 of each. */
  readonly pictures: Readonly<Record<string, { readonly path: string; readonly picture?: string }>>;
}

/** Largest number of examples of each list of flips in a report. */
export const MOST_FLIPS = 12;

/** The stored form of a record. */
export function toStored(record: RunRecord, origin: Origin, pictures: StoredRecord['pictures']): StoredRecord {
  const { loads, reached: _reached, served: _served, costs: _costs, report: _report, ...rest } = record;
  return { version: 1, origin, ...rest, pictures, loads: loads.map(({ endpoint, result }) => sumUp(endpoint, result)) };
}

const BARS = 24;

function sumUp(endpoint: string, result: RunRecord['loads'][number]['result']): StoredLoad {
  const { requests, rate, retried, failures, latencies, fleet } = result;
  const [least = 0, most = 0] = [latencies[0], latencies.at(-1)];
  const width = (most - least) / BARS || 1;
  const counts = new Map<number, number>();
  for (const latency of latencies) {
    const bar = Math.min(BARS - 1, Math.floor((latency - least) / width));
    counts.set(bar, (counts.get(bar) ?? 0) + 1);
  }
  const bars = Array.from({ length: counts.size === 0 ? 0 : Math.max(...counts.keys()) + 1 });
  const percentiles = [0.5, 0.9, 0.95, 0.99, 1].flatMap((part) => {
    const value = percentile(latencies, part);
    return value === undefined ? [] : [[part === 1 ? 'slowest' : `p${part * 100}`, value] as const];
  });
  return {
    ...{ endpoint, requests, rate, retried, percentiles, fleet },
    failures: [...failures],
    histogram: bars.map((_, bar) => {
      const from = least + bar * width;
      return { from, to: from + width, requests: counts.get(bar) ?? 0 };
    }),
  };
}

/** Reads a record; undefined if it is not a record of this version. */
export function parseStored(json: string): StoredRecord | undefined {
  try {
    const content = JSON.parse(json) as Partial<StoredRecord> | null;
    return content?.version === 1 && Array.isArray(content.steps) ? (content as StoredRecord) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The newest attempt of each step, from the names of its records.
 *
 * @param names of files; those of records are `<step>.<attempt>.json`
 */
export function newestAttempts(names: readonly string[]): string[] {
  const attempts = new Map<string, number>();
  for (const name of names) {
    const [, step, attempt] = /^(.*)\.(\d+)\.json$/.exec(name) ?? [];
    if (step !== undefined) attempts.set(step, Math.max(attempts.get(step) ?? 0, Number(attempt)));
  }
  return [...attempts].map(([step, attempt]) => `${step}.${attempt}.json`);
}
