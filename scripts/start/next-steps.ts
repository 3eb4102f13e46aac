import { DEFAULT_CONFIG, type Options } from './options.ts';

/** How a run ended, for the advice after it. */
export interface Ending {
  readonly options: Pick<Options, 'config' | 'stages' | 'all' | 'plan' | 'keep'>;
  /** Keys of the jobs that did not do what they are there for. */
  readonly failed: readonly string[];
  /** Whether there is something to ask. */
  readonly serves: boolean;
  /** Errors that the jobs told. */
  readonly errors: readonly string[];
  /** Folder of the run's logs, as it is shown. */
  readonly folder: string;
  /** Names of the files in it. */
  readonly files: readonly string[];
}

/** What to try after a run, as lines; after one that failed, what to read and what to do. */
export function nextSteps(ending: Ending): string[] {
  const { options, failed, serves } = ending;
  if (failed.length > 0) return ['', 'What next:', ...afterFailure(ending)];
  if (options.plan) {
    const other = options.all ? ', and is of pipeline.yml only' : '';
    return ['', `This plan started nothing${other}. To run it: ${command(options)}`];
  }
  const keep: [string, string] = [command(options, '--keep'), 'keeps it serving and prints a command to invoke it'];
  const rows: [string, string][] = [
    ...(serves && !options.keep ? [keep] : []),
    [`edit ${options.config}`, `then ${command(options)} again: it reuses everything that has not changed`],
    [command(options, '--plan'), 'shows what the edited config would create again, and starts nothing'],
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  return ['', 'What next:', ...rows.map(([what, why]) => `  ${what.padEnd(width)}  ${why}`)];
}

function afterFailure({ options, failed, errors, folder, files }: Ending): string[] {
  const [job = ''] = failed;
  const told = files.filter((file) => isAbout(file, errors));
  return [
    ...told.slice(0, 3).map((file) => `  Read ${folder}/${file}: the log of what failed.`),
    `  Read ${folder}/pipeline.log: the output of all jobs; lines of the failed job begin with [${job}].`,
    `  Fix the cause and run ${command(options)} again: it reuses the results so far.`,
    `  To retry without a change, run ${command(options, '--retry')}`,
  ];
}

/** Whether a file is the log of something that an error names; the trials of a tuning job are named by that. */
function isAbout(file: string, errors: readonly string[]): boolean {
  const [, name] = /^(?:endpoint|function|training)-(.*?)(?:-\d{3}-[0-9a-f]{8})?\.log$/.exec(file) ?? [];
  return name !== undefined && errors.some((text) => text.split(/[^\w-]+/).includes(name));
}

/** A command that runs the same of the same config. */
export function command(
  { config, stages, all }: Pick<Options, 'config' | 'stages' | 'all'>,
  ...more: readonly string[]
): string {
  const given = [
    ...(config === DEFAULT_CONFIG ? [] : ['--config', config]),
    ...(stages === '' ? [] : ['--stages', stages]),
    ...(all ? ['--all'] : []),
    ...more,
  ];
  return ['npm start', ...(given.length === 0 ? [] : ['--', ...given])].join(' ');
}
