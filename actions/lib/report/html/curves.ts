import type { StoredRecord } from '../stored.ts';
import { figure, series, short } from './figure.ts';
import { type Html, html } from './html.ts';
import { extent, line, plane } from './plane.ts';

const SIZE = { width: 360, height: 230 };

/** Largest number of jobs in one chart. */
const MOST_LINES = 8;

/** A chart for each metric, with a line for each job. */
export function curves(records: readonly StoredRecord[]): Html[] {
  // Trials come last, because they are less important than the trained models.
  const trials = new Set(
    records.flatMap(({ tuning }) => tuning.flatMap((tuned) => tuned.trials.map(({ name }) => name))),
  );
  const jobs = records
    .flatMap(({ jobs }) => jobs)
    .toSorted((a, b) => Number(trials.has(a.job)) - Number(trials.has(b.job)));
  const all = jobs.flatMap(({ job, curves }) => curves.map((curve) => ({ job, ...curve })));
  return [...Map.groupBy(all, ({ metric }) => metric)].map(([metric, found]) => {
    const shown = found.slice(0, MOST_LINES);
    const points = shown.flatMap((curve) => curve.points);
    const by = shown[0]?.by === 'epoch' ? 'epoch' : 'value in the log';
    return figure({
      title: metric,
      description: `${metric} by ${by}: ${shown.map(({ job, points }) => `${job} ends at ${points.at(-1)?.[1]}`).join('; ')}.`,
      size: SIZE,
      drawing: plane(
        SIZE,
        { label: by, domain: extent(points.map(([at]) => at)), nice: false },
        { label: metric, domain: extent(points.map(([, value]) => value)), format: short, magnitudes: true },
        (x, y) =>
          shown.map(({ job, points }, index) => {
            const path = line(points.map(([at, value]) => [x(at), y(value)]));
            return html`<path class="line of-job ${series(index)}" d="${path}"><title>${job}</title></path>`;
          }),
      ),
      legend: shown.map(({ job }, index) => ({ colour: series(index), name: job })),
      data: {
        head: ['job', by, metric],
        rows: found.flatMap(({ job, points }) => points.map(([at, value]) => [job, at, value])),
      },
    });
  });
}
