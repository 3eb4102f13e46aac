import { DEFAULT_CONFIG, type Options } from './options.ts';

/** The end of a run, as far as the advice depends on it. */
export interface Ending {
  readonly options: Pick<Options, 'config' | 'stages' | 'all' | 'plan' | 'keep'>;
  /** Keys of the jobs that did not succeed. */
  readonly failed: readonly string[];
  /** Whether there is an endpoint or a function to invoke. */
  readonly serves: boolean;
  /** Errors of the jobs. */
  readonly errors: readonly string[];
  /** Folder of the run's logs, as shown to the user. */
  readonly folder: string;
  /** Names of the files in it. */
  readonly files: readonly string[];
}

/** The next steps after a run, as lines; after a failure, which log to read and what to do. */
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

/** Whether a file is the log of a resource in an error message; for a trial, its tuning job is named there. */
function isAbout(file: string, errors: readonly string[]): boolean {
  const [, name] = /^(?:endpoint|function|training)-(.*?)(?:-\d{3}-[0-9a-f]{8})?\.log$/.exec(file) ?? [];
  return name !== undefined && errors.some((text) => text.split(/[^\w-]+/).includes(name));
}

/** A command that runs the same config with the same options. */
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
