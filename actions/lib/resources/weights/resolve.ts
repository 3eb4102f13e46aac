import type { Written } from '../schema.ts';
import type { Config } from '../types.ts';

/** The weights, if the config has any. */
export function resolveWeights({ weights }: Written): Pick<Config, 'weights'> {
  return weights === undefined ? {} : { weights: { locations: [weights.source].flat(), sha256: weights.sha256 } };
}
