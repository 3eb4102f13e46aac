import { compare, type Interval, intervalOfDifference, type Side } from '../../compare/index.ts';
import { float32 } from '../../core/figure.ts';
import type { Config } from '../types.ts';

/** The results of the same content, trained by SageMaker and on EC2. */
export interface BothResults {
  readonly metrics: readonly MetricOfBoth[];
  /**
   * Number of test examples that both models judged, and of those with the same class from both; or why they are
   * unknown.
   */
  readonly examples: { readonly common: number; readonly same: number } | { readonly none: string };
}

/** A metric of both trainings; null if a training has not reported it. */
export interface MetricOfBoth {
  readonly name: string;
  readonly sagemaker: number | null;
  readonly ec2: number | null;
  /** EC2 minus SageMaker; over the common test examples if the values are paired. */
  readonly difference: number | null;
  /** 90 % interval of the difference. */
  readonly interval: Interval;
  /** Number of common test examples; null if the values are not paired. */
  readonly examples: number | null;
  /** The tolerance of the config for pull requests; undefined if the config does not compare this metric. */
  readonly tolerance?: number;
}

/** Compares the results of SageMaker's job and of the EC2 training, by the metrics of a config. */
export function resultsOf(
  { training, pullRequest }: Pick<Config, 'training' | 'pullRequest'>,
  sagemaker: Side,
  ec2: Side,
): BothResults {
  const stated = pullRequest?.compare ?? {};
  const names = Object.keys(training?.metrics ?? {});
  const any = { higherIsBetter: true, tolerance: 0 };
  const { metrics } = compare([sagemaker], [ec2], Object.fromEntries(names.map((name) => [name, stated[name] ?? any])));
  return {
    metrics: metrics.map((metric) => {
      const { name, baseline, candidate, examples } = metric;
      const difference = isKept(baseline, candidate) && examples === null ? 0 : metric.difference;
      const tolerance = stated[name]?.tolerance;
      return {
        ...{ name, sagemaker: baseline, ec2: candidate, difference, examples },
        interval: intervalOfDifference(metric),
        ...(tolerance === undefined ? {} : { tolerance }),
      };
    }),
    examples: examplesOf(sagemaker, ec2),
  };
}

/** Whether SageMaker's value is EC2's value as a 32-bit float; without the job's log, only this float is known. */
function isKept(sagemaker: number | null, ec2: number | null): boolean {
  return sagemaker !== null && ec2 !== null && float32(ec2) === sagemaker;
}

function examplesOf(sagemaker: Side, ec2: Side): BothResults['examples'] {
  for (const { name, evaluation, unknown } of [sagemaker, ec2])
    if (evaluation === undefined) return { none: `${name}: ${unknown ?? 'it left no `evaluation.json`'}` };
  const common = [...(sagemaker.evaluation ?? [])].flatMap(([key, one]) => {
    const other = ec2.evaluation?.get(key);
    return other === undefined ? [] : [[one.predicted, other.predicted] as const];
  });
  if (common.some((both) => both.includes(undefined))) return { none: 'their `evaluation.json` give no classes' };
  return { common: common.length, same: common.filter(([one, other]) => one === other).length };
}
