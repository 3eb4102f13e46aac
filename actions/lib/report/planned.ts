import { money } from '../prices/arithmetic.ts';
import { code, prose, row } from './markdown.ts';

/** Largest number of steps that are shown; the summary of the job `plan` has all of them. */
const MOST_STEPS = 30;
const MOST_VALUES = 10;

interface Planned {
  readonly key?: unknown;
  readonly does?: unknown;
  readonly detail?: unknown;
  readonly changes?: unknown;
}

/**
 * The outputs of a plan as a section in Markdown: the changes with old and new values, and the cost.
 *
 * @param changes output `changes` of the action plan; `''` if there was no plan
 * @param perRun output `cost-per-run`
 * @param perMonth output `cost-per-month`
 */
export function plannedSection(changes: string, perRun: string, perMonth: string): string[] {
  const steps = (Array.isArray(parse(changes)) ? (parse(changes) as Planned[]) : []).filter(
    ({ does }) => does !== 'reuse' && does !== 'known-after',
  );
  // Without steps the candidate is already trained, but further seeds may still have to be trained.
  if (steps.length === 0) return cost(parse(perRun), undefined);
  const rows = steps.slice(0, MOST_STEPS).map((step) => row(prose(text(step.does)), code(text(step.key)), why(step)));
  const more = steps.length - MOST_STEPS;
  return [
    [
      `<details><summary>Plan: ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}</summary>`,
      ['| | what | why |', '|---|---|---|', ...rows].join('\n'),
      ...(more > 0 ? [`${more} more steps are in the summary of the job.`] : []),
      '</details>',
    ].join('\n\n'),
    ...cost(parse(perRun), parse(perMonth)),
  ];
}

/** Old → new for each changed value; otherwise the reason. */
function why({ changes, detail }: Planned): string {
  const values = (Array.isArray(changes) ? changes : []) as { path?: unknown; before?: unknown; after?: unknown }[];
  if (values.length === 0) return prose(text(detail));
  const told = values.slice(0, MOST_VALUES).map(({ path, before, after }) => {
    return `${code(text(path))}: ${code(text(before))} → ${code(text(after))}`;
  });
  return [...told, ...(values.length > MOST_VALUES ? [`${values.length - MOST_VALUES} more`] : [])].join('<br>');
}

function cost(run: unknown, month: unknown): string[] {
  const expected = (Object(run) as { expected?: unknown }).expected;
  const by = typeof expected === 'number' ? `, ${money(expected)} by earlier runs` : '';
  return [
    ...amount(run, 'This run costs', (worst) => `${money(worst)} at most${by}`),
    ...amount(month, 'What stays costs', (worst) => `${money(worst)} a month at most`),
  ];
}

/** The known part of a cost, and what is unknown; empty if nothing costs money. */
function amount(cost: unknown, what: string, words: (worst: number) => string): string[] {
  const { worst, unknown } = Object(cost) as { worst?: unknown; unknown?: unknown };
  const without = (Array.isArray(unknown) ? unknown : []).map((item) => code(text(item))).join(', ');
  if (typeof worst === 'number' && worst > 0)
    return [`${what} ${words(worst)}${without === '' ? '' : `, without what has no known price (${without})`}.`];
  return without === '' ? [] : [`${what} an unknown amount: there is no known price of ${without}.`];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
