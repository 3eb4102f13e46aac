import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const help = `npm start -- [options]

Runs .github/workflows/pipeline.yml on this machine, against the local stand-in for AWS: syncs the data, tunes, trains,
deploys and asks the endpoint. What was done stays in .local-aws/ and is reused by the next run.

  --config FILE  the pipeline's YAML file (default: pipeline-config/local.yml)
  --keep         leave the local AWS serving afterwards, and say how to ask the endpoint
  --reset        forget all data, jobs and endpoints of earlier runs first; stops what --keep has left serving
  --help         show this
`;

export interface Options {
  /** Path from the root of the repository. */
  readonly config: string;
  readonly keep: boolean;
  readonly reset: boolean;
  readonly help: boolean;
}

/** An option that cannot be obeyed; the message is one line. */
export class UsageError extends Error {}

/** @throws UsageError */
export function readOptions(args: readonly string[], root: string): Options {
  const options = parse(args);
  const config = relative(root, resolve(root, options.config));
  if (config.startsWith('..'))
    throw new UsageError(`--config: ${options.config} is outside this repository, and the workflow sees nothing else`);
  if (!options.help && !existsSync(join(root, config)))
    throw new UsageError(`--config: there is no file ${options.config}`);
  return { ...options, config };
}

function parse(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        config: { type: 'string', default: 'pipeline-config/local.yml' },
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
