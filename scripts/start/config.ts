import { formatProblem } from '../../actions/lib/config/load.ts';
import { loadConfig } from '../../actions/lib/resources/load-config.ts';
import type { Config } from '../../actions/lib/resources/types.ts';

/**
 * Reads the config of a run.
 *
 * @param file its path relative to `root`
 * @throws Error with all problems of the config, one per line
 */
export function readConfig(file: string, root: string): Config {
  const loaded = loadConfig(file, root);
  if ('problems' in loaded) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.config;
}
