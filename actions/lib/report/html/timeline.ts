import { scaleLinear } from 'd3-scale';
import type { StoredRecord } from '../stored.ts';
import { duration, figure } from './figure.ts';
import { type Html, html } from './html.ts';
import { tenth } from './plane.ts';

/** A period of time, in milliseconds. */
export interface Stretch {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly colour: string;
}

/** A row with consecutive periods of time. */
export interface Row {
  readonly name: string;
  readonly stretches: readonly Stretch[];
  readonly isJob: boolean;
}

/**
 * The meaning of a job's phases: SageMaker's, and those of a training on EC2. Source: SecondaryStatus of
 * DescribeTrainingJob.
 */
const ABOUT: readonly [RegExp, colour: string, about: string][] = [
  [/^(Starting|Pending|LaunchingMLInstances|PreparingTrainingStack|waiting|set-up)$/, 's7', 'instances start'],
  [/^(Downloading|data$)/, 's3', 'download'],
  [/^[Tt]raining$/, 's1', 'training'],
  [/^(Uploading|upload)$/, 's4', 'upload'],
];
const OTHER = ['s8', 'other'] as const;
const ACTION = 's6';

const SIZE = { width: 1080, row: 22, left: 250, right: 70, top: 8, bottom: 40 };

/** Possible distances between ticks in seconds; the first one that gives few enough ticks is used. */
const TICKS = [1, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 21_600, 86_400];

/** Largest number of rows in the drawing. */
const MOST_ROWS = 60;

/** When each action ran, with the phases of its jobs. */
export function timeline(records: readonly StoredRecord[]): Html | undefined {
  const rows = records.flatMap(rowsOf);
  const start = Math.min(...rows.flatMap(({ stretches }) => stretches.map(({ from }) => from)));
  return draw({
    title: 'Actions and their jobs',
    description: 'each action of the run, and the phases of its jobs',
    rows,
    axis: `since ${moment(start)}`,
    legend: [[ACTION, 'action'], ...ABOUT.map(([, colour, about]) => [colour, about] as const), OTHER],
  });
}

/** The content of a timeline chart. */
interface Drawn {
  readonly title: string;
  /** Describes the rows. */
  readonly description: string;
  readonly rows: readonly Row[];
  /** The zero of the times: the start of the first period. */
  readonly axis: string;
  readonly legend: readonly (readonly [colour: string, name: string])[];
}

/** Draws rows of periods on one time axis. */
export function draw({ title, description, rows: all, axis, legend }: Drawn): Html | undefined {
  const rows = all.slice(0, MOST_ROWS);
  const stretches = rows.flatMap((row) => row.stretches);
  if (stretches.length === 0) return undefined;
  const start = Math.min(...stretches.map(({ from }) => from));
  const end = Math.max(...stretches.map(({ to }) => to));
  const since = (time: number) => (time - start) / 1000;
  const right = SIZE.width - SIZE.right;
  const lasts = Math.max(since(end), 0.001);
  const place = scaleLinear([0, lasts], [SIZE.left, right]);
  const step = TICKS.find((seconds) => lasts / seconds <= 6) ?? lasts / 5;
  const height = SIZE.top + rows.length * SIZE.row + SIZE.bottom;
  const bottom = height - SIZE.bottom;
  const bars = rows.map(({ name, stretches, isJob }, index) => {
    const y = SIZE.top + index * SIZE.row;
    const last = stretches.at(-1);
    const first = stretches[0];
    return html`<text x="${isJob ? 14 : 0}" y="${y + SIZE.row / 2}" dy=".32em" class="${isJob ? '' : 'strong'}">${ending(name)}</text>
${stretches.map(({ name, from, to, colour }) => {
  const [x, width] = [tenth(place(since(from))), Math.max(1, tenth(place(since(to)) - place(since(from))))];
  return html`<rect class="${colour}" x="${x}" y="${y + 4}" width="${width}" height="${SIZE.row - 8}"><title>${name}: ${duration((to - from) / 1000)}</title></rect>`;
})}${
  first !== undefined && last !== undefined
    ? html`<text class="quiet" x="${tenth(place(since(last.to)) + 5)}" y="${y + SIZE.row / 2}" dy=".32em">${duration((last.to - first.from) / 1000)}</text>`
    : undefined
}`;
  });
  const grid = Array.from({ length: Math.floor(lasts / step) + 1 }, (_, at) => {
    const [value, x] = [at * step, tenth(place(at * step))];
    return html`<path d="M${x} ${SIZE.top}V${bottom}"/><text x="${x}" y="${bottom + 16}" text-anchor="middle">${duration(value).replace(/ 0 (s|min)$/, '')}</text>`;
  });
  const used = new Set(stretches.map(({ colour }) => colour));
  return figure({
    title,
    description: `${rows.length} rows over ${duration(since(end))}: ${description}.`,
    size: { width: SIZE.width, height },
    drawing: html`<g class="grid">${grid}<text class="axis" x="${(SIZE.left + right) / 2}" y="${height - 4}" text-anchor="middle">${axis}</text></g>${bars}`,
    legend: legend.flatMap(([colour, name]) => (used.has(colour) ? [{ colour, name }] : [])),
    data: {
      head: ['what', 'phase', 'starts after s', 'lasts s'],
      rows: all.flatMap(({ name, stretches }) =>
        stretches.map((stretch) => [
          name,
          stretch.name,
          tenth(since(stretch.from)),
          tenth((stretch.to - stretch.from) / 1000),
        ]),
      ),
    },
  });
}

/** A time as text, in UTC. */
export function moment(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function rowsOf({ title, origin, started, ended = started, jobs, tuning }: StoredRecord): Row[] {
  const name = origin.attempt > 1 ? `${title} (attempt ${origin.attempt})` : title;
  const known = new Set(jobs.map(({ job }) => job));
  const trials = tuning.flatMap((tuned) => tuned.trials);
  const others = trials.flatMap(({ name, started: from, seconds }): Row[] => {
    if (known.has(name) || from === undefined || seconds === undefined) return [];
    return [row(name, [{ name: 'Training', from, to: from + seconds * 1000, colour: 's1' }])];
  });
  return [
    { name, isJob: false, stretches: [{ name: 'the action', from: started, to: ended, colour: ACTION }] },
    ...jobs.map(({ job, phases }) =>
      row(
        job,
        phases.map(({ name, from, to = ended }) => ({ name, from, to, colour: colourOf(name) })),
      ),
    ),
    ...others,
  ].sort((a, b) => (a.stretches[0]?.from ?? 0) - (b.stretches[0]?.from ?? 0));
}

const row = (name: string, stretches: readonly Stretch[]): Row => ({ name, stretches, isJob: true });

function colourOf(phase: string): string {
  return ABOUT.find(([pattern]) => pattern.test(phase))?.[1] ?? OTHER[0];
}

/** The end of a long name, because names of jobs have the same beginning. */
function ending(name: string): string {
  return name.length <= 34 ? name : `…${name.slice(-33)}`;
}
