import { plainLines } from '../../actions/lib/report/plain-text.ts';
import type { WorkflowEvent } from '../workflow/events.ts';
import { type Progress, readProgress } from './progress.ts';
import type { Screen } from './screen.ts';

/** Shows a running workflow. */
export interface Display {
  show(event: WorkflowEvent): void;
  /** How often each repeated annotation occurred, as lines. */
  repeated(): string[];
  /** The messages of the jobs' errors. */
  errors(): string[];
}

/** Seconds between two lines of progress about the same resource, if the output cannot replace lines. */
const PROGRESS_EVERY = 15;

/**
 * Shows a running workflow line by line: what each job does, its progress, and how it ended. Lines inside a group of an
 * action (the log of a training job) are only written to the log file. Repeated annotations are counted.
 *
 * @param now seconds since the start.
 */
export function display(screen: Screen, now: () => number): Display {
  const inGroup = new Set<string>();
  const annotations = new Map<string, number>();
  const errors: string[] = [];
  const progress = new Map<string, Progress & { at: number }>();
  const lines = (job: string, text: string) =>
    plainLines(text).map((line) => `${clock(now())}  ${job.padEnd(10)} ${line}`);
  const say = (job: string, text: string) => {
    for (const line of lines(job, text)) screen.line(line);
  };
  const sayLine = (job: string, text: string) => {
    const found = readProgress(text);
    const before = progress.get(found?.thing ?? '');
    if (found !== undefined && before?.status === found.status) {
      if (screen.passing !== undefined) return screen.passing(lines(job, `  ${text}`)[0] ?? '');
      if (now() - before.at < PROGRESS_EVERY) return;
    }
    if (found !== undefined) progress.set(found.thing, { ...found, at: now() });
    say(job, `  ${text}`);
  };
  const show = (event: WorkflowEvent) => {
    switch (event.is) {
      case 'step-started':
        if (isOurs(event)) say(event.job, `▸ ${event.step}`);
        break;
      case 'line':
        if (!inGroup.has(event.job) && event.text.trim() !== '') sayLine(event.job, event.text);
        break;
      case 'group':
        inGroup.add(event.job);
        break;
      case 'group-ended':
        inGroup.delete(event.job);
        break;
      case 'annotation': {
        const text = `${event.level}: ${event.at === undefined ? '' : `${event.at}: `}${event.text}`;
        const times = (annotations.get(text) ?? 0) + 1;
        annotations.set(text, times);
        if (times === 1) say(event.job, `  ${text}`);
        if (event.level === 'error') errors.push(event.text);
        break;
      }
      case 'step-ended':
        inGroup.delete(event.job);
        if (isOurs(event) && event.result !== 'skipped') {
          say(event.job, `${event.result === 'success' ? '✓' : '✗'} ${event.step}, ${event.seconds.toFixed(1)} s`);
        }
        break;
      case 'job-ended':
        if (event.result !== 'success' && event.result !== 'skipped') say(event.job, `✗ ${event.result}`);
        break;
      default:
    }
  };
  const repeated = () =>
    [...annotations].flatMap(([text, times]) => (times === 1 ? [] : [`${times} times: ${plainLines(text)[0]}`]));
  return { show, repeated, errors: () => errors };
}

/** Steps with GitHub's own actions, and their replacements here. They are not shown, and neither are post steps. */
const GITHUBS: readonly string[] = ['Check out', 'Keep the report', 'Leave the report'];

function isOurs({ step, stage }: { step: string; stage: string }): boolean {
  return stage === 'Main' && !GITHUBS.includes(step);
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`.padStart(5);
}
