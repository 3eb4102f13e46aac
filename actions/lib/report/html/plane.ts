import { scaleLinear, scaleLog } from 'd3-scale';
import type { Size } from './figure.ts';
import { type Html, html, type Part } from './html.ts';

/** A numeric axis. */
export interface Axis {
  readonly label: string;
  /** Smallest and largest value. */
  readonly domain: readonly [number, number];
  /** Formats a value at its tick; default: d3's format. */
  readonly format?: (value: number) => string;
  /** Approximate number of ticks. */
  readonly ticks?: number;
  /** Whether the ends of the axis are round numbers; default true. */
  readonly nice?: boolean;
  /**
   * Whether to use a logarithmic scale if the values are above 0 and span more than one order of magnitude; default
   * false.
   */
  readonly magnitudes?: boolean;
}

/** Margins of the drawing, in its coordinates. */
const MARGIN = { top: 8, right: 12, bottom: 38, left: 48 };

export type Place = (value: number) => number;

/** Two axes with a grid, and the content from `draw`, which receives the scales. */
export function plane(size: Size, x: Axis, y: Axis, draw: (x: Place, y: Place) => Part, left = MARGIN.left): Html {
  const [right, bottom] = [size.width - MARGIN.right, size.height - MARGIN.bottom];
  const across = scaleOf(x, [left, right]);
  const up = scaleOf(y, [bottom, MARGIN.top]);
  const middle = (MARGIN.top + bottom) / 2;
  return html`<g class="grid">${marks(y, up).map(
    ([at, text]) =>
      html`<path d="M${left} ${at}H${right}"/><text x="${left - 6}" y="${at}" dy=".32em" text-anchor="end">${text}</text>`,
  )}${marks(x, across).map(
    ([at, text]) =>
      html`<path d="M${at} ${bottom}v4"/><text x="${at}" y="${bottom + 16}" text-anchor="middle">${text}</text>`,
  )}<text class="axis" x="${(left + right) / 2}" y="${size.height - 4}" text-anchor="middle">${x.label}</text>
<text class="axis" transform="translate(11 ${middle}) rotate(-90)" text-anchor="middle">${y.label}</text></g>${draw(across, up)}`;
}

function scaleOf({ domain: [least, most], nice = true, magnitudes = false }: Axis, range: [number, number]) {
  // A single value still needs a range.
  const room = least === most ? Math.abs(least) * 0.1 || 1 : 0;
  const isLogarithmic = magnitudes && least > 0 && most / least > 20;
  const scale = isLogarithmic ? scaleLog([least, most], range) : scaleLinear([least - room, most + room], range);
  const placed = nice ? scale.nice(5) : scale;
  const place = (value: number) => tenth(placed(value));
  return Object.assign(place, { ticks: (count: number) => placed.ticks(count), format: placed.tickFormat(5) });
}

function marks({ ticks = 5, format }: Axis, scale: ReturnType<typeof scaleOf>): [number, string][] {
  // A logarithmic scale has more ticks than labels.
  const told = scale.ticks(ticks).filter((value) => scale.format(value) !== '');
  return told.map((value) => [scale(value), (format ?? scale.format)(value)]);
}

/** Points connected by straight lines, as a path. */
export function line(points: readonly (readonly number[])[]): string {
  return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.join(' ')}`).join('');
}

/** A coordinate rounded to a tenth, which is precise enough to see. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Smallest and largest value; 0 to 1 if there are none. */
export function extent(values: readonly number[]): [number, number] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  return finite.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
