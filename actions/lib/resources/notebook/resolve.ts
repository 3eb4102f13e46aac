import { given } from '../../config/fill-in.ts';
import { toGigabytes, toSeconds } from '../../config/units.ts';
import type { Written } from '../schema.ts';
import type { Config } from '../types.ts';

/** The notebook instance with its defaults. */
export function resolveNotebook({ notebook }: Written): Pick<Config, 'notebook'> {
  if (notebook === undefined) return {};
  return {
    notebook: given({
      instance: notebook.instance ?? 'ml.t3.medium',
      volumeSize: toGigabytes(notebook['volume-size'] ?? '5GB'),
      idleStop: toSeconds(notebook['idle-stop'] ?? '1h'),
      root: notebook.root ?? false,
      packages: notebook.packages ?? [],
      repository: notebook.repository,
    }),
  };
}
