import type { MetricComparison, Verdict } from '../compare/index.ts';
import { formatBytes } from '../dataset/limits.ts';
import type { EndpointComparison } from '../resources/comparison/compare-models.ts';
import { code, prose, row } from './markdown.ts';

/** What one compare of all endpoints came to. */
export type OverallVerdict = Verdict | 'nothing-to-compare';

/** From good to bad: the worst of all endpoints is the verdict. */
const ORDER: readonly OverallVerdict[] = ['nothing-to-compare', 'pass', 'inconclusive', 'fail'];

const SIGNS: Readonly<Record<OverallVerdict, string>> = {
  'nothing-to-compare': '➖',
  pass: '✅',
  inconclusive: '❔',
  fail: '❌',
};

export function verdictOf({ comparison }: EndpointComparison): OverallVerdict {
  return comparison?.verdict ?? 'nothing-to-compare';
}

/** The worst verdict of all. */
export function worstOf(compared: readonly EndpointComparison[]): OverallVerdict {
  return ORDER.findLast((verdict) => compared.some((each) => verdictOf(each) === verdict)) ?? 'nothing-to-compare';
}

/** The comparison as lines of a log. */
export function comparisonLines({ candidate, baseline, comparison, none }: EndpointComparison): string[] {
  if (comparison === undefined) return [none ?? ''];
  return [
    `${candidate} compared with ${baseline}, which main serves. ${comparison.sentence}`,
    ...comparison.metrics.map(({ sentence }) => sentence),
    ...comparison.problems,
    ...comparison.notes,
  ];
}

/** The comparison as a section in Markdown. */
export function comparisonSection(each: EndpointComparison): string {
  const { endpoint, candidate, baseline, comparison, none = '' } = each;
  const heading = `#### ${SIGNS[verdictOf(each)]} ${code(endpoint)}`;
  if (comparison === undefined) return [heading, prose(none)].join('\n\n');
  const { sentence, metrics, problems, notes } = comparison;
  const rows = metrics.map((metric) =>
    row(
      `${SIGNS[metric.verdict]} ${code(metric.name)}`,
      figure(metric.baseline),
      figure(metric.candidate),
      figure(metric.difference, true),
      interval(metric),
      figure(metric.tolerance),
      metric.examples === null ? 'final figures' : String(metric.examples),
    ),
  );
  return [
    heading,
    prose(sentence),
    [
      '| metric | served | candidate | difference | 90 % interval | tolerance | examples |',
      '|---|---:|---:|---:|---|---:|---:|',
      ...rows,
    ].join('\n'),
    metrics.map((metric) => `- ${prose(metric.sentence)}`).join('\n'),
    ...[...problems, ...notes].map(prose),
    ...trainingsTable(each),
    `Candidate: ${code(candidate)}; served by main: ${code(baseline ?? '')}.`,
  ].join('\n\n');
}

/** What both models took to train, and their sizes. Their latency is known only of what is served. */
function trainingsTable({ trainings }: EndpointComparison): string[] {
  if (trainings === undefined) return [];
  const { baseline, candidate } = trainings;
  const both = (name: string, of: (side: typeof baseline) => string) => row(name, of(baseline), of(candidate));
  return [
    [
      '| | served | candidate |',
      '|---|---:|---:|',
      both('training', ({ trainingSeconds }) => `${trainingSeconds} s`),
      both('instances', ({ count, instance }) => `${count} × ${code(instance)}`),
      both('billable, all instances', ({ count, billableSeconds }) => `${count * billableSeconds} s`),
      both('size of the model', ({ artifactBytes }) => formatBytes(artifactBytes)),
    ].join('\n'),
  ];
}

/** The interval of the difference: candidate less baseline, as the difference is told. */
function interval({ interval: [lower, upper], higherIsBetter }: MetricComparison): string {
  if (lower === null && upper === null) return 'unknown';
  const [from, to] = higherIsBetter ? [lower, upper] : [negative(upper), negative(lower)];
  return `${figure(from, true)} to ${figure(to, true)}`;
}

function negative(value: number | null): number | null {
  return value === null ? null : -value;
}

function figure(value: number | null, signed = false): string {
  if (value === null) return 'unknown';
  const text = String(Number(value.toPrecision(4)));
  return signed && value > 0 ? `+${text}` : text;
}
