import { type Unwanted, unwantedBy } from './absence.ts';
import { describeChanges } from './compare.ts';
import { Failure } from './failure.ts';
import { explainMiss } from './generations.ts';
import type { Change, Desired, Node, Observed, OutputOf, Phase, Refused } from './graph.ts';
import { attemptName, MOST_ATTEMPTS } from './names.ts';
import { observe } from './observe.ts';
import type { Run } from './run.ts';
import { ownershipConflict } from './tags.ts';
import { changedBy, unprovenIn } from './unproven.ts';

/** What to do about one node: the result of comparing the resource with the config. */
export type Decision =
  | { does: 'create'; id: string; why: string; changes?: readonly Change[] }
  | { does: 'wait'; id: string; why: string; observed: Observed<unknown> }
  | { does: 'reuse'; id: string; why: string; observed: Observed<unknown> }
  /** It matches the config, but it was not verified after its last change. */
  | { does: 'verify'; id: string; why: string; observed: Observed<unknown> }
  | { does: 'update'; id: string; why: string; observed: Observed<unknown>; changes: readonly Change[] }
  /** The resource must not exist. It is removed first, and `others` after it, one after another. */
  | ({ does: 'remove'; others: readonly Unwanted[] } & Unwanted)
  | { does: 'replace'; id: string; why: string; observed: Observed<unknown>; changes: readonly Change[] }
  | { does: 'fail'; id: string; why: string; observed: Observed<unknown>; refused?: Refused };

/**
 * The desired state of a node: the content that main published, if its resource exists or is being created and matches;
 * otherwise the node's own content.
 *
 * @throws Failure when the node's inputs are wrong
 */
export async function desireOf(node: Node, of: OutputOf, run: Run): Promise<Desired<unknown, unknown>> {
  const own = await node.desire(of);
  if (own.published === undefined) return own;
  try {
    const { does } = await decide(node, own.published, { ...run, retry: 'nothing' }, 'read');
    return does === 'reuse' || does === 'wait' ? own.published : own;
  } catch (error) {
    // Main has published none, or the resource with this name is not main's.
    if (error instanceof Failure) return own;
    throw error;
  }
}

/**
 * Reads the resource of a node and decides what to do, for the stage that creates it or for a stage that reads it. It goes
 * through the attempts at the same content until it finds one that did not fail. A failed resource is created again if
 * a setting outside its content has changed, such as its time limit or its role.
 *
 * @throws Failure when the resource has another owner, has other content than its name says, or must not be created
 */
export async function decide(
  node: Node,
  desired: Desired<unknown, unknown>,
  run: Run,
  use: 'make' | 'read' = 'make',
): Promise<Decision> {
  const { kind } = node;
  const byContent = kind.identity === 'content';
  if (desired.absent !== undefined) {
    const [first, ...others] = await Array.fromAsync(unwantedBy(node, desired, run));
    return first === undefined
      ? { does: 'reuse', id: desired.id, why: 'does not exist', observed: NOTHING }
      : { does: 'remove', ...first, others };
  }
  const counts = ({ by, ofMaker }: Change) => by !== 'nothing' && (use === 'make' || ofMaker !== true);
  const attempts: Attempt[] = [];
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const id = attemptName(desired.id, attempt);
    const observed = await observe(node, id, run);
    if (observed === undefined) {
      if (desired.refusal !== undefined) throw desired.refusal;
      const last = attempts.at(-1);
      if (last === undefined)
        return { does: 'create', id, ...((await explainMiss(node, desired, run)) ?? { why: 'it does not exist yet' }) };
      if (last.others !== undefined && run.retry !== 'everything') throw somethingElse(node, last.id, last.others);
      const same = attempts.findLast(({ apart }) => apart.length === 0);
      const failure = same ?? (run.retry === 'nothing' ? last : undefined);
      if (failure !== undefined && !mayRetry(failure.phase, run))
        return { does: 'fail', id: failure.id, why: failure.phase.detail, observed: failure.observed };
      return { does: 'create', id, why: whyAgain(last) };
    }
    refuseConflicts(node, id, observed, run);
    const { phase, resource, tags } = observed;
    const isSettling = phase.is === 'in-progress';
    // A resource with a stable name is compared after its change has finished.
    const differing = isSettling && !byContent ? [] : (desired.changes?.(resource, tags ?? {}) ?? []);
    const changes = differing.filter(counts);
    if (byContent) {
      const hasEnded = phase.is === 'failed' || phase.is === 'stopped';
      // A failed resource is not used, so another role is no conflict; it only means that a new attempt may succeed.
      const others = changes.filter(({ ofMaker }) => !(hasEnded && ofMaker === true));
      if (others.length > 0) {
        if (kind.numbered !== true) throw somethingElse(node, id, others);
        const detail = describeChanges(others);
        attempts.push({ id, phase: { is: 'failed', detail }, observed, others, apart: differing });
        continue;
      }
    }
    if (isSettling) return { does: 'wait', id, why: phase.detail, observed };
    const again = run.retry === 'everything';
    const refused = changes.length > 0 ? await desired.refused?.(resource, tags ?? {}, again) : undefined;
    if (refused !== undefined)
      return { does: 'fail', id, why: `${refused.failure.message} ${refused.failure.next}`, observed, refused };
    if (phase.is === 'ready') {
      if (changes.length === 0) {
        const detail = reuseOf(phase, differing);
        if (unprovenIn(desired, observed) === undefined) return { does: 'reuse', id, why: detail, observed };
        return {
          does: 'verify',
          id,
          why: `${detail}, but ${changedBy(observed.tags)} was not verified`,
          observed,
        };
      }
      const does =
        desired.update !== undefined && changes.every((change) => change.by === 'update') ? 'update' : 'replace';
      return { does, id, why: describeChanges(changes), observed, changes };
    }
    if (!byContent) {
      if (changes.length === 0 && !mayRetry(phase, run)) return { does: 'fail', id, why: phase.detail, observed };
      const why = `it is ${phase.is}: ${phase.detail}`;
      return { does: desired.holdsFiles ? 'update' : 'replace', id, why, observed, changes };
    }
    attempts.push({ id, phase, observed, apart: differing });
  }
  const last = attempts.at(-1);
  return {
    does: 'fail',
    id: attemptName(desired.id, MOST_ATTEMPTS),
    why: `all ${MOST_ATTEMPTS} attempts failed; the last: ${last?.phase.detail}`,
    observed: last?.observed ?? { resource: undefined, phase: { is: 'failed', detail: '' } },
  };
}

const NOTHING: Observed<unknown> = { resource: undefined, phase: { is: 'ready', detail: 'does not exist' } };

/** An attempt at a content that failed, or that another owner created. */
interface Attempt {
  readonly id: string;
  readonly phase: Phase;
  readonly observed: Observed<unknown>;
  /** Differences that mean that it has other content. */
  readonly others?: readonly Change[];
  /** All differences from what this run would create; if there are none, a new attempt would be the same again. */
  readonly apart: readonly Change[];
}

function whyAgain({ id, phase, others, apart }: Attempt): string {
  const end = others !== undefined ? 'has other content' : phase.is === 'failed' ? 'failed' : 'was stopped';
  const settings =
    others === undefined && apart.length > 0 ? `; the settings changed since: ${describeChanges(apart)}` : '';
  return `${id} ${end}: ${phase.detail}${settings}`;
}

function mayRetry(phase: Phase, run: Run): boolean {
  if (phase.resumes === true) return true;
  return run.retry === 'everything' || (run.retry === 'transient' && phase.transient === true);
}

/** Refuses a resource of another owner, by its name alone. @throws Failure */
export async function refuseStranger(node: Node, id: string, run: Run): Promise<void> {
  const observed = await observe(node, id, run);
  if (observed !== undefined) refuseConflicts(node, id, observed, run);
}

function refuseConflicts(node: Node, id: string, observed: Observed<unknown>, run: Run): void {
  const conflict = observed.tags === undefined ? undefined : ownershipConflict(observed.tags, run.owner);
  if (conflict === undefined || run.adopt) return;
  throw new Failure(
    `not-the-owner: The ${node.kind.name} ${id} ${conflict}, so this run did not change it.`,
    'Use another name in the config, or set the input `adopt: true` to manage this one from here.',
  );
}

/** A name alone proves nothing: it contains 40 bits of the hash, and anyone who can create resources can take it first. */
function somethingElse({ kind }: Node, id: string, changes: readonly Change[]): Failure {
  const other = kind.numbered !== true ? '' : ', or set `retry: true` to create it under the next name';
  return new Failure(
    `content-mismatch: The ${kind.name} ${id} exists already, but its content is not what this run would create: ${describeChanges(changes)} (found → wanted). This run did not use or change it.`,
    `CloudTrail shows who created it. Delete it in the AWS console and run again${other}.`,
  );
}

/** A reused resource may have other settings that do not affect the result, such as its time limit: the message names them. */
function reuseOf({ detail }: Phase, differing: readonly Change[]): string {
  return differing.length === 0
    ? detail
    : `${detail}; it was created with other settings, which are kept: ${describeChanges(differing)}`;
}
