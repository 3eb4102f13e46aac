import type { Decision } from './decide.ts';
import { Failure, Pending, Undecided } from './failure.ts';
import type { Desired, Node, Tags } from './graph.ts';
import type { Run } from './run.ts';
import { provenIn, type Unproven, unprovenIn } from './unproven.ts';

/** A decision that this run carried out, and the unverified change that it caused. */
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
  const kept = await prove(node.kind, desired, id, observed.resource, unproven, run.signal);
  return desired.output(id, observed.resource, { ...observed.tags, ...kept });
}

/**
 * Verifies a resource. One that was changed without verification is rolled back when it fails, and marked as verified when
 * it passes, unless another run has changed it since.
 *
 * @returns tags of the resource after the verified change
 * @throws Failure that says what was wrong, then what `revert` says, or why the rollback failed
 */
export async function prove<Resource>(
  kind: Node<unknown, Resource>['kind'],
  desired: Pick<Desired<Resource, unknown>, 'state' | 'verify' | 'revert'>,
  id: string,
  resource: Resource,
  unproven: Unproven | undefined,
  signal: AbortSignal,
): Promise<Tags> {
  const { state, revert } = desired;
  try {
    await desired.verify?.(id, resource, signal);
  } catch (error) {
    signal.throwIfAborted();
    // If it could not be tested, the result is unknown: the mark stays, and the next run verifies it.
    const isUndecided = error instanceof Pending || error instanceof Undecided;
    if (unproven === undefined || revert === undefined || isUndecided) throw error;
    throw await wentBack(error, signal, () => revert(id, unproven.before));
  }
  if (unproven === undefined) return {};
  const kept = { ...state?.proved?.(unproven.before), ...(await state?.measured?.(id, signal)) };
  const now = state === undefined || kind.tag === undefined ? undefined : await kind.observe(id);
  if (now !== undefined && state?.of(now.resource) === state?.wanted && unprovenIn(desired, now) !== undefined)
    await kind.tag?.(id, now.resource, { ...kept, ...provenIn(desired, now) });
  return kept;
}

async function wentBack(error: unknown, signal: AbortSignal, revert: () => Promise<string>): Promise<Failure> {
  let now: string;
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
  return new Failure(`verification-failed: ${wordsOf(error)}\n${now}`, next, error);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
