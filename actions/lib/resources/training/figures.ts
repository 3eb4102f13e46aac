import { Failure } from '../../core/failure.ts';
import { float32 } from '../../core/figure.ts';
import type { Scope } from '../scope.ts';
import type { TrainingJob } from './training-job.aws.ts';

/**
 * A metric as the script printed it; without a log, with the digits of SageMaker's value.
 *
 * @param value SageMaker's value, a 32-bit float
 */
export function printedFigure(name: string, value: number, { figures }: TrainingJob): number {
  const ending = figures?.endings.find((ending) => ending.name === name && isSame(Number(ending.figure), value));
  const text = ending?.whole?.replaceAll(/[,_]/g, '') ?? ending?.figure;
  return text === undefined ? float32(value) : Number(text);
}

const isSame = (figure: number, kept: number) => Math.fround(figure) === Math.fround(kept);

/**
 * Warns if SageMaker's value of a metric, by which it compares trials, differs from the value that the script printed.
 */
export function tellFigures({ warn }: Scope, key: string, job: string, { figures }: TrainingJob): void {
  if (figures?.denied) {
    warn(
      key,
      `the role may not read the log of ${job}, so the action cannot tell whether training diverged. Generate the roles again with npm run policies and deploy them.`,
    );
  }
  for (const { name, figure, whole, coloured } of figures?.endings ?? []) {
    if (whole !== undefined) {
      warn(
        key,
        `SageMaker recorded ${figure} for the metric ${name} of ${job}, but the log shows ${whole}: the regular expression captures only part of the number. Write ([0-9.e+-]+) for the number, and print it without thousands separators.`,
      );
    }
    if (coloured !== undefined) {
      warn(
        key,
        `SageMaker did not record ${coloured}, the last value of the metric ${name} in the log of ${job}, because colour codes (ANSI) surround it. Let the script print metrics without colours.`,
      );
    }
  }
}

/** Fails if a job printed none of its metrics, because their regular expressions do not match. @throws Failure */
export function proveMetrics(metrics: Readonly<Record<string, string>>, name: string, resource: TrainingJob): void {
  const found = new Set((resource.FinalMetricDataList ?? []).map((metric) => metric.MetricName));
  const missing = Object.entries(metrics).filter(([metric]) => !found.has(metric));
  if (missing.length === 0) return;
  const list = missing.map(([metric, regex]) => `${metric} (${regex})`).join(', ');
  const coloured = resource.figures?.endings.some(({ name, coloured }) => coloured !== undefined && !found.has(name));
  throw new Failure(
    `metric-missing: The training job ${name} has completed, but no line of its log matched: ${list}.`,
    coloured
      ? 'Colour codes (ANSI) surround the values in the log: let the script print metrics without colours.'
      : 'Correct the regular expression under `training.metrics`, or let the script print the metric.',
  );
}
