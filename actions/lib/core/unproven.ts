import type { Desired, Observed, Tags } from './graph.ts';
import { ownTag, tagName } from './tags.ts';

/** A change that was started and is not verified yet. */
export interface Unproven {
  /** The target of a rollback: the node's `state` before the change. `undefined`: the resource is new. */
  readonly before: string | undefined;
}

/** A change, as it is written into the resource's tags before it starts. */
export interface Mark extends Unproven {
  /** The `state` that the change should lead to. */
  readonly tried: string;
  /** The revision of the resource before the change; empty if there is none. */
  readonly since: string;
}

const NAME = 'unproven';

/** The last change that was started and not verified, whether AWS applied it or not. */
export function markIn(tags: Tags = {}): Mark | undefined {
  const [, tried, before, since] = /^tried=(\S+) before=(\S*) since=(\S*)$/.exec(ownTag(tags, NAME) ?? '') ?? [];
  if (tried === undefined || since === undefined) return undefined;
  return { tried, before: before || undefined, since };
}

/** The parts of a node that show whether a resource is verified. */
type Proving<Resource> = Pick<Desired<Resource, unknown>, 'state' | 'unproven'>;

/** The unverified change of a resource; `undefined`: it is verified, or no change is known. */
export function unprovenIn<Resource>(desired: Proving<Resource>, observed: Observed<Resource>): Unproven | undefined {
  const { resource, tags } = observed;
  const { state } = desired;
  if (desired.unproven !== undefined) return desired.unproven(resource);
  const mark = markIn(tags);
  if (mark === undefined || state === undefined) return undefined;
  const is = state.of(resource);
  // If a change was started but not applied, the previous state remains, which may be unverified too.
  const isBefore = mark.since !== '' && mark.since === state.revision?.(resource);
  return mark.tried === is || (isBefore && mark.before !== is) ? { before: mark.before } : undefined;
}

/**
 * The tags that mark a resource as verified. An empty value needs no second call and no permission to delete tags. The mark
 * of a change that was not applied stays, because another run may be about to apply it: a rollback of that change then leads
 * to what was verified now.
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

/** Names the unverified change in a message. */
export function changedBy(tags: Tags = {}): string {
  const run = ownTag(tags, 'run');
  return run === undefined ? 'the last change' : `the change by the run ${run}`;
}

/** Says in a message what the next run does with an unverified change. */
export function foresee({ before }: Unproven): string {
  return `the next run verifies it, and ${before === undefined ? 'deletes it' : `restores ${before}`} if it fails`;
}

/** Says in a message what a rollback would restore; empty if the current state is verified. */
export function wayBack<Resource>(desired: Desired<Resource, unknown>, observed: Observed<Resource>): string {
  const left = unprovenIn(desired, observed);
  if (left === undefined) return '';
  if (left.before !== undefined && left.before === desired.state?.wanted) return '; this is the last verified version';
  const target = left.before === undefined ? 'there is nothing to roll back to' : `a rollback restores ${left.before}`;
  return `; ${changedBy(observed.tags)} was not verified, so ${target}`;
}

/**
 * The unverified change that a new change leads to. An unverified state is not a target for a rollback; its own predecessor
 * is.
 *
 * @param observed `undefined` if the resource is new
 * @returns `undefined` if the change goes back to the last verified state
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

/** The tags that mark a change as started; they are written with the change or before it. */
export function marksOf<Resource>(
  { state }: Desired<Resource, unknown>,
  observed: Observed<Resource> | undefined,
  begun: Unproven | undefined,
): Tags {
  if (state === undefined || begun === undefined) return {};
  const since = observed === undefined ? '' : (state.revision?.(observed.resource) ?? '');
  return tagOf({ tried: state.wanted, before: begun.before, since });
}
