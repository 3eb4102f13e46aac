import type { Decision } from './decide.ts';
import { Failure, Pending, Undecided } from './failure.ts';
import type { Desired, Kind, Node, Tags } from './graph.ts';
import type { Run } from './run.ts';
import { provenIn, type Unproven, unprovenIn } from './unproven.ts';

/** A decision that this run acted on, and what became unproven by it. */
export interface Acted {
  readonly decision: Decision;
  readonly begun: Unproven | undefined;
}

/**
 * Verifies a resource that matches the config. If it was changed without verification, by this run or an earlier one, it is
 * rolled back when it fails, and marked as verified when it passes.
 *
 * @returns the node's output
 */
export async function finish(
  node: Node,
  desired: Desired<unknown, unknown>,
  run: Run,
  decision: Extract<Decision, { does: 'reuse' | 'verify' }>,
  acted: Acted | undefined,
): Promise<unknown> {
  const { id, does, why, observed } = decision;
  if (acted === undefined && !(does === 'reuse' && node.hideIfUnchanged === true)) {
    run.step({ key: node.key, kind: node.kind.name, does, id, detail: why });
  }
  await desired.inspect?.(id, observed.resource);
  // This run knows its own change, even if the tags do not show it yet (eventual consistency).
  const unproven = acted === undefined ? unprovenIn(desired, observed) : acted.begun;
  try {
    await desired.verify?.(id, observed.resource, run.signal);
  } catch (error) {
    run.signal.throwIfAborted();
    // If it could not be tested, the result is unknown: the mark stays, and the next run verifies it.
    const isUndecided = error instanceof Pending || error instanceof Undecided;
    if (unproven === undefined || desired.revert === undefined || isUndecided) throw error;
    throw await wentBack(error, run.signal, async () => desired.revert?.(id, unproven.before));
  }
  let { tags = {} } = observed;
  const kept = unproven === undefined ? {} : (desired.state?.proved?.(unproven.before) ?? {});
  tags = { ...tags, ...kept };
  if (acted !== undefined || unproven !== undefined) {
    for (const gone of (await desired.deletePrevious?.(id, observed.resource, tags)) ?? []) {
      run.step({
        key: node.key,
        kind: node.kind.name,
        does: 'remove',
        id: gone,
        detail: 'older than the previous version',
      });
    }
  }
  if (unproven !== undefined) await prove(node.kind, desired, id, kept);
  return desired.output(id, observed.resource, tags);
}

/**
 * Rolls back after a failed verification.
 *
 * @param revert returns a sentence that says what is served now
 * @returns the failure: what was wrong, then what is served now, or why the rollback failed
 */
export async function wentBack(
  error: unknown,
  signal: AbortSignal,
  revert: () => Promise<string | undefined>,
): Promise<Failure> {
  let now: string | undefined;
  try {
    now = await revert();
  } catch (hindrance) {
    signal.throwIfAborted();
    const isLate = hindrance instanceof Pending;
    now = isLate
      ? `The rollback was not finished at the wait limit (${hindrance.message}); the next run resumes it.`
      : `The rollback failed: ${wordsOf(hindrance)}`;
  }
  const next = error instanceof Failure ? error.next : 'Fix the cause and run again.';
  return new Failure(`${wordsOf(error)}\n${now}`, next, error);
}

/**
 * Removes the mark of a verified change, unless another run has changed the resource since.
 *
 * @param kept tags that a verified change leaves
 */
export async function prove<Resource>(
  kind: Kind<Resource>,
  desired: Pick<Desired<Resource, unknown>, 'state'>,
  id: string,
  kept: Tags,
): Promise<void> {
  if (desired.state === undefined || kind.tag === undefined) return;
  const observed = await kind.observe(id);
  if (observed === undefined || desired.state.of(observed.resource) !== desired.state.wanted) return;
  if (unprovenIn(desired, observed) === undefined) return;
  await kind.tag(id, observed.resource, { ...kept, ...provenIn(desired, observed) });
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
