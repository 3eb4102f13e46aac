import { compare, type Interval, intervalOfDifference, type Side } from '../../compare/index.ts';
import { float32 } from '../../core/figure.ts';
import type { Config } from '../types.ts';

/** What the same content came to by SageMaker and on EC2. */
export interface BothResults {
  readonly metrics: readonly MetricOfBoth[];
  /** Test examples that both models judged, and those to which both gave the same class; or why they are not known. */
  readonly examples: { readonly common: number; readonly same: number } | { readonly none: string };
}

/** A metric of both; null where one has not reported it. */
export interface MetricOfBoth {
  readonly name: string;
  readonly sagemaker: number | null;
  readonly ec2: number | null;
  /** EC2 less SageMaker; over the common test examples where they are paired. */
  readonly difference: number | null;
  /** Of the difference, 90 %. */
  readonly interval: Interval;
  /** Common test examples; null where they are not paired. */
  readonly examples: number | null;
  /** What the config accepts of a pull request; undefined where it says nothing of this metric. */
  readonly tolerance?: number;
}

/** Compares what SageMaker's job and EC2's have left, by the metrics of a config. */
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

/** Whether SageMaker's value is EC2's with the digits that SageMaker keeps, which are all there are without the job's log. */
function isKept(sagemaker: number | null, ec2: number | null): boolean {
  return sagemaker !== null && ec2 !== null && float32(ec2) === sagemaker;
}

function examplesOf(sagemaker: Side, ec2: Side): BothResults['examples'] {
  for (const { name, evaluation, unknown } of [sagemaker, ec2])
    if (evaluation === undefined) return { none: `${name}: ${unknown ?? 'it left no `evaluation.json`'}` };
  const judged = [...(sagemaker.evaluation ?? [])].flatMap(([key, one]) => {
    const other = ec2.evaluation?.get(key);
    return other === undefined ? [] : [one.predicted === other.predicted];
  });
  return { common: judged.length, same: judged.filter((same) => same).length };
}
