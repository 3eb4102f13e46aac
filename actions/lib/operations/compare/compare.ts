import type { Comparison, MetricComparison } from './comparison.ts';
import { draftMetric } from './draft.ts';
import { holm } from './holm.ts';
import { judge } from './judge.ts';
import { evaluationsOf, pairExamples } from './pairing.ts';
import type { Rule, Side } from './sides.ts';
import { overall, type Verdict } from './verdict.ts';
import { count } from './words.ts';

/** Compares the runs of a candidate with those of a baseline. @param rules by metric */
export function compare(
  baseline: readonly Side[],
  candidate: readonly Side[],
  rules: Readonly<Record<string, Rule>>,
): Comparison {
  const sides = { baseline, candidate };
  const { examples, ...others } = pairExamples(sides);
  const drafts = Object.entries(rules).map(([name, rule]) => draftMetric(name, rule, sides, examples));
  const corrected = holm(drafts.map(({ evidence, tolerance }) => evidence?.chanceIfAtLeast(-tolerance) ?? 1));
  const metrics = drafts.map((draft, index) => judge(draft, corrected[index] ?? 1));
  const verdict = overall(metrics.map((metric) => metric.verdict));
  return {
    verdict,
    sentence: overallSentence(verdict, metrics),
    metrics,
    examples: evaluationsOf(sides) === undefined ? null : { common: examples.length, ...others },
    problems: drafts.flatMap(({ name, problem }) => (problem === undefined ? [] : `${name}: ${problem}`)),
    notes: [],
  };
}

function overallSentence(verdict: Verdict, metrics: readonly MetricComparison[]): string {
  const names = (of: Verdict) =>
    metrics
      .filter((metric) => metric.verdict === of)
      .map(({ name }) => name)
      .join(', ');
  if (metrics.length === 0) return 'Inconclusive: no metric is compared.';
  if (verdict === 'pass')
    return `Pass: the candidate is shown not to be worse by more than the tolerance in ${names('pass')}.`;
  if (verdict === 'fail')
    return `Fail: the candidate is shown to be worse by more than the tolerance in ${names('fail')}.`;
  return `Inconclusive: of ${count(metrics.length, 'metric')}, these cannot be told: ${names('inconclusive')}.`;
}
