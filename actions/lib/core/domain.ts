/** A trust domain: who decides. Runs of the branch main, or those of a pull request, whose code nobody has reviewed yet. */
export type Domain = 'main' | 'pull-request';

/** What follows the pipeline's name in the names of a pull request's things; config names that end so are refused. */
export const PULL_REQUEST_MARK = 'pr';

/** What the names of a trust domain's jobs and the keys of its objects begin with: `dog-breeds` or `dog-breeds-pr`. */
export function domainPrefix(pipeline: string, domain: Domain): string {
  return domain === 'main' ? pipeline : `${pipeline}-${PULL_REQUEST_MARK}`;
}

/**
 * What the names of a trust domain's tuning jobs begin with. They have at most 32 characters, too few for both marks beside
 * a pipeline's name: a pull request's has no word of its own.
 */
export function tuningPrefix(pipeline: string, domain: Domain): string {
  return domain === 'main' ? `${pipeline}-tune` : domainPrefix(pipeline, domain);
}
