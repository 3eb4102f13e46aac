import type { Desired, Node, Observed } from './graph.ts';
import { observe } from './observe.ts';
import type { Run } from './run.ts';
import { ownershipConflict } from './tags.ts';

/** A resource that must not exist. */
export interface Unwanted {
  readonly id: string;
  /** Why it is removed. */
  readonly why: string;
  readonly observed: Observed<unknown>;
}

/**
 * Yields the resources that exist but must not. A resource of another owner is left alone, even if adoption is allowed.
 */
export async function* unwantedBy(
  node: Node,
  { id, absent }: Desired<unknown, unknown>,
  run: Run,
): AsyncIterable<Unwanted> {
  for (const each of (await absent?.ids?.()) ?? [id]) {
    const observed = await observe(node, each, run);
    if (observed === undefined || absent === undefined) continue;
    if (observed.tags !== undefined && ownershipConflict(observed.tags, run.owner) !== undefined) continue;
    const why = `${await absent.why(observed.resource)} (${observed.phase.detail})`;
    yield { id: each, why, observed };
  }
}
