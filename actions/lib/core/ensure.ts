import { type Decision, decide, desireOf } from './decide.ts';
import { Blocked, Failure, Failures, isAlreadyThere, isTransient, Pending } from './failure.ts';
import { type Acted, finish } from './finish.ts';
import { superseded } from './generations.ts';
import type { Desired, Graph, Node } from './graph.ts';
import { failed, notTaken } from './not-made.ts';
import { Outputs } from './outputs.ts';
import { type End, LeftPending, STARTS_NOTHING, startsAnew } from './pending.ts';
import { isSelected } from './plan.ts';
import { nextWait } from './poll.ts';
import { read } from './read.ts';
import type { Run } from './run.ts';
import { ownTags } from './tags.ts';
import { begin, marksOf } from './unproven.ts';
import { waitUntilStable } from './wait-until-stable.ts';

/**
 * Creates or updates the nodes of the selected stages. For each node it decides, acts, waits until the resource is stable,
 * verifies it, and passes its output to the nodes that need it. Independent nodes run in parallel. Nodes of other stages are
 * only read, and only if a selected node needs them.
 *
 * @returns the outputs of all nodes that were reached
 * @throws Failure, or Failures when several went wrong; Blocked when an earlier stage has to run first; Pending when the
 *   wait ended by its deadline and nothing failed
 */
export async function ensure(graph: Graph, stages: readonly string[], run: Run): Promise<Outputs> {
  const outputs = new Outputs();
  const left = new LeftPending();
  const reached = new Map<string, Promise<void>>();
  const reach = (node: Node): Promise<void> => {
    const known = reached.get(node.key);
    if (known !== undefined) return known;
    const going = (async () => {
      try {
        await all(node.needs.filter((need) => 'kind' in need).map(reach));
      } catch (error) {
        if (isSelected(node, stages)) await recover(node, error);
        throw error;
      }
      try {
        const desired = await desireOf(node, outputs.for(node), run);
        const selected = isSelected(node, stages);
        outputs.set(node, await (selected ? make : read)(node, desired, run, left));
        if (selected) run.reached?.(node.key);
      } catch (error) {
        if (error instanceof Pending) left.waitedFor(node);
        throw error;
      }
    })();
    reached.set(node.key, going);
    return going;
  };
  let end: End = 'done';
  try {
    await all(graph.filter((node) => isSelected(node, stages)).map(reach));
    return outputs;
  } catch (error) {
    end = error instanceof Pending ? 'pending' : 'failed';
    throw error;
  } finally {
    await left.write(stages, run, end);
  }
}

/** Verifies an unverified change of a node that this run does not reach. @param cause why the node is not reached */
async function recover(node: Node, cause: unknown): Promise<void> {
  try {
    if ((await node.recovery?.find()) !== undefined) await node.recovery?.verify();
  } catch (error) {
    throw new Failures(cause instanceof Failures ? [...cause.failures, error] : [cause, error]);
  }
}

/** Waits for all, even if some fail; then throws the failures, each cause once. */
async function all(going: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(going);
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  const causes = [...new Set(reasons.flatMap((reason) => (reason instanceof Failures ? reason.failures : [reason])))];
  const failures = causes.filter((cause) => !(cause instanceof Pending));
  if (failures.length > 1) throw new Failures(failures);
  if (causes.length > 0) throw failures[0] ?? causes[0];
}

/** Creates or updates a node, and verifies it. */
async function make(node: Node, desired: Desired<unknown, unknown>, run: Run, left: LeftPending): Promise<unknown> {
  const acted = new Map<string, Acted>();
  const decision = await untilAsWanted(node, desired, run, { left, acted }).catch(async (error: unknown) => {
    if (error instanceof Failure && acted.size === 0) await recover(node, error);
    throw error;
  });
  return finish(node, desired, run, decision, acted.get(decision.id));
}

/**
 * Acts until the node matches the config. It does not repeat the same action on the same resource.
 *
 * @param acted receives what this run has done
 */
async function untilAsWanted(
  node: Node,
  desired: Desired<unknown, unknown>,
  run: Run,
  { left, acted }: { left: LeftPending; acted: Map<string, Acted> },
): Promise<Extract<Decision, { does: 'reuse' | 'verify' }>> {
  let { retry } = run;
  let looked = false;
  const started = run.clock.now();
  for (;;) {
    run.signal.throwIfAborted();
    const decision = await decide(node, desired, { ...run, retry }).catch((error: unknown) => {
      // The resource continues to change even if it cannot be read now.
      if (!looked || !isTransient(error)) throw error;
      return undefined;
    });
    const isLate = looked && run.clock.now() > run.deadline;
    if (decision === undefined) {
      if (isLate) throw new Pending(`${node.kind.name} ${desired.id}`);
      continue;
    }
    left.read(node, decision);
    if (decision.does === 'reuse' || decision.does === 'verify') {
      // After a change back to earlier content, jobs of the newer content may still run.
      if (!looked) await stopSuperseded(node, desired, run);
      return decision;
    }
    if (decision.does === 'fail') throw await failed(node, decision, acted.has(decision.id), run);
    if (isLate) throw new Pending(`${node.kind.name} ${decision.id} (${decision.why})`);
    if (startsAnew(node, decision, run, left)) throw startsNothing(node, decision);
    const before = acted.get(decision.id)?.decision;
    if (before?.does === decision.does) throw await notTaken(node, decision, before);
    const begun = begin(desired, decision.does === 'update' ? decision.observed : undefined);
    if (await act(node, desired, run, { decision, begun })) {
      acted.set(decision.id, { decision, begun });
      // A run tries once: a failure is reported, and only the next run retries.
      retry = 'nothing';
    } else if (decision.does !== 'wait') await pause(node, decision.id, run, started);
    looked = true;
    await waitUntilStable(node, decision.id, run, decision.does === 'remove' ? 'gone' : 'stable');
  }
}

/**
 * Waits before a refused change is tried again, because it may be refused several times.
 *
 * @throws Pending at the run's deadline
 */
async function pause(node: Node, id: string, { clock, deadline, signal }: Run, started: number): Promise<void> {
  const wait = nextWait(clock.now() - started, clock.random());
  if (clock.now() + wait > deadline) throw new Pending(`${node.kind.name} ${id} (another process is changing it)`);
  await clock.sleep(wait, signal);
}

function startsNothing({ key, kind, stages }: Node, { id, why }: Decision): Blocked {
  return new Blocked(
    `schedule-starts-nothing: ${key}: the ${kind.name} ${id} differs from the config (${why}). No earlier run left it pending, and ${STARTS_NOTHING}.`,
    `Push, or run the workflow by hand with the stage ${stages[0]}.`,
  );
}

/** @returns whether this run changed something; `false` if it only waits for the change of another process */
async function act(
  node: Node,
  desired: Desired<unknown, unknown>,
  run: Run,
  { decision, begun }: Acted,
): Promise<boolean> {
  const { id, does, why } = decision;
  const tell = (detail: string) =>
    run.step({
      key: node.key,
      kind: node.kind.name,
      does,
      id,
      detail,
      ...('changes' in decision ? { changes: decision.changes } : {}),
    });
  if (does !== 'wait') await node.preflight?.();
  // If the process is killed after this point, an applied change always has its mark.
  const marks = marksOf(desired, does === 'update' ? decision.observed : undefined, begun);
  const tags = { ...run.tags, ...ownTags(run.owner, node, desired.content ?? {}), ...marks };
  switch (decision.does) {
    case 'create':
      await stopSuperseded(node, desired, run);
      tell(why);
      return unlessSomebodyWasFaster(node, id, run, async () => desired.create?.(id, tags));
    case 'update':
      tell(why);
      return unlessSomebodyWasFaster(node, id, run, async () =>
        desired.update?.(id, decision.observed.resource, decision.changes, tags),
      );
    case 'replace':
      tell(why);
      await node.kind.remove?.(id);
      await waitUntilStable(node, id, run, 'gone');
      return unlessSomebodyWasFaster(node, id, run, async () => desired.create?.(id, tags));
    case 'remove':
      if (decision.observed.phase.is === 'in-progress') await waitUntilStable(node, id, run);
      tell(why);
      await node.kind.remove?.(id);
      return true;
    default:
      await stopSuperseded(node, desired, run);
      tell(why);
      return false;
  }
}

async function stopSuperseded(node: Node, desired: Desired<unknown, unknown>, run: Run): Promise<void> {
  for await (const step of superseded(node, desired, run)) {
    run.step(step);
    await node.kind.stop?.(step.id);
  }
}

/** Writes the resource into the ledger before the call, so that the post step can stop it even if this process is killed. */
async function unlessSomebodyWasFaster(
  node: Node,
  id: string,
  run: Run,
  change: () => Promise<void>,
): Promise<boolean> {
  const ref = { kind: node.kind.name, id };
  run.ledger.started(ref);
  try {
    await change();
    run.changed?.(node.key, id);
    return true;
  } catch (error) {
    // This run may have created it: if an answer is lost, the client repeats a call that already succeeded.
    if (isAlreadyThere(error)) return false;
    if (!isTransient(error)) run.ledger.settled(ref);
    throw error;
  }
}
