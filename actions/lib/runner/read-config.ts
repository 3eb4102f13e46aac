import { formatProblem } from '../config/load.ts';
import type { Problem } from '../config/problem.ts';
import { Failure } from '../core/failure.ts';
import { loadConfig } from '../resources/load-config.ts';
import type { Config } from '../resources/types.ts';
import type { ActionContext } from './action-context.ts';
import { refuseSecretInputs } from './secret-inputs.ts';

/** The default config. */
export const DEFAULT_CONFIG = 'pipeline-config/dog-breeds.yml';

/** Path of the config file, from the root of the user's repository. */
export function configFile(context: ActionContext): string {
  return context.input('config') || DEFAULT_CONFIG;
}

/** Root of the user's repository. */
export function rootOf({ environment }: ActionContext): string {
  return environment['GITHUB_WORKSPACE'] || process.cwd();
}

/**
 * Reads the config that the input `config` names.
 *
 * @param root of the user's repository
 * @throws Failure with all problems, after each was annotated at its place in the file; InputError when an input of the
 * action contains a secret
 */
export function readConfig(context: ActionContext, root: string): Config {
  refuseSecretInputs(context);
  const file = configFile(context);
  const loaded = loadConfig(file, root);
  if ('config' in loaded) {
    for (const warning of loaded.warnings) annotate(context, 'warning', warning);
    return loaded.config;
  }
  const { problems } = loaded;
  for (const problem of problems) context.info(formatProblem(problem));
  for (const problem of problems) annotate(context, 'error', problem);
  throw new Failure(
    `config-invalid: ${file} has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}; the action changed nothing.`,
    'Correct each line listed above and run again.',
  );
}

function annotate(context: ActionContext, level: 'error' | 'warning', problem: Problem): void {
  const { file, line, column, path, what, instead } = problem;
  context.annotate(level, `${path === '' ? '' : `${path}: `}${what}; ${instead}`, {
    title: 'config-invalid',
    file,
    startLine: line,
    startColumn: column,
  });
}
