import { compareClasses } from './classes.ts';
import type { CommonExamples, Comparison, MetricComparison } from './comparison.ts';
import { draftMetric } from './draft.ts';
import { findFlips } from './flips.ts';
import { holm } from './holm.ts';
import { judge } from './judge.ts';
import { notesOf } from './notes.ts';
import { type Pairing, pairExamples } from './pairing.ts';
import type { Rule, Side } from './sides.ts';
import { overall, type Verdict } from './verdict.ts';
import { figure } from './words.ts';

/**
 * Compares the runs of a candidate with those of a baseline. The same runs give the same comparison.
 *
 * @param rules by metric
 */
export function compare(
  baseline: readonly Side[],
  candidate: readonly Side[],
  rules: Readonly<Record<string, Rule>>,
): Comparison {
  const sides = { baseline, candidate };
  const pairing = pairExamples(sides);
  const drafts = Object.entries(rules).map(([name, rule]) => draftMetric(name, rule, sides, pairing));
  const tested = drafts.filter(({ evidence }) => evidence !== undefined);
  const corrected = holm(tested.map(({ evidence, tolerance }) => evidence?.chanceIfAtLeast(-tolerance) ?? 1));
  const metrics = drafts.map((draft) => judge(draft, corrected[tested.indexOf(draft)] ?? 1));
  const verdict = overall(metrics.map((metric) => metric.verdict));
  const examples = pairing?.examples ?? [];
  const classes = pairing === undefined ? null : compareClasses(sides, examples);
  return {
    verdict,
    sentence: overallSentence(verdict, metrics),
    metrics,
    examples: pairing === undefined ? null : commonExamples(pairing),
    classes,
    flips: pairing === undefined ? null : findFlips(sides, examples),
    problems: drafts.flatMap(({ name, problem }) => (problem === undefined ? [] : `${name}: ${problem}`)),
    notes: notesOf(sides, pairing, metrics, classes),
  };
}

function overallSentence(verdict: Verdict, metrics: readonly MetricComparison[]): string {
  if (metrics.length === 0) return 'Inconclusive: no metric is compared.';
  const decisive = metrics
    .filter((metric) => metric.verdict === verdict)
    .map(withFigures)
    .join(', ');
  if (verdict === 'pass')
    return `Pass: the candidate is shown not to be worse by more than the tolerance in ${decisive}.`;
  if (verdict === 'fail') return `Fail: the candidate is shown to be worse by more than the tolerance in ${decisive}.`;
  return `Inconclusive: whether the candidate is worse by more than the tolerance cannot be told in ${decisive}.`;
}

function withFigures({ name, baseline, candidate, tolerance }: MetricComparison): string {
  const told = [baseline, candidate].map((value) => (value === null ? 'unknown' : figure(value))).join(' → ');
  return `${name} (${told}, tolerance ${figure(tolerance)})`;
}

function commonExamples({ examples, ...others }: Pairing): CommonExamples {
  return { common: examples.length, ...others };
}
