import { type Comparison, intervalOfDifference, type MetricComparison, type Verdict } from '../compare/index.ts';
import type { EndpointComparison } from '../resources/comparison/compare-models.ts';
import { besidesRows, latencyNotes } from './besides.ts';
import { code, prose, row } from './markdown.ts';

/** The result of one comparison of all endpoints. */
export type OverallVerdict = Verdict | 'nothing-to-compare';

/** From good to bad; the worst of all endpoints is the verdict. */
const ORDER: readonly OverallVerdict[] = ['nothing-to-compare', 'pass', 'inconclusive', 'fail'];

const SIGNS: Readonly<Record<OverallVerdict, string>> = {
  'nothing-to-compare': '➖',
  pass: '✅',
  inconclusive: '❔',
  fail: '❌',
};

export function verdictOf({ comparison, serves }: EndpointComparison): OverallVerdict {
  return comparison?.verdict ?? (serves ? 'inconclusive' : 'nothing-to-compare');
}

/** The worst verdict of all. */
export function worstOf(compared: readonly EndpointComparison[]): OverallVerdict {
  return ORDER.findLast((verdict) => compared.some((each) => verdictOf(each) === verdict)) ?? 'nothing-to-compare';
}

/** Whether a metric is inconclusive for another reason than too few examples. */
export function lacksEvidence({ comparison }: EndpointComparison): boolean {
  return comparison?.metrics.some(({ p }) => p === null) ?? false;
}

/** The comparison as lines for the log. */
export function comparisonLines({ candidate, baseline, comparison, none, besides }: EndpointComparison): string[] {
  if (comparison === undefined) return [none ?? ''];
  return [
    `${candidate} compared with ${baseline}, which main serves. ${comparison.sentence}`,
    ...comparison.metrics.map(({ sentence }) => sentence),
    ...comparison.problems,
    ...comparison.notes,
    ...(besides === undefined ? [] : latencyNotes(besides.latency)),
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
    ...besidesTable(each),
    ...classesTable(comparison),
    ...flipsTable(comparison),
    `Candidate: ${code(candidate)}; served by main: ${code(baseline ?? '')}.`,
  ].join('\n\n');
}

/** Largest number of rows of a collapsed table; the report of the run has all rows. */
const MOST_ROWS = 20;

/** The classes whose accuracy changed, those with the largest loss first. */
function classesTable({ classes }: Comparison): string[] {
  if (classes === null) return [];
  const changed = classes.common.filter(({ baseline, candidate }) => baseline !== candidate);
  const rows = changed
    .slice(0, MOST_ROWS)
    .map(({ class: name, examples, baseline, candidate }) =>
      row(code(name), figure(baseline), figure(candidate), String(examples)),
    );
  const names = (what: string, list: readonly string[]) =>
    list.length === 0 ? [] : [`${what}: ${list.slice(0, MOST_ROWS).map(code).join(', ')}.`];
  return [
    ...names('Classes only of the candidate’s test data', classes.added),
    ...names('Classes only of the served model’s test data', classes.removed),
    ...folded(
      `${changed.length} of ${classes.common.length} classes changed`,
      ['| class | served | candidate | examples |', '|---|---:|---:|---:|'],
      rows,
    ),
  ];
}

/** Examples that one model judged right and the other wrong. */
function flipsTable({ flips }: Comparison): string[] {
  if (flips === null) return [];
  const { nowWrong, nowRight } = flips;
  const rows = [...nowWrong.largest.slice(0, MOST_ROWS), ...nowRight.largest.slice(0, MOST_ROWS)].map(
    ({ example, class: name, baseline, candidate }) =>
      row(code(example.slice(0, 12)), code(name), code(baseline), code(candidate)),
  );
  return folded(
    `${nowWrong.count} examples are wrong now, ${nowRight.count} are right now`,
    ['| example (SHA-256) | class | served says | candidate says |', '|---|---|---|---|'],
    rows,
  );
}

function folded(summary: string, head: readonly string[], rows: readonly string[]): string[] {
  if (rows.length === 0) return [];
  return [`<details><summary>${summary}</summary>\n\n${[...head, ...rows].join('\n')}\n\n</details>`];
}

/** Training time and cost, size and latency of both models. */
function besidesTable({ besides }: EndpointComparison): string[] {
  if (besides === undefined) return [];
  const rows = besidesRows(besides, code).map((cells) => row(...cells));
  return [
    ['| | served | candidate |', '|---|---:|---:|', ...rows].join('\n'),
    ...latencyNotes(besides.latency).map(prose),
  ];
}

/** The interval of the difference: candidate minus baseline, with the sign of the difference. */
function interval(metric: MetricComparison): string {
  const [from, to] = intervalOfDifference(metric);
  return from === null && to === null ? 'unknown' : `${figure(from, true)} to ${figure(to, true)}`;
}

function figure(value: number | null, signed = false): string {
  if (value === null) return 'unknown';
  const text = String(Number(value.toPrecision(4)));
  return signed && value > 0 ? `+${text}` : text;
}
