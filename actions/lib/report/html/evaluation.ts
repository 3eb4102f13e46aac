import type { Evaluated } from '../../operations/evaluated.ts';
import { figure, short } from './figure.ts';
import { Html, html } from './html.ts';
import { plane, tenth } from './plane.ts';

/** The quality of a job's model on its test examples. */
export function evaluation(job: string, evaluated: Evaluated): Html {
  const { examples, correct, calibration, mistakes } = evaluated;
  return html`<h3>${job}</h3>
<p>${correct} of ${examples} test examples right (${percent(correct / examples)}).</p>
<div class="charts">${confusion(job, evaluated)}${calibration.length > 0 && reliability(job, evaluated)}</div>
${mistakes.length > 0 && html`<h4>Largest mistakes</h4>${gallery(mistakes.map((mistake) => ({ ...mistake, says: [['is', mistake.class], ['taken for', mistake.predicted], ...(mistake.confidence === undefined ? [] : [['confidence', percent(mistake.confidence)] as const])] })))}`}`;
}

export function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}

/** An example with its image, if there is one, and its caption. */
export interface Shown {
  readonly id: string;
  readonly path?: string;
  readonly picture?: string;
  readonly says: readonly (readonly [string, string])[];
}

/** Only images that the actions have encoded themselves: no other scheme, and no SVG, which can contain a script. */
const PICTURE = /^data:image\/(jpeg|png|webp|bmp);base64,[A-Za-z0-9+/]+=*$/;

/** Shows examples side by side. */
export function gallery(examples: readonly Shown[]): Html {
  const shown = examples.map(({ id, path, picture, says }) => {
    const name = path ?? id.slice(0, 12);
    const image =
      picture !== undefined && PICTURE.test(picture)
        ? html`<img src="${new Html(picture)}" alt="${name}" width="112" height="112">`
        : html`<span class="none">no picture</span>`;
    return html`<li>${image}<dl>${says.map(([what, value]) => html`<dt>${what}</dt><dd>${value}</dd>`)}</dl><span class="path">${name}</span></li>`;
  });
  return html`<ul class="gallery">${shown}</ul>`;
}

const CELL = 26;
const LABEL = 120;

/** The confusion matrix: rows are the right classes, columns the predicted ones. */
function confusion(job: string, { classes, confusion }: Evaluated): Html {
  const side = classes.length * CELL;
  const size = { width: Math.max(360, LABEL + side + 40), height: side + LABEL + 8 };
  const total = confusion.map((row) => row.reduce((sum, count) => sum + count, 0));
  const cells = confusion.flatMap((row, at) =>
    row.map((count, column) => {
      if (count === 0) return undefined;
      const part = count / Math.max(1, total[at] ?? 1);
      const [x, y] = [LABEL + column * CELL, at * CELL];
      return html`<rect class="${at === column ? 's1' : 's5'}" x="${x}" y="${y}" width="${CELL - 1}" height="${CELL - 1}" fill-opacity="${tenth(0.12 + 0.88 * part)}"><title>${classes[at]} taken for ${classes[column]}: ${count}</title></rect><text class="${part > 0.5 ? 'on' : ''}" x="${x + CELL / 2}" y="${y + CELL / 2}" dy=".32em" text-anchor="middle">${count}</text>`;
    }),
  );
  const names = classes.map((name, at) => {
    const middle = at * CELL + CELL / 2;
    return html`<text x="${LABEL - 6}" y="${middle}" dy=".32em" text-anchor="end">${fitted(name)}</text><text transform="translate(${LABEL + middle} ${side + 8}) rotate(-50)" dy=".32em" text-anchor="end">${fitted(name)}</text>`;
  });
  const pairs = confusion
    .flatMap((row, at) => row.map((count, column) => [classes[at] ?? '', classes[column] ?? '', count] as const))
    .filter(([, , count]) => count > 0)
    .sort(([, , a], [, , b]) => b - a);
  return figure({
    title: 'Confusion matrix',
    of: job,
    description: `Rows are the right classes, columns the predicted ones. Most often confused: ${
      pairs
        .filter(([is, said]) => is !== said)
        .slice(0, 3)
        .map(([is, said, count]) => `${is} taken for ${said}, ${count} times`)
        .join('; ') || 'none'
    }.`,
    size,
    drawing: html`<g class="matrix">${cells}${names}</g>`,
    legend: [
      { colour: 's1', name: 'right' },
      { colour: 's5', name: 'wrong' },
    ],
    data: { head: ['class', 'predicted', 'examples'], rows: pairs },
  });
}

/** Shortens a class name so that it fits beside the matrix. */
const fitted = (name: string) => (name.length <= 17 ? name : `${name.slice(0, 16)}…`);

/** How often the model is right, by its confidence. */
function reliability(job: string, { calibration, examples }: Evaluated): Html {
  const size = { width: 360, height: 260 };
  const error = calibration.reduce(
    (sum, { confidence, accuracy, examples: inside }) => sum + (Math.abs(confidence - accuracy) * inside) / examples,
    0,
  );
  const axis = { domain: [0, 1], nice: false, format: (value: number) => `${Math.round(value * 100)}` } as const;
  return figure({
    title: 'Calibration',
    of: job,
    description: `How often the model is right by how sure it is; on the diagonal it is as often right as it says. The mean distance from the diagonal is ${percent(error)}.`,
    size,
    drawing: plane(size, { ...axis, label: 'confidence, %' }, { ...axis, label: 'right, %' }, (x, y) => [
      calibration.map(
        ({ from, to, accuracy, examples }) =>
          html`<rect class="s1" x="${x(from) + 1}" y="${y(accuracy)}" width="${tenth(x(to) - x(from) - 2)}" height="${tenth(y(0) - y(accuracy))}"><title>${examples} examples: ${percent(accuracy)} right</title></rect>`,
      ),
      html`<path class="line s2 dashed" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>`,
    ]),
    legend: [
      { colour: 's1', name: 'right' },
      { colour: 's2', name: `as right as it is sure (mean distance ${percent(error)})` },
    ],
    data: {
      head: ['confidence from', 'to', 'examples', 'mean confidence', 'right'],
      rows: calibration.map(({ from, to, examples, confidence, accuracy }) => [
        from,
        to,
        examples,
        Number(short(confidence)),
        Number(short(accuracy)),
      ]),
    },
  });
}
