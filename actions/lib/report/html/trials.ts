import { scaleLinear, scaleLog, scalePoint } from 'd3-scale';
import type { TunedJob } from '../run.ts';
import { duration, figure, short, table } from './figure.ts';
import { type Html, html } from './html.ts';
import { extent, line, plane, tenth } from './plane.ts';

type Trial = TunedJob['trials'][number];

/** The trials of a tuning job: the objective over time, the hyperparameters, and a table of both. */
export function trials({ name, objective, direction, best, trials }: TunedJob): Html {
  const searched = [...new Set(trials.flatMap(({ hyperparameters }) => Object.keys(hyperparameters)))].sort();
  const rows = trials.map((trial) => [
    trial.name === best ? html`<strong>${trial.name}</strong> (best)` : trial.name,
    trial.objective,
    ...searched.map((key) => numberOf(trial.hyperparameters[key]) ?? trial.hyperparameters[key]),
    trial.status,
    trial.seconds === undefined ? undefined : duration(trial.seconds),
  ]);
  const measured = trials.filter((trial): trial is Measured => trial.objective !== undefined);
  return html`<h3>${name}</h3>${
    measured.length > 0 &&
    html`<div class="charts">${overTime(measured, { objective, direction, best })}${parallel(measured, searched, objective, best)}</div>`
  }${table({ caption: `Trials of ${name}`, head: ['trial', objective, ...searched, 'status', 'time'], rows })}`;
}

type Measured = Trial & { readonly objective: number };

const SIZE = { width: 360, height: 260 };

/** The objective of each trial in the order of their starts, and the best value so far. */
function overTime(
  trials: readonly Measured[],
  { objective, direction, best }: Pick<TunedJob, 'objective' | 'direction' | 'best'>,
): Html {
  const inOrder = trials.toSorted((a, b) => (a.started ?? 0) - (b.started ?? 0) || a.name.localeCompare(b.name));
  const better = direction === 'Minimize' ? Math.min : Math.max;
  const points = inOrder.map((trial, index) => ({
    ...{ at: index + 1, trial },
    best: better(...inOrder.slice(0, index + 1).map(({ objective }) => objective)),
  }));
  return figure({
    title: `${objective} over time`,
    description: `${points.length} trials in the order of their starts; the best ${objective} is ${points.at(-1)?.best}.`,
    size: SIZE,
    drawing: plane(
      SIZE,
      { label: 'trial', domain: [1, points.length], nice: false, ticks: Math.min(points.length, 6), format: wholeOnly },
      { label: objective, domain: extent(points.map(({ trial }) => trial.objective)), format: short },
      (x, y) => [
        html`<path class="line s2" d="${points.map(({ at, best }, index) => `${index === 0 ? 'M' : 'H'}${x(at)}${index === 0 ? ' ' : 'V'}${y(best)}`).join('')}"/>`,
        points.map(
          ({ at, trial }) =>
            html`<circle class="${trial.name === best ? 's2' : 's1'}" cx="${x(at)}" cy="${y(trial.objective)}" r="${trial.name === best ? 6 : 4}"><title>${trial.name}: ${trial.objective}</title></circle>`,
        ),
      ],
    ),
    legend: [
      { colour: 's1', name: 'trial' },
      { colour: 's2', name: 'best so far' },
    ],
    data: {
      head: ['order', 'trial', objective],
      rows: points.map(({ at, trial }) => [at, trial.name, trial.objective]),
    },
  });
}

const wholeOnly = (value: number) => (Number.isInteger(value) ? String(value) : '');

/** An axis of the parallel coordinates: the position of a trial, and the labels. */
interface Scale {
  readonly name: string;
  place(trial: Measured): number | undefined;
  readonly marks: readonly (readonly [number, string])[];
}

/** A line for each trial across one axis per hyperparameter, up to the objective. */
function parallel(
  trials: readonly Measured[],
  searched: readonly string[],
  objective: string,
  best: string | undefined,
): Html | undefined {
  if (searched.length === 0) return undefined;
  const size = { width: Math.max(SIZE.width, 150 * (searched.length + 1)), height: SIZE.height };
  const range: [number, number] = [size.height - 28, 34];
  const scales = [
    ...searched.map((key) =>
      scaleOf(
        key,
        trials.map((trial) => trial.hyperparameters[key]),
        range,
      ),
    ),
    numeric(
      objective,
      trials.map((trial) => trial.objective),
      range,
      ({ objective }) => objective,
    ),
  ];
  const across = scalePoint(
    scales.map((_, index) => index),
    [60, size.width - 60],
  );
  const x = (index: number) => tenth(across(index) ?? 0);
  // The best trial is drawn on top.
  const drawn = trials.toSorted((a, b) => Number(a.name === best) - Number(b.name === best));
  return figure({
    title: `Hyperparameters and ${objective}`,
    description: `A line for each of ${trials.length} trials across ${searched.join(', ')} and ${objective}; that of the best trial is thick.`,
    size,
    drawing: html`<g class="grid">${scales.map(
      ({ name, marks }, index) =>
        html`<path d="M${x(index)} ${range[1]}V${range[0]}"/><text class="axis" x="${x(index)}" y="16" text-anchor="middle">${name}</text>${marks.map(
          ([y, text]) => html`<text x="${x(index) + 5}" y="${y}" dy=".32em">${text}</text>`,
        )}`,
    )}</g>${drawn.map((trial) => {
      const points = scales.flatMap(({ place }, index) => {
        const y = place(trial);
        return y === undefined ? [] : [[x(index), y] as const];
      });
      return html`<path class="line ${trial.name === best ? 's2 thick' : 's1 thin'}" d="${line(points)}"><title>${trial.name}: ${trial.objective}</title></path>`;
    })}`,
    legend: [
      { colour: 's1', name: 'trial' },
      { colour: 's2', name: 'best trial' },
    ],
    data: {
      head: ['trial', ...searched, objective],
      rows: trials.map((trial) => [
        trial.name,
        ...searched.map((key) => numberOf(trial.hyperparameters[key]) ?? trial.hyperparameters[key]),
        trial.objective,
      ]),
    },
  });
}

function scaleOf(name: string, values: readonly (string | undefined)[], range: [number, number]): Scale {
  const numbers = values.map(numberOf);
  const given = numbers.filter((value) => value !== undefined);
  const isNumeric = numbers.every((value, index) => value !== undefined || values[index] === undefined);
  if (isNumeric && new Set(given).size > 5)
    return numeric(name, given, range, (trial) => numberOf(trial.hyperparameters[name]));
  const words = [...new Set(values.filter((value) => value !== undefined))].sort((a, b) =>
    isNumeric ? Number(a) - Number(b) : a.localeCompare(b),
  );
  const scale = scalePoint(words, range).padding(0.3);
  const place = (word: string | undefined) => (word === undefined ? undefined : tenth(scale(word) ?? 0));
  return {
    name,
    place: (trial) => place(trial.hyperparameters[name]),
    marks: words.map((word) => [place(word) ?? 0, word]),
  };
}

/** A numeric axis; logarithmic if the largest value is more than 20 times the smallest. */
function numeric(
  name: string,
  values: readonly number[],
  range: [number, number],
  of: (trial: Measured) => number | undefined,
): Scale {
  const [least, most] = extent(values);
  const isLogarithmic = least > 0 && most / least > 20;
  const scale = (isLogarithmic ? scaleLog : scaleLinear)([least, most], range);
  const ticks = scale.ticks(3).filter((tick) => !isLogarithmic || isPowerOfTen(tick));
  const place = (value: number) => tenth(least === most ? (range[0] + range[1]) / 2 : scale(value));
  return {
    name,
    place: (trial) => {
      const value = of(trial);
      return value === undefined ? undefined : place(value);
    },
    marks: (least === most ? [least] : [least, most, ...ticks])
      .map((value) => [place(value), short(value)] as const)
      .filter(([y], index, all) => all.slice(0, index).every(([before]) => Math.abs(before - y) > 11)),
  };
}

const isPowerOfTen = (value: number) => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9;

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text.trim() === '' || !Number.isFinite(Number(text)) ? undefined : Number(text);
}
