import type { Tags } from '../../core/graph.ts';
import { ownTag } from '../../core/tags.ts';

/**
 * Tag of every resource of a preview: the time of its expiry, ISO 8601. IAM lets a pull request create no such resource
 * without this tag.
 */
export const EXPIRES_AT = 'expires-at';

/**
 * The time of expiry, in milliseconds since the epoch; 0 if the tag is missing, so that the resource counts as expired.
 */
export function expiryOf(tags: Tags): number {
  const at = Date.parse(ownTag(tags, EXPIRES_AT) ?? '');
  return Number.isNaN(at) ? 0 : at;
}
