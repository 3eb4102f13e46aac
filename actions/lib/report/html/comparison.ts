import { scaleLinear } from 'd3-scale';
import { type Comparison, intervalOfDifference, type MetricComparison } from '../../compare/index.ts';
import type { Besides } from '../../resources/comparison/besides.ts';
import type { EndpointComparison } from '../../resources/comparison/compare-models.ts';
import { besidesRows, latencyNotes } from '../besides.ts';
import { MOST_FLIPS } from '../stored.ts';
import { gallery, percent } from './evaluation.ts';
import { figure, short, table } from './figure.ts';
import { type Html, html, type Part, prose } from './html.ts';
import { tenth } from './plane.ts';

/** Images by the SHA-256 of their examples. */
export type Pictures = Readonly<Record<string, { readonly path: string; readonly picture?: string }>>;

const BADGES = { pass: 'good', fail: 'bad', inconclusive: 'warn' } as const;

/** The comparison of an endpoint's candidate with the model that main serves: the verdict and its data. */
export function comparison(
  { endpoint, candidate, baseline, comparison, none, besides }: EndpointComparison,
  pictures: Pictures,
): Html {
  const heading = html`<h3>${endpoint}</h3><p>${candidate}${baseline !== undefined && html` compared with ${baseline}, which main serves`}.</p>`;
  if (comparison === undefined) return html`${heading}<p>${none}</p>`;
  const { verdict, sentence, metrics, problems, notes } = comparison;
  return html`${heading}<p><span class="badge ${BADGES[verdict]}">${verdict}</span> ${sentence}</p>
${problems.map((problem) => html`<p class="note bad">${prose(problem)}</p>`)}
<div class="charts">${forest(endpoint, metrics)}${metricTable(endpoint, metrics)}</div>
<ul>${metrics.map(({ sentence }) => html`<li>${prose(sentence)}</li>`)}${notes.map((note) => html`<li>${prose(note)}</li>`)}</ul>
${besides !== undefined && trainings(endpoint, besides)}${classes(endpoint, comparison)}${flips(comparison, pictures)}`;
}

function metricTable(endpoint: string, metrics: readonly MetricComparison[]): Html {
  const number = (value: number | null): Part => (value === null ? 'unknown' : Number(short(value)));
  return table({
    caption: `Metrics of both models of ${endpoint}`,
    head: ['metric', 'main', 'candidate', 'difference', 'at least', 'at most', 'tolerance', 'examples', 'verdict'],
    rows: metrics.map(({ name, baseline, candidate, difference, ...metric }) => [
      name,
      ...[baseline, candidate, difference, ...intervalOfDifference(metric)].map(number),
      ...[
        metric.tolerance,
        number(metric.examples),
        html`<span class="badge ${BADGES[metric.verdict]}">${metric.verdict}</span>`,
      ],
    ]),
  });
}

/** Values that do not affect the verdict. */
function trainings(endpoint: string, besides: Besides): Html {
  return html`<h4>Training, size and latency</h4>${table({
    caption: `Training, size and latency of both models of ${endpoint}`,
    head: ['what', 'main', 'candidate'],
    rows: besidesRows(besides, (instance) => instance),
  })}${latencyNotes(besides.latency).map((note) => html`<p>${prose(note)}</p>`)}`;
}

const SIZE = { width: 380, row: 42, left: 10, right: 10, top: 6, bottom: 40 };

/**
 * The interval of each metric's improvement, in multiples of the tolerance if there is one, so that metrics with
 * different units share an axis.
 */
function forest(endpoint: string, metrics: readonly MetricComparison[]): Html | undefined {
  const rows = metrics.flatMap((metric) => {
    const unit = metric.tolerance > 0 ? metric.tolerance : Math.abs(metric.baseline ?? 0) / 100 || 1;
    return metric.improvement === null ? [] : [{ metric, unit, at: metric.improvement / unit }];
  });
  if (rows.length === 0) return undefined;
  const ends = rows.flatMap(({ metric: { interval }, unit, at }) => [
    at,
    ...interval.flatMap((end) => (end === null ? [] : [end / unit])),
  ]);
  const [left, right] = [SIZE.left, SIZE.width - SIZE.right];
  const place = scaleLinear([Math.min(-1.5, ...ends) - 0.2, Math.max(1, ...ends) + 0.2], [left, right]);
  const x = (value: number) => tenth(place(value));
  const height = SIZE.top + rows.length * SIZE.row + SIZE.bottom;
  const bottom = height - SIZE.bottom;
  return figure({
    title: 'Improvement, with what the data leave open',
    of: endpoint,
    description: rows.map(({ metric }) => metric.sentence).join(' '),
    size: { width: SIZE.width, height },
    drawing: html`<g class="grid"><rect class="worse" x="${left}" y="${SIZE.top}" width="${Math.max(0, tenth(x(-1) - left))}" height="${bottom - SIZE.top}"/>${place
      .ticks(7)
      .map(
        (tick) =>
          html`<path d="M${x(tick)} ${SIZE.top}V${bottom}"/><text x="${x(tick)}" y="${bottom + 16}" text-anchor="middle">${tick}</text>`,
      )}
<text class="axis" x="${(left + right) / 2}" y="${height - 6}" text-anchor="middle">← worse · in tolerances (or % of main) · better →</text></g>
<path class="line s6 dashed" d="M${x(0)} ${SIZE.top}V${bottom}"/>
${rows.map(({ metric, unit, at }, index) => {
  const y = SIZE.top + index * SIZE.row + 28;
  const [lower, upper] = metric.interval;
  return html`<text x="${left + 2}" y="${y - 14}" class="strong">${metric.name}</text><path class="line ${COLOURS[metric.verdict]} thick" d="M${lower === null ? left : x(lower / unit)} ${y}H${upper === null ? right : x(upper / unit)}"/><circle class="${COLOURS[metric.verdict]}" cx="${x(at)}" cy="${y}" r="6"><title>${metric.sentence}</title></circle>`;
})}`,
    legend: [
      ...(['pass', 'inconclusive', 'fail'] as const)
        .filter((verdict) => rows.some(({ metric }) => metric.verdict === verdict))
        .map((verdict) => ({ colour: COLOURS[verdict], name: verdict })),
      { colour: 'worse', name: 'worse by more than the tolerance' },
    ],
    data: {
      head: ['metric', 'improvement', 'at least', 'at most', 'tolerance'],
      rows: rows.map(({ metric: { name, improvement, interval, tolerance } }) => [
        ...[name, improvement ?? '', interval[0] ?? 'unknown', interval[1] ?? 'unknown', tolerance],
      ]),
    },
  });
}

const COLOURS = { pass: 's3', fail: 's5', inconclusive: 's7' } as const;

function classes(endpoint: string, { classes }: Comparison): Html | undefined {
  if (classes === null) return undefined;
  const { common, added, removed } = classes;
  const changed = common.filter(({ baseline, candidate }) => baseline !== candidate);
  return html`<h4>Classes</h4>
${added.length > 0 && html`<p>New classes: ${added.join(', ')}.</p>`}${removed.length > 0 && html`<p>Classes that are gone: ${removed.join(', ')}.</p>`}
${
  changed.length === 0
    ? html`<p>No class is judged better or worse.</p>`
    : table({
        caption: `Accuracy of each class that changed, ${endpoint}`,
        head: ['class', 'examples', 'main', 'candidate', 'change, points'],
        rows: changed.map(({ class: name, examples, baseline, candidate }) => [
          ...[name, examples, percent(baseline), percent(candidate), Number(((candidate - baseline) * 100).toFixed(1))],
        ]),
      })
}`;
}

function flips({ flips }: Comparison, pictures: Pictures): Html | undefined {
  if (flips === null) return undefined;
  const list = (title: string, { count, largest }: NonNullable<Comparison['flips']>['nowWrong']) =>
    html`<h4>${title}: ${count} ${count === 1 ? 'example' : 'examples'}</h4>${gallery(
      largest.slice(0, MOST_FLIPS).map(({ example, class: is, baseline, candidate }) => ({
        ...{ id: example, ...pictures[example] },
        says: [
          ['is', is],
          ['main', baseline],
          ['candidate', candidate],
        ],
      })),
    )}`;
  return html`${list('Now wrong', flips.nowWrong)}${list('Now right', flips.nowRight)}`;
}
