import { tagName } from '../core/tags.ts';
import type { Conditions } from '../iam/document.ts';
import type { Config } from './types.ts';

/** Condition keys of the tags that name a resource's owner. */
export const PIPELINE = tagKeys('pipeline');
export const REF = tagKeys('ref');

function tagKeys(name: string) {
  return { requested: `aws:RequestTag/${tagName(name)}`, borne: `aws:ResourceTag/${tagName(name)}` };
}

/** A new resource must have the pipeline's tag; an existing one must not have another pipeline's. */
export function taggedAsOwn({ name }: Config): Conditions {
  return { StringEquals: { [PIPELINE.requested]: [name] }, ...unlessAnothers({ name }) };
}

/**
 * Excludes resources with another pipeline's tag: `dog` with the entry `breeds-x` has the same names as `dog-breeds`
 * with the entry `x`. A missing resource has no tag, and AWS must answer that it is missing, not that access is denied.
 */
export function unlessAnothers({ name }: Pick<Config, 'name'>): Conditions {
  return { StringEqualsIfExists: { [PIPELINE.borne]: [name] } };
}

/** `refs/pull/<number>/merge`: the ref of a pull request's runs. */
export const PULL_REQUESTS = 'refs/pull/*';

/** New resources must have the tags of a pull request of this pipeline. */
export function startedByPullRequests(
  { name }: Pick<Config, 'name'>,
  { StringEquals, ...others }: Conditions,
): Conditions {
  return {
    StringLike: { [REF.requested]: [PULL_REQUESTS] },
    StringEquals: { [PIPELINE.requested]: [name], ...StringEquals },
    ...others,
  };
}

/**
 * Resources of pull requests of this pipeline, or without owner tags. A resource that does not exist has no tags, and the
 * answer must be that it does not exist.
 */
export function unlessMains({ name }: Pick<Config, 'name'>): Conditions {
  return {
    StringLikeIfExists: { [REF.borne]: [PULL_REQUESTS] },
    StringEqualsIfExists: { [PIPELINE.borne]: [name] },
  };
}

/** Actions that read the end of a log, for the log groups of a statement. */
export const READ_LOGS = { logs: ['DescribeLogStreams', 'GetLogEvents'] };
