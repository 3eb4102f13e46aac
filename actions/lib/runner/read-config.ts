import { formatProblem } from '../config/load.ts';
import type { Problem } from '../config/problem.ts';
import { Failure } from '../core/failure.ts';
import { loadConfig } from '../resources/load-config.ts';
import type { Config } from '../resources/types.ts';
import type { Job } from './job.ts';
import { refuseSecretInputs } from './secret-inputs.ts';

/** The config of a run that names none. */
export const DEFAULT_CONFIG = 'pipeline-config/dog-breeds.yml';

/** Path of the config file, from the root of the user's repository. */
export function configFile(job: Job): string {
  return job.input('config') || DEFAULT_CONFIG;
}

/** Root of the user's repository. */
export function rootOf({ environment }: Job): string {
  return environment['GITHUB_WORKSPACE'] || process.cwd();
}

/**
 * The config that the input `config` names.
 *
 * @param root of the user's repository
 * @throws Failure with every problem, after each was annotated at its place in the file; InputError when an input of the
 * action holds a secret
 */
export function readConfig(job: Job, root: string): Config {
  refuseSecretInputs(job);
  const file = configFile(job);
  const loaded = loadConfig(file, root);
  if ('config' in loaded) {
    for (const warning of loaded.warnings) annotate(job, 'warning', warning);
    return loaded.config;
  }
  const { problems } = loaded;
  for (const problem of problems) job.info(formatProblem(problem));
  for (const problem of problems) annotate(job, 'error', problem);
  throw new Failure(
    `${file} has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}; the action changed nothing.`,
    'Correct each line listed above and run again.',
  );
}

function annotate(job: Job, level: 'error' | 'warning', problem: Problem): void {
  const { file, line, column, path, what, instead } = problem;
  job.annotate(level, `${path === '' ? '' : `${path}: `}${what}; ${instead}`, {
    file,
    startLine: line,
    startColumn: column,
  });
}
