import type { Desired, Observed, Tags } from './graph.ts';
import { ownTag, tagName } from './tags.ts';

/** A change that was begun and has not been verified. */
export interface Unproven {
  /** What was there before, as the node's `state` names it: the way back. `undefined`: nothing, it was made anew. */
  readonly before: string | undefined;
}

/** A change as it is written into a resource's tags before it is made. */
export interface Mark extends Unproven {
  /** What was to be there after it. */
  readonly tried: string;
  /** The resource's revision before it; empty where there is none. */
  readonly since: string;
}

const NAME = 'unproven';

/** The change that was begun last and not verified, whether it was carried out or not. */
export function markIn(tags: Tags = {}): Mark | undefined {
  const [, tried, before, since] = /^tried=(\S+) before=(\S*) since=(\S*)$/.exec(ownTag(tags, NAME) ?? '') ?? [];
  if (tried === undefined || since === undefined) return undefined;
  return { tried, before: before || undefined, since };
}

/** What tells whether something is proven. */
type Proving<Resource> = Pick<Desired<Resource, unknown>, 'state' | 'unproven'>;

/** Whether what is there now was never verified; `undefined` = it was, or nobody knows of a change. */
export function unprovenIn<Resource>(desired: Proving<Resource>, observed: Observed<Resource>): Unproven | undefined {
  const { resource, tags } = observed;
  const { state } = desired;
  if (desired.unproven !== undefined) return desired.unproven(resource);
  const mark = markIn(tags);
  if (mark === undefined || state === undefined) return undefined;
  const is = state.of(resource);
  // A change that was begun and not carried out leaves what was there before, which may have been unproven itself.
  const isBefore = mark.since !== '' && mark.since === state.revision?.(resource);
  return mark.tried === is || (isBefore && mark.before !== is) ? { before: mark.before } : undefined;
}

/**
 * The tags that say that what is there now was verified; an empty value spares a second call, and the right to take tags
 * away. A mark of a change that was not carried out stays, since another
 * run may be about to do so: the way back from it is what was verified now.
 */
export function provenIn<Resource>(desired: Proving<Resource>, observed: Observed<Resource>): Tags {
  const mark = markIn(observed.tags);
  const is = desired.state?.of(observed.resource);
  if (mark === undefined || mark.tried === is) return { [tagName(NAME)]: '' };
  return tagOf({ ...mark, before: is });
}

function tagOf({ tried, before = '', since }: Mark): Tags {
  return { [tagName(NAME)]: `tried=${tried} before=${before} since=${since}` };
}

/** Whose change was never verified, in words. */
export function changedBy(tags: Tags = {}): string {
  const run = ownTag(tags, 'run');
  return run === undefined ? 'the last change' : `the change by the run ${run}`;
}

/** What a run does with what was never verified, in words. */
export function foresee({ before }: Unproven): string {
  return `the next run verifies it, and ${before === undefined ? 'deletes it' : `restores ${before}`} if it fails`;
}

/** What a change of something unproven means for the way back, in words; empty where that was proven. */
export function wayBack<Resource>(desired: Desired<Resource, unknown>, observed: Observed<Resource>): string {
  const left = unprovenIn(desired, observed);
  if (left === undefined) return '';
  if (left.before !== undefined && left.before === desired.state?.wanted) return '; this is the last verified version';
  const target = left.before === undefined ? 'there is nothing to roll back to' : `a rollback restores ${left.before}`;
  return `; ${changedBy(observed.tags)} was not verified, so ${target}`;
}

/**
 * What becomes unproven by a change of what was observed. What was itself never verified is no way back: that is what was
 * there before it.
 *
 * @param observed `undefined` when it is made anew
 * @returns `undefined` when the change goes back to what was verified last
 */
export function begin<Resource>(
  desired: Desired<Resource, unknown>,
  observed: Observed<Resource> | undefined,
): Unproven | undefined {
  if (observed === undefined || desired.state === undefined) return { before: undefined };
  const left = unprovenIn(desired, observed);
  const before = left === undefined ? desired.state.of(observed.resource) : left.before;
  return before === desired.state.wanted ? undefined : { before };
}

/** The tags that say of a change that it was begun; they are written with it or before it. */
export function marksOf<Resource>(
  { state }: Desired<Resource, unknown>,
  observed: Observed<Resource> | undefined,
  begun: Unproven | undefined,
): Tags {
  if (state === undefined || begun === undefined) return {};
  const since = observed === undefined ? '' : (state.revision?.(observed.resource) ?? '');
  return tagOf({ tried: state.wanted, before: begun.before, since });
}
