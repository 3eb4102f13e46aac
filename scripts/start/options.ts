import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from '../../actions/lib/runner/action-context.ts';
import { ALL_STAGES, readStages } from '../../actions/lib/runner/stages.ts';

export const DEFAULT_CONFIG = 'pipeline-config/local.yml';

export const help = `npm start -- [options]

Runs .github/workflows/pipeline.yml on this machine against the local stand-in for AWS. It runs the stages that the config
has, from sync-data to the invocation of the endpoint. The results stay in .local-aws/, and the next run reuses them.

  --config FILE  the pipeline's YAML file (default: ${DEFAULT_CONFIG})
  --plan         show what a run would create, change and reuse; start nothing
  --stages LIST  run only these stages, separated by commas, e.g. tune,train; the stages are:
                 ${ALL_STAGES.main.join(', ')}
  --retry        retry what failed before, without a change
  --all          then run the other workflows that the config has something for: training on EC2, the
                 notebook instance
  --pull-request then open a pull request that changes the config, and compare its model with the one that main serves
  --keep         keep the local AWS running afterwards, and print commands to invoke the endpoint and the function
  --reset        delete all data, jobs and endpoints of earlier runs first; stops what --keep left running
  --help         show this
`;

export interface Options {
  /** Path relative to the root of the repository. */
  readonly config: string;
  /** Only plan, without running anything else. */
  readonly plan: boolean;
  /** The workflow's input with this name: stages separated by commas; empty: all stages of the config. */
  readonly stages: string;
  /** The workflow's input with this name. */
  readonly retry: boolean;
  /** Also run the other workflows afterwards. */
  readonly all: boolean;
  /** Also run pull-request.yml afterwards. */
  readonly pullRequest: boolean;
  readonly keep: boolean;
  readonly reset: boolean;
  readonly help: boolean;
}

/** An invalid option; the message is one line. */
export class UsageError extends Error {}

/** @throws UsageError */
export function readOptions(args: readonly string[], root: string): Options {
  const { stages, 'pull-request': pullRequest, ...options } = parse(args);
  const config = relative(root, resolve(root, options.config));
  if (config.startsWith('..'))
    throw new UsageError(`--config: ${options.config} is outside this repository, so the workflow cannot read it`);
  if (!options.help && !existsSync(join(root, config)))
    throw new UsageError(`--config: the file ${options.config} does not exist`);
  return { ...options, config, pullRequest, stages: stages === undefined ? '' : checkStages(stages) };
}

function checkStages(list: string): string {
  try {
    const stages = readStages(list, 'main', '--stages', ALL_STAGES.main);
    if (stages.length > 0) return stages.join(',');
    throw new InputError(
      '--stages contains no stage.',
      `Write one or more of these, separated by commas: ${ALL_STAGES.main.join(', ')}.`,
    );
  } catch (error) {
    throw error instanceof InputError ? new UsageError(`${error.message} ${error.next}`) : error;
  }
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        config: { type: 'string', default: DEFAULT_CONFIG },
        plan: { type: 'boolean', default: false },
        stages: { type: 'string' },
        retry: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        'pull-request': { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
        reset: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\. |\n/);
    throw new UsageError(`${sentence}; --help shows the options`);
  }
}
