import { isDeepStrictEqual } from 'node:util';
import { readHostLogs } from '../../aws/job-log.ts';
import { MetricLines } from '../../aws/metric-lines.ts';
import { Failure } from '../../core/failure.ts';
import type { Scope } from '../scope.ts';
import type { TrainingJob } from './training-job.aws.ts';

/**
 * Checks in the log whether the hosts of a job distributed the work. Hosts that each train a copy of the same model
 * print the same metrics.
 *
 * @throws Failure when several hosts printed the same series of metrics
 */
export async function proveDivision({ aws }: Scope, name: string, resource: TrainingJob): Promise<void> {
  const count = resource.ResourceConfig?.InstanceCount ?? 1;
  if (count === 1) return;
  const metrics = new MetricLines(resource.AlgorithmSpecification?.MetricDefinitions);
  const series = (await readHostLogs(aws, name, new Map()))
    .map(({ host, lines }) => ({ host, figures: figuresOf(lines, metrics) }))
    .filter(({ figures }) => figures.length > 0);
  for (const { figures } of series) {
    const same = series.filter((other) => isDeepStrictEqual(other.figures, figures)).map(({ host }) => host);
    if (same.length < 2) continue;
    throw new Failure(
      `instances-trained-alike: The training job ${name} ran on ${count} instances, but ${same.join(' and ')} printed the same metrics (the last is ${figures.at(-1)}): either each instance trained a copy of the same model, or each printed metrics that only rank 0 should print.`,
      'Use torch.distributed in the script, as python/training/train.py does, and print metrics on rank 0 only; or set `count: 1`.',
    );
  }
}

/** `metric value`, in the order of the log. */
function figuresOf(lines: readonly string[], metrics: MetricLines): string[] {
  const figures = metrics.figures(lines);
  return lines.flatMap((_, line) =>
    figures.flatMap(({ name, values }) => (values[line] === undefined ? [] : [`${name} ${values[line]}`])),
  );
}
