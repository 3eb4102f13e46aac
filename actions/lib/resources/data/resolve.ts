import { given } from '../../config/fill-in.ts';
import type { Written } from '../schema.ts';
import type { Config } from '../types.ts';

/** The data set with its defaults. */
export function resolveData({ name, data }: Written): Pick<Config, 'data'> {
  return {
    data: given({
      locations: [data.source].flat(),
      sha256: data.sha256,
      prefix: data.prefix ?? `${name}/`,
      layout: data.layout ?? ('any' as const),
      strict: data.strict,
    }),
  };
}
