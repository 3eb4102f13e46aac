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

/** Actions that read the end of a log, for the log groups of a statement. */
export const READ_LOGS = { logs: ['DescribeLogStreams', 'GetLogEvents'] };
