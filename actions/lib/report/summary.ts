import { awsPage } from './aws-page.ts';
import { bothMachinesSection } from './both-machines.ts';
import { comparisonSection } from './comparison.ts';
import { costSection } from './cost.ts';
import { loadSection } from './load.ts';
import { block, code, prose, row } from './markdown.ts';
import { plainLines } from './plain-text.ts';
import { previewSection } from './preview.ts';
import type { RunRecord, TrainedJob } from './run.ts';
import { WORDS } from './step.ts';

/**
 * Longest summary of a step in bytes; GitHub refuses more than 1 MiB. Source: GitHub's documentation of job summaries.
 */
const LONGEST = 900_000;

/** Largest number of problems with details; the log has all. */
const MOST_PROBLEMS = 30;

/** Largest number of trials, the best first; the log has all. */
const MOST_TRIALS = 20;

/**
 * A section of the job's summary, in Markdown; texts from outside are inserted as text only.
 *
 * @param region of the console that resources are linked to; `undefined` = there is no console, as with a custom endpoint
 */
export function renderSummary(
  record: RunRecord,
  outputs: Readonly<Record<string, string>>,
  region?: string | undefined,
): string {
  const { title, steps, tuning, trained, answers, comparisons, previews, loads, notes, pending, report } = record;
  const parts = [`### ${title}`];
  if (pending !== undefined) parts.push(`Pending: ${prose(pending)}. The next run resumes it.`);
  parts.push(...problemSections(record));
  parts.push(...comparisons.map(comparisonSection), ...previews.map(previewSection));
  if (steps.length > 0) {
    const rows = steps.map(({ does, kind, id, key, detail }) =>
      row(WORDS[does], prose(kind), linked(region, kind, id ?? key), prose(detail)),
    );
    parts.push(['| | what | name | why |', '|---|---|---|---|', ...rows].join('\n'));
  }
  if (record.cost !== undefined) parts.push(...costSection(record.cost));
  parts.push(...tuning.map(renderTrials));
  if (trained.length > 0) parts.push(renderTrained(trained));
  if (record.bothMachines !== undefined) parts.push(bothMachinesSection(record.bothMachines));
  if (answers.length > 0) {
    const rows = answers.map(({ who, prediction, milliseconds }) =>
      row(code(who), code(prediction), `${Math.round(milliseconds)} ms`),
    );
    parts.push(['| asked | answered | in |', '|---|---|---:|', ...rows].join('\n'));
  }
  parts.push(...loads.map(({ endpoint, result }) => loadSection(endpoint, result)));
  parts.push(...notes.map(prose));
  if (report !== undefined) parts.push(`Report of the run so far: ${code(report)}`);
  const set = Object.entries(outputs).filter(([, value]) => value !== '');
  if (set.length > 0)
    parts.push(['| output | value |', '|---|---|', ...set.map(([name, value]) => row(name, code(value)))].join('\n'));
  return withinLimit(`${parts.join('\n\n')}\n`);
}

function linked(region: string | undefined, kind: string, id: string): string {
  const page = region === undefined ? undefined : awsPage(region, kind, id);
  return page === undefined ? code(id) : `[${code(id)}](${page})`;
}

/** The trials of a tuning job in the given order, with the tuned hyperparameters. */
function renderTrials({ name, best, trials }: RunRecord['tuning'][number]): string {
  const searched = [...new Set(trials.flatMap(({ hyperparameters }) => Object.keys(hyperparameters)))].toSorted();
  const rows = trials
    .slice(0, MOST_TRIALS)
    .map((trial) =>
      row(
        `${code(trial.name)}${trial.name === best ? ' **best**' : ''}`,
        code(trial.objective === undefined ? '' : String(trial.objective)),
        ...searched.map((key) => code(trial.hyperparameters[key] ?? '')),
        prose(trial.status),
        trial.seconds === undefined ? '' : `${Math.round(trial.seconds)} s`,
      ),
    );
  const more = trials.length - MOST_TRIALS;
  return [
    `Trials of ${code(name)}:`,
    [
      row('trial', 'objective', ...searched.map(code), 'status', 'time'),
      `|---|---:|${searched.map(() => '---:|').join('')}---|---:|`,
      ...rows,
    ].join('\n'),
    ...(more > 0 ? [`${more} more trials are in the log.`] : []),
  ].join('\n\n');
}

/** A row for each training job, a column for each metric. */
function renderTrained(trained: readonly TrainedJob[]): string {
  const names = [...new Set(trained.flatMap(({ metrics }) => Object.keys(metrics)))];
  const rows = trained.map(({ entry, metrics, instance, count, trainingSeconds, billableSeconds }) =>
    row(
      code(entry),
      ...names.map((name) => code(metrics[name] === undefined ? '' : String(metrics[name]))),
      `${count} × ${code(instance)}`,
      `${trainingSeconds} s`,
      `${count * billableSeconds} s`,
    ),
  );
  return [
    row('training', ...names.map(prose), 'instances', 'training', 'billable, all instances'),
    `|---|${names.map(() => '---:|').join('')}---|---:|---:|`,
    ...rows,
  ].join('\n');
}

/** The problems, with a section for each. */
export function problemSections({ problems }: RunRecord): string[] {
  const more = problems.length - MOST_PROBLEMS;
  return [
    ...problems.slice(0, MOST_PROBLEMS).map(renderProblem),
    ...(more > 0 ? [`❌ ${more} more problems are in the log.`] : []),
  ];
}

function renderProblem({ code: name, what, next }: RunRecord['problems'][number]): string {
  const [first = '', ...more] = plainLines(what);
  return [
    `❌ ${prose(first)}`,
    ...(more.length === 0 ? [] : [block(more.join('\n'))]),
    `${prose(next)} (${code(name)})`,
  ].join('\n\n');
}

/** The text, cut after the last complete line that fits. */
function withinLimit(markdown: string): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= LONGEST) return markdown;
  const end = bytes.subarray(0, LONGEST).lastIndexOf('\n');
  return `${bytes.subarray(0, end)}\n\n(The summary was cut here because of GitHub's size limit.)\n`;
}
