import type { Tags } from '../../core/graph.ts';
import { ownTag } from '../../core/tags.ts';

/** Tag of everything of a preview: when it expires, ISO 8601. IAM lets a pull request create nothing without it. */
export const EXPIRES_AT = 'expires-at';

/** When something expires, in milliseconds since the epoch; what does not say so has expired. */
export function expiryOf(tags: Tags): number {
  const at = Date.parse(ownTag(tags, EXPIRES_AT) ?? '');
  return Number.isNaN(at) ? 0 : at;
}
