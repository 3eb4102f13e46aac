import type { MetricDefinition } from '@aws-sdk/client-sagemaker';
import type { Aws } from './clients.ts';
import { isDenied } from './errors.ts';
import { readLogEnds } from './job-log.ts';
import { type Ending, MetricLines } from './metric-lines.ts';

/** The last values of an ended job's metrics in its log, for each host. */
export interface LogFigures {
  readonly endings: readonly Ending[];
  /** The role lacks the permission to read the log. */
  readonly denied?: true;
}

/** Reads the logs of ended jobs. Each is read once, because it does not change. */
export function logFigures(aws: Aws) {
  const known = new Map<string, Promise<LogFigures>>();
  return (job: string, definitions: readonly MetricDefinition[] = []): Promise<LogFigures> => {
    const found = known.get(job) ?? read(aws, job, definitions);
    known.set(job, found);
    found.catch(() => known.delete(job));
    return found;
  };
}

async function read(aws: Aws, job: string, definitions: readonly MetricDefinition[]): Promise<LogFigures> {
  if (definitions.length === 0) return { endings: [] };
  try {
    const logs = await readLogEnds(aws, job);
    return { endings: logs.flatMap(({ lines }) => new MetricLines(definitions).endings(lines)) };
  } catch (error) {
    if (!isDenied(error)) throw error;
    return { endings: [], denied: true };
  }
}

/** Names the metrics whose last value is nan or inf; undefined if there are none. */
export function divergence({ endings }: LogFigures): string | undefined {
  const diverged = endings.filter(({ diverged }) => diverged !== undefined);
  if (diverged.length === 0) return undefined;
  const words = diverged.map(({ name, diverged: last, figure }) =>
    figure === undefined ? `${name} is ${last}` : `${name} is ${last} after ${figure}`,
  );
  return [...new Set(words)].join(', ');
}
