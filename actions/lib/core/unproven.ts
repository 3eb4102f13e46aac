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

/** The tag of a change that was verified; an empty value spares a second call, and the right to take tags away. */
export const PROVEN: Tags = { [tagName(NAME)]: '' };

/** The change that was begun last and not verified, whether it was carried out or not. */
export function markIn(tags: Tags = {}): Mark | undefined {
  const [, tried, before, since] = /^tried=(\S+) before=(\S*) since=(\S*)$/.exec(ownTag(tags, NAME) ?? '') ?? [];
  if (tried === undefined || since === undefined) return undefined;
  return { tried, before: before || undefined, since };
}

/** Whether what is there now was never verified; `undefined` = it was, or nobody knows of a change. */
export function unprovenIn<Seen>(desired: Desired<Seen, unknown>, observed: Observed<Seen>): Unproven | undefined {
  const { seen, tags } = observed;
  if (desired.unproven !== undefined) return desired.unproven(seen);
  const mark = markIn(tags);
  const is = desired.state?.of(seen);
  // A change that was begun and not carried out leaves what was there before.
  return mark !== undefined && mark.tried === is ? { before: mark.before } : undefined;
}

/**
 * What becomes unproven by a change of what was observed. What was itself never verified is no way back: that is what was
 * there before it.
 *
 * @param observed `undefined` when it is made anew
 * @returns `undefined` when the change goes back to what was verified last
 */
export function begin<Seen>(
  desired: Desired<Seen, unknown>,
  observed: Observed<Seen> | undefined,
): Unproven | undefined {
  if (observed === undefined || desired.state === undefined) return { before: undefined };
  const left = unprovenIn(desired, observed);
  const before = left === undefined ? desired.state.of(observed.seen) : left.before;
  return before === desired.state.wanted ? undefined : { before };
}

/** The tags that say of a change that it was begun; they are written with it or before it. */
export function marksOf<Seen>(
  { state }: Desired<Seen, unknown>,
  observed: Observed<Seen> | undefined,
  begun: Unproven | undefined,
): Tags {
  if (state === undefined || begun === undefined) return {};
  const since = observed === undefined ? '' : (state.revision?.(observed.seen) ?? '');
  return { [tagName(NAME)]: `tried=${state.wanted} before=${begun.before ?? ''} since=${since}` };
}
