import type { Step } from '../core/run.ts';
import { block, code, prose, row } from './markdown.ts';
import { plainLines } from './plain-text.ts';

/** What one action did, for people. */
export interface ActionReport {
  readonly title: string;
  readonly steps: readonly Step[];
  /** Further sections, in Markdown. */
  readonly sections?: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly problems: readonly { readonly what: string; readonly next: string }[];
  readonly pending?: string | undefined;
}

/** Longest summary of a step in bytes; GitHub refuses more than 1 MiB. Source: GitHub's documentation of job summaries. */
const LONGEST = 900_000;

/** Words for what a walk decided. */
const WORDS: Readonly<Record<Step['does'], string>> = {
  create: 'create',
  update: 'update',
  replace: 'replace',
  attach: 'wait for',
  reuse: 'reuse',
  verify: 'verify',
  blocked: 'blocked',
  'known-after': 'known later',
  fail: 'failed',
  stop: 'stop',
  withdraw: 'remove',
};

/** Problems that are told at length; the log has all. */
const MOST_PROBLEMS = 30;

/** A section of the job's summary, in Markdown; the words of others are in it as text only. */
export function renderSummary(report: ActionReport): string {
  const { title, steps, sections = [], outputs, problems, pending } = report;
  const parts = [`### ${title}`];
  if (pending !== undefined) parts.push(`Pending: ${prose(pending)}. The next run goes on from here.`);
  parts.push(...problems.slice(0, MOST_PROBLEMS).map(renderProblem));
  if (problems.length > MOST_PROBLEMS) parts.push(`❌ ${problems.length - MOST_PROBLEMS} more are in the log.`);
  if (steps.length > 0) {
    const rows = steps.map(({ does, kind, id, key, detail }) =>
      row(WORDS[does], prose(kind), code(id ?? key), prose(detail)),
    );
    parts.push(['| | what | name | why |', '|---|---|---|---|', ...rows].join('\n'));
  }
  parts.push(...sections);
  const set = Object.entries(outputs).filter(([, value]) => value !== '');
  if (set.length > 0)
    parts.push(['| output | value |', '|---|---|', ...set.map(([name, value]) => row(name, code(value)))].join('\n'));
  return withinLimit(`${parts.join('\n\n')}\n`);
}

function renderProblem({ what, next }: ActionReport['problems'][number]): string {
  const [first = '', ...more] = plainLines(what);
  return [`❌ ${prose(first)}`, ...(more.length === 0 ? [] : [block(more.join('\n'))]), prose(next)].join('\n\n');
}

/** A text that is too long, up to its last whole line that fits. */
function withinLimit(markdown: string): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= LONGEST) return markdown;
  const end = bytes.subarray(0, LONGEST).lastIndexOf('\n');
  return `${bytes.subarray(0, end)}\n\n(The summary was cut here: GitHub takes no more.)\n`;
}

/** A step as a line of the log: `create  training job  dog-breeds-single-0123456789: code changed`. */
export function renderStep({ does, kind, id, key, detail }: Step): string {
  return `${WORDS[does].padEnd(11)} ${kind} ${id ?? key}: ${detail}`;
}
