import { formatProblem } from '../../actions/lib/config/load.ts';
import { loadConfig } from '../../actions/lib/resources/load-config.ts';
import type { Config } from '../../actions/lib/resources/types.ts';

/**
 * The config of a run.
 *
 * @param file its path from `root`
 * @throws Error with all that is wrong with it, a line each
 */
export function readConfig(file: string, root: string): Config {
  const loaded = loadConfig(file, root);
  if ('problems' in loaded) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.config;
}
