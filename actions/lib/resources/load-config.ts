import { type Loaded, load } from '../config/load.ts';
import type { Repository } from '../config/repository.ts';
import type { Draft } from './draft.ts';
import { families } from './index.ts';
import { schema, type Written } from './schema.ts';
import type { Config } from './types.ts';

/**
 * Reads a pipeline's config and reports all its problems at once. It only uses the file system.
 * @param file path of the config, absolute or relative to the repository's root
 * @param root the repository's root; paths inside the config are relative to it
 */
export function loadConfig(file: string, root: string): Loaded<Config> {
  const language = {
    schema,
    check: (draft: Draft, repository: Repository) =>
      families.flatMap(({ checks }) => checks.flatMap((check) => check(draft, repository))),
    resolve: (written: Written) => Object.assign({}, ...families.map(({ resolve }) => resolve?.(written))) as Config,
  };
  return load(language, file, root);
}
