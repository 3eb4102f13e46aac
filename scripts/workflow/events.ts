/** How a job or a step ended, in GitHub's words. */
export type Result = 'success' | 'failure' | 'skipped' | 'cancelled';

/**
 * An event of a running workflow; events are in the order in which they happen. `job` is the job's key in the workflow
 * file.
 */
export type WorkflowEvent =
  | { readonly is: 'step-started'; readonly job: string; readonly step: string; readonly stage: string }
  | { readonly is: 'line'; readonly job: string; readonly step: string; readonly text: string }
  | {
      readonly is: 'annotation';
      readonly job: string;
      readonly level: Level;
      readonly text: string;
      readonly at?: string;
    }
  | { readonly is: 'group'; readonly job: string; readonly title: string }
  | { readonly is: 'group-ended'; readonly job: string }
  | {
      readonly is: 'output';
      readonly job: string;
      readonly step: string;
      readonly name: string;
      readonly value: string;
    }
  | { readonly is: 'summary'; readonly job: string; readonly markdown: string }
  | {
      readonly is: 'step-ended';
      readonly job: string;
      readonly step: string;
      readonly stage: string;
      readonly result: Result;
      /** 0 for a step that did not run. */
      readonly seconds: number;
    }
  | { readonly is: 'job-ended'; readonly job: string; readonly result: Result }
  /** A message of act itself, in general or about one job. */
  | { readonly is: 'message'; readonly job?: string; readonly level: Level; readonly text: string };

export type Level = 'error' | 'warning' | 'notice';

/** The members of a line of `act --json -v` that are read here. */
interface ActLine {
  readonly level: string;
  readonly msg?: string;
  readonly jobID?: string;
  readonly step?: string;
  readonly stepID?: readonly string[];
  readonly stage?: string;
  readonly raw_output?: boolean;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  /** The line that act interpreted as a command. */
  readonly raw?: string;
  readonly jobResult?: Result;
  readonly stepResult?: Result;
  /** Nanoseconds. */
  readonly executionTime?: number;
}

/**
 * Reads one line of act's output with `--json -v` (0.2.89).
 * @returns undefined for lines that are only for act's developers
 */
export function readActLine(text: string): WorkflowEvent | undefined {
  const line = parse(text);
  if (line === undefined) return text.trim() === '' ? undefined : { is: 'message', level: 'warning', text };
  const { jobID: job, step = '', stage = '' } = line;
  const message = line.msg?.trim() ?? '';
  if (job === undefined) return isLevel(line.level) ? { is: 'message', level: line.level, text: message } : undefined;
  if (line.jobResult !== undefined) return { is: 'job-ended', job, result: line.jobResult };
  if (line.raw_output === true) return { is: 'line', job, step, text: (line.msg ?? '').replace(/\r?\n$/, '') };
  if (line.command !== undefined) return readCommand(line, job, line.command);
  if (stage === '') return isLevel(line.level) ? { is: 'message', job, level: line.level, text: message } : undefined;
  if (line.stepResult !== undefined) {
    return { is: 'step-ended', job, step, stage, result: line.stepResult, seconds: (line.executionTime ?? 0) / 1e9 };
  }
  if (message.startsWith('⭐')) return { is: 'step-started', job, step, stage };
  return isLevel(line.level) ? { is: 'message', job, level: line.level, text: message } : undefined;
}

function readCommand(line: ActLine, job: string, command: string): WorkflowEvent | undefined {
  const { step = '', raw = '' } = line;
  if (command === 'set-output')
    return { is: 'output', job, step: line.stepID?.at(-1) ?? '', name: line.name ?? '', value: line.arg ?? '' };
  if (command === 'summary') return { is: 'summary', job, markdown: line.content ?? '' };
  if (command === 'ignored') return { is: 'line', job, step, text: raw.replace(/\r?\n$/, '') };
  return readPrinted(raw, job);
}

/**
 * A printed command as GitHub reads it: up to the second `::`. act reads up to the last one, so it reads
 * `::error::c10::Error` as a command `error::c10` with the message `Error`.
 */
function readPrinted(raw: string, job: string): WorkflowEvent | undefined {
  const [, name = '', properties = '', data = ''] = /^::([\w-]+)(?: (.*?))?::(.*)/.exec(raw) ?? [];
  const text = decode(data);
  switch (name) {
    case 'group':
      return { is: 'group', job, title: text };
    case 'endgroup':
      return { is: 'group-ended', job };
    case 'error':
    case 'warning':
    case 'notice': {
      const property = (key: string) => properties.split(',').find((each) => each.startsWith(`${key}=`));
      const [file, row] = [property('file'), property('line')].map((found) => decode(found?.split('=')[1] ?? ''));
      return { is: 'annotation', job, level: name, text, ...(file ? { at: row ? `${file}:${row}` : file } : {}) };
    }
    default:
      return undefined;
  }
}

/** Source: GitHub's toolkit, packages/core/src/command.ts. */
function decode(text: string): string {
  const characters: Record<string, string> = { '0D': '\r', '0A': '\n', '3A': ':', '2C': ',', '25': '%' };
  return text.replace(/%(0D|0A|3A|2C|25)/g, (_, code: string) => characters[code] ?? '');
}

function parse(text: string): ActLine | undefined {
  try {
    return JSON.parse(text) as ActLine;
  } catch {
    return undefined;
  }
}

function isLevel(level: string): level is Level {
  return level === 'error' || level === 'warning';
}
