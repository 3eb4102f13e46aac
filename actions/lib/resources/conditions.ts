import { tagName } from '../core/tags.ts';
import type { Conditions } from '../iam/document.ts';
import type { Config } from './types.ts';

/** Condition keys of the tags that say whose a resource is. */
export const PIPELINE = tagKeys('pipeline');
export const REF = tagKeys('ref');

function tagKeys(name: string) {
  return { requested: `aws:RequestTag/${tagName(name)}`, borne: `aws:ResourceTag/${tagName(name)}` };
}

/** What is made bears the pipeline's tag; what is there already must not bear another's. */
export function taggedAsOwn({ name }: Config): Conditions {
  return { StringEquals: { [PIPELINE.requested]: [name] }, ...unlessAnothers({ name }) };
}

/**
 * Not what bears another pipeline's tag: the names of `dog` with the entry `breeds-x` are those of `dog-breeds` with the
 * entry `x`. What is not there bears no tag, and has to be called missing, not forbidden.
 */
export function unlessAnothers({ name }: Pick<Config, 'name'>): Conditions {
  return { StringEqualsIfExists: { [PIPELINE.borne]: [name] } };
}

/** What reads the end of a log; of nothing but the groups that a statement names. */
export const READ_LOGS = { logs: ['DescribeLogStreams', 'GetLogEvents'] };
