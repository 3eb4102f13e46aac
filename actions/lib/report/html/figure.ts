import { type Html, html, type Part } from './html.ts';

/** A table of what a chart draws, or of anything else. Numbers stand right. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Part[])[];
}

/** Rows of a table that a page shows; the record has all. */
const MOST_ROWS = 500;

/** A table in a region of its own, which scrolls where it is wider than the page, by keyboard too. */
export function table({ caption, head, rows }: Table): Html {
  const cell = (part: Part) => (typeof part === 'number' ? html`<td class="n">${part}</td>` : html`<td>${part}</td>`);
  const left = rows.length - MOST_ROWS;
  const isNumeric = (at: number) => rows.some((row) => typeof row[at] === 'number');
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table>
<thead><tr>${head.map((name, at) => html`<th scope="col" class="${isNumeric(at) ? 'n' : ''}">${name}</th>`)}</tr></thead>
<tbody>${rows.slice(0, MOST_ROWS).map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody></table></div>
${left > 0 ? html`<p class="quiet">${left} more rows are in the record.</p>` : undefined}`;
}

/** A drawing with its numbers. */
export interface Chart {
  readonly title: string;
  /** What it is of, where a page has several of its kind: for who does not see where it stands. */
  readonly of?: string;
  /** What is to be seen, in a sentence: for who cannot see it. */
  readonly description: string;
  /** Size of the drawing's own coordinates. */
  readonly size: Size;
  readonly drawing: Part;
  readonly legend?: readonly Entry[];
  readonly data: Omit<Table, 'caption'>;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a colour, a class of the style sheet, stands for. */
export interface Entry {
  readonly colour: string;
  readonly name: string;
}

/** A chart as a figure: title, legend, drawing and, folded away, its numbers. */
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

/** Classes of the colours that tell series apart, in their order. */
const SERIES = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'] as const;

/** The colour of the n-th series; from the ninth on, colours come again. */
export function series(index: number): string {
  return SERIES[index % SERIES.length] ?? 's1';
}

/** A number at a length that people read: 4 significant digits; thousands in full. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  return Math.abs(value) >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(4)));
}

/** A time in seconds for people: `42 s`, `3 min 5 s`, `2 h 4 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${seconds < 10 ? Number(seconds.toFixed(1)) : whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.round((whole % 3600) / 60)} min`;
}
