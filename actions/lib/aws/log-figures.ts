import type { MetricDefinition } from '@aws-sdk/client-sagemaker';
import type { Aws } from './clients.ts';
import { isDenied } from './errors.ts';
import { readLogEnds } from './job-log.ts';
import { type Ending, MetricLines } from './metric-lines.ts';

/** How the metrics of an ended job ended in its log, for each of its hosts. */
export interface LogFigures {
  readonly endings: readonly Ending[];
  /** The role may not read the log. */
  readonly denied?: true;
}

/** Reads the logs of ended jobs, each once: they do not change any more. */
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

/** Which metrics ended in nan or inf, in a few words; undefined when none did. */
export function divergence({ endings }: LogFigures): string | undefined {
  const diverged = endings.filter(({ diverged }) => diverged !== undefined);
  if (diverged.length === 0) return undefined;
  const words = diverged.map(({ name, diverged: last, figure }) =>
    figure === undefined ? `${name} is ${last}` : `${name} is ${last} after ${figure}`,
  );
  return [...new Set(words)].join(', ');
}
