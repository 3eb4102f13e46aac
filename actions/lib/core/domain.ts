/** Trust domain of a run: runs of the branch main, or runs of a pull request, whose code has not been reviewed yet. */
export type Domain = 'main' | 'pull-request';

/**
 * Follows the pipeline's name in the names of a pull request's resources. A config whose name ends with it is refused.
 */
export const PULL_REQUEST_MARK = 'pr';

/** Prefix of the names of a trust domain's jobs and of the keys of its objects: `dog-breeds` or `dog-breeds-pr`. */
export function domainPrefix(pipeline: string, domain: Domain): string {
  return domain === 'main' ? pipeline : `${pipeline}-${PULL_REQUEST_MARK}`;
}

/**
 * Prefix of the names of a trust domain's tuning jobs. Such a name has at most 32 characters, which is too few for the
 * marks of the domain and of tuning together with the pipeline's name. So a pull request's prefix has no separate mark
 * for tuning.
 */
export function tuningPrefix(pipeline: string, domain: Domain): string {
  return domain === 'main' ? `${pipeline}-tune` : domainPrefix(pipeline, domain);
}
