import { plainLines } from '../../actions/lib/report/plain-text.ts';
import type { WorkflowEvent } from '../workflow/events.ts';

/**
 * Shows a running workflow line by line: when which job does what, its progress, and how it ended. What an action puts
 * into a group (the log of a training job) is in the log file only.
 * @param now seconds since the start.
 */
export function display(print: (line: string) => void, now: () => number): (event: WorkflowEvent) => void {
  const inGroup = new Set<string>();
  const say = (job: string, text: string) => {
    for (const line of plainLines(text)) print(`${clock(now())}  ${job.padEnd(10)} ${line}`);
  };
  return (event) => {
    switch (event.is) {
      case 'step-started':
        if (isOurs(event)) say(event.job, `▸ ${event.step}`);
        break;
      case 'line':
        if (!inGroup.has(event.job) && event.text.trim() !== '') say(event.job, `  ${event.text}`);
        break;
      case 'group':
        inGroup.add(event.job);
        break;
      case 'group-ended':
        inGroup.delete(event.job);
        break;
      case 'annotation':
        say(event.job, `  ${event.level}: ${event.at === undefined ? '' : `${event.at}: `}${event.text}`);
        break;
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
}

/** Checking out copies a folder here; the post steps clean up: neither is news. */
function isOurs({ step, stage }: { step: string; stage: string }): boolean {
  return stage === 'Main' && step !== 'Check out';
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`.padStart(5);
}
