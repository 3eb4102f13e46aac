import { type Html, html, type Part } from './html.ts';

/** A table, such as the data of a chart. Numbers are right-aligned. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Part[])[];
}

/** Largest number of rows of a table on a page; the record has all rows. */
const MOST_ROWS = 500;

/** A table in its own region, which can be scrolled, also by keyboard, if it is wider than the page. */
export function table({ caption, head, rows }: Table): Html {
  const cell = (part: Part) => (typeof part === 'number' ? html`<td class="n">${part}</td>` : html`<td>${part}</td>`);
  const left = rows.length - MOST_ROWS;
  const isNumeric = (at: number) => rows.some((row) => typeof row[at] === 'number');
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table>
<thead><tr>${head.map((name, at) => html`<th scope="col" class="${isNumeric(at) ? 'n' : ''}">${name}</th>`)}</tr></thead>
<tbody>${rows.slice(0, MOST_ROWS).map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody></table></div>
${left > 0 ? html`<p class="quiet">${left} more rows are in the record.</p>` : undefined}`;
}

/** A chart with its data. */
export interface Chart {
  readonly title: string;
  /** Its subject, if a page has several charts of this kind; for screen readers. */
  readonly of?: string;
  /** The content of the chart in one sentence; for screen readers. */
  readonly description: string;
  /** Size in the drawing's own coordinates. */
  readonly size: Size;
  readonly drawing: Part;
  readonly legend?: readonly Entry[];
  readonly data: Omit<Table, 'caption'>;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** An entry of the legend; the colour is a class of the style sheet. */
export interface Entry {
  readonly colour: string;
  readonly name: string;
}

/** A chart as a figure: title, legend, drawing and, collapsed, its data. */
export function figure({ title, of, description, size, drawing, legend = [], data }: Chart): Html {
  const { width, height } = size;
  const whole = of === undefined ? title : `${title} of ${of}`;
  const keys = legend.map(({ colour, name }) => html`<li><i class="key ${colour}"></i>${name}</li>`);
  return html`<figure class="${width > 400 ? 'wide' : 'small'}"><figcaption>${title}</figcaption>
${keys.length > 0 ? html`<ul class="legend">${keys}</ul>` : undefined}
<div class="scroll" role="region" tabindex="0" aria-label="Chart: ${whole}"><svg role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><title>${whole}</title><desc>${description}</desc>${drawing}</svg></div>
<details><summary>Numbers<span class="hidden">: ${whole}</span></summary>${table({ caption: `Numbers: ${whole}`, ...data })}</details></figure>
`;
}

/** CSS classes of the colours of series, in their order. */
const SERIES = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'] as const;

/** The colour of the n-th series; from the ninth on, colours repeat. */
export function series(index: number): string {
  return SERIES[index % SERIES.length] ?? 's1';
}

/** A number with 4 significant digits; thousands in full. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  return Math.abs(value) >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(4)));
}

/** A time in seconds as text: `42 s`, `3 min 5 s`, `2 h 4 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${seconds < 10 ? Number(seconds.toFixed(1)) : whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.round((whole % 3600) / 60)} min`;
}
