import { createHash } from 'node:crypto';
import { EC2_BESIDE_SAGEMAKER } from '../both-machines.ts';
import { WORDS } from '../step.ts';
import type { StoredRecord } from '../stored.ts';
import { bothMachines } from './both-machines.ts';
import { comparison } from './comparison.ts';
import { curves } from './curves.ts';
import { evaluation } from './evaluation.ts';
import { duration, short, table } from './figure.ts';
import { type Html, html, type Part, prose } from './html.ts';
import { load } from './load.ts';
import { previews } from './preview.ts';
import { prices } from './prices.ts';
import { STYLE } from './style.ts';
import { moment, timeline } from './timeline.ts';
import { trials } from './trials.ts';

/** A section of the page, with an entry in the list at its top. */
interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Part;
}

/**
 * The report of a run: one HTML file without external resources. Texts from outside are inserted as text only, and the
 * Content-Security-Policy in its head allows no scripts and no loading.
 *
 * @param records of the actions of one run, in any order; at least one
 */
export function renderReport(records: readonly StoredRecord[]): string {
  const inOrder = records.toSorted((a, b) => a.started - b.started);
  const sections = sectionsOf(inOrder).filter(({ body }) => body !== undefined);
  const name = inOrder[0]?.origin.pipeline ?? '';
  const hash = createHash('sha256').update(STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${name}: report of a run</title>
`;
  const body = html`</head><body><a class="skip" href="#content">To the content</a>
${header(inOrder)}
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav></header>
<main id="content">${sections.map(({ id, title, body }) => html`<section><h2 id="${id}">${title}</h2>${body}</section>\n`)}</main>
${footer(inOrder)}</body></html>
`;
  return `${page.text}<style>${STYLE}</style>${body.text}`;
}

function header(records: readonly StoredRecord[]): Html {
  const { origin } = records[0] ?? {};
  const failed = records.some(({ problems }) => problems.length > 0);
  const pending = records.some((record) => record.pending !== undefined);
  const [badge, word] = failed ? ['bad', 'failed'] : pending ? ['warn', 'pending'] : ['good', 'done'];
  const start = Math.min(...records.map(({ started }) => started));
  const end = Math.max(...records.map(({ started, ended = started }) => ended));
  const run = origin?.page === undefined ? `run ${origin?.run}` : html`<a href="${origin.page}">run ${origin.run}</a>`;
  return html`<header><h1>${origin?.pipeline} <span class="badge ${badge}">${word}</span></h1>
<p class="quiet">${origin?.repository} · ${origin?.ref} · ${origin?.commit.slice(0, 10)} · ${run} · ${moment(start)} · ${duration((end - start) / 1000)}</p>`;
}

function footer(records: readonly StoredRecord[]): Html {
  const end = Math.max(...records.map(({ started, ended = started }) => ended));
  return html`<footer>Written from the records of ${records.length} ${records.length === 1 ? 'action' : 'actions'}, the last at ${moment(end)}. The numbers of each chart are below it.</footer>`;
}

function sectionsOf(records: readonly StoredRecord[]): Section[] {
  const of = <Value>(values: (record: StoredRecord) => readonly Value[]) => records.flatMap(values);
  const drawn = curves(records);
  const judged = of(({ jobs }) => jobs).flatMap(({ job, evaluation: found }) =>
    found ? [evaluation(job, found)] : [],
  );
  const compared = records.flatMap(({ comparisons, pictures }) =>
    comparisons.map((each) => comparison(each, pictures)),
  );
  return [
    { id: 'comparison', title: 'Comparison with main', body: unlessEmpty(compared) },
    { id: 'preview', title: 'Preview', body: previews(records) },
    { id: 'problems', title: 'Problems', body: problems(records) },
    { id: 'results', title: 'Results', body: results(records) },
    { id: 'timeline', title: 'Timeline', body: timeline(records) },
    { id: 'trials', title: 'Trials', body: unlessEmpty(of(({ tuning }) => tuning).map(trials)) },
    {
      id: 'curves',
      title: 'Learning curves',
      body: drawn.length > 0 ? html`<div class="charts">${drawn}</div>` : undefined,
    },
    {
      id: 'ec2',
      title: EC2_BESIDE_SAGEMAKER,
      // If two actions ran at the same time, the one that ended last has the comparison.
      body: unlessEmpty(
        of(({ bothMachines: both }) => (both === undefined ? [] : [both]))
          .slice(-1)
          .map(bothMachines),
      ),
    },
    { id: 'evaluation', title: 'Evaluation', body: unlessEmpty(judged) },
    { id: 'load', title: 'Load and scaling', body: unlessEmpty(of(({ loads }) => loads).map(load)) },
    { id: 'prices', title: 'Prices', body: prices(records) },
    { id: 'steps', title: 'Steps', body: steps(records) },
  ];
}

function unlessEmpty(parts: readonly Html[]): readonly Html[] | undefined {
  return parts.length > 0 ? parts : undefined;
}

function problems(records: readonly StoredRecord[]): Part {
  const notes = records.flatMap(({ title, problems, pending }) => [
    ...problems.map(
      ({ code, what, next }) =>
        html`<div class="note bad"><strong>${title}</strong> <code>${code}</code><pre>${what}</pre><p>${prose(next)}</p></div>`,
    ),
    ...(pending === undefined
      ? []
      : [
          html`<div class="note warn"><strong>${title}: pending</strong><p>${pending}. The next run resumes it.</p></div>`,
        ]),
  ]);
  return unlessEmpty(notes);
}

/** The most important results, and all results as a table. */
function results(records: readonly StoredRecord[]): Part {
  const trained = records.flatMap((record) => record.trained);
  const answers = records.flatMap((record) => record.answers);
  const notes = records.flatMap((record) => record.notes);
  const names = [...new Set(trained.flatMap(({ metrics }) => Object.keys(metrics)))];
  const card = (value: Part, name: string) => html`<li><b>${value}</b><span>${name}</span></li>`;
  const cards = [
    ...Object.entries(trained[0]?.metrics ?? {}).map(([name, value]) => card(short(value), name)),
    ...answers
      .slice(0, 1)
      .map(({ prediction, milliseconds }) =>
        card(prediction.split(',')[0], `answered in ${Math.round(milliseconds)} ms`),
      ),
  ];
  if (cards.length === 0 && notes.length === 0) return undefined;
  return [
    html`<ul class="cards">${cards}</ul>`,
    trained.length > 0 &&
      table({
        caption: 'Training jobs',
        head: ['training', 'job', ...names, 'instances', 'training, s', 'billable, s, all instances'],
        rows: trained.map(({ entry, trainingJob, metrics, instance, count, trainingSeconds, billableSeconds }) => [
          ...[entry, trainingJob, ...names.map((name) => metrics[name])],
          ...[`${count} × ${instance}`, trainingSeconds, count * billableSeconds],
        ]),
      }),
    answers.length > 0 &&
      table({
        caption: 'Answers',
        head: ['asked', 'answered', 'ms'],
        rows: answers.map(({ who, prediction, milliseconds }) => [who, prediction, Math.round(milliseconds)]),
      }),
    notes.map((note) => html`<p>${prose(note)}</p>`),
  ];
}

function steps(records: readonly StoredRecord[]): Part {
  const rows = records.flatMap(({ title, steps }) =>
    steps.map(({ does, kind, id, key, detail }) => [title, WORDS[does], kind, html`<code>${id ?? key}</code>`, detail]),
  );
  return table({ caption: 'Steps', head: ['action', 'does', 'what', 'name', 'why'], rows });
}
